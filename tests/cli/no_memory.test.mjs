// Memory that cannot be had, at one allocation after the other: the card is there and as it should be, or there is a sentence, the exit code
// of bad input, and no file.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const storycard = path.resolve(process.env.STORYCARD_PROGRAM ?? path.join(root, 'build/native/storycard'));
const preload = path.join(root, 'build/native/tests/faults/no_memory.so');
const tries = process.env.STORYCARD_THOROUGH === '1' ? 500 : 40;  // of a quarter of a million allocations

let dir;
const run = (words, env = {}) => spawnSync(storycard, words, { cwd: dir, env: { ...process.env, ...env }, maxBuffer: 1 << 26, timeout: 60_000 });
before(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'storycard-memory-'));
  copyFileSync(path.join(root, 'assets/samples/amina.jpg'), path.join(dir, 'amina.jpg'));
  copyFileSync(path.join(root, 'assets/samples/amina.json'), path.join(dir, 'amina.json'));
  assert.equal(run(['render', 'amina.json', '-o', 'amina.storycard']).status, 0);
});
after(() => rmSync(dir, { recursive: true }));

const failing = (words, at) => run(words, { LD_PRELOAD: preload, STORYCARD_FAIL_AT: String(at) });

function allocations(words) {
  const file = path.join(dir, 'count');
  assert.equal(run(words, { LD_PRELOAD: preload, STORYCARD_COUNT_INTO: file }).status, 0);
  const count = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  assert.ok(count > 1000, `only ${count} allocations were seen`);
  return count;
}

/** The files that a run leaves, and what it prints, as one sum. */
function left(result, inputs) {
  const made = readdirSync(dir).filter((name) => !inputs.includes(name)).sort();
  const sum = createHash('sha256').update(result.stdout);
  for (const name of made) sum.update(name).update(readFileSync(path.join(dir, name)));
  for (const name of made) rmSync(path.join(dir, name));
  return { made, sum: sum.digest('hex') };
}

for (const [what, words] of [
  ['a PNG with its report', ['render', 'amina.json', '--scale', '0.1', '--report', 'report.json', '-o', 'card.png']],
  ['a JPEG', ['render', 'amina.json', '--scale', '0.1', '-o', 'card.jpg']],
  ['a layout', ['layout', 'amina.json']],
  ['a card file', ['render', 'amina.json', '-o', 'card.storycard']],
  ['what a card file holds', ['open', 'amina.storycard']],
  ['a card of a card file', ['render', 'amina.storycard', '--scale', '0.1', '-o', 'card.png']],
]) {
  test(`memory that ends while ${what} is made: all of it, or a sentence`, () => {
    const inputs = readdirSync(dir);
    const whole = left(run(words), inputs).sum;
    const many = allocations(words);
    left({ stdout: '' }, inputs);
    let ended = 0;
    for (let i = 0; i < tries; ++i) {
      const at = 1 + Math.floor((i * 0.6180339887 % 1) * many);
      const result = failing(words, at);
      const { made, sum } = left(result, inputs);
      const said = result.stderr.toString();
      if (result.status === 0) {
        assert.equal(sum, whole, `allocation ${at} of ${many}: something else was made`);
        continue;
      }
      ++ended;
      assert.equal(result.status, 3, `allocation ${at} of ${many}: ${result.signal ?? result.status} ${said}`);
      assert.match(said, /^storycard: .*not enough memory.*\.\n$/, `allocation ${at} of ${many}`);
      assert.deepEqual(made.filter((name) => !name.endsWith('.part') && name === words.at(-1)), [], `allocation ${at} of ${many}`);
    }
    assert.ok(ended > tries / 2, `only ${ended} of ${tries} were met`);
  });
}
