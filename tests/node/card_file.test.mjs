// Card files in wasm: the same bytes as on the command line, and what a stranger sends is an error or a card.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { StoryCard, StoryCardError } from '../../dist/engine/index.js';
import { dist, formats, root, samples, scratch, storycard, written } from './samples.mjs';

let engine;
before(async () => {
  engine = await StoryCard.load();
});

const same = (a, b) => Buffer.from(a).equals(Buffer.from(b));
const fixture = (name) => new Uint8Array(readFileSync(path.join(root, 'tests/fixtures/photos', name)));

/** The command line's card file of a story with its pictures, by their names beside it. */
async function nativeCard(t, story, pictures, ...options) {
  const folder = scratch(t);
  for (const [name, bytes] of Object.entries(pictures)) writeFileSync(path.join(folder, name), bytes);
  writeFileSync(path.join(folder, 'story.json'), JSON.stringify(story));
  await storycard('render', path.join(folder, 'story.json'), ...options, '-o', path.join(folder, 'card.storycard'));
  return { file: path.join(folder, 'card.storycard'), bytes: readFileSync(path.join(folder, 'card.storycard')) };
}

const covered = {
  storycard: 1, story: 'Covered.', unknown: { kept: [1] }, about: 'me', consent: { mine: true },
  photos: [{ file: 'a.jpg', covers: [{ box: [0.1, 0.2, 0.5, 0.4] }, { shape: 'path', points: [[0.6, 0.6], [1.2, 0.7], [0.7, 0.95]], kind: 'solid', color: 'fig' }], turn: 12 }],
  logos: [{ file: 'logo.png', description: 'A club' }],
};
const pictures = { 'a.jpg': fixture('orientation_6.jpg'), 'logo.png': fixture('rgba.png') };

for (const { name, file, story, photo } of samples()) {
  test(`${name}: the wasm writes the command line's card file, and draws the same pictures from it`, async (t) => {
    const folder = scratch(t);
    const card = path.join(folder, 'card.storycard');
    await storycard('render', file, '-o', card);
    assert.ok(same(await engine.cardFile(story, { photo }), readFileSync(card)), 'the same card file');

    mkdirSync(path.join(folder, 'cards'));
    await storycard('render', card, '--format', 'square,story,link', '-o', `${path.join(folder, 'cards')}/`);
    const opened = await engine.openCardFile(readFileSync(card));
    assert.equal(opened.packs[0].here, opened.packs[0].version);
    for (const [written_, bytes] of written(path.join(folder, 'cards'))) {
      const format = formats.find((id) => written_.endsWith(`-${id}.png`));
      const made = await engine.render(opened.story, { photos: opened.photos, logos: opened.logos, format });
      assert.ok(same(made.bytes, bytes), `${format}: another picture than the command line's`);
    }
  });
}

test('covers, a photo on its side, a logo, another theme, answers on consent: the same card file', async (t) => {
  const native = await nativeCard(t, covered, pictures, '--theme', 'fig', '--format', 'wide', '--with-consent');
  const options = { photos: [pictures['a.jpg']], logos: [pictures['logo.png']], theme: 'fig', format: 'wide' };
  assert.ok(same(await engine.cardFile(covered, { ...options, consent: 'included' }), native.bytes));
  assert.equal(same(await engine.cardFile(covered, options), native.bytes), false);

  const opened = await engine.openCardFile(new Blob([native.bytes]));
  assert.deepEqual(opened.story.unknown, { kept: [1] });
  assert.deepEqual(opened.story.consent, { mine: true });
  assert.equal(opened.story.photos[0].file, 'photo-1.png');
  assert.equal(opened.logos.length, 1);
  const again = await engine.cardFile(opened.story, { photos: opened.photos, logos: opened.logos, consent: 'included' });
  assert.ok(same(again, native.bytes), 'what was opened is written as it was');
});

test('a large photo: shrunk to the same working copy', async (t) => {
  const large = await engine.render({ storycard: 1, story: 'Large.', frame: 'itac/voice' }, { scale: 2.5, format: 'square', type: 'image/jpeg' });
  const story = { storycard: 1, story: 'Large.', photo: { file: 'large.jpg', covers: [{ box: [0.3, 0.3, 0.2, 0.2], shape: 'rect' }] } };
  const native = await nativeCard(t, story, { 'large.jpg': large.bytes });
  assert.ok(same(await engine.cardFile(story, { photo: large.bytes }), native.bytes));
  const { photos } = await engine.openCardFile(native.bytes);
  const { size, receipt } = await engine.openPhoto(photos[0]);
  assert.deepEqual(size, [2000, 2000]);
  assert.deepEqual(receipt, []);
});

test('a draft without words or photo is kept all the same, and opened', async () => {
  const bytes = await engine.cardFile({ storycard: 1, photos: [{ file: 'gone.jpg', description: 'It was here.' }] }, { photos: [null] });
  const { story, photos } = await engine.openCardFile(bytes);
  assert.deepEqual([story.photos, photos], [[{ description: 'It was here.' }], [null]]);
});

