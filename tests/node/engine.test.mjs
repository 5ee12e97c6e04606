// The shape of the JavaScript API, its errors, and what it fetches.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { before, test } from 'node:test';
import { StoryCard, StoryCardError } from '../../dist/engine/index.js';
import { serve } from '../../web/serve.mjs';
import { dist, sample } from './samples.mjs';

const words = { storycard: 1, story: 'I came with seeds in my coat pocket.' };

let engine;
before(async () => {
  engine = await StoryCard.load();
});

const fails = (promise, code, where, message = /\w/) => assert.rejects(promise, (error) => {
  assert.ok(error instanceof StoryCardError, String(error));
  assert.deepEqual({ code: error.code, where: error.where }, { code, where }, error.message);
  assert.match(error.message, message);
  return true;
});

test('a card is bytes and a report; a layout is the same report', async () => {
  const card = await engine.render(words);
  assert.ok(card.bytes instanceof Uint8Array);
  assert.deepEqual([...card.bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  assert.equal(card.report.frame, 'itac/voice');
  assert.deepEqual(card.report.size, [1080, 1080]);
  assert.equal(card.report.texts[0].lines.map((line) => line.text.trim()).join(' '), words.story);
  assert.deepEqual(await engine.layout(words), card.report);
});

test('options win over the story, and the story is left as it was', async () => {
  const story = { ...words, frame: 'itac/voice', format: 'square' };
  const before = structuredClone(story);
  const { report } = await engine.render(story, { frame: 'itac/half', format: 'wide', theme: 'sky' });
  assert.deepEqual([report.frame, report.format, report.theme], ['itac/half', 'wide', 'sky']);
  assert.deepEqual(story, before);
});

test('a photo may be a Uint8Array, an ArrayBuffer or a Blob, alone or in a list', async () => {
  const { story, photo } = sample('amina');
  const wanted = Buffer.from((await engine.render(story, { photo })).bytes);
  const buffer = photo.slice().buffer;
  for (const options of [{ photo: buffer }, { photo: new Blob([photo]) }, { photos: [photo] }]) {
    assert.ok(wanted.equals((await engine.render(story, options)).bytes));
  }
  assert.ok(photo.length > 0 && buffer.byteLength === photo.length, 'photos are copied, never taken');
});

test('errors carry a code, a place and a sentence', async () => {
  await fails(engine.render({ storycard: 1 }), 'missing-value', '/story');
  await fails(engine.render({ ...words, name: 5 }), 'wrong-type', '/name', /expected a string, found a number/);
  await fails(engine.render({ ...words, storycard: 2 }), 'newer-version', '/storycard');
  await fails(engine.render({ ...words, photo: { zoom: -1 } }), 'out-of-range', '/photo/zoom');
  await fails(engine.render(undefined), 'missing-value', '/story');
  await fails(engine.render('words'), 'wrong-type', '/story');
  await fails(engine.render(words, { frame: 'itac/none' }), 'unknown-value', '/frame', /itac\/quote/);
  await fails(engine.render(words, { format: 'round' }), 'unknown-value', '/format', /square/);
  await fails(engine.render(words, { scale: 9 }), 'out-of-range', '/scale');
  await fails(engine.render(words, { quality: 0 }), 'out-of-range', '/quality');
  await fails(engine.render(words, { type: 'image/gif' }), 'unknown-value', '/type');
});

test('photos that are broken, of another kind or not given are refused, and the next card is drawn all the same', async () => {
  await fails(engine.render({ ...words, photo: { file: 'amina.jpg' } }), 'missing-file', '/photo/file', /amina\.jpg/);
  await fails(engine.render(words, { photo: 'amina.jpg' }), 'wrong-type', '/photos/0');
  await fails(engine.render(words, { photo: new Uint8Array(0) }), 'empty-file', '/photos/0');
  await fails(engine.render(words, { photo: new TextEncoder().encode('no photo at all '.repeat(20)) }), 'unknown-format', '/photos/0');
  await fails(engine.render(words, { photo: new Uint8Array([0x89]) }), 'broken-file', '/photos/0', /1 byte/);
  await fails(engine.render(words, { photo: sample('amina').photo.subarray(0, 60_000) }), 'broken-file', '/photos/0', /cut short/);
  await fails(engine.render(words, { photos: Array(9).fill(sample('amina').photo) }), 'out-of-range', '/photos/8');
  assert.ok((await engine.render(words)).bytes.length > 0);
});

test('hostile stories come back as errors, not as crashes', async () => {
  let deep = 'x';
  for (let i = 0; i < 500; ++i) deep = [deep];
  await fails(engine.render({ ...words, more: deep }), 'json-too-deep', 'byte 140', /nested|brackets/);
  await fails(engine.render({ ...words, story: 'x'.repeat(70_000) }), 'too-large', '/story');
  await fails(engine.render({ ...words, frame: '../../secret' }), 'unknown-value', '/frame');
  const odd = { ...words, story: '\u0000\u200d\u202e\ufffd\u{1f9ff}\u{e0001} \n\t\u0301' };
  assert.ok((await engine.render(odd)).report.texts.length > 0);
});

test('jobs at the same time do not mix', async () => {
  const stories = ['Erste', 'Вторая', 'Τρίτη', 'الرابعة', 'Fifth'].map((story) => ({ storycard: 1, story }));
  const alone = [];
  for (const story of stories) alone.push(await engine.render(story));
  const fresh = await StoryCard.load();
  const together = await Promise.all(stories.map((story) => fresh.render(story)));
  for (const [i, card] of together.entries()) {
    assert.equal(card.report.texts[0].lines[0].text, stories[i].story);
    assert.ok(Buffer.from(card.bytes).equals(alone[i].bytes));
  }
});

test('after dispose() there are no more cards', async () => {
  const other = await StoryCard.load({ base: pathToFileURL(`${dist}/`) });
  assert.ok((await other.layout(words)).fits);
  other.dispose();
  await fails(other.render(words), 'disposed', '');
});

test('each file is fetched once, from the base, and only when a story needs it', async (t) => {
  const { url, close } = await serve({ root: dist, port: 0, base: '/some/where/' });
  t.after(close);
  const asked = [];
  const realFetch = globalThis.fetch;
  t.after(() => (globalThis.fetch = realFetch));
  globalThis.fetch = (input, init) => {
    asked.push(String(input).replace(url, ''));
    return realFetch(input, init);
  };
  const remote = await StoryCard.load({ base: url.slice(0, -1) });  // without its last slash
  assert.deepEqual(asked, ['engine/engine.wasm']);
  const latin = await remote.render(words);
  await remote.render(words, { format: 'wide' });
  assert.equal(new Set(asked).size, asked.length, asked.join(' '));
  assert.ok(asked.includes('assets/fonts.json') && asked.includes('assets/packs/itac.json'));
  assert.ok(!asked.some((name) => /arabic|cyrillic|greek/.test(name)), asked.join(' '));
  await remote.render({ storycard: 1, story: 'مرحبا' });
  assert.ok(asked.some((name) => /arabic/.test(name)));
  assert.ok(Buffer.from(latin.bytes).equals((await engine.render(words)).bytes));
});

test('what cannot be had is named', async (t) => {
  const { url, close } = await serve({ root: path.join(dist, 'engine'), port: 0 });
  t.after(close);
  await fails(StoryCard.load({ base: url }), 'missing-file', `${url}engine/engine.wasm`, /404/);
  await fails(StoryCard.load({ base: pathToFileURL('/nowhere/at/all/') }), 'missing-file', 'file:///nowhere/at/all/engine/engine.wasm');
});

test('the engine asks its host for nothing but words out and longjmp', async () => {
  const module = await WebAssembly.compile(readFileSync(path.join(dist, 'engine/engine.wasm')));
  const known = new Set(['getTempRet0', 'setTempRet0', '_emscripten_throw_longjmp', 'emscripten_notify_memory_growth', 'proc_exit', 'fd_write',
    'fd_close', 'fd_seek', 'environ_get', 'environ_sizes_get', '__syscall_stat64']);
  const asked = WebAssembly.Module.imports(module).map(({ name }) => name);
  assert.deepEqual(asked.filter((name) => !known.has(name) && !name.startsWith('invoke_')), []);
});

test('an open photo gives the same bytes as its file, tells what the file says, and ends when it is closed', async () => {
  const { story, photo } = sample('amina');
  const opened = await engine.openPhoto(photo);
  assert.equal(opened.kind, 'jpeg');
  assert.ok(opened.size[0] > 0 && opened.size[1] > 0);
  assert.ok(Array.isArray(opened.receipt));
  const plain = await engine.render(story, { photo });
  for (const source of [{ photo: opened }, { photos: [opened] }]) {
    assert.ok(Buffer.from(plain.bytes).equals((await engine.render(story, source)).bytes));
  }
  photo.fill(0);  // what was handed over was copied
  assert.ok(Buffer.from(plain.bytes).equals((await engine.render(story, { photo: opened })).bytes));
  opened.close();
  await fails(engine.render(story, { photo: opened }), 'disposed', '');
  await fails(engine.openPhoto(new Uint8Array([1, 2, 3])), 'broken-file', '');
});

test('the pixels of a card are those of its file', async () => {
  const { story, photo } = sample('amina');
  const { width, height, rgba, report } = await engine.pixels(story, { photo, format: 'link', scale: 0.5 });
  assert.deepEqual([width, height, rgba.length], [600, 315, 600 * 315 * 4]);
  assert.deepEqual(report, (await engine.layout(story, { photo, format: 'link', scale: 0.5 })));
  assert.ok(rgba.every((value, at) => at % 4 !== 3 || value === 255));
});

test('pixels fill the array that is given, where it has their length', async () => {
  const { rgba } = await engine.pixels(words, { scale: 0.1 });
  const into = new Uint8ClampedArray(rgba.length);
  assert.equal((await engine.pixels(words, { scale: 0.1, into })).rgba, into);
  assert.deepEqual(into, rgba);
  const small = new Uint8ClampedArray(4);
  assert.deepEqual((await engine.pixels(words, { scale: 0.1, into: small })).rgba, rgba);
});
