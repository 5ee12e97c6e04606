// The decoders as the page runs them: JPEGs equal djpeg's islow output to the byte, with djpeg's SIMD and without, at full
// size and at every eighth, and PngSuite reads as libpng reads it. tests/conformance/images asks more of the native build.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { jpeg } from './large_photos.mjs';
import { decode } from './photo_module.mjs';
import { root } from './samples.mjs';

/** djpeg's PPM as RGBA. */
function djpeg(file, eighths, env) {
  const made = spawnSync('djpeg', ['-dct', 'int', '-scale', `${eighths}/8`], { input: file, maxBuffer: 1 << 28, env: { ...process.env, ...env } });
  assert.equal(made.status, 0, String(made.stderr));
  const head = /^P([56])\n(\d+) (\d+)\n255\n/.exec(made.stdout.toString('latin1', 0, 40));
  const samples = made.stdout.subarray(head[0].length);
  const step = head[1] === '6' ? 3 : 1;
  const rgba = Buffer.alloc((samples.length / step) * 4, 255);
  for (let from = 0, to = 0; from < samples.length; from += step, to += 4) {
    for (let c = 0; c < 3; ++c) rgba[to + c] = samples[from + (step === 3 ? c : 0)];
  }
  return { size: [+head[2], +head[3]], rgba };
}

for (const options of [['-sample', '2x2'], ['-sample', '2x1'], ['-sample', '1x1'], ['-sample', '1x2', '-progressive'], ['-grayscale'], ['-sample', '2x2', '-progressive']]) {
  test(`a JPEG made with cjpeg ${options.join(' ')} decodes as djpeg does it`, () => {
    const file = jpeg(201, 96, ...options);
    for (let eighths = 1; eighths <= 8; ++eighths) {
      for (const env of [{}, { JSIMD_FORCENONE: '1' }]) {
        const want = djpeg(file, eighths, env);
        const { result, pixels } = decode(file, eighths === 8 ? [0, 0] : want.size);
        assert.deepEqual(result.size, want.size);
        assert.ok(pixels.equals(want.rgba), `${eighths}/8`);
      }
    }
  });
}

test('PngSuite: sound files give libpng\'s pixels, broken ones are refused', () => {
  const folder = path.join(root, '.deps/src/pngsuite/images');
  const list = readFileSync(path.join(root, 'tests/conformance/images/pngsuite.txt'), 'utf8');
  const known = new Map(list.split('\n').filter((line) => /^\w/.test(line)).map((line) => [line.split(' ')[0], line.split(' ').slice(1)]));
  const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
  assert.ok(names.length > 170);
  for (const name of names) {
    const { result, pixels } = decode(readFileSync(path.join(folder, name)));
    if (name.startsWith('x')) {
      assert.ok(result.code, name);
      continue;
    }
    const [width, height, sum] = known.get(name);
    assert.deepEqual(result.size, [+width, +height], name);
    assert.equal(crc32(pixels), parseInt(sum, 16), name);
  }
});
