// Every kind of file we make, read by others: pngcheck, zlib and the PNG standard's own words, djpeg, exiftool, python's zipfile.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const build = path.join(root, 'build/native');
const storycard = path.join(build, 'storycard');
const sample = path.join(root, 'assets/samples/amina.json');
const sizes = { square: [1080, 1080], portrait: [1080, 1350], tall: [1080, 1440], story: [1080, 1920], wide: [1600, 900], link: [1200, 630] };
const altText = 'A card: “Hello & أهلًا <b>”';

let dir;
let pictures;
before(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'storycard-outputs-'));
  pictures = path.join(dir, 'pictures');
  mkdirSync(pictures);
  execFileSync(path.join(build, 'tests/conformance/outputs/write_pictures'), [pictures]);
});
after(() => rmSync(dir, { recursive: true }));

const render = (...words) => execFileSync(storycard, ['render', ...words], { encoding: 'utf8' });
const named = (extension) => readdirSync(pictures).filter((name) => name.endsWith(extension)).map((name) => path.join(pictures, name));

/** What exiftool finds that is neither the file's name nor its structure. */
function metadataOf(files) {
  const found = JSON.parse(execFileSync('exiftool', ['-json', '-G1', '-charset', 'utf8', ...files], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  const structure = /^(SourceFile$|ExifTool:|System:|File:|JFIF:|Composite:(ImageSize|Megapixels)$|PNG:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|SRGBRendering|Palette|Transparency)$)/;
  return new Map(found.map((one) => [one.SourceFile, Object.entries(one).filter(([key]) => !structure.test(key))]));
}

// The order the standard allows, and ours: nothing that is not named here is in the file.
const chunkOrder = /^IHDR sRGB (PLTE (tRNS )?)?(iTXt )?IDAT IEND$/;

/** Reads a PNG by the letter of the standard (3rd edition) and nothing beyond: straight RGBA. */
function readPng(file) {
  const bytes = readFileSync(file);
  assert.deepEqual([...bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = new Map();
  let at = 8;
  while (at < bytes.length) {
    const size = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + size));
    at += 12 + size;
  }
  assert.equal(at, bytes.length);
  assert.match([...chunks.keys()].join(' '), chunkOrder);
  const header = chunks.get('IHDR');
  const [width, height, bits, type] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  assert.deepEqual([...header.subarray(10)], [0, 0, 0]);
  const channels = { 0: 1, 2: 3, 3: 1, 6: 4 }[type];
  const rowBytes = Math.ceil((width * bits * channels) / 8);
  const rows = unfiltered(inflateSync(chunks.get('IDAT')), rowBytes, Math.ceil((bits * channels) / 8));
  assert.equal(rows.length, rowBytes * height);
  return { width, height, bits, type, chunks, rgba: pixelsOf(rows, { width, height, bits, type, rowBytes, chunks }) };
}

function unfiltered(filtered, rowBytes, pixelBytes) {
  const rows = Buffer.alloc((filtered.length / (rowBytes + 1)) * rowBytes);
  for (let from = 0, row = 0; from < filtered.length; from += rowBytes + 1, row += rowBytes) {
    const filter = filtered[from];
    assert.ok(filter <= 4);
    for (let i = 0; i < rowBytes; ++i) {
      const a = i >= pixelBytes ? rows[row + i - pixelBytes] : 0;
      const b = row > 0 ? rows[row + i - rowBytes] : 0;
      const c = row > 0 && i >= pixelBytes ? rows[row + i - rowBytes - pixelBytes] : 0;
      const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
      const predicted = filter === 0 ? 0 : filter === 1 ? a : filter === 2 ? b : filter === 3 ? (a + b) >> 1 : pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      rows[row + i] = filtered[from + 1 + i] + predicted;
    }
  }
  return rows;
}

function pixelsOf(rows, { width, height, bits, type, rowBytes, chunks }) {
  const rgba = Buffer.alloc(4 * width * height, 255);
  const palette = chunks.get('PLTE');
  const alphas = chunks.get('tRNS') ?? Buffer.alloc(0);
  const number = (x, y) => (rows[y * rowBytes + ((x * bits) >> 3)] >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1);
  for (let y = 0, to = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x, to += 4) {
      if (type === 0) rgba.fill((number(x, y) * 255) / ((1 << bits) - 1), to, to + 3);
      if (type === 3) {
        const index = number(x, y);
        assert.ok(3 * index < palette.length);
        palette.copy(rgba, to, 3 * index, 3 * index + 3);
        rgba[to + 3] = alphas[index] ?? 255;
      }
      if (type === 2) rows.copy(rgba, to, y * rowBytes + 3 * x, y * rowBytes + 3 * x + 3);
      if (type === 6) rows.copy(rgba, to, y * rowBytes + 4 * x, y * rowBytes + 4 * x + 4);
    }
  }
  return rgba;
}

