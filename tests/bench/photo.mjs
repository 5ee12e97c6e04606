// Photos for the benchmark, made here and always the same: a sample drawing enlarged as a phone's photo would show it, with a
// surface, shadows and a sensor's grain, as baseline JPEG, 4:2:0, quality 90.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const DRAWING = 'assets/samples/amina.jpg';
const PART = { left: 0, top: 400, width: 1600, height: 1200 };
const RECIPE = 5;  // a photo of another recipe is made again

/** The sides of photos by megapixels, 4:3 as phones take them. */
export const SIZES = { 2: [1632, 1224], 6: [2832, 2124], 12: [4032, 3024], 24: [5664, 4248], 48: [8064, 6048] };

/** Uniform in [-1, 1], the same on every machine. */
function noise(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 8388608 - 1;
  };
}

/** Soft blotches all over a picture of this size: what makes a wall a wall. */
async function surface(sharp, width, height, cell, seed) {
  const columns = Math.ceil(width / cell), rows = Math.ceil(height / cell);
  const next = noise(seed);
  const cells = Buffer.from(Array.from({ length: columns * rows }, () => Math.round(128 + 127 * next())));
  return sharp(cells, { raw: { width: columns, height: rows, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' }).extractChannel(0).raw().toBuffer();
}

async function makePhoto(sharp, width, height) {
  const pixels = await sharp(DRAWING).extract(PART).resize(width, height, { kernel: 'lanczos3' }).removeAlpha().raw().toBuffer();
  const fine = await surface(sharp, width, height, 6, 11);
  const coarse = await surface(sharp, width, height, 40, 12);
  const grain = noise(12345);
  for (let i = 0, at = 0; i < fine.length; ++i, at += 3) {
    const light = 7.5 * (grain() + grain()) + (fine[i] - 128) * 0.11 + (coarse[i] - 128) * 0.06;
    for (let c = at; c < at + 3; ++c) pixels[c] = Math.max(0, Math.min(255, pixels[c] + light));
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } }).blur(0.5)
    .jpeg({ quality: 90, chromaSubsampling: '4:2:0', progressive: false }).toBuffer();
}

/** @returns {Promise<{ file: string, bytes: Buffer, megapixels: number, sides: number[], sha256: string }>} */
export async function photo(megapixels, folder) {
  const sides = SIZES[megapixels];
  const file = path.join(folder, `photo-${megapixels}mp-${RECIPE}.jpg`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const { default: sharp } = await import('sharp');
    writeFileSync(`${file}.new`, await makePhoto(sharp, ...sides));
    renameSync(`${file}.new`, file);
  }
  const bytes = readFileSync(file);
  return { file, bytes, megapixels, sides, sha256: createHash('sha256').update(bytes).digest('hex') };
}
