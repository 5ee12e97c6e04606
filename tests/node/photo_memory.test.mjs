// What decoding takes of memory in the page's worker: photo.wasm's whole heap, the file in it, in a fresh instance each.
// A 12-megapixel photo stays under 128 MB, the largest that are taken under 256 MB, and what is refused takes none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { jpeg, png, png_bomb, webp_lossless } from './large_photos.mjs';
import { decode } from './photo_module.mjs';
import { root } from './samples.mjs';

const MB = 1e6;
const card = [1080, 1080];

function fits(t, name, file, size, most) {
  const { header, result, heap } = decode(file, card);
  t.diagnostic(`${name}: ${(heap / MB).toFixed(1)} MB, its file ${(file.length / MB).toFixed(1)} MB`);
  assert.equal(result.code, undefined, `${name}: ${result.message}`);
  assert.deepEqual(header.size, size, name);
  assert.ok(result.size[0] >= 1080 && result.size[1] >= 1080, name);
  assert.ok(heap < most, `${name} takes ${(heap / MB).toFixed(1)} MB`);
}

test('a 12-megapixel photo of each kind is decoded for a card in less than 128 MB', (t) => {
  const size = [4032, 3024];
  const lossy = readFileSync(path.join(root, 'tests/fixtures/photos/large_lossy.webp'));
  fits(t, 'baseline JPEG', jpeg(...size), size, 128 * MB);
  fits(t, 'progressive JPEG', jpeg(...size, '-progressive'), size, 128 * MB);
  fits(t, 'PNG', png(...size, 3), size, 128 * MB);
  fits(t, 'PNG with alpha', png(...size, 4), size, 128 * MB);
  fits(t, 'lossy WebP', lossy, size, 128 * MB);
  fits(t, 'lossless WebP', webp_lossless(...size), size, 128 * MB);
});

test('the largest JPEGs that are taken are decoded in less than 256 MB', (t) => {
  fits(t, 'baseline, 64 megapixels', jpeg(8000, 8000), [8000, 8000], 256 * MB);
  fits(t, 'progressive, 24 megapixels', jpeg(6000, 4000, '-progressive'), [6000, 4000], 256 * MB);
});

test('what is too large is refused by its header, in one sentence with a cure, and takes no memory', () => {
  const panorama = jpeg(8000, 16);
  const frame = panorama.indexOf(Buffer.from([0xff, 0xc0]));
  panorama.writeUInt16BE(10000, frame + 5);
  panorama.writeUInt16BE(20000, frame + 7);
  const layered = jpeg(6400, 4000, '-progressive');
  for (const [name, file, words] of [
    ['a panorama', panorama, /20000 x 10000 pixels \(200 megapixels\).*16384 a side/],
    ['a layered JPEG', layered, /at most 24 megapixels.*progressive.*plain JPEG/],
    ['a PNG bomb', png_bomb(16000, 16000), /256 megapixels.*at most 48 megapixels/],
    ['a WebP bomb', webp_lossless(16000, 16000), /256 megapixels.*at most 16 megapixels/],
  ]) {
    const { result, heap } = decode(file, card);
    assert.equal(result.code, 'too-large', name);
    assert.match(result.message, words, name);
    assert.match(result.message, /\. Use a smaller one\.$/, name);
    assert.ok(heap < file.length + 20 * MB, `${name}: ${heap}`);
  }
});

test('pixels that unpack to far more than the header says take no memory either', () => {
  const { result, heap } = decode(png_bomb(64, 64));
  assert.equal(result.code, undefined);
  assert.ok(heap < 20 * MB, String(heap));
});
