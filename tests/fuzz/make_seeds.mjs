// Seeds of the fuzzers, out of what the repository has: `make_seeds.mjs FOLDER` writes FOLDER/<fuzzer>/*. Fonts and dictionaries
// come from build/assets, where these were cut.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = process.argv[2];
if (!folder) throw new Error('Usage: make_seeds.mjs FOLDER');
rmSync(folder, { recursive: true, force: true });

const read = (name) => readFileSync(path.join(root, name));
const files = (dir, ending) => (existsSync(path.join(root, dir)) ? readdirSync(path.join(root, dir)) : []).filter((name) => name.endsWith(ending)).sort().map((name) => `${dir}/${name}`);
const SEED_BYTES = 64 << 10;  // larger ones are too slow to be of use
const counts = {};

function seed(fuzzer, bytes) {
  const seed = Buffer.from(bytes);
  if (seed.length > SEED_BYTES) return;
  counts[fuzzer] = (counts[fuzzer] ?? 0) + 1;
  mkdirSync(path.join(folder, fuzzer), { recursive: true });
  writeFileSync(path.join(folder, fuzzer, String(counts[fuzzer]).padStart(3, '0')), seed);
}
/** Inputs that are no seeds of a whole file: half of it, and with a hole. */
function damaged(fuzzer, bytes) {
  seed(fuzzer, bytes);
  seed(fuzzer, bytes.subarray(0, bytes.length >> 1));
  const holed = Buffer.from(bytes);
  holed.fill(0xff, holed.length >> 1, Math.min((holed.length >> 1) + 4, holed.length));
  seed(fuzzer, holed);
}
const joined = (parts) => Buffer.concat(parts.flatMap((part, i) => (i === 0 ? [part] : [Buffer.of(0), part])));
/** Without what a person's eyes need: a short seed is a quick one. */
const packed = (name, members = {}) => Buffer.from(JSON.stringify({ ...JSON.parse(read(name)), ...members }));

// Stories: as they are for reading, and as they are for drawing.
const stories = ['tests/stories', 'assets/samples', 'tests/fixtures/stories', 'tests/fixtures/scripts'].flatMap((dir) => files(dir, '.json'));
const documents = stories.map((name) => packed(name)).filter((text) => text.includes('"storycard"'));
for (const text of documents) seed('story', text);
for (const text of documents) seed('card', text);
seed('card', '{"storycard":1,"story":"a","frame":"itac/quilt","format":"story","photos":[{},{}],"qr":true,"link":"https://example.org"}');

// Packs: pack.json, then frames, under the names that the entrance gives them.
for (const dir of ['assets/packs/itac', 'assets/examples/riverbend', 'tests/fixtures/packs/good', 'tests/fixtures/packs/masks', 'tests/fixtures/packs/visitors']) {
  const pack = JSON.parse(read(`${dir}/pack.json`));
  const { notice, logos, ...plain } = pack;
  for (const frame of files(`${dir}/frames`, '.json')) {
    seed('pack', joined([Buffer.from(JSON.stringify({ ...plain, frames: ['a'] })), packed(frame, { id: 'a' })]));
  }
  seed('pack', joined([Buffer.from(JSON.stringify({ ...pack, frames: ['a', 'b'] })), ...files(`${dir}/frames`, '.json').slice(0, 2).map((frame, i) => packed(frame, { id: 'ab'[i] }))]));
}

// Photos.
const photos = files('tests/fixtures/photos', '');
for (const [fuzzer, ending] of [['jpeg', '.jpg'], ['png', '.png'], ['webp', '.webp']]) {
  for (const name of photos.filter((file) => file.endsWith(ending))) damaged(fuzzer, read(name));
}
for (const name of files('.deps/src/pngsuite/images', '.png')) seed('png', read(name));
seed('gif_bmp', Buffer.from('4749463839610200010080000000ff00ff00002c000000000200010000020244 0a003b'.replaceAll(' ', ''), 'hex'));
seed('gif_bmp', Buffer.from('47494638396104000400a10000ff000000ff000000ffffffff21f9040400000000002c000000000400040040020484 8f0905003b'.replaceAll(' ', ''), 'hex'));
for (const bits of [24, 32, 8, 4, 1]) {
  const colors = bits <= 8 ? 1 << bits : 0;
  const row = Math.ceil((5 * bits) / 32) * 4;
  const bmp = Buffer.alloc(54 + 4 * colors + 3 * row, 0x5a);
  bmp.write('BM', 0);
  bmp.fill(0, 6, 54);
  for (const [at, value] of [[2, bmp.length], [10, 54 + 4 * colors], [14, 40], [18, 5], [22, 3], [34, 3 * row], [46, colors]]) bmp.writeUInt32LE(value, at);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(bits, 28);
  damaged('gif_bmp', bmp);
}

