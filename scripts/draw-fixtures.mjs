// Draws the photos of tests/fixtures/photos/: every one shows the same little picture, upright, unless it is broken on purpose.
// No network. The JPEGs need cjpeg (Debian: libjpeg-turbo-progs); the files are committed, so a build never needs this script.
//   node scripts/draw-fixtures.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { comment_of_entries, exif_segment, png, png_signature, xmp_segment } from './fixture-formats.mjs';

const out = new URL('../tests/fixtures/photos/', import.meta.url);
const width = 120;
const height = 80;
const corner = { width: 36, height: 24 };
const colours = {
  top_left: [224, 32, 32],
  top_right: [32, 160, 64],
  bottom_left: [32, 64, 192],
  bottom_right: [240, 192, 32],
  ground: [255, 249, 241],
  arrow: [42, 16, 51],
};
const palette = Object.values(colours);

/** Which colour the upright picture has at x, y: four corners, and an arrow that points up. */
function colour_at(x, y) {
  const left = x < corner.width, right = x >= width - corner.width;
  const top = y < corner.height, bottom = y >= height - corner.height;
  if (top && left) return 'top_left';
  if (top && right) return 'top_right';
  if (bottom && left) return 'bottom_left';
  if (bottom && right) return 'bottom_right';
  const from_axis = Math.abs(x - width / 2 + 0.5);
  const in_head = y >= 16 && y < 40 && from_axis < (y - 16) * 0.75;
  const in_shaft = y >= 40 && y < 64 && from_axis < 6;
  return in_head || in_shaft ? 'arrow' : 'ground';
}

/** Where the stored pixel x, y lies in the upright picture, per EXIF orientation (Exif 2.32, tag 0x0112). */
const upright_of = {
  1: (x, y) => [x, y],
  2: (x, y) => [width - 1 - x, y],
  3: (x, y) => [width - 1 - x, height - 1 - y],
  4: (x, y) => [x, height - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y) => [width - 1 - y, x],
  7: (x, y) => [width - 1 - y, height - 1 - x],
  8: (x, y) => [y, height - 1 - x],
};

function stored_picture(orientation) {
  const turned = orientation >= 5;
  const size = turned ? { width: height, height: width } : { width, height };
  const rgb = Buffer.alloc(size.width * size.height * 3);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      rgb.set(colours[colour_at(...upright_of[orientation](x, y))], (y * size.width + x) * 3);
    }
  }
  return { ...size, rgb };
}

function cjpeg(picture, ...options) {
  const ppm = Buffer.concat([Buffer.from(`P6\n${picture.width} ${picture.height}\n255\n`), picture.rgb]);
  try {
    return execFileSync('cjpeg', ['-quality', '92', '-optimize', ...options], { input: ppm });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    console.error('cjpeg is missing: apt-get install libjpeg-turbo-progs');
    process.exit(2);
  }
}

const start_of_image = 2;
/** Puts segments after the JFIF header, where libraries write them. */
function after_jfif(jpeg, ...segments) {
  const end = start_of_image + 2 + jpeg.readUInt16BE(start_of_image + 2);
  return Buffer.concat([jpeg.subarray(0, end), ...segments, jpeg.subarray(end)]);
}
/** Puts segments in place of the JFIF header, where cameras write them. */
function instead_of_jfif(jpeg, ...segments) {
  const end = start_of_image + 2 + jpeg.readUInt16BE(start_of_image + 2);
  return Buffer.concat([jpeg.subarray(0, start_of_image), ...segments, jpeg.subarray(end)]);
}

/** Byte offset of the frame header (SOF0 to SOF2) of a JPEG that cjpeg wrote. */
function frame_header(jpeg) {
  for (let at = start_of_image; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (jpeg[at + 1] >= 0xc0 && jpeg[at + 1] <= 0xc2) return at;
  }
  throw new Error('no frame header');
}
/** Byte offset of the first byte of coded pixels. */
function coded_pixels(jpeg) {
  let at = start_of_image;
  while (jpeg[at + 1] !== 0xda) at += 2 + jpeg.readUInt16BE(at + 2);
  return at + 2 + jpeg.readUInt16BE(at + 2);
}

const files = {};
const upright = stored_picture(1);
const plain = cjpeg(upright, '-sample', '1x1');

for (let orientation = 1; orientation <= 8; orientation++) {
  const jpeg = cjpeg(stored_picture(orientation), '-sample', orientation === 8 ? '2x2' : '1x1');
  const endian = orientation % 2 === 0 ? 'big' : 'little';
  const exif = exif_segment({ endian, orientation, camera: true, gps: orientation === 6, thumbnail: orientation === 5 });
  files[`orientation_${orientation}.jpg`] =
    orientation === 7 ? after_jfif(jpeg, xmp_segment(), exif)
    : orientation % 2 === 0 ? after_jfif(jpeg, exif)
    : instead_of_jfif(jpeg, exif);
}

