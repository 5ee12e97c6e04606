// docs/frames.md says what the schemas say, and its pictures are what storycard draws.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readPng } from '../../scripts/png.mjs';
import { root, scratch } from './samples.mjs';

const program = path.join(root, 'build/native/storycard');
const frameDocs = (...words) => spawnSync(process.execPath, [path.join(root, 'scripts/frame-docs.mjs'), ...words, '--program', program], { encoding: 'utf8' });

test('the document and its pictures are up to date', () => {
  const { status, stderr } = frameDocs('--check');
  assert.equal(status, 0, stderr);
});

test('every member of every kind of layer is in the part about it, or about all layers or texts', () => {
  const text = readFileSync(path.join(root, 'docs/frames.md'), 'utf8');
  const { $defs } = JSON.parse(readFileSync(path.join(root, 'assets/schema/frame.schema.json'), 'utf8'));
  const partOf = (mark) => text.split(`<!-- frame-docs: ${mark} -->`)[1].split('<!-- end -->')[0];
  for (const kind of ['fill', 'ellipse', 'path', 'links', 'photo', 'image', 'logos', 'text', 'line', 'stack', 'group', 'pattern']) {
    const parts = partOf(`kind ${kind}`) + partOf('layer') + (kind === 'text' || kind === 'line' ? partOf('style') : '');
    for (const member of Object.keys($defs[`${kind}Layer`].properties)) assert.ok(parts.includes(`\n| \`${member}\` |`), `${kind}: ${member}`);
  }
});

test('a picture that shows something else is noticed', (t) => {
  // A program that draws every example as the first one stands in for a change of what is drawn.
  const folder = scratch(t);
  const other = path.join(folder, 'other.sh');
  writeFileSync(other, `#!/bin/sh\nfor out; do :; done\ncp '${path.join(root, 'docs/images/frames/fill.png')}' "$out"\n`, { mode: 0o755 });
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/frame-docs.mjs'), '--check', '--program', other], { encoding: 'utf8' });
  assert.equal(status, 3);
  assert.match(stderr, /out of date: .*images\/frames\/gradient\.png/);
  assert.doesNotMatch(stderr, /images\/frames\/fill\.png|frames\.md,/);
});

test('the pictures can be read back', () => {
  const { width, height, at } = readPng(path.join(root, 'docs/images/frames/fill.png'));
  assert.deepEqual([width, height], [194, 194]);
  assert.deepEqual(at(30, 40).map((value) => value >> 4), [0x0, 0x6, 0x5]);
  assert.ok(readFileSync(path.join(root, 'docs/images/frames/fill.png')).length < 20_000);
});
