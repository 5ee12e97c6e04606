// Draws the WebPs of tests/fixtures/photos/ and the photos with colour profiles, out of rgb.png and rgba.png there.
// Needs sharp, which the benchmark installs (npm ci in tests/bench); the files are committed, so a build never needs this script.
//   node scripts/draw-webp-fixtures.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const sharp = createRequire(new URL('../tests/bench/', import.meta.url))('sharp');
const folder = new URL('../tests/fixtures/photos/', import.meta.url);
const rgb = readFileSync(new URL('rgb.png', folder));
const rgba = readFileSync(new URL('rgba.png', folder));
const write = async (name, image) => writeFileSync(new URL(name, folder), await image.toBuffer());

const lossy = { quality: 95, smartSubsample: true };
await write('lossy.webp', sharp(rgb).webp(lossy));
await write('lossy_alpha.webp', sharp(rgba).webp(lossy));
await write('lossless.webp', sharp(rgba).webp({ lossless: true, exact: true }));
await write('orientation_6.webp', sharp(rgb).rotate(270).webp(lossy).withMetadata({ orientation: 6 })
  .withExifMerge({ IFD0: { Make: 'Storycard', Model: 'Test camera 1' } }));
await write('display_p3.webp', sharp(rgb).webp({ lossless: true }).withIccProfile('p3'));
await write('display_p3.jpg', sharp(rgb).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).withIccProfile('p3'));
await write('display_p3.png', sharp(rgb).png().withIccProfile('p3'));
await write('srgb_profile.png', sharp(rgb).png().withIccProfile('srgb'));

// Two frames, one above the other: the picture, and the ground alone.
const page = { width: 120, height: 160, channels: 4 };
const frames = await sharp({ create: { ...page, background: '#fff9f1' } }).raw().toBuffer();
(await sharp(rgba).raw().toBuffer()).copy(frames);
await write('animated.webp', sharp(frames, { raw: { ...page, pageHeight: 80 } }).webp({ lossless: true, loop: 0, delay: [100, 100] }));

// As large as a phone's photo.
const large = { width: 4032, height: 3024, channels: 3 };
const pixels = Buffer.alloc(large.width * large.height * 3);
for (let y = 0, at = 0; y < large.height; ++y) {
  for (let x = 0; x < large.width; ++x) {
    pixels[at++] = 40 + x / 24;
    pixels[at++] = 210 - y / 20;
    pixels[at++] = 90;
  }
}
await write('large_lossy.webp', sharp(pixels, { raw: large }).webp({ quality: 1, effort: 6 }));
