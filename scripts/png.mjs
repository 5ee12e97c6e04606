// The pixels of a PNG as storycard writes it: 8 bits a channel, or a palette, or greys; not interlaced.
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const paeth = (a, b, c) => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

// PNG 1.2, chapter 6
function unfilter(raw, height, stride, step) {
  const rows = [];
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)];
    const row = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    for (let x = 0; x < stride; ++x) {
      const left = x >= step ? row[x - step] : 0;
      const up = rows[y - 1]?.[x] ?? 0;
      const corner = x >= step ? rows[y - 1]?.[x - step] ?? 0 : 0;
      row[x] += [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
    rows.push(row);
  }
  return rows;
}

/**
 * @param file  its path, or its bytes
 * @returns {{width: number, height: number, at: (x: number, y: number) => [number, number, number]}}
 */
export function readPng(file) {
  const bytes = typeof file === 'string' ? readFileSync(file) : file;
  const chunks = { IDAT: [] };
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    if (name === 'IDAT') chunks.IDAT.push(data);
    else chunks[name] = data;
  }
  const [width, height, bits, color] = [chunks.IHDR.readUInt32BE(0), chunks.IHDR.readUInt32BE(4), chunks.IHDR[8], chunks.IHDR[9]];
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[color];
  if (!channels || (bits !== 8 && channels !== 1) || bits > 8) throw new Error(`${typeof file === 'string' ? file : 'These bytes'}: a PNG of a kind that is not read here`);
  const rows = unfilter(inflateSync(Buffer.concat(chunks.IDAT)), height, Math.ceil((width * bits * channels) / 8), Math.max(1, (bits * channels) / 8));
  const sample = (x, y) => (rows[y][(x * bits) >> 3] >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1);
  const pixels = {
    0: (x, y) => Array(3).fill((sample(x, y) * 255) / ((1 << bits) - 1)),
    2: (x, y) => [...rows[y].subarray(3 * x, 3 * x + 3)],
    3: (x, y) => [...chunks.PLTE.subarray(3 * sample(x, y), 3 * sample(x, y) + 3)],
    4: (x, y) => Array(3).fill(rows[y][2 * x]),
    6: (x, y) => [...rows[y].subarray(4 * x, 4 * x + 3)],
  };
  return { width, height, at: pixels[color] };
}
