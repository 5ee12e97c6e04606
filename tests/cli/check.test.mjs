// `storycard check`: one good tiny pack passes; each small thing that may be wrong with a pack is named with its file and
// JSON Pointer; packs made to harm are refused at once.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const storycard = path.resolve(process.env.STORYCARD_PROGRAM ?? path.join(root, 'build/native/storycard'));
const good = path.join(root, 'tests/fixtures/packs/good');

let dir;
before(() => { dir = mkdtempSync(path.join(tmpdir(), 'storycard-check-')); });
after(() => rmSync(dir, { recursive: true }));

const run = (...words) => spawnSync(storycard, ['check', ...words], { encoding: 'utf8', maxBuffer: 1 << 26 });

/** The good pack's files: JSON taken apart, all else as bytes. */
function goodFiles() {
  const files = {};
  for (const name of readdirSync(good, { recursive: true })) {
    if (name.endsWith('.json')) files[name] = JSON.parse(readFileSync(path.join(good, name), 'utf8'));
    else if (name.endsWith('.png')) files[name] = readFileSync(path.join(good, name));
  }
  return files;
}

let made = 0;
function write(files) {
  const folder = path.join(dir, `pack-${++made}`);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    const bytes = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
    writeFileSync(path.join(folder, name), bytes);
  }
  return folder;
}

const note = 'frames/note.json';
const fact = 'frames/fact.json';
const story = (files) => files[note].layers[3].children[0];
const words = (files) => files[note].layers[3];