// What photos tell: the segments of JPEGs, without what stands before them.
for (const name of photos.filter((file) => file.endsWith('.jpg')).concat(files('assets/samples', '.jpg'))) {
  const bytes = read(name);
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    const body = bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2));
    const skip = { Exif: 6, ICC_: 14, http: body.indexOf(0) + 1, Phot: 14 }[body.toString('latin1', 0, 4)];
    if (bytes[at + 1] >= 0xe1 && bytes[at + 1] <= 0xef && skip !== undefined) damaged('exif', body.subarray(skip));
  }
}
const directory = (entries) => Buffer.concat([Buffer.of(entries.length, 0), ...entries.map(([tag, type, count, value]) => {
  const entry = Buffer.alloc(12);
  entry.writeUInt16LE(tag, 0);
  entry.writeUInt16LE(type, 2);
  entry.writeUInt32LE(count, 4);
  entry.writeUInt32LE(value, 8);
  return entry;
}), Buffer.alloc(4)]);
const main = directory([[0x010f, 2, 8, 170], [0x0112, 3, 1, 6], [0x013b, 2, 8, 170], [0x8769, 4, 1, 74], [0x8825, 4, 1, 104]]);
const tiff = Buffer.concat([Buffer.from('49492a0008000000', 'hex'), main, directory([[0x9003, 2, 20, 170], [0xa431, 2, 8, 170]]), directory([[1, 2, 2, 78], [2, 5, 3, 170], [3, 2, 2, 69], [4, 5, 3, 170]]), Buffer.alloc(12), Buffer.from('2026:11:23 10:00:00\0\x01\0\0\0\x02\0\0\0', 'latin1')]);
damaged('exif', tiff);
damaged('exif', Buffer.from('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description exif:GPSLatitude="51,1.5N" exif:GPSLongitude="4,28E" photoshop:City="Mechelen" dc:creator="A"><dc:creator><rdf:Seq><rdf:li>Amina &amp; Layla</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>'));
damaged('exif', Buffer.concat([Buffer.from('8BIM\x04\x04\0\0\0\0\0\x16', 'latin1'), Buffer.from('\x1c\x02\x50\0\x05Amina\x1c\x02\x5a\0\x07Antwerp', 'latin1')]));

// zlib streams of each kind of block.
const words = Buffer.from('I came with seeds in my coat pocket, with seeds in my coat. '.repeat(20));
for (const bytes of [words, Buffer.alloc(3000), Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 7919) % 251)), Buffer.alloc(0)]) {
  for (const options of [{ level: 0 }, { level: 1 }, { level: 9 }, { level: 9, strategy: 4 }]) damaged('inflate', Buffer.concat([Buffer.of(40), deflateSync(bytes, options)]));
}

// Fonts: those of the tests, and the smallest real slices.
for (const name of files('tests/fixtures/fonts', '.ttf')) damaged('font', read(name));
for (const name of files('build/assets/fonts', '.ttf')) if (read(name).length < 24 << 10) seed('font', read(name));

// Words: a byte for language and style, one for the box.
const spoken = documents.map((text) => JSON.parse(text)).flatMap(({ story, translation }) => [story, translation?.story]).filter(Boolean);
for (const [i, text] of spoken.entries()) {
  for (const real of [0, 128]) seed('text', Buffer.concat([Buffer.of(real | (i * 9) % 128, (i * 37) % 256), Buffer.from(text)]));
}
for (const text of ['\u202Ea\u2066b\u2069\u202C', 'a\u0301\u0323', '👩🏽‍🚀🇧🇪1️⃣', '#tag @me https://a.b/c?d=e 10 km', 'ab\r\n\n\u00ADc\u200Bd', 'ກຂ ខ្មែរ မြန်မာ ไทย', '\uFEFF\uFFFE\u{10FFFF}']) seed('text', Buffer.concat([Buffer.of(128, 200), Buffer.from(text)]));

