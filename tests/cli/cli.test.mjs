// The command line's contract: exit codes, messages, files (design: section 5 of the house rules; README).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const storycard = path.resolve(process.env.STORYCARD_PROGRAM ?? path.join(root, 'build/native/storycard'));
const sample = path.join(root, 'assets/samples/amina.json');
const photos = path.join(root, 'tests/fixtures/photos');

let dir;
before(() => { dir = mkdtempSync(path.join(tmpdir(), 'storycard-cli-')); });
after(() => rmSync(dir, { recursive: true }));

const run = (...words) => spawnSync(storycard, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
const at = (name) => path.join(dir, name);
function story(name, json) {
  writeFileSync(at(name), typeof json === 'string' ? json : JSON.stringify(json));
  return at(name);
}

// One sentence or two, on stderr alone, that names the place.
function refused(result, code, ...mentions) {
  assert.equal(result.status, code, result.stderr);
  assert.equal(result.stdout, '');
  assert.match(result.stderr, /^storycard: .+\.\n$/);
  assert.equal(result.stderr.trim().split('\n').length, 1);
  for (const mention of mentions) assert.ok(result.stderr.includes(mention), `${result.stderr} should mention ${mention}`);
}

const png = [0x89, 0x50, 0x4e, 0x47];
const starts = (file, bytes) => assert.deepEqual([...readFileSync(file).subarray(0, bytes.length)], bytes);
const size = (file) => { const b = readFileSync(file); return [b.readUInt32BE(16), b.readUInt32BE(20)]; };

test('render writes a PNG of the format, and a report beside it', () => {
  const result = run('render', sample, '--format', 'portrait', '-o', at('a.png'), '--report', at('a.json'));
  assert.equal(result.status, 0, result.stderr);
  starts(at('a.png'), png);
  assert.deepEqual(size(at('a.png')), [1080, 1350]);
  const report = JSON.parse(readFileSync(at('a.json'), 'utf8'));
  assert.equal(report.frame, 'itac/quote');
  assert.deepEqual(report.size, [1080, 1350]);
  assert.equal(report.fits, true);
  assert.deepEqual(report.texts.map((text) => text.slot), ['story', 'name', 'role', 'place', 'hashtags.0', 'hashtags.rest']);
  for (const text of report.texts) {
    assert.ok(text.contrast >= text.threshold, `${text.slot} ${text.contrast}`);
    assert.deepEqual(text.missing, []);
  }
});

test('render --format all makes six files named after frame and format, never after the person', () => {
  assert.equal(run('render', sample, '--format', 'all', '-o', at('all')).status, 0);
  assert.deepEqual(readdirSync(at('all')).sort(),
    ['link', 'portrait', 'square', 'story', 'tall', 'wide'].map((id) => `itac-quote-${id}.png`));
});

test('render --scale multiplies the pixels', () => {
  assert.equal(run('render', sample, '--scale', '0.5', '-o', at('half.png')).status, 0);
  assert.deepEqual(size(at('half.png')), [540, 540]);
});

test('render writes a JPEG for a name in .jpg, smaller at lower quality', () => {
  assert.equal(run('render', sample, '-o', at('a.jpg')).status, 0);
  assert.equal(run('render', sample, '--quality', '40', '-o', at('b.jpg')).status, 0);
  starts(at('a.jpg'), [0xff, 0xd8, 0xff]);
  assert.ok(readFileSync(at('b.jpg')).length < readFileSync(at('a.jpg')).length);
});

test('layout prints the report and writes no picture', () => {
  const result = run('layout', sample);
  assert.equal(result.status, 0);
  assert.equal(JSON.parse(result.stdout).texts[0].slot, 'story');
  assert.equal(result.stderr, '');
});

test('a story with a photo and no frame is a quote, without one a voice; the format is square', () => {
  const bare = story('bare.json', { storycard: 1, story: 'One true thing.' });
  assert.equal(JSON.parse(run('layout', bare).stdout).frame, 'itac/voice');
  assert.equal(JSON.parse(run('layout', bare).stdout).format, 'square');
  assert.equal(JSON.parse(run('layout', bare, '--photo', path.join(photos, 'orientation_1.jpg')).stdout).frame, 'itac/quote');
});

test('frames lists what the packs offer, as words and as JSON', () => {
  assert.match(run('frames').stdout, /^itac\/quote\tOpen window$/m);
  const { frames } = JSON.parse(run('frames', '--json').stdout);
  assert.ok(frames.length >= 16 && frames.every(({ id }) => id.startsWith('itac/')));
  for (const frame of frames) {
    assert.equal(frame.formats.length, 6);
    assert.ok(frame.slots.includes('story'));
    assert.ok(frame.themes.length >= 4);
  }
});

test('a pack that extends another has its frames under its own name, before the campaign\'s', () => {
  const riverbend = path.join(root, 'assets/examples/riverbend');
  const { frames } = JSON.parse(run('frames', '--json', '--pack', riverbend).stdout);
  assert.equal(frames[0].id, 'riverbend/market');
  assert.ok(frames.some(({ id }) => id === 'riverbend/quote') && frames.some(({ id }) => id === 'itac/quote'));
  assert.ok(!frames.some(({ id }) => id === 'riverbend/eighteen'));  // not among those it shows
});

// Pixels of an RGB PNG (PNG 1.2, 6: filters), enough for what storycard writes.
function pixels(file) {
  const bytes = readFileSync(file);
  const parts = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  assert.equal(bytes[25], 2, 'expected an RGB PNG');
  const [width, height] = size(file);
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * 3;
  const rows = [];
  for (let y = 0; y < height; ++y) {
    const row = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    const up = rows[y - 1];
    for (let x = 0; x < stride; ++x) {
      const a = x >= 3 ? row[x - 3] : 0, b = up ? up[x] : 0, c = up && x >= 3 ? up[x - 3] : 0;
      const p = a + b - c, pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - c);
      row[x] += [0, a, b, (a + b) >> 1, pa <= pb && pa <= pc ? a : pb <= pc ? b : c][raw[y * (stride + 1)]];
    }
    rows.push(row);
  }
  return (x, y) => [...rows[y].subarray(3 * x, 3 * x + 3)];
}