test('pngcheck finds nothing wrong with any kind of PNG', () => {
  const files = named('.png');
  assert.ok(files.length >= 36);
  for (const file of files) {
    const { status, stdout } = spawnSync('pngcheck', ['-v', file], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
    assert.doesNotMatch(stdout, /warning|error in|invalid|illegal/i);
    assert.match(stdout, /^No errors detected/m);
  }
});

test('each kind of PNG holds exactly the pixels that went in, and is of the kind its name says', () => {
  const kinds = { grey: 0, rgb: 2, palette: 3, rgba: 6 };
  for (const file of named('.png')) {
    const png = readPng(file);
    const pixels = readFileSync(file.replace('.png', '.rgba'));
    assert.deepEqual([png.width, png.height], [pixels.readUInt32LE(0), pixels.readUInt32LE(4)]);
    assert.ok(png.rgba.equals(pixels.subarray(8)), path.basename(file));
    const [kind, ...rest] = path.basename(file, '.png').split('-');
    const bits = rest.find((word) => /^[1248]$/.test(word));
    if (bits) assert.deepEqual([png.type, png.bits], [kinds[kind], Number(bits)], file);
    if (kind === 'rgb' && rest[0] === undefined) assert.equal(png.type, 2, file);
    if (kind === 'rgba' && rest[0] === undefined) assert.equal(png.type, 6, file);
  }
});

test('djpeg reads each JPEG without a word, at 4:4:4', () => {
  const files = named('.jpg');
  assert.ok(files.length >= 90);
  for (const file of files) {
    const { status, stderr, stdout } = spawnSync('djpeg', ['-strict', '-ppm', file], { maxBuffer: 1 << 28 });
    assert.equal(status, 0, `${file}: ${stderr}`);
    assert.equal(stderr.length, 0, `${stderr}`);
    const pixels = readFileSync(file.replace(/-(\d+|alt)\.jpg$/, '.rgba'));
    assert.ok(stdout.subarray(0, 20).toString('latin1').startsWith(`P6\n${pixels.readUInt32LE(0)} ${pixels.readUInt32LE(4)}\n255\n`));
  }
  const found = JSON.parse(execFileSync('exiftool', ['-json', '-YCbCrSubSampling', '-EncodingProcess', ...files], { encoding: 'utf8' }));
  for (const one of found) {
    assert.match(one.YCbCrSubSampling, /4:4:4/);
    assert.match(one.EncodingProcess, /^Baseline/);
  }
});

test('exiftool finds nothing beyond structure, colour tag and, where asked for, the alt text', () => {
  for (const [file, metadata] of metadataOf([...named('.png'), ...named('.jpg')])) {
    const wanted = /-alt\./.test(file) ? [['XMP-iptcCore:AltTextAccessibility', altText]] : [];
    assert.deepEqual(metadata, wanted, file);
  }
});

test('a photo with a place, a camera, names and comments in it: none of it is in a card', () => {
  const story = path.join(dir, 'story.json');
  writeFileSync(story, JSON.stringify({ storycard: 1, story: 'A photo.', frame: 'itac/quote', photo: { file: 'telling.jpg' } }));
  const telling = path.join(dir, 'telling.jpg');
  copyFileSync(path.join(root, 'assets/samples/amina.jpg'), telling);
  execFileSync('exiftool', ['-q', '-overwrite_original', '-GPSLatitude=50.8467', '-GPSLatitudeRef=N', '-GPSLongitude=4.3525', '-GPSLongitudeRef=E',
    '-Make=Maker', '-Model=Model', '-SerialNumber=S1234567', '-LensModel=Lens', '-DateTimeOriginal=2026:01:02 03:04:05', '-Artist=Artist Name',
    '-XMP:PersonInImage=Person Name', '-IPTC:City=Brussels', '-IPTC:Keywords=keyword', '-Comment=a comment', '-XMP:CreatorTool=Tool', telling]);
  const told = Object.values(metadataOf([telling]).values().next().value).flat().join(' ');
  for (const word of ['GPS', 'S1234567', 'Artist Name', 'Person Name', 'Brussels', 'keyword']) assert.ok(told.includes(word), word);
  const files = ['card.png', 'card.jpg', 'small.png'].map((name) => path.join(dir, name));
  render(story, '-o', files[0]);
  render(story, '-o', files[1], '--quality', '95');
  render(story, '-o', files[2], '--scale', '0.2');
  for (const [file, metadata] of metadataOf(files)) assert.deepEqual(metadata, [], file);
  for (const file of files) {
    const bytes = readFileSync(file).toString('latin1');
    for (const word of ['S1234567', 'Artist Name', 'Person Name', 'Brussels', 'a comment', 'Exif', 'GPS']) assert.ok(!bytes.includes(word), `${file}: ${word}`);
  }
});

test('--embed-alt writes the report\'s alt text into PNG and JPEG; the pixels stay', () => {
  for (const type of ['png', 'jpg']) {
    const [plain, told, report] = [`plain.${type}`, `told.${type}`, 'told.json'].map((name) => path.join(dir, name));
    render(sample, '--scale', '0.3', '-o', plain);
    render(sample, '--scale', '0.3', '-o', told, '--embed-alt', '--report', report);
    const { altText: wanted } = JSON.parse(readFileSync(report, 'utf8'));
    const found = execFileSync('exiftool', ['-b', '-XMP-iptcCore:AltTextAccessibility', told], { encoding: 'utf8' });
    assert.equal(found, wanted);
    assert.deepEqual(metadataOf([plain]).get(plain), []);
    if (type === 'png') assert.ok(readPng(plain).rgba.equals(readPng(told).rgba));
  }
});

test('--scale 2 doubles every format, as PNG and as JPEG', () => {
  const folder = path.join(dir, 'large');
  render(sample, '--format', 'all', '--scale', '2', '-o', `${folder}/`);
  assert.equal(readdirSync(folder).length, 6);
  for (const [format, [width, height]] of Object.entries(sizes)) {
    const file = path.join(folder, `itac-quote-${format}.png`);
    const bytes = readFileSync(file);
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [2 * width, 2 * height]);
    assert.equal(spawnSync('pngcheck', ['-q', file]).status, 0, file);
    const jpeg = path.join(dir, `${format}.jpg`);
    render(sample, '--format', format, '--scale', '2', '-o', jpeg);
    const { status, stdout } = spawnSync('djpeg', ['-strict', '-ppm', jpeg], { maxBuffer: 1 << 28 });
    assert.equal(status, 0);
    assert.ok(stdout.subarray(0, 20).toString('latin1').startsWith(`P6\n${2 * width} ${2 * height}\n`));
  }
});

