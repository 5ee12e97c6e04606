// The pixels of an RGB PNG as storycard writes it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const paeth = (a, b, c) => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** @returns {(x: number, y: number) => [number, number, number]} */
export function pixelsOf(file) {
  const bytes = readFileSync(file);
  assert.deepEqual([bytes[24], bytes[25]], [8, 2], 'expected an RGB PNG');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const parts = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = 3 * width;
  const rows = [];
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)];
    const row = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    for (let x = 0; x < stride; ++x) {
      const left = x >= 3 ? row[x - 3] : 0;
      const up = rows[y - 1]?.[x] ?? 0;
      const corner = x >= 3 ? rows[y - 1]?.[x - 3] ?? 0 : 0;
      row[x] += [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];  // PNG 1.2, chapter 6
    }
    rows.push(row);
  }
  return (x, y) => /** @type {[number, number, number]} */ ([...rows[y].subarray(3 * x, 3 * x + 3)]);
}