test('a photo with each of the eight EXIF orientations comes out upright', () => {
  const bare = story('eight.json', { storycard: 1, story: 'Upright.', frame: 'itac/half', format: 'portrait', photo: { center: [0.5, 0.5] } });
  const cards = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => {
    const result = run('render', bare, '--photo', path.join(photos, `orientation_${orientation}.jpg`), '-o', at('o.png'));
    assert.equal(result.status, 0, result.stderr);
    return pixels(at('o.png'));
  });
  const corners = [[30, 30], [1050, 30], [30, 440], [1050, 440]];  // of the photo above the seam
  for (const [x, y] of corners) {
    for (const [i, card] of cards.entries()) {
      const far = Math.max(...card(x, y).map((value, channel) => Math.abs(value - cards[0](x, y)[channel])));
      assert.ok(far <= 12, `orientation ${i + 1} at ${x}, ${y}: ${card(x, y)} instead of ${cards[0](x, y)}`);
    }
  }
  // The four corners differ, so a turned photo could not pass.
  assert.equal(new Set(corners.map(([x, y]) => cards[0](x, y).map((value) => value >> 6).join())).size, 4);
});

for (const [name, make, mentions] of [
  ['a missing story', () => ['nowhere.json'], ['nowhere.json', 'there is no such file']],
  ['broken JSON', () => [story('broken.json', '{"storycard": 1, "story": "x"')], ['broken.json', 'byte']],
  ['a wrong type', () => [story('type.json', { storycard: 1, story: 'x', photo: { file: 'a.jpg', zoom: 'big' } })], ['type.json', '/photo/zoom', 'expected a number, found a string']],
  ['an unknown frame', () => [story('frame.json', { storycard: 1, story: 'x', frame: 'itac/nope' })], ['/frame', 'itac/nope', 'itac/quote']],
  ['an unknown format', () => [sample, '--format', 'round'], ['round', 'square']],
  ['an unknown theme', () => [sample, '--theme', 'rose'], ['rose', 'leaf']],
  ['a story without words', () => [story('blank.json', { storycard: 1, story: ' \u200b ' })], ['blank.json']],
  ['a story of a later version', () => [story('later.json', { storycard: 2, story: 'x' })], ['/storycard']],
  ['a photo that is not there', () => [story('nophoto.json', { storycard: 1, story: 'x', photo: { file: 'gone.jpg' } })], ['gone.jpg', 'there is no such file']],
  ['a truncated JPEG', () => [sample, '--photo', path.join(photos, 'truncated.jpg')], ['truncated.jpg']],
  ['a 1-byte PNG', () => [sample, '--photo', path.join(photos, 'one_byte.png')], ['one_byte.png']],
  ['a PNG bomb', () => [sample, '--photo', path.join(photos, 'bomb.png')], ['bomb.png']],
  ['a folder as a photo', () => [sample, '--photo', photos], ['folder']],
  ['a pack that is not there', () => [sample, '--pack', '/nowhere'], ['/nowhere/pack.json']],
]) {
  test(`bad input is exit code 3 and one helpful sentence: ${name}`, () => {
    refused(run('render', ...make(), '-o', at('bad.png')), 3, ...mentions);
    assert.ok(!existsSync(at('bad.png')));
  });
}