test('errors say which file and where', async () => {
  const fails = (code, where, source) => assert.rejects(engine.openCardFile(source), (error) => error instanceof StoryCardError && error.code === code && error.where === where);
  await fails('empty-file', '', new Uint8Array());
  await fails('unknown-format', '', fixture('rgb.png'));
  const bytes = await engine.cardFile({ storycard: 1, story: 'a' });
  await fails('broken-file', `byte ${bytes.length - 1}`, bytes.subarray(0, -1));
  await fails('missing-file', 'card.json', engine.zip(new Map([['a.txt', new Uint8Array(3)]])));
  const text = (json) => new TextEncoder().encode(JSON.stringify(json));
  await fails('newer-version', 'card.json /storycardFile', engine.zip(new Map([['card.json', text({ storycardFile: 7 })]])));
  await assert.rejects(engine.openCardFile('a path'), { code: 'wrong-type', message: /card file/ });
  await assert.rejects(engine.cardFile({ storycard: 1, story: 'a' }, { frame: 'nobody/none' }), { code: 'unknown-value' });
  await assert.rejects(engine.cardFile({ storycard: 1, story: 'a' }, { photo: fixture('truncated.jpg') }), { code: 'broken-file', where: '/photos/0' });
});

test('a damaged card file is an error that is told, or the same card; the engine goes on', async () => {
  const good = await engine.cardFile(covered, { photos: [pictures['a.jpg']], logos: [pictures['logo.png']] });
  const story = JSON.stringify((await engine.openCardFile(good)).story);
  let random = 3;
  const next = (below) => (random = (Math.imul(random, 1664525) + 1013904223) >>> 0) % below;
  const refused = new Map();
  for (let round = 0; round < 1500; ++round) {
    // Half of them where the names, sizes and sums are: at the beginning and the end.
    const bytes = good.slice(0, round % 10 === 9 ? next(good.length) : undefined);
    const from = [() => next(bytes.length), () => next(Math.min(700, bytes.length)), () => Math.max(0, bytes.length - 1 - next(400))][round % 3];
    for (let i = 0; i <= round % 3 && bytes.length > 0; ++i) bytes[from()] ^= 1 + next(255);
    try {
      const opened = await engine.openCardFile(bytes);
      assert.equal(JSON.stringify(opened.story), story);
    } catch (error) {
      assert.ok(error instanceof StoryCardError && error.code !== 'internal', String(error));
      refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
    }
  }
  assert.ok([...refused.values()].reduce((a, b) => a + b) > 1200, 'most are refused');
  assert.ok(refused.has('broken-file') && refused.has('unknown-format'), [...refused.keys()].join());
  assert.ok(same(await engine.cardFile(covered, { photos: [pictures['a.jpg']], logos: [pictures['logo.png']] }), good));
});

test('the page: card-file.ts through the worker\'s own code makes and opens them, and tells what went wrong', async (t) => {
  const folder = scratch(t);
  const entry = Object.fromEntries(['card-file', 'export-codec'].map((name) => [name, path.join(root, `web/src/${name}.ts`)]));
  await build({ configFile: false, root: path.join(root, 'web'), logLevel: 'error', publicDir: false,
    build: { target: 'es2022', lib: { entry, formats: ['es'], fileName: (_, name) => `${name}.mjs` }, outDir: folder, minify: false } });
  const load = (name) => import(pathToFileURL(path.join(folder, `${name}.mjs`)).href);
  const [{ makeCardFile, openCardFile, isCardFile, CARD_FILE_TYPE }, { Exporting }] = [await load('card-file'), await load('export-codec')];

  const module = await WebAssembly.compile(readFileSync(path.join(dist, 'engine/engine.wasm')));
  const read = async (name) => new Uint8Array(readFileSync(path.join(dist, 'assets', name)));
  const exporting = new Exporting(module, pathToFileURL(`${dist}/`).href, read);
  const exporter = { once: (job) => exporting.run(job) };

  const photos = [new Blob([pictures['a.jpg']])];
  const logos = [new Blob([pictures['logo.png']])];
  const file = await makeCardFile(exporter, { story: covered, photos, logos, consent: 'left-out' });
  assert.ok(file instanceof Blob);
  assert.equal(file.type, CARD_FILE_TYPE);
  assert.equal(await isCardFile(file), true);
  assert.equal(await isCardFile(photos[0]), false);
  const native = await nativeCard(t, covered, pictures);
  assert.ok(same(await file.arrayBuffer(), native.bytes));

  const opened = await openCardFile(exporter, file);
  assert.equal(opened.story.consent, undefined);
  assert.deepEqual(opened.photos.map((photo) => photo.type), ['image/png']);
  assert.equal(opened.logos.length, 1);
  const { problem } = await openCardFile(exporter, photos[0]);
  assert.deepEqual([problem.code, problem.where], ['unknown-format', '']);
  const broken = await makeCardFile(exporter, { story: covered, photos: [new Blob([fixture('truncated.jpg')])], logos, consent: 'left-out' });
  assert.deepEqual([broken.problem.code, broken.problem.where], ['broken-file', '/photos/0']);
  const large = { size: 300 * 2 ** 20 };
  assert.equal((await openCardFile(exporter, large)).problem.code, 'too-large');
});
