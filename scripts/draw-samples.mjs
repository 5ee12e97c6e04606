// Draws the sample photos: assets/samples/drawings/NAME.svg -> assets/samples/NAME.jpg, 1600 x 2000, at most 250 kB.
// The SVG is the source; the JPEG is committed, because another Chromium may round a pixel differently.
//   node scripts/draw-samples.mjs            every drawing
//   node scripts/draw-samples.mjs amina …    these only
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const samples = new URL('../assets/samples/', import.meta.url);
const size = { width: 1600, height: 2000 };
const size_limit = 250_000;
const qualities = [0.9, 0.88, 0.86, 0.84, 0.82, 0.8];

const asked = process.argv.slice(2);
const drawings = (await readdir(new URL('drawings/', samples))).filter((file) => file.endsWith('.svg'));
const names = drawings.map((file) => file.slice(0, -4)).sort();
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no drawing called ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage({ offline: true });
  for (const name of asked.length > 0 ? asked : names) {
    const svg = await readFile(new URL(`drawings/${name}.svg`, samples), 'utf8');
    const { bytes, quality } = await draw(page, svg);
    await writeFile(new URL(`${name}.jpg`, samples), bytes);
    console.log(`${name}.jpg  ${bytes.length} bytes, quality ${Math.round(quality * 100)}`);
  }
} finally {
  await browser.close();
}

/** The best quality of the list that stays under the limit. */
async function draw(page, svg) {
  for (const quality of qualities) {
    const base64 = await page.evaluate(rasterise, { svg, quality, ...size });
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length <= size_limit) return { bytes, quality };
  }
  throw new Error(`still over ${size_limit} bytes at quality ${qualities.at(-1)}: simplify the drawing`);
}

/** Runs in the page: an SVG has no alpha worth keeping, so it is drawn over white. */
async function rasterise({ svg, quality, width, height }) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(image.src);
  const url = canvas.toDataURL('image/jpeg', quality);
  return url.slice(url.indexOf(',') + 1);
}