files['exif_orientation_9.jpg'] = after_jfif(plain, exif_segment({ endian: 'big', orientation: 9 }));
files['exif_offset_outside.jpg'] = after_jfif(plain, exif_segment({ endian: 'little', orientation: 6, first_ifd: 0xfffffff0 }));
// A reader that believes the count walks on into the comment behind, whose bytes say "turn".
files['exif_count_too_big.jpg'] = after_jfif(plain, exif_segment({ endian: 'big', orientation: 1, entry_count: 0xffff }), comment_of_entries(6));
files['exif_loop.jpg'] = after_jfif(plain, exif_segment({ endian: 'little', orientation: 1, camera: true, next_ifd: 8 }));
files['exif_empty.jpg'] = after_jfif(plain, Buffer.from([0xff, 0xe1, 0, 8, 0x45, 0x78, 0x69, 0x66, 0, 0]));

files['progressive.jpg'] = cjpeg(upright, '-progressive', '-sample', '2x2');
files['grey.jpg'] = cjpeg(upright, '-grayscale');
files['restart_markers.jpg'] = cjpeg(upright, '-sample', '2x1', '-restart', '1');

const pixels_start = coded_pixels(plain);
files['truncated.jpg'] = plain.subarray(0, pixels_start + Math.floor((plain.length - pixels_start) / 2));
files['truncated_header.jpg'] = plain.subarray(0, frame_header(plain) + 6);
files['huge_claim.jpg'] = Buffer.from(plain);
files['huge_claim.jpg'].writeUInt16BE(65000, frame_header(plain) + 5);
files['huge_claim.jpg'].writeUInt16BE(65000, frame_header(plain) + 7);
files['zero_width.jpg'] = Buffer.from(plain);
files['zero_width.jpg'].writeUInt16BE(0, frame_header(plain) + 7);

const each_pixel = (bytes_per_pixel, write) => {
  const rows = Buffer.alloc(height * width * bytes_per_pixel);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) write(rows.subarray((y * width + x) * bytes_per_pixel), x, y);
  }
  return rows;
};
const size = { width, height };
// Corners opaque, the ground half clear, the arrow a hole: what lies beneath shows.
const alpha_of = { ground: 128, arrow: 0 };
files['rgba.png'] = png({ ...size, depth: 8, colour_type: 6, rows: each_pixel(4, (at, x, y) => {
  const name = colour_at(x, y);
  at.set([...colours[name], alpha_of[name] ?? 255]);
}) });
// The low bytes hold noise: a reader that takes them for the high ones shows another picture.
files['rgb16.png'] = png({ ...size, depth: 16, colour_type: 2, rows: each_pixel(6, (at, x, y) => {
  colours[colour_at(x, y)].forEach((value, channel) => {
    at[channel * 2] = value;
    at[channel * 2 + 1] = (x * 37 + y * 91 + channel * 53) & 0x7f;
  });
}) });
const indices = each_pixel(1, (at, x, y) => { at[0] = Object.keys(colours).indexOf(colour_at(x, y)); });
const nibbles = Buffer.alloc(indices.length / 2);
for (let i = 0; i < nibbles.length; i++) nibbles[i] = (indices[2 * i] << 4) | indices[2 * i + 1];
const palette_file = { ...size, depth: 4, colour_type: 3, rows: nibbles };
files['palette.png'] = png({ ...palette_file, extra: [['PLTE', Buffer.from(palette.flat())]] });
files['palette_alpha.png'] = png({ ...palette_file, extra: [['PLTE', Buffer.from(palette.flat())], ['tRNS', Buffer.from([255, 255, 255, 255, 128, 0])]] });
files['palette_short.png'] = png({ ...palette_file, extra: [['PLTE', Buffer.from(palette.slice(0, 2).flat())]] });
const rgb_file = { ...size, depth: 8, colour_type: 2, rows: upright.rgb };
files['rgb.png'] = png(rgb_file);
files['truncated.png'] = files['rgb.png'].subarray(0, Math.floor(files['rgb.png'].length / 2));
files['bad_crc.png'] = Buffer.from(files['rgb.png']);
files['bad_crc.png'][29] ^= 0xff;  // IHDR's check sum

files['bomb.png'] = png({ width: 60000, height: 60000, depth: 8, colour_type: 6, rows: null });
files['one_byte.png'] = png_signature.subarray(0, 1);
files['signature_only.png'] = png_signature;
files['not_a_picture.jpg'] = Buffer.from('This is a text file that somebody renamed.\n');

mkdirSync(out, { recursive: true });
let total = 0;
for (const [name, bytes] of Object.entries(files)) {
  writeFileSync(new URL(name, out), bytes);
  total += bytes.length;
  console.log(`${String(bytes.length).padStart(6)}  ${name}`);
}
console.log(`${String(total).padStart(6)}  together, in ${Object.keys(files).length} files`);
