// Times `storycard render` on every sample story in every format: the whole program, from the start to the file, five times each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROGRAM = 'build/native/storycard';
const RUNS = 5;

function run(words) {
  const done = spawnSync(PROGRAM, words, { encoding: 'utf8' });
  if (done.status !== 0) {
    console.error(`storycard: ${words.join(' ')} ended with ${done.status}: ${done.stderr ?? done.error}\n  Cure: make native`);
    process.exit(1);
  }
  return done.stdout;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

const formats = [...new Set(JSON.parse(run(['frames', '--json'])).frames.flatMap((frame) => frame.formats))];
const stories = readdirSync('assets/samples').filter((name) => name.endsWith('.json')).sort();
const folder = mkdtempSync(path.join(tmpdir(), 'storycard-bench-'));
try {
  console.log(`median of ${RUNS} runs, ms`);
  console.log(['story'.padEnd(16), ...formats.map((format) => format.padStart(10))].join(''));
  for (const story of stories) {
    const times = formats.map((format) => median(Array.from({ length: RUNS }, () => {
      const started = performance.now();
      run(['render', path.join('assets/samples', story), '--format', format, '-o', path.join(folder, 'card.png')]);
      return performance.now() - started;
    })));
    console.log([path.basename(story, '.json').padEnd(16), ...times.map((time) => time.toFixed(0).padStart(10))].join(''));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