// Card files: whole, and their parts.
const photo = read('tests/fixtures/photos/rgba.png');
const card = '{"storycardFile":1,"packs":[{"id":"itac","version":"1.0.0"}],"coversBurntIn":true}';
const pictured = (many) => Array.from({ length: many }, (_, i) => ({ file: `photo-${i + 1}.png`, description: 'A table', zoom: 1.5, covers: [{ color: 'fig', box: [0.4, 0.2, 0.2, 0.25] }] }));
for (const text of documents.filter((document) => document.length < 3000)) {
  const { photo: one, photos, logos, ...story } = JSON.parse(text);
  const many = Math.min((photos ?? []).length + (one ? 1 : 0), 3);
  const parts = [Buffer.from(JSON.stringify({ ...story, photos: pictured(many), logos: [{ file: 'logo-1.png' }] })), Buffer.from(card)];
  seed('card_file', Buffer.concat([Buffer.of(many | 4), joined(parts)]));
}
for (const level of [0, 9]) {
  for (const names of [['photo-1.png', 'logo-1.png'], ['photo-1.png'], []]) {
    const story = { storycard: 1, story: 'Seeds.', ...(names[0] && { photos: pictured(1) }), ...(names[1] && { logos: [{ file: 'logo-1.png' }] }) };
    const inside = { 'card.json': Buffer.from(card), 'story.json': Buffer.from(JSON.stringify(story)), ...Object.fromEntries(names.map((name) => [name, photo])) };
    damaged('zip', Buffer.from(zipSync(inside, { level, mtime: '1980-01-01T00:00:00' })));
    damaged('zip', Buffer.from(zipSync({ 'a/': Buffer.alloc(0), ...inside }, { level, mtime: '1980-01-01T00:00:00' })));
  }
}

// Tables: a byte for the kind and the size of blocks, then what spreadsheets write, and what they should not.
const tables = [
  'story,name,photo.file\nSeeds.,Amina,amina.jpg\n"Two, ""quoted""\nlines",Layla,\n',
  '\ufeffstory;name;hashtags;qr\r\nGraines.;Léa;#ITAC #Ghent;yes\r\n;;;\r\n',
  'sep=\t\nstory\tphotos\t# note\nA\t[{"file":"a.jpg","zoom":1.5}]\tmine\n',
  'story\r"open\rA\r', 'story,story\nA,B', 'stroy\nA', 'story,name\nA,B,C\n"a"b,c\nD,E\n', 'caf\xe9', '',
];
for (const table of tables) for (const kind of [0, 6]) damaged('csv', Buffer.concat([Buffer.of(kind), Buffer.from(table)]));
for (const text of [documents.slice(0, 3).join('\n'), '{"story":"A"}\r\n\r\n[1]\n{', '\n\n']) damaged('csv', Buffer.concat([Buffer.of(3), Buffer.from(text)]));

// What a site serves.
const served = (kind, bytes) => seed('assets', Buffer.concat([Buffer.of(kind), bytes]));
served(0, packed('tests/fixtures/fonts/fonts.json'));
const first = (name, key, many) => {
  const document = JSON.parse(read(name));
  const at = key ? document[key] : document;
  const some = Array.isArray(at) ? at.slice(0, many) : Object.fromEntries(Object.entries(at).slice(0, many));
  return Buffer.from(JSON.stringify(key ? { ...document, [key]: some } : some));
};
for (const [kind, name] of [[1, 'dates'], [2, 'languages'], [3, 'time-zones']]) {
  served(kind, packed(`assets/almanac/${name}.json`));
  for (const key of [null, ...Object.keys(JSON.parse(read(`assets/almanac/${name}.json`))).filter((one) => typeof JSON.parse(read(`assets/almanac/${name}.json`))[one] === 'object')]) served(kind, first(`assets/almanac/${name}.json`, key, 4));
}
for (const name of files('build/assets/dictionaries', '.dict')) served(4, read(name));
served(5, packed('assets/wording/en.json'));
for (const key of Object.keys(JSON.parse(read('assets/wording/en.json')))) if (typeof JSON.parse(read('assets/wording/en.json'))[key] === 'object') served(5, first('assets/wording/en.json', key, 4));

