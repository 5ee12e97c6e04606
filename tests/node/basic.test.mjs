// The modules for browsers without wasm's 128-bit SIMD, in a node that has none: they give the bytes that the command line
// gives, as those with SIMD do (same_bytes.test.mjs and photo_pixels.test.mjs run here once more).
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { dist, root } from './samples.mjs';

// V8's wasm has no SIMD on a processor without SSE4.1; of others it cannot be told.
const options = { skip: process.arch !== 'x64' && 'V8 can be told to have no SIMD on x64 alone' };
const { NODE_TEST_CONTEXT: _, ...env } = process.env;  // else node takes it for a part of this run

async function nodeWithoutSimd(...words) {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-enable-sse4-1', ...words], { cwd: root, env, maxBuffer: 1 << 26 })
    .catch((error) => assert.fail(`${error.message}\n${error.stdout}`));
  return stdout;
}

const modules = ['app', 'engine'].flatMap((folder) => readdirSync(path.join(dist, folder)).filter((name) => name.endsWith('.wasm')).map((name) => path.join(dist, folder, name)));

test('each module of the site is there twice, once without any SIMD', options, async () => {
  const known = await nodeWithoutSimd('-e', `
    const { readFileSync } = require('node:fs');
    console.log(JSON.stringify(process.argv.slice(1).filter((file) => WebAssembly.validate(readFileSync(file)))));`, ...modules);
  const basic = JSON.parse(known);
  assert.deepEqual(basic.map((file) => path.basename(file).replace(/-basic|-[\w-]{8}(?=\.wasm$)/g, '')).sort(), ['composer.rest.wasm', 'composer.wasm', 'engine.wasm', 'photo.wasm']);
  assert.deepEqual(basic, modules.filter((file) => /-basic\b/.test(file)));
  assert.equal(modules.length, 2 * basic.length);
});

for (const file of ['same_bytes', 'photo_pixels']) {
  test(`without SIMD all of ${file}.test.mjs holds`, options, async () => {
    const said = await nodeWithoutSimd('--test-reporter=tap', `tests/node/${file}.test.mjs`);
    const [passed, failed] = ['pass', 'fail'].map((count) => Number(new RegExp(`^# ${count} (\\d+)$`, 'm').exec(said)?.[1]));
    assert.ok(passed > 5 && failed === 0, said);
  });
}

test('the composer without SIMD has the same imports and exports: one glue serves both', () => {
  const glue = (name) => readFileSync(path.join(root, `build/web/${name}.mjs`), 'utf8').replaceAll(`${name}.wasm`, 'WASM');
  assert.equal(glue('composer-basic'), glue('composer'));
});
