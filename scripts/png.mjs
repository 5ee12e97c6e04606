// The pixels of a PNG as storycard writes it: 8 bits a channel, or a palette, or greys; not interlaced.
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

function paeth(a, b, c) {
  const pa = Math.abs(b - c), pb = Math.abs(a - c), pc = Math.abs(a + b - 2 * c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** What filter 1 to 4 adds to a byte. PNG 1.2, chapter 6 */
function predicted(filter, left, up, corner) {
  switch (filter) {
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    default: return paeth(left, up, corner);
  }
}

function unfilter(raw, height, stride, step) {
  const rows = [];
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)];
    const row = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    for (let x = 0; filter !== 0 && x < stride; ++x) {
      row[x] += x < step ? predicted(filter, 0, above[x], 0) : predicted(filter, row[x - step], above[x], above[x - step]);
    }
    rows.push(row);
    above = row;
  }
  return rows;
}

/**
 * @param file  its path, or its bytes
 * @returns {{width: number, height: number, at: (x: number, y: number) => [number, number, number], packed: (x: number, y: number) => number}} packed: 0xRRGGBB
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
  const at = pixels[color];
  const packers = {
    2: (x, y) => (rows[y][3 * x] << 16) | (rows[y][3 * x + 1] << 8) | rows[y][3 * x + 2],
    6: (x, y) => (rows[y][4 * x] << 16) | (rows[y][4 * x + 1] << 8) | rows[y][4 * x + 2],
  };
  const pack = (x, y) => at(x, y).reduce((all, channel) => (all << 8) | channel, 0);
  return { width, height, at, packed: packers[color] ?? pack };
}