test('a zip holds the same files as a folder, twice the same bytes, and python reads it', () => {
  const folder = path.join(dir, 'folder');
  const zip = path.join(dir, 'cards.zip');
  render(sample, '--format', 'all', '--scale', '0.2', '-o', `${folder}/`);
  render(sample, '--format', 'all', '--scale', '0.2', '-o', zip);
  const first = readFileSync(zip);
  render(sample, '--format', 'all', '--scale', '0.2', '-o', zip);
  assert.ok(first.equals(readFileSync(zip)));
  const read = execFileSync('python3', ['-c', `
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps([[one.filename, one.date_time, one.compress_type, archive.read(one).hex()] for one in archive.infolist()]))`, zip], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const files = JSON.parse(read);
  assert.deepEqual(files.map(([name]) => name), Object.keys(sizes).map((format) => `itac-quote-${format}.png`));
  for (const [name, date, stored, bytes] of files) {
    assert.deepEqual([date, stored], [[1980, 1, 1, 0, 0, 0], 0]);
    assert.ok(Buffer.from(bytes, 'hex').equals(readFileSync(path.join(folder, name))), name);
  }
});

test('a zip of one format, of a comma list and of one named twice', () => {
  const zip = path.join(dir, 'few.zip');
  const names = () => execFileSync('python3', ['-c', 'import sys, zipfile; print(*zipfile.ZipFile(sys.argv[1]).namelist())', zip], { encoding: 'utf8' }).trim();
  render(sample, '--scale', '0.1', '-o', zip);
  assert.equal(names(), 'itac-quote-square.png');
  render(sample, '--scale', '0.1', '--format', 'link,square,link', '-o', zip);
  assert.equal(names(), 'itac-quote-link.png itac-quote-square.png');
});
