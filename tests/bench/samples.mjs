// `storycard render` on every sample story in every format: the whole program, from its start to the file.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storycard } from './native.mjs';
import { median } from './rounds.mjs';

/** @returns {{ formats: string[], stories: Record<string, number[]> }}  medians in ms */
export function sampleTimes(runs) {
  const formats = [...new Set(JSON.parse(storycard('frames', '--json')).frames.flatMap((frame) => frame.formats))];
  const names = readdirSync('assets/samples').filter((name) => name.endsWith('.json')).sort();
  const folder = mkdtempSync(path.join(tmpdir(), 'storycard-bench-'));
  const time = (story, format) => {
    const started = performance.now();
    storycard('render', path.join('assets/samples', story), '--format', format, '-o', path.join(folder, 'card.png'));
    return performance.now() - started;
  };
  try {
    const stories = names.map((story) => [path.basename(story, '.json'), formats.map((format) => median(Array.from({ length: runs }, () => time(story, format))))]);
    return { formats, stories: Object.fromEntries(stories) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