/** What is wrong, how it comes about, where it is told, and a word of the sentence. */
const broken = [
  ['no licence', (f) => { delete f['pack.json'].licence; }, 'pack.json /licence', /required/],
  ['an empty licence', (f) => { f['pack.json'].licence = ''; }, 'pack.json /licence', /empty/],
  ['a licence that nobody knows', (f) => { f['pack.json'].licence = 'do what you like'; }, 'pack.json /licence', /SPDX/],
  ['a member that is misspelt', (f) => { f['pack.json'].colours = {}; }, 'pack.json /colours', /no such member/],
  ['an id with a space', (f) => { f['pack.json'].id = 'Good pack'; }, 'pack.json /id', /small letters/],
  ['a later version', (f) => { f['pack.json'].pack = 2; }, 'pack.json /pack', /later version/],
  ['a colour that is none', (f) => { f['pack.json'].colors.ink = '#12'; }, 'pack.json /colors/ink', /./],
  ['two themes of one id', (f) => { f['pack.json'].themes[1].id = 'day'; }, 'pack.json /themes/1/id', /two themes/],
  ['a theme without a name', (f) => { delete f['pack.json'].themes[0].name; }, 'pack.json /themes/0/name', /required/],
  ['a theme untranslated', (f) => { delete f['pack.json'].themes[0].name.fr; }, 'pack.json /themes/0/name', /no words in fr/],
  ['a pack untranslated', (f) => { f['pack.json'].name = 'Good street'; }, 'pack.json /name', /no words in fr/],
  ['a language that frames do not speak', (f) => { f['pack.json'].languages.push('ar'); }, `${note} /name`, /no words in ar/],
  ['a notice untranslated', (f) => { f['pack.json'].notice = 'Made by a visitor'; }, 'pack.json /notice', /no words in fr/],
  ['a notice too long', (f) => { f['pack.json'].notice = { en: 'Made by a visitor of this page, and not by the city itself, by and large', fr: 'Fait en visite' }; }, 'pack.json /notice/en', /60 letters/],
  ['a notice of two lines', (f) => { f['pack.json'].notice = { en: 'Made by\na visitor', fr: 'Fait en visite' }; }, 'pack.json /notice/en', /one line/],
  ['logos of nobody that is known', (f) => { f['pack.json'].logosAllowed = 'all'; }, 'pack.json /logosAllowed', /pack/],
  ['words of a frame untranslated', (f) => { delete f[fact].layers[1].children[0].text.fr; }, `${fact} /layers/1/children/0/text`, /no words in fr/],
  ['a frame that is not there', (f) => { f['pack.json'].frames.push('gone'); }, 'frames/gone.json', /no such file/],
  ['a frame outside the folder', (f) => { f['pack.json'].frames.push('../note'); }, 'pack.json /frames/2', /small letters/],
  ['a frame named twice', (f) => { f['pack.json'].frames.push('note'); }, 'pack.json /frames/2', /twice/],
  ['a frame called otherwise in its file', (f) => { f[note].id = 'other'; }, `${note} /id`, /"note"/],
  ['parts in a circle', (f) => { f['pack.json'].parts.small.use = 'tag'; }, `${note} /layers/3/children/1/use`, /circle/],
  ['a part that is not there', (f) => { words(f).children[2].use = 'tags'; }, `${note} /layers/3/children/2/use`, /no part "tags"/],
  ['a face that is too heavy', (f) => { f['pack.json'].faces.title.weight = 5000; }, 'pack.json /faces/title/weight', /900/],
  ['a pack that builds on nothing', (f) => { f['pack.json'].extends = 'nowhere'; }, 'pack.json /extends', /no other pack/],
  ['a choice from no pack', (f) => { f['pack.json'].show = { frames: ['quote'] }; }, 'pack.json /show', /extends/],
  ['JSON with a comma too many', (f) => { f[note] = '{\n  "frame": 1,\n}'; }, note, /^\S+: Line 3, column 1: .*comma/m],
  ['a misspelt member of a layer', (f) => { f[note].layers[1].colour = 'sun'; }, `${note} /layers/1/colour`, /no such member/],
  ['a layer of no kind', (f) => { f[note].layers[1] = { pth: 'M0 0' }; }, `${note} /layers/1`, /needs one of/],
  ['a colour that no theme has', (f) => { story(f).color = 'wrds'; }, `${note} /layers/3/children/0/color`, /wrds/],
  ['a ground that no theme has', (f) => { f[note].ground = 'papr'; }, `${note} /ground`, /papr/],
  ['a theme that the pack has not', (f) => { f[note].themes[1] = 'dawn'; }, `${note} /themes/1`, /dawn/],
  ['a format that is none', (f) => { f[note].formats = ['square', 'round']; }, `${note} /formats/1`, /round/],
  ['a slot that is none', (f) => { story(f).text = 'storey'; }, `${note} /layers/3/children/0/text`, /storey/],
  ['a condition that is none', (f) => { f[note].layers[2].if = 'foto'; }, `${note} /layers/2/if`, /foto/],
  ['an anchor that is none', (f) => { f[fact].layers[0].fill.anchor = 'wordz'; }, `${fact} /layers/0/fill/anchor`, /wordz/],
  ['two layers of one id', (f) => { f[note].layers[1].id = 'words'; }, `${note} /layers/3/id`, /words/],
  ['a length that is none', (f) => { f[note].layers[0].box[2] = '10x'; }, `${note} /layers/0/box/2`, /10x/],
  ['overrides for a class that is none', (f) => { words(f).in.tal = {}; }, `${note} /layers/3/in/tal`, /wide, square, tall or stories/],
  ['an outline that is none', (f) => { f[note].layers[1].path = 'M0 0 L'; }, `${note} /layers/1/path`, /Byte 6/],
  ['words that turn', (f) => { words(f).turn = 5; }, `${note} /layers/3/turn`, /words/],
  ['a story too small to read', (f) => { story(f).size[0] = 2.2; }, `${note} /layers/3/children/0/size`, /2\.2u .* 2\.6u/],
  ['small words too small to read, by a part', (f) => { f['pack.json'].parts.small.size[0] = 1.4; }, `${note} /layers/3/children/1`, /1\.4u .* 1\.9u/],
  ['small words too small in one class', (f) => { words(f).children[1].in = { wide: { size: [1.5, 2] } }; }, `${note} /layers/3/children/1/in/wide/size`, /1\.5u/],
  ['a slot promised and not drawn', (f) => { f[note].slots.push('role'); }, `${note} /slots/5`, /role/],
  ['a slot drawn and not promised', (f) => { f[note].slots.splice(3, 1); }, `${note} /layers/3/children/1/line`, /"place"/],
  ['a slot that one class leaves out', (f) => { words(f).children[2].in = { tall: { if: 'never' } }; }, `${note} /slots/4`, /class tall/],
  ['a name that a photo hides', (f) => { words(f).children[1].if = 'no-photo'; }, `${note} /slots/2`, /leaves it out/],
  ['a story that finds no room', (f) => { story(f).size = [5, 7]; story(f).comfort = 5; }, `${note} /layers/3/children/0/size`, /about \d+ letters/],
  ['words out of the card', (f) => { words(f).box = words(f).roomy = [40, '14%', '100% - 12u', '86% - 6u']; }, `${note} /layers/3/box`, /leave the card/],
  ['words under the controls of stories', (f) => { words(f).in.stories = { box: [6, '30%', '100% - 12u', '68%'], roomy: null, pack: 'end' }; }, `${note} /layers/3/in/stories/box`, /safe area/],
  ['words over words', (f) => { f[note].layers.push({ use: 'small', text: 'name', box: [6, '50%', '100% - 12u', 6] }); }, `${note} /layers/4/box`, /lie over the words of "story"/],
  ['words that one theme hides', (f) => { f['pack.json'].themes[1].colors.words = '#3A5261'; }, `${note} /layers/3/children/0/color`, /theme dusk/],
  ['words on a photo, without a scrim', (f) => { f[note].layers[2] = { photo: 0 }; }, `${note} /layers/3/children/0/color`, /contrast/],
  ['art that is not there', (f) => { delete f['art/dot.png']; }, `${note} /layers/0/image`, /art\/dot\.png/],
  ['art from the web', (f) => { f[note].layers[0].image = 'https://example.org/dot.png'; }, `${note} /layers/0/image`, /web address/],
  ['art from outside the folder', (f) => { f[note].layers[0].image = '../dot.png'; }, `${note} /layers/0/image`, /folder/],
  ['art that is no picture', (f) => { f['art/dot.png'] = 'not a picture'; }, `${note} /layers/0/image`, /picture/],
  ['art that is cut short', (f) => { f['art/dot.png'] = f['art/dot.png'].subarray(0, 60); }, `${note} /layers/0/image`, /./],
];