test('an error in a photo names the photo alone, by whatever path it was given', () => {
  const photo = path.resolve(photos, 'truncated.jpg');
  const { stderr } = run('render', sample, '--photo', photo, '-o', at('bad.png'));
  assert.ok(stderr.startsWith(`storycard: ${photo}: `), stderr);
});

test('an output that cannot be written is named alone, and the story not', () => {
  const out = at('no-folder/card.png');
  for (const words of [['render', sample, '-o', out], ['layout', sample, '--picture', out]]) {
    const { status, stderr } = run(...words);
    assert.equal(status, 3);
    assert.ok(stderr.startsWith(`storycard: ${out}: `), stderr);
  }
});

test('layout --picture draws lines, runs, clusters and baselines over the card, and prints the same report', () => {
  const plain = run('layout', sample);
  const pictured = run('layout', sample, '--picture', at('layout.png'));
  assert.equal(pictured.status, 0, pictured.stderr);
  assert.equal(pictured.stdout, plain.stdout);
  assert.equal(run('render', sample, '-o', at('card.png')).status, 0);
  const { size: [width, height], texts } = JSON.parse(plain.stdout);
  const [card, picture] = [pixels(at('card.png')), pixels(at('layout.png'))];
  for (const { lines } of texts) {
    for (const { x, baseline, width: length } of lines) {
      const middle = [Math.round(x + length / 2), Math.floor(baseline) + 1];
      const [red, green, blue] = picture(...middle);
      assert.ok(red > 150 && green < 110 && blue < 110, `a baseline at ${middle}: ${[red, green, blue]}`);
    }
  }
  assert.deepEqual(picture(width - 1, height - 1), card(width - 1, height - 1), 'the rest is the card');
});

for (const words of [
  [], ['draw'], ['render'], ['render', 'a.json'], ['render', 'a.json', 'b.json', '-o', 'x.png'], ['render', 'a.json', '-o'],
  ['render', 'a.json', '-o', 'x.gif'], ['render', 'a.json', '--nope', '-o', 'x.png'], ['render', 'a.json', '--scale', '0', '-o', 'x.png'],
  ['render', 'a.json', '--scale', '1e3', '-o', 'x.png'], ['render', 'a.json', '--quality', '101', '-o', 'x.jpg'],
  ['render', 'a.json', '--format', 'all', '-o', 'x.png'], ['layout'], ['frames', 'x'],
  ['layout', 'a.json', '--picture', 'x.jpg'], ['layout', 'a.json', '--format', 'all', '--picture', 'x.png'],
]) {
  test(`wrong usage is exit code 2: storycard ${words.join(' ')}`, () => refused(run(...words), 2, 'storycard --help'));
}

test('an output never overwrites an input', () => {
  copyFileSync(path.join(photos, 'rgb.png'), at('p.png'));
  const input = story('over.json', { storycard: 1, story: 'x', photo: { file: 'p.png' } });
  const before = readFileSync(at('p.png'));
  refused(run('render', input, '-o', at('p.png')), 3, 'p.png');
  mkdirSync(at('sub'), { recursive: true });
  refused(run('render', input, '-o', path.join(dir, 'sub', '..', 'p.png')), 3, 'p.png');
  assert.deepEqual(readFileSync(at('p.png')), before);
});