// Words that libFuzzer puts in: keys and ids of JSON, names in files.
function dictionary(fuzzer, words) {
  const quoted = [...new Set(words)].sort().map((word) => `"${Buffer.from(word, 'latin1').reduce((text, byte) => text + (byte > 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`), '')}"`);
  writeFileSync(path.join(folder, `${fuzzer}.dict`), `${quoted.join('\n')}\n`);
}
const MARKS = ['{', '}', '[', ']', ',', ':', '""', '0', '-1', '1e9', 'null', 'true', '\\u0000', '\\uD83D'];
function wordsOf(value) {
  if (typeof value === 'string') return value.length < 24 && !/\s/.test(value) ? [JSON.stringify(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value).map((key) => `${JSON.stringify(key)}:`)), ...Object.values(value).flatMap(wordsOf)];
}
const ascii = (word) => /^[\x20-\x7e]+$/.test(word);
const ofStories = documents.flatMap((text) => wordsOf(JSON.parse(text))).filter(ascii).concat(MARKS);
for (const fuzzer of ['story', 'card']) dictionary(fuzzer, ofStories);
dictionary('card_file', ofStories.concat('"storycardFile":', '"packs":', '"coversBurntIn":', '\0'));
const schemas = ['pack', 'frame'].map((name) => JSON.stringify(JSON.parse(read(`assets/schema/${name}.schema.json`)))).join(' ');
const ofPacks = [...schemas.matchAll(/"([A-Za-z][A-Za-z-]{0,20})"/g)].flatMap(([word]) => [word, `${word}:`]);
dictionary('pack', ofPacks.concat(MARKS, '%', 'u', '"100% - 8u"', '"M0 0 L1 1 Z"', '"#FFFFFF"', '"paper@0.9"', '\0'));
dictionary('csv', ['"', '""', '"\n', ',', ';', '\t', '\r\n', 'sep=;', '\xef\xbb\xbf', 'story', 'photo.file', 'photos', 'hashtags', '{row}', '{name}', '..', 'yes', '[', '{']);
dictionary('zip', ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', 'PK\x07\x08', 'card.json', 'story.json', 'photo-1.png', 'logo-1.png', '../', '/', 'up', '\x01\0']);
dictionary('png', ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'iCCP', 'sRGB', 'gAMA', 'cHRM', 'cICP', 'eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'acTL', 'fdAT', '\x08\x06', '\x10\x02', '\x01\x03', '\x08\x02\0\0\x01']);
dictionary('jpeg', ['\xff\xd8', '\xff\xd9', '\xff\xda', '\xff\xdb', '\xff\xc0', '\xff\xc2', '\xff\xc4', '\xff\xdd', '\xff\xd0', '\xff\xe1', '\xff\xe2', '\xff\xed', '\xff\xee', 'Exif\0\0', 'ICC_PROFILE\0', 'Adobe\0', 'JFIF\0']);
dictionary('webp', ['RIFF', 'WEBP', 'VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP', 'EXIF', 'XMP ']);
dictionary('exif', ['II*\0', 'MM\0*', '\x69\x87', '\x25\x88', '\x12\x01', '8BIM', '\x1c\x02', 'exif:GPSLatitude=', 'photoshop:City', 'dc:creator', '<rdf:li>', '&amp;', '&#x', 'acsp', 'rTRC', 'rXYZ', 'kTRC', 'curv', 'para', 'XYZ ', 'RGB ', 'GRAY']);
dictionary('font', ['cmap', 'glyf', 'loca', 'head', 'hhea', 'hmtx', 'maxp', 'GSUB', 'GPOS', 'GDEF', 'COLR', 'CPAL', 'OS/2', 'CFF ', 'fvar', 'gvar', '\0\x01\0\0', 'OTTO', 'ttcf']);
dictionary('text', ['\u202E', '\u2066', '\u2069', '\u0301', '\u200D', '\u00AD', '\uFEFF', 'ب', 'א', 'ก', '日', '👩‍🚀', '🇧🇪', '\r\n', '#', '@', 'http://', 'a.b/', '« ', '10 km'].map((word) => Buffer.from(word).toString('latin1')));

console.log(Object.entries(counts).map(([fuzzer, count]) => `${fuzzer} ${count}`).join(', '));
