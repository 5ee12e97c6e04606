// A person who does what docs/tutorial-pack.md says gets what it promises at every step, and a good pack in the end.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root, scratch } from './samples.mjs';

const program = path.join(root, 'build/native/storycard');

const files = (where) => readdirSync(where, { recursive: true }).filter((name) => name.endsWith('.json')).sort();

test('the tutorial can be followed word for word; the pack that is kept beside it is good, too', (t) => {
  const folder = path.join(scratch(t), 'my-town');
  const followed = spawnSync(process.execPath, [path.join(root, 'scripts/follow-tutorial.mjs'), '--program', program, '-o', folder], { encoding: 'utf8' });
  assert.equal(followed.status, 0, followed.stderr);
  assert.ok(Number(followed.stdout.split(' ')[0]) > 30, followed.stdout);
  const kept = path.join(root, 'docs/tutorial/port-amara');
  assert.deepEqual(files(folder), files(kept));
  const checked = spawnSync(program, ['check', kept], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
});
