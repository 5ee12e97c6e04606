// Large photos of every kind, made on the spot: a strip is packed once and repeated, so that 64 megapixels take a moment.
import { spawnSync } from 'node:child_process';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

let noise = 1;
const random = (below) => { noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0; return (noise >>> 8) % below; };

/** Soft colours with some grain, as photos have. */
function strip(width, height, channels) {
  const pixels = Buffer.alloc(width * height * channels);
  for (let y = 0, at = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      for (let c = 0; c < channels; ++c) pixels[at++] = c === 3 ? 255 : 90 + ((x >> (4 + c)) & 63) + random(24);
    }
  }
  return pixels;
}

/** Every scan's coded data again and again, its restart markers numbered anew: a JPEG `times` strips high (ITU-T T.81, B). */
function repeated(jpeg, times) {
  const parts = [];
  let at = 2;
  parts.push(jpeg.subarray(0, 2));
  while (jpeg[at + 1] !== 0xd9) {
    const marker = jpeg[at + 1];
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    const segment = Buffer.from(jpeg.subarray(at, end));
    if (marker === 0xc0 || marker === 0xc2) segment.writeUInt16BE(segment.readUInt16BE(5) * times, 5);
    parts.push(segment);
    at = end;
    if (marker !== 0xda) continue;
    const intervals = [];
    let begin = at;
    for (;; ++at) {
      if (jpeg[at] !== 0xff || jpeg[at + 1] === 0) continue;
      intervals.push(jpeg.subarray(begin, at));
      if (jpeg[at + 1] < 0xd0 || jpeg[at + 1] > 0xd7) break;
      at += 1;
      begin = at + 1;
    }
    for (let i = 0; i < times * intervals.length; ++i) {
      if (i > 0) parts.push(Buffer.from([0xff, 0xd0 + ((i - 1) % 8)]));
      parts.push(intervals[i % intervals.length]);
    }
  }
  parts.push(jpeg.subarray(at));
  return Buffer.concat(parts);
}

/** Height is a multiple of 16. `options` are cjpeg's. */
export function jpeg(width, height, ...options) {
  const input = Buffer.concat([Buffer.from(`P6\n${width} 16\n255\n`), strip(width, 16, 3)]);
  const made = spawnSync('cjpeg', ['-quality', '80', '-restart', '1', ...options], { input, maxBuffer: 1 << 28 });
  if (made.status !== 0) throw new Error(`cjpeg: ${made.stderr ?? made.error}`);
  return repeated(made.stdout, height / 16);
}

const chunk = (type, body) => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(body.length, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
};

export function png(width, height, channels) {
  const rows = strip(width, 16, channels);
  const filtered = Buffer.alloc((width * channels + 1) * 16);
  for (let y = 0; y < 16; ++y) rows.copy(filtered, y * (width * channels + 1) + 1, y * width * channels, (y + 1) * width * channels);
  // One deflate block a strip; the check sum at the end is not read by our decoder, so zeros do.
  const packed = deflateRawSync(filtered, { level: 1, finishFlush: 2 });
  const last = deflateRawSync(filtered, { level: 1 });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = channels === 4 ? 6 : 2;
  const pieces = [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', Buffer.from([0x78, 1]))];
  for (let i = 16; i < height; i += 16) pieces.push(chunk('IDAT', packed));
  pieces.push(chunk('IDAT', Buffer.concat([last, Buffer.alloc(4)])), chunk('IEND', Buffer.alloc(0)));
  return Buffer.concat(pieces);
}

/** A PNG whose header claims what it likes, and whose pixels are a bomb. */
export function png_bomb(width, height) {
  const header = Buffer.from([...Buffer.alloc(8), 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1 << 26))), chunk('IEND', Buffer.alloc(0))]);
}

/** One colour, lossless: VP8L with nothing but codes of one symbol (RFC 9649, 3). */
export function webp_lossless(width, height) {
  let bits = 0n;
  let count = 0n;
  const put = (value, length) => { bits |= BigInt(value) << count; count += BigInt(length); };
  put(0x2f, 8);
  put(width - 1, 14);
  put(height - 1, 14);
  put(0, 1 + 3 + 1 + 1 + 1);  // no alpha, version 0, no transform, no colour cache, one set of codes
  for (const symbol of [100, 120, 90, 255]) put(1 | 0 << 1 | 1 << 2 | symbol << 3, 11);  // green, red, blue, alpha
  put(1, 4);  // distance: one symbol of one bit, 0
  const body = Buffer.alloc(Number((count + 15n) / 16n) * 2);
  for (let i = 0; i < body.length; ++i) body[i] = Number((bits >> BigInt(8 * i)) & 255n);
  const head = Buffer.from('RIFF....WEBPVP8L....', 'latin1');
  head.writeUInt32LE(body.length + 12, 4);
  head.writeUInt32LE(body.length, 16);
  return Buffer.concat([head, body]);
}
