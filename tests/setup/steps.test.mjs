// The task scripts: quiet when all is well, and one last sentence when it is not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { repository } from './sandbox.mjs';

function task(t, lines, env = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'storycard-steps-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.join(repository, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
  const run = spawnSync('bash', ['-c', `. ${folder}/scripts/lib.sh\n${lines}`], { encoding: 'utf8', env: { ...process.env, V: '0', ...env } });
  return { status: run.status, output: run.stdout + run.stderr };
}

test('a step that works says so in a line and keeps its output to itself', (t) => {
  const run = task(t, 'step "cure" "Building it" echo chatter');
  assert.equal(run.status, 0);
  assert.match(run.output, /✓ Building it/);
  assert.doesNotMatch(run.output, /chatter/);
});

test('V=1 shows what the tools print', (t) => {
  assert.match(task(t, 'step "cure" "Building it" echo chatter', { V: '1' }).output, /chatter/);
});

for (const V of ['0', '1']) {
  test(`a step that fails (V=${V}) shows the lines with the error, ends with one sentence and stops the task`, (t) => {
    const run = task(t, 'fails() { seq 100; echo "a.cpp:1:2: error: no such thing"; return 7; }\nstep "do this" "Building it" fails\necho went on', { V });
    assert.equal(run.status, 1);
    assert.match(run.output, /a\.cpp:1:2: error: no such thing/);
    assert.match(run.output, /\nstorycard: Building it failed\.\n  Cure: do this \(the whole log: build\/log\/building-it\.log\)\n$/);
    assert.doesNotMatch(run.output, /went on/);
  });
}

test('a full disk is called by its name', (t) => {
  const run = task(t, 'fails() { echo "fatal error: error writing to x.o: No space left on device"; return 1; }\nstep "do this" "Building it" fails');
  assert.match(run.output, /storycard: Building it failed\. The disk is full\.\n  Cure: free/);
});
