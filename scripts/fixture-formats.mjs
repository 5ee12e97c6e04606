// The few bytes of EXIF, XMP and PNG that draw-fixtures.mjs writes by hand, so that they can be right or wrong on purpose.
import { deflateSync } from 'node:zlib';

const type = { ascii: 2, short: 3, long: 4, rational: 5 };
const type_size = { [type.ascii]: 1, [type.short]: 2, [type.long]: 4, [type.rational]: 8 };

/** An APP1 segment with an Exif block. Every option but `endian` may be left out; the last ones break the block. */
export function exif_segment({ endian, orientation, camera, gps, thumbnail, first_ifd = 8, entry_count, next_ifd = 0 }) {
  const little = endian === 'little';
  const u16 = (value) => { const b = Buffer.alloc(2); little ? b.writeUInt16LE(value) : b.writeUInt16BE(value); return b; };
  const u32 = (value) => { const b = Buffer.alloc(4); little ? b.writeUInt32LE(value) : b.writeUInt32BE(value); return b; };
  const ascii = (tag, text) => ({ tag, type: type.ascii, bytes: Buffer.from(`${text}\0`, 'latin1') });
  const short = (tag, value) => ({ tag, type: type.short, bytes: u16(value) });
  const long = (tag, value) => ({ tag, type: type.long, bytes: u32(value) });
  const degrees = (tag, ...values) => ({ tag, type: type.rational, bytes: Buffer.concat(values.flatMap((v) => [u32(v), u32(1)])) });

  // One directory at `offset` of the block: its entries, where the next one is, then the values that do not fit in an entry.
  const directory = (offset, entries, next, claimed_count = entries.length) => {
    let value_offset = offset + 2 + entries.length * 12 + 4;
    const heads = [], tails = [];
    for (const entry of entries) {
      let field;
      if (entry.bytes.length <= 4) {
        field = Buffer.concat([entry.bytes, Buffer.alloc(4 - entry.bytes.length)]);
      } else {
        field = u32(value_offset);
        tails.push(entry.bytes);
        value_offset += entry.bytes.length;
      }
      heads.push(u16(entry.tag), u16(entry.type), u32(entry.bytes.length / type_size[entry.type]), field);
    }
    return Buffer.concat([u16(claimed_count), ...heads, u32(next), ...tails]);
  };

  const entries = [];
  if (camera) entries.push(ascii(0x010f, 'Storycard'), ascii(0x0110, 'Test camera 1'));
  if (orientation !== undefined) entries.push(short(0x0112, orientation));
  if (camera) entries.push(ascii(0x0132, '2026:05:09 10:30:00'));
  // The pointer's value is known once the first directory's length is.
  const with_pointer = (offset) => (gps ? [...entries, long(0x8825, offset)] : entries);
  const first_length = directory(8, with_pointer(0), next_ifd).length;
  const second_at = 8 + first_length;
  const next = thumbnail ? second_at : next_ifd;
  const parts = [directory(8, with_pointer(second_at), next, entry_count)];
  if (gps) {
    parts.push(directory(second_at, [
      ascii(0x0001, 'N'), degrees(0x0002, 53, 48, 0), ascii(0x0003, 'W'), degrees(0x0004, 1, 33, 0),
    ], 0));
  }
  // The thumbnail's directory claims another orientation: only the first directory counts.
  if (thumbnail) parts.push(directory(second_at, [short(0x0112, 1), short(0x0103, 6)], 0));

  const block = Buffer.concat([Buffer.from(little ? 'II' : 'MM'), u16(42), u32(first_ifd), ...parts]);
  return app1(Buffer.concat([Buffer.from('Exif\0\0'), block]));
}

/** An XMP packet that claims another orientation: Exif has the word, and an APP1 is not always Exif. */
export function xmp_segment() {
  return app1(Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    + 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    + 'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="3"/></rdf:RDF></x:xmpmeta>'));
}

/** A comment whose bytes, read as a big-endian directory of one entry that ran on past its segment, are orientation entries. */
export function comment_of_entries(orientation) {
  const entry = Buffer.from([0x01, 0x12, 0, type.short, 0, 0, 0, 1, 0, orientation, 0, 0]);
  // Behind the one entry come the next directory's offset (4 bytes) and the comment's marker and length (4): 4 more make 12.
  return segment(0xfe, Buffer.concat([Buffer.alloc(4), entry, entry, entry]));
}

const app1 = (payload) => segment(0xe1, payload);

function segment(marker, payload) {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

export const png_signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const crc_table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crc_table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function png_chunk(name, payload) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), payload]);
  const length = Buffer.alloc(4), check = Buffer.alloc(4);
  length.writeUInt32BE(payload.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A whole PNG, filter 0 on every row. `rows` holds the packed pixels; null writes a stream of 64 zero bytes instead. */
export function png({ width, height, depth, colour_type, rows, extra = [] }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour_type, 0, 0, 0], 8);
  let filtered = Buffer.alloc(64);
  if (rows !== null) {
    const row_bytes = rows.length / height;
    filtered = Buffer.alloc(rows.length + height);
    for (let y = 0; y < height; y++) rows.copy(filtered, y * (row_bytes + 1) + 1, y * row_bytes, (y + 1) * row_bytes);
  }
  return Buffer.concat([
    png_signature,
    png_chunk('IHDR', header),
    ...extra.map(([name, payload]) => png_chunk(name, payload)),
    png_chunk('IDAT', deflateSync(filtered, { level: 9 })),
    png_chunk('IEND', Buffer.alloc(0)),
  ]);
}
