// Card files on the command line: written by render, opened by open, and standing where a story may.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const storycard = path.resolve(process.env.STORYCARD_PROGRAM ?? path.join(root, 'build/native/storycard'));
const sample = path.join(root, 'assets/samples/amina.json');
const photos = path.join(root, 'tests/fixtures/photos');

let dir;
before(() => { dir = mkdtempSync(path.join(tmpdir(), 'storycard-cards-')); });
after(() => rmSync(dir, { recursive: true }));

const run = (...words) => spawnSync(storycard, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
const at = (name) => path.join(dir, name);
const read = (name) => readFileSync(at(name));

function done(result) {
  assert.equal(result.status, 0, result.stderr);
  return result;
}

function refused(result, code, ...mentions) {
  assert.equal(result.status, code, result.stderr);
  assert.equal(result.stdout, '');
  const lines = result.stderr.trim().split('\n');
  assert.match(lines.at(-1), /^storycard: .+\.$/);
  for (const mention of mentions) assert.ok(result.stderr.includes(mention), `${result.stderr} should mention ${mention}`);
}

const whole = {
  storycard: 1, language: 'en', story: 'I bake bread for the whole street.', name: 'Amina', role: 'baker', mood: 'calm',
  about: 'child', consent: { mine: true, shown: false },
  photos: [{ file: 'Amina at home.jpg', description: 'A baker.', covers: [{ kind: 'solid', color: 'fig', shape: 'rect', box: [0.2, 0.2, 0.4, 0.4] }] }],
  logos: [{ file: 'our-club.png', description: 'Our club' }],
};

/** A story in a folder of its own, with its pictures. */
function story(name, json = whole) {
  const folder = at(name);
  mkdirSync(folder);
  copyFileSync(path.join(photos, 'orientation_6.jpg'), path.join(folder, 'Amina at home.jpg'));
  copyFileSync(path.join(photos, 'rgba.png'), path.join(folder, 'our-club.png'));
  const file = path.join(folder, 'story.json');
  writeFileSync(file, JSON.stringify(json));
  return file;
}

test('render -o X.storycard keeps the card: story, pictures by neutral names, packs', () => {
  done(run('render', story('kept'), '--theme', 'fig', '--format', 'story', '-o', at('kept.storycard')));
  const told = JSON.parse(done(run('open', at('kept.storycard'), '--json')).stdout);
  assert.equal(told.version, 1);
  assert.deepEqual(told.packs.map(({ id, version, here }) => [id, version === here]), [['itac', true]]);
  assert.equal(told.photos[0].file, 'photo-1.png');
  assert.equal(told.logos[0].file, 'logo-1.png');
  assert.equal(told.consent, false);
  assert.equal(told.story.theme, 'fig');
  assert.equal(told.story.format, 'story');
  assert.equal(told.story.mood, 'calm');
  assert.equal('about' in told.story || 'consent' in told.story, false);
  assert.equal(read('kept.storycard').includes('Amina at home'), false);
});

test('the same card gives the same bytes, and a card file written from a card file is the same file', () => {
  const file = story('again');
  done(run('render', file, '-o', at('again-1.storycard')));
  done(run('render', file, '-o', at('again-2.storycard')));
  done(run('render', at('again-1.storycard'), '-o', at('again-3.storycard')));
  assert.ok(read('again-1.storycard').equals(read('again-2.storycard')));
  assert.ok(read('again-1.storycard').equals(read('again-3.storycard')));
});

test('--with-consent keeps the answers, and open says them', () => {
  done(run('render', story('consent'), '--with-consent', '-o', at('consent.storycard')));
  const told = JSON.parse(done(run('open', at('consent.storycard'), '--json')).stdout);
  assert.equal(told.consent, true);
  assert.deepEqual([told.story.about, told.story.consent], ['child', { mine: true, shown: false }]);
  assert.match(done(run('open', at('consent.storycard'))).stdout, /Consent: the story is about a child; agreed: mine\n/);
});

test('open says in plain words what a card file holds', () => {
  done(run('render', story('open'), '-o', at('open.storycard')));
  const { stdout, stderr } = done(run('open', at('open.storycard')));
  assert.equal(stderr, '');
  for (const line of ['Card file, version 1', 'Story: I bake bread for the whole street.', 'Name: Amina', 'Frame: itac/quote; theme: the usual one; format: square',
    'Pack: itac 1.0.0, which is here', 'Logo 1: ', 'Consent: the answers are not in the file']) {
    assert.ok(stdout.split('\n').some((each) => each.startsWith(line)), `${line} in\n${stdout}`);
  }
  assert.match(stdout, /Photo 1: \d+ x \d+; 1 cover, and what is under it is not in the file\n/);
});

test('open sends a terminal no control characters of a stranger', () => {
  writeFileSync(at('escape.json'), JSON.stringify({ storycard: 1, story: 'a \u001b[2J b \u009b c' }));
  done(run('render', at('escape.json'), '-o', at('escape.storycard')));
  assert.match(done(run('open', at('escape.storycard'))).stdout, /^Story: a {2}\[2J b {3}c$/m);
});

test('a card file stands where a story may, on its own, and from standard input', () => {
  const file = story('stands');
  done(run('render', file, '-o', at('stands.storycard')));
  rmSync(at('stands'), { recursive: true });
  done(run('render', at('stands.storycard'), '-o', at('stands.png')));
  assert.equal(JSON.parse(done(run('layout', at('stands.storycard'))).stdout).frame, 'itac/quote');
  const piped = spawnSync(storycard, ['render', '-', '-o', at('piped.png')], { input: read('stands.storycard') });
  assert.equal(piped.status, 0);
  assert.ok(read('piped.png').equals(read('stands.png')));
});

test('a card without a photo is the same picture from its card file; one with a photo says the same words', () => {
  const words = path.join(root, 'assets/samples/layla.json');
  for (const [name, file] of [['plain', words], ['photo', sample]]) {
    const story = JSON.parse(readFileSync(file, 'utf8'));
    if (name === 'plain') for (const key of ['photo', 'photos']) delete story[key];
    const given = name === 'plain' ? at('plain.json') : file;
    if (name === 'plain') writeFileSync(given, JSON.stringify(story));
    done(run('render', given, '-o', at(`${name}.png`), '--report', at(`${name}-report.json`)));
    done(run('render', given, '-o', at(`${name}.storycard`)));
    done(run('render', at(`${name}.storycard`), '-o', at(`${name}-again.png`), '--report', at(`${name}-again.json`)));
    if (name === 'plain') assert.ok(read('plain.png').equals(read('plain-again.png')));
    const texts = (report) => JSON.parse(read(report)).texts.map(({ slot, lines }) => [slot, lines.map((line) => line.text)]);
    assert.deepEqual(texts(`${name}-again.json`), texts(`${name}-report.json`));
  }
});

test('what a cover hides is not in the card file: another face under it gives the same bytes', () => {
  const folder = at('hidden');
  mkdirSync(folder);
  const covered = { storycard: 1, story: 'Hidden.', photos: [{ file: 'p.png', covers: [{ box: [-1, -1, 2, 2], shape: 'rect' }, { box: [0, 0, 2, 2], shape: 'rect' }] }] };
  writeFileSync(path.join(folder, 'story.json'), JSON.stringify(covered));
  const files = ['rgb.png', 'palette.png'].map((name) => {
    copyFileSync(path.join(photos, name), path.join(folder, 'p.png'));
    done(run('render', path.join(folder, 'story.json'), '-o', at(`hidden-${name}.storycard`)));
    return read(`hidden-${name}.storycard`);
  });
  const sizes = files.map((_, index) => JSON.parse(done(run('open', at(`hidden-${['rgb.png', 'palette.png'][index]}.storycard`), '--json')).stdout).photos[0].size);
  assert.deepEqual(sizes[0], sizes[1], 'the fixtures have one size');
  assert.ok(files[0].equals(files[1]));
});

test('--extract writes story and pictures, which are a story again', () => {
  done(run('render', story('extract'), '-o', at('extract.storycard')));
  done(run('open', at('extract.storycard'), '--extract', at('extracted')));
  assert.deepEqual(readdirSync(at('extracted')).sort(), ['card.json', 'logo-1.png', 'photo-1.png', 'story.json']);
  done(run('render', at('extract.storycard'), '-o', at('from-card.png')));
  done(run('render', path.join(at('extracted'), 'story.json'), '-o', at('from-folder.png')));
  assert.ok(read('from-card.png').equals(read('from-folder.png')));
});

test('--extract writes over nothing and through no link', () => {
  done(run('render', story('guarded'), '-o', at('guarded.storycard')));
  mkdirSync(at('full'));
  writeFileSync(path.join(at('full'), 'photo-1.png'), 'mine');
  refused(run('open', at('guarded.storycard'), '--extract', at('full')), 3, 'photo-1.png', 'not overwritten');
  assert.deepEqual(readdirSync(at('full')), ['photo-1.png']);
  for (const name of ['story.json', 'story.json.part']) {
    const folder = at(`links-${name}`);
    mkdirSync(folder);
    symlinkSync(at('elsewhere.txt'), path.join(folder, name));
    refused(run('open', at('guarded.storycard'), '--extract', folder), 3, name);
    assert.equal(existsSync(at('elsewhere.txt')), false);
  }
});

test('a card file is not written over itself, nor over a photo', () => {
  const file = story('inputs');
  done(run('render', file, '-o', at('inputs.storycard')));
  const before = read('inputs.storycard');
  refused(run('render', at('inputs.storycard'), '-o', at('inputs.storycard')), 3, 'not overwritten');
  assert.ok(before.equals(read('inputs.storycard')));
  copyFileSync(path.join(photos, 'rgb.png'), at('photo.storycard'));
  refused(run('render', file, '--photo', at('photo.storycard'), '-o', at('photo.storycard')), 3, 'not overwritten');
});

test('a pack that is missing or of another version is told, and the card drawn where it can be', () => {
  done(run('render', story('packs'), '-o', at('packs.storycard')));
  done(run('open', at('packs.storycard'), '--extract', at('packs-out')));
  // Written anew by the simplest zip there is: stored, one after the other.
  const card = (packs, frame) => {
    const json = JSON.parse(readFileSync(path.join(at('packs-out'), 'story.json'), 'utf8'));
    const files = { 'card.json': JSON.stringify({ storycardFile: 1, packs, coversBurntIn: true }), 'story.json': JSON.stringify({ ...json, frame, photos: [], logos: [] }) };
    writeFileSync(at('changed.storycard'), zip(files));
    return at('changed.storycard');
  };
  const older = done(run('render', card([{ id: 'itac', version: '0.1' }], 'itac/voice'), '-o', at('older.png')));
  assert.match(older.stderr, /made with version 0\.1 of the pack itac; here is version 1\.0\.0/);
  assert.match(done(run('open', at('changed.storycard'))).stdout, /^Pack: itac 0\.1; here is version 1\.0\.0, and the card may look different$/m);
  const gone = run('render', card([{ id: 'riverbend', version: '2' }], 'riverbend/quote'), '-o', at('gone.png'));
  refused(gone, 3, 'version 2 of the pack riverbend, which is not here', 'riverbend/quote');
  const opened = done(run('open', at('changed.storycard'), '--json'));
  assert.deepEqual(JSON.parse(opened.stdout).packs, [{ id: 'riverbend', version: '2', here: null }]);
  done(run('render', at('changed.storycard'), '--frame', 'itac/voice', '-o', at('gone.png')));
  const example = path.join(root, 'assets/examples/riverbend');
  assert.match(done(run('open', at('changed.storycard'), '--pack', example)).stdout, /^Pack: riverbend 2; here is version /m);
});

test('open needs no fonts and packs to look into a card file', () => {
  done(run('render', story('bare'), '-o', at('bare.storycard')));
  const alone = at('alone');
  mkdirSync(alone);
  copyFileSync(storycard, path.join(alone, 'storycard'));
  const result = spawnSync('/bin/sh', ['-c', 'chmod +x "$0/storycard" && exec "$0/storycard" open "$1"', alone, at('bare.storycard')], { encoding: 'utf8', env: {} });
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stdout, /^Pack: itac 1\.0\.0$/m);
});

test('wrong usage says what is right', () => {
  refused(run('open'), 2, 'one card file');
  refused(run('render', sample, '--format', 'all', '-o', at('x.storycard')), 2, 'one format');
  refused(run('render', sample, '--scale', '2', '-o', at('x.storycard')), 2, '--scale');
  refused(run('render', sample, '--with-consent', '-o', at('x.png')), 2, '.storycard');
  refused(run('render', sample, '--format', 'round', '-o', at('x.storycard')), 3, 'round');
  assert.equal(existsSync(at('x.storycard')), false);
});

test('what is no card file, or a damaged one, is a sentence that says which and why', () => {
  const good = at('good.storycard');
  done(run('render', story('damaged'), '-o', good));
  const bytes = readFileSync(good);
  const card = (name, content) => { writeFileSync(at(name), content); return at(name); };
  refused(run('open', sample), 3, 'amina.json', 'no zip');
  refused(run('open', at('nowhere.storycard')), 3, 'nowhere.storycard', 'no such file');
  refused(run('open', card('empty.storycard', '')), 3, 'empty.storycard');
  refused(run('render', card('cut.storycard', bytes.subarray(0, bytes.length - 9)), '-o', at('x.png')), 3, 'cut.storycard', 'cut short');
  const flipped = Buffer.from(bytes);
  flipped[Math.floor(bytes.length / 2)] ^= 0x10;
  refused(run('open', card('flipped.storycard', flipped)), 3, 'flipped.storycard', 'sum');
  refused(run('open', card('later.storycard', zip({ 'card.json': '{"storycardFile": 2}', 'story.json': '{}' }))), 3, 'later.storycard card.json /storycardFile', 'Update storycard');
  refused(run('open', card('pictures.storycard', zip({ 'a.png': 'x' }))), 3, 'no card file');
  refused(run('open', card('slip.storycard', zip({ '../../evil': 'x' })), '--extract', at('slip')), 3, 'leads to another place');
  assert.equal(existsSync(at('slip')), false);
});

/** A zip, stored. */
function zip(files) {
  const [parts, directory] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(0x210000, 6);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    parts.push(Buffer.from('PK\x03\x04'), facts, Buffer.from(name), bytes);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, end, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

function crc32(bytes) {
  let sum = 0xFFFFFFFF;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (sum & 1 ? 0xEDB88320 : 0);
  }
  return (sum ^ 0xFFFFFFFF) >>> 0;
}