test('a good pack passes in one line, in all its themes', () => {
  const result = run(good);
  assert.equal(result.stderr, '');
  assert.equal(result.status, 0);
  assert.match(result.stdout, /^good: 2 frames and 2 themes are good, on \d+ cards\n$/);
});

test('a good pack with a notice passes: it fits, can be read and lies on no other words', () => {
  const files = goodFiles();
  files['pack.json'].notice = { en: 'Made by a visitor of this page, not by the city', fr: 'Créé par une personne en visite, pas par la ville' };
  const result = run(write(files));
  assert.equal(result.stderr, '');
  assert.equal(result.status, 0);
});

test('there are at least forty broken packs, each broken in its own way', () => {
  assert.ok(broken.length >= 40, `${broken.length}`);
  assert.equal(new Set(broken.map(([name]) => name)).size, broken.length);
});

for (const [name, breakIt, where, wording] of broken) {
  test(`check names the file and the place of ${name}`, () => {
    const files = goodFiles();
    breakIt(files);
    const result = run(write(files));
    assert.equal(result.status, 3, result.stderr);
    assert.equal(result.stdout, '');
    const line = result.stderr.split('\n').find((text) => text.startsWith(`${where}: `));
    assert.ok(line, `no line begins with "${where}: " in\n${result.stderr}`);
    assert.match(line, wording);
    assert.match(line, /: [A-Z"].*\.$/, 'a whole sentence');
  });
}

test('--json lists findings with file, pointer, code, severity and message', () => {
  const files = goodFiles();
  files['pack.json'].licence = 'none';
  files[note].slots.push('role');
  const result = run(write(files), '--json');
  assert.equal(result.status, 3);
  assert.equal(result.stderr, '');
  const { ok, readable, findings } = JSON.parse(result.stdout);
  assert.equal(ok, false);
  assert.equal(readable, true, 'its cards were drawn');
  assert.deepEqual(findings.filter(({ severity }) => severity === 'error').map(({ file, pointer, code }) => [file, pointer, code]),
    [['pack.json', '/licence', 'licence'], [note, '/slots/5', 'slot-not-drawn']]);
  for (const { message } of findings) assert.match(message, /^[A-Z"].*\.$/);
});

test('all that is wrong is told at once', () => {
  const files = goodFiles();
  files[note].layers[1].colour = 'sun';
  files[note].ground = 'papr';
  files[fact].layers[0].fill.anchor = 'wordz';
  const { stderr } = run(write(files));
  for (const where of [`${note} /layers/1/colour`, `${note} /ground`, `${fact} /layers/0/fill/anchor`]) {
    assert.ok(stderr.includes(`${where}: `), stderr);
  }
});

test('warnings alone do not fail a pack', () => {
  const files = goodFiles();
  files[note].formats = ['square', 'wide'];
  const result = run(write(files), '--theme', 'own');
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stderr, /^frames\/note\.json \/formats: warning: .*portrait, tall, story, link/m);
});

const town = {
  'pack.json': {
    pack: 1, id: 'town', version: '1.0.0', licence: 'LicenseRef-Town', extends: 'good', languages: ['en', 'fr'], frames: [], show: { frames: ['note'] },
    themes: [{ id: 'rain', name: { en: 'Rain', fr: 'Pluie' }, colors: { paper: '#E8F1F5', words: '#10303F', shade: '#C9DFE8' } }],
  },
};

test('a pack that extends another finds it among those of --pack, and the campaign\'s among the built-in ones', () => {
  const folder = write(town);
  const alone = run(folder);
  assert.equal(alone.status, 3);
  assert.match(alone.stderr, /^pack\.json \/extends: .*"good"/);
  const beside = run(folder, '--pack', good, '--theme', 'rain');
  assert.equal(beside.status, 0, beside.stderr);
  assert.match(beside.stdout, /^town: 1 frame and 3 themes are good/);
  const itac = structuredClone(town);
  Object.assign(itac['pack.json'], { extends: 'itac', show: { frames: ['quote'], themes: ['leaf'] }, themes: [] });
  const built_in = run(write(itac), '--theme', 'own');
  assert.equal(built_in.status, 0, built_in.stderr);
});

test('what a pack spoils of the one that it extends is told where it extends it', () => {
  const grey = structuredClone(town);
  grey['pack.json'].themes[0].colors.words = '#B0C4CE';
  const result = run(write(grey), '--pack', good);
  assert.equal(result.status, 3);
  assert.match(result.stderr, /^pack\.json \/extends: .*town\/note in \w+, theme rain/m);
});

test('--sheet writes all frames on one picture, in the themes that are asked for', () => {
  const size = (file) => { const b = readFileSync(file); return [b.readUInt32BE(16), b.readUInt32BE(20)]; };
  const one = path.join(dir, 'one.png');
  const all = path.join(dir, 'all.png');
  assert.match(run(good, '--theme', 'own', '--sheet', one).stdout, /; 1 contact sheet written\n$/);
  assert.equal(run(good, '--sheet', all).status, 0);
  assert.equal(size(one)[0], size(all)[0]);
  assert.ok(size(all)[1] > 1.5 * size(one)[1]);
  assert.ok(size(all).every((side) => side <= 8192));
  const jpeg = path.join(dir, 'all.jpg');
  assert.equal(run(good, '--theme', 'own', '--sheet', jpeg).status, 0);
  assert.deepEqual([...readFileSync(jpeg).subarray(0, 3)], [0xff, 0xd8, 0xff]);
});

test('a sheet never overwrites a picture of the pack', () => {
  const folder = write(goodFiles());
  const picture = path.join(folder, 'art/dot.png');
  const result = run(folder, '--theme', 'own', '--sheet', picture);
  assert.equal(result.status, 3);
  assert.match(result.stderr, /not overwritten/);
  assert.ok(readFileSync(picture).equals(readFileSync(path.join(good, 'art/dot.png'))));
});

test('a pack with findings still gets its sheet: designers look at what is wrong', () => {
  const files = goodFiles();
  story(files).size = [5, 7];
  story(files).comfort = 5;
  const sheet = path.join(dir, 'wrong.png');
  assert.equal(run(write(files), '--theme', 'own', '--sheet', sheet).status, 3);
  assert.ok(readFileSync(sheet).length > 10_000);
});

test('check without a folder, with two, or with a sheet that is no PNG is wrong usage', () => {
  for (const words of [[], [good, good], [good, '--sheet', 'a.gif']]) assert.equal(run(...words).status, 2, words.join(' '));
  const missing = run(path.join(dir, 'nowhere'));
  assert.equal(missing.status, 3);
  assert.match(missing.stderr, /no folder/);
});

/** Packs that are made to harm. */
const deep = (depth, open, close) => open.repeat(depth) + close.repeat(depth);
const hostile = [
  ['parts in a long circle', (f) => {
    f['pack.json'].parts = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`p${i}`, { use: [`p${(i + 1) % 200}`, `p${(i + 2) % 200}`] }]));
    f[note].layers = [{ use: 'p0' }];
  }],
  ['parts that grow by doubling', (f) => {
    f['pack.json'].parts = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`p${i}`, { use: Array(40).fill(`p${i + 1}`) }]));
    f['pack.json'].parts.p8 = { fill: 'sun' };
    f[note].layers = [{ use: 'p0' }];
  }],
  ['parts that nest by doubling', (f) => {
    f['pack.json'].parts = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`p${i}`, { stack: 'down', children: Array(30).fill({ use: `p${i + 1}` }) }]));
    f['pack.json'].parts.p8 = { fill: 'sun' };
    f[note].layers = [{ use: 'p0' }];
  }],
  ['10,000 layers', (f) => { f[note].layers = Array(10000).fill({ fill: 'sun' }); }],
  ['10,000 layers of words', (f) => { f[note].layers = [{ stack: 'down', children: Array(10000).fill({ text: 'story', size: 3, color: 'words' }) }]; }],
  ['a number of 1e308', (f) => { f[note].layers[1].box = [1e308, 0, 1e308, 1e308]; }],
  ['a number that no computer holds', (f) => { f[note] = JSON.stringify(f[note]).replace('[3,2,9,9]', '[1e999,2,9,9]'); }],
  ['NaN', (f) => { f[note] = JSON.stringify(f[note]).replace('[3,2,9,9]', '[NaN,2,9,9]'); }],
  ['a length of 1e308', (f) => { f[note].layers[1].box[0] = '1e308u'; }],
  ['frames out of the folder', (f) => { f['pack.json'].frames = ['../../../../etc/passwd']; }],
  ['art out of the folder', (f) => { f[note].layers[0].image = '../../../../etc/hostname.png'; }],
  ['art of a remote address', (f) => { f[note].layers[0].image = '//example.org/a.png'; }],
  ['an outline of a million steps', (f) => { f[note].layers[1].path = `M0 0${'H1V1'.repeat(500_000)}`; }],
  ['many outlines, heavy together', (f) => { f[note].layers = Array(20).fill({ path: `M0 0${'H1V1'.repeat(5000)}`, view: [1, 1], color: 'sun' }); }],
  ['a picture that says it is huge', (f) => { const png = Buffer.from(f['art/dot.png']); png.writeUInt32BE(60000, 16); png.writeUInt32BE(60000, 20); f['art/dot.png'] = png; }],
  ['a picture file of 50 MB', (f) => { f['art/dot.png'] = Buffer.concat([f['art/dot.png'], Buffer.alloc(50 << 20)]); }],
  ['10,000 brackets', (f) => { f[note] = `{"frame": 1, "layers": ${deep(10000, '[', ']')}}`; }],
  ['stacks 1,000 deep', (f) => { f[note] = JSON.stringify(f[note]).replace(/"layers":\[.*$/, `"layers":[${deep(1000, '{"stack":"down","children":[', ']}')}]}`); }],
  ['stacks 30 deep', (f) => { f[note] = JSON.stringify(f[note]).replace(/"layers":\[.*$/, `"layers":[${deep(30, '{"stack":"down","children":[', ']}')}]}`); }],
  ['a file of 5 MB', (f) => { f[note].note = 'a'.repeat(5 << 20); }],
  ['a pattern of a million cells', (f) => { f[note].layers[1] = { pattern: { a: { fill: 'sun' } }, columns: 1000, rows: 1000 }; }],
  ['a pattern of a million cells by name', (f) => { f[note].layers[1] = { pattern: { a: { fill: 'sun' } }, cells: Array(1000).fill('a '.repeat(1000)), columns: 4, rows: 4 }; }],
  ['200 frames of one file', (f) => { f['pack.json'].frames = Array(5000).fill('note'); }],
  ['nothing at all', (f) => { for (const name of Object.keys(f)) delete f[name]; f['readme.txt'] = 'empty'; }],
];

for (const [name, make] of hostile) {
  test(`a pack with ${name} is refused in under a second`, () => {
    const files = goodFiles();
    make(files);
    const folder = write(files);
    const begin = performance.now();
    const result = run(folder);
    const took = performance.now() - begin;
    assert.equal(result.status, 3, `${result.status} ${result.signal} ${result.stderr.slice(0, 500)}`);
    assert.equal(result.stdout, '');
    assert.ok(result.stderr.length > 0 && result.stderr.length < 60_000, `${result.stderr.length} bytes are told`);
    assert.ok(took < (process.env.STORYCARD_PROGRAM ? 20_000 : 1000), `${Math.round(took)} ms`);  // another build may count its lines
  });
}