test('a story comes from standard input as "-"', () => {
  const result = spawnSync(storycard, ['layout', '-'], { input: '{"storycard": 1, "story": "Piped."}', encoding: 'utf8' });
  assert.equal(JSON.parse(result.stdout).texts[0].lines[0].text, 'Piped.');
});

test('what a cover hides never reaches the card', () => {
  const covered = (file, out) => {
    const input = story('covered.json', {
      storycard: 1, story: 'Safe.', frame: 'itac/half',
      photo: { file, covers: [{ kind: 'solid', color: 'fig', shape: 'rect', box: [0, 0, 1, 1] }] },
    });
    assert.equal(run('render', input, '-o', at(out)).status, 0);
    return readFileSync(at(out));
  };
  copyFileSync(path.join(photos, 'rgb.png'), at('one.png'));
  copyFileSync(path.join(photos, 'palette.png'), at('two.png'));
  assert.deepEqual(covered('one.png', 'c1.png'), covered('two.png', 'c2.png'));
});

test('photo tells what a file says besides its picture, and never anything of a clean one', () => {
  const told = run('photo', path.join(photos, 'orientation_6.jpg'), '--json');
  assert.equal(told.status, 0, told.stderr);
  const photo = JSON.parse(told.stdout);
  assert.equal(photo.kind, 'jpeg');
  assert.deepEqual(photo.size, [120, 80]);
  assert.deepEqual(photo.receipt[0], { kind: 'GPS position', value: '53.8000, -1.5500' });
  assert.ok(photo.receipt.some((entry) => entry.kind === 'camera model' && entry.value !== ''));
  const lines = run('photo', path.join(photos, 'orientation_6.jpg')).stdout.split('\n');
  assert.deepEqual(lines.slice(0, 3), ['kind: jpeg', 'size: 120 x 80', 'GPS position: 53.8000, -1.5500']);
  assert.deepEqual(JSON.parse(run('photo', path.join(photos, 'rgb.png'), '--json').stdout), { kind: 'png', size: [120, 80], receipt: [] });
});

test('photo refuses what is no photo, in a sentence that names the file', () => {
  refused(run('photo', path.join(photos, 'not_a_picture.jpg')), 3, 'not_a_picture.jpg');
  refused(run('photo', at('missing.jpg')), 3, 'missing.jpg');
  refused(run('photo'), 2, 'photo takes one');
});

test('a pack that takes no logos of a story leaves them out, and says so; its notice is the last of the texts and of the alt text', () => {
  const visitors = ['--pack', path.join(root, 'tests/fixtures/packs/visitors'), '--frame', 'visitors/half', '--scale', '0.3'];
  copyFileSync(path.join(photos, 'rgb.png'), at('logo.png'));
  const words = { storycard: 1, story: 'I came with seeds.', language: 'fr' };
  const plain = run('render', story('plain.json', words), ...visitors, '-o', at('plain.png'), '--report', at('plain-report.json'));
  const logos = [{ file: 'logo.png', description: 'A partner' }];
  const refusedLogo = run('render', story('with-logo.json', { ...words, logos }), ...visitors, '-o', at('with-logo.png'), '--report', at('with-logo-report.json'));
  assert.equal(plain.status, 0, plain.stderr);
  assert.equal(plain.stderr, '');
  assert.equal(refusedLogo.status, 0);
  assert.match(refusedLogo.stderr, /^storycard: .*with-logo\.json: the pack visitors takes no logos of a story's own.*\.\n$/);
  assert.ok(readFileSync(at('plain.png')).equals(readFileSync(at('with-logo.png'))));
  for (const name of ['plain', 'with-logo']) {
    const { texts, altText, fits } = JSON.parse(readFileSync(at(`${name}-report.json`), 'utf8'));
    const { slot, language, contrast, threshold } = texts.at(-1);
    assert.deepEqual([slot, language, fits], ['notice', 'fr', true]);
    assert.ok(contrast >= threshold, `${contrast}`);
    assert.ok(altText.split('\n').includes('Créé par une personne en visite sur cette page'));
    assert.ok(!altText.includes('A partner'));
  }
});
