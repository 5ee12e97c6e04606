// Whatever a caller hands over, and whatever happens inside, comes back as a StoryCardError with a code, a place and a sentence.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import vm from 'node:vm';
import { StoryCard, StoryCardError } from '../../dist/engine/index.js';
import { serve } from '../../web/serve.mjs';
import { dist, sample, scratch } from './samples.mjs';

const words = { storycard: 1, story: 'I came with seeds in my coat pocket.' };
const photoStory = { ...words, photo: {} };

let engine;
before(async () => {
  engine = await StoryCard.load();
});

const fails = (promise, code, where, message = /\w/) => assert.rejects(promise, (error) => {
  assert.ok(error instanceof StoryCardError, String(error.stack));
  assert.deepEqual({ code: error.code, where: error.where }, { code, where }, error.message);
  assert.match(error.message, message);
  return true;
});

// [what is wrong, options, code, where, sentence]
const wrongOptions = [
  ['null', null, 'wrong-type', '', /expected an object with options, found null/],
  ['a text', 'square', 'wrong-type', '', /found a string/],
  ['a list', ['square'], 'wrong-type', '', /found an array/],
  ['a frame that is a number', { frame: 5 }, 'wrong-type', '/frame', /expected a string, found a number/],
  ['a theme that is an object', { theme: {} }, 'wrong-type', '/theme', /found an object/],
  ['a format that is a function', { format: () => 'square' }, 'wrong-type', '/format', /found a function/],
  ['a format nobody knows', { format: 'round' }, 'unknown-value', '/format', /square/],
  ['a scale that is a text', { scale: '2' }, 'wrong-type', '/scale', /expected a number, found a string/],
  ['a scale that is no number', { scale: NaN }, 'wrong-type', '/scale', /NaN/],
  ['a negative scale', { scale: -1 }, 'out-of-range', '/scale', /0\.05/],
  ['an endless scale', { scale: Infinity }, 'out-of-range', '/scale'],
  ['a quality with a fraction', { quality: 80.5 }, 'out-of-range', '/quality', /whole/],
  ['a type of picture that is not made', { type: 'image/webp' }, 'unknown-value', '/type', /image\/png/],
  ['an alt text that is no flag', { embedAltText: 'yes' }, 'wrong-type', '/embedAltText', /boolean/],
  ['photos that are no list', { photos: new Uint8Array(3) }, 'wrong-type', '/photos', /expected an array/],
  ['logos that are no list', { logos: 'logo.png' }, 'wrong-type', '/logos', /expected an array/],
  ['a logo that is a name', { logos: [null, 'logo.png'] }, 'wrong-type', '/logos/1', /Uint8Array/],
  ['a photo that is a name', { photo: 'me.jpg' }, 'wrong-type', '/photos/0', /Uint8Array, an ArrayBuffer or a Blob; this is a string/],
  ['a photo of floats', { photo: new Float64Array(9) }, 'wrong-type', '/photos/0'],
  ['a photo with bytes of another kind', { photo: new TextEncoder().encode('%PDF-1.7 and so on, for a while') }, 'unknown-format', '/photos/0', /JPEG or PNG/],
  ['a photo that claims to be a blob', { photo: { size: 3, arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) } }, 'wrong-type', '/photos/0'],
  ['too many pictures', { photos: Array(1e6).fill(null) }, 'out-of-range', '/photos'],
];
for (const [what, options, code, where, message] of wrongOptions) {
  test(`render with ${what}: ${code}`, () => fails(engine.render(photoStory, options), code, where, message));
}

// Refused by its size alone: nothing is copied.
test('a photo of 41 MB is too large, however it is handed over', async () => {
  const bytes = new Uint8Array(41 * 2 ** 20);
  for (const photo of [bytes, bytes.buffer, new Blob([bytes])]) await fails(engine.render(photoStory, { photo }), 'too-large', '/photos/0', /40 MB; this one has 41 MB/);
});

test('stories that JSON cannot hold, or that are nested without end, are refused', async () => {
  const circle = { ...words };
  circle.self = circle;
  await fails(engine.render(circle), 'wrong-type', '/story', /circular/i);
  await fails(engine.render({ ...words, number: 5n }), 'wrong-type', '/story', /BigInt/);
  await fails(engine.render(() => words), 'wrong-type', '/story', /function/);
  await fails(engine.render({ toJSON: () => { throw new Error('no story today'); } }), 'wrong-type', '/story', /no story today/);
  let deep = [];
  for (let i = 0; i < 200_000; ++i) deep = [deep];
  await fails(engine.render({ ...words, deep }), 'json-too-deep', '/story');
  await fails(engine.render(null), 'missing-value', '/story');
  await fails(engine.render([words]), 'wrong-type', '/story');
});

test('keys of a story that are names of JavaScript\'s own objects are words like any other', async () => {
  const story = JSON.parse('{"storycard": 1, "story": "Words", "__proto__": {"frame": "itac/half", "polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
  const { report } = await engine.render(story, JSON.parse('{"__proto__": {"format": "wide"}, "scale": 0.2}'));
  assert.deepEqual([report.frame, report.format, {}.polluted], ['itac/voice', 'square', undefined]);
  const file = await engine.cardFile(story);
  const { story: again } = await engine.openCardFile(file);
  assert.deepEqual([Object.hasOwn(again, '__proto__'), Object.getPrototypeOf(again) === Object.prototype, {}.polluted], [true, true, undefined]);
});

test('bytes of another realm, as of a frame or a test runner, are bytes', async () => {
  const { story, photo } = sample('amina');
  const wanted = Buffer.from((await engine.render(story, { photo, scale: 0.1 })).bytes);
  const theirs = vm.runInNewContext('(size) => new Uint8Array(size)')(photo.length);
  theirs.set(photo);
  assert.ok(!(theirs instanceof Uint8Array));
  for (const source of [theirs, theirs.buffer]) assert.ok(wanted.equals((await engine.render(story, { photo: source, scale: 0.1 })).bytes));
});

test('a scale may be as small as is said', async () => {
  assert.ok((await engine.render(words, { scale: 0.05 })).bytes.length > 100);
});

test('null is no option at all', async () => {
  const { report } = await engine.render(words, { frame: null, scale: null, photo: null, photos: null, logos: null, type: null });
  assert.deepEqual(report, await engine.layout(words));
});

test('wrong options of the other methods have a place, too', async () => {
  await fails(engine.renderZip(words, { formats: 'square' }), 'wrong-type', '/formats');
  await fails(engine.renderZip(words, null), 'wrong-type', '');
  await fails(engine.layout(words, { scale: {} }), 'wrong-type', '/scale');
  await fails(engine.pixels(words, { into: [] }), 'wrong-type', '/into');
  await fails(engine.cardFile(words, { consent: 'maybe' }), 'unknown-value', '/consent');
  await fails(engine.openCardFile('card.storycard'), 'wrong-type', '', /A card file is/);
  await fails(engine.openCardFile(new Uint8Array(0)), 'empty-file', '');
  await fails(engine.openCardFile(new Uint8Array(500)), 'unknown-format', '');
  await fails(engine.openPhoto(undefined), 'wrong-type', '/photos/0');
  await fails(engine.addPack(null), 'wrong-type', '');
  await fails(engine.addPack({ 'pack.json': { id: 'mine' } }), 'wrong-type', 'pack.json');
  await fails(engine.addPack({}), 'json-syntax', 'pack.json');
  await fails(engine.check('my-pack'), 'wrong-type', '');
  await fails(engine.sheets({ 'pack.json': '{}' }, { theme: 5 }), 'wrong-type', '/theme');
  await fails(engine.check({ 'pack.json': '{}' }, { onProgress: 'yes' }), 'wrong-type', '/onProgress');
});

test('a zip has no file that unpacks elsewhere', () => {
  const bytes = new Uint8Array(1);
  for (const name of ['../a.png', '/a.png', 'a/../../b.png', 'a\\b.png', 'a//b.png', '', 'a\0.png', './a.png']) {
    assert.throws(() => engine.zip(new Map([[name, bytes]])), (error) => error instanceof StoryCardError && error.code === 'wrong-type', JSON.stringify(name));
  }
  assert.throws(() => engine.zip({ 'a.png': bytes }), (error) => error instanceof StoryCardError && error.code === 'wrong-type');
  assert.throws(() => engine.zip(new Map([['a.png', 'text']])), (error) => error instanceof StoryCardError && error.where === 'a.png');
  assert.ok(engine.zip(new Map([['cards/a.png', bytes]])).length > 100);
});

test('a base that is none, and options of load that are none', async () => {
  await fails(StoryCard.load({ base: 'http://' }), 'wrong-type', '/base', /no address of a folder/);
  await fails(StoryCard.load({ base: 'data:text/plain,x' }), 'wrong-type', '/base');
  await fails(StoryCard.load({ base: 5 }), 'wrong-type', '/base');
  await fails(StoryCard.load({ module: new Uint8Array(8) }), 'wrong-type', '/module');
  await fails(StoryCard.load({ read: 'assets/' }), 'wrong-type', '/read');
  await fails(StoryCard.load(null), 'wrong-type', '');
  // A folder of Windows is read as one; here there is none.
  await fails(StoryCard.load({ base: 'C:\\sites\\50% #1' }), 'missing-file', 'file:///C:/sites/50%25%20%231/engine/engine.wasm');
});

test('a server that answers with its start page is named, not taken for a broken engine', async (t) => {
  const folder = scratch(t);
  mkdirSync(path.join(folder, 'engine/engine.wasm'), { recursive: true });
  writeFileSync(path.join(folder, 'engine/engine.wasm/index.html'), '<!doctype html><title>Start</title>');
  const { url, close } = await serve({ root: folder, port: 0 });
  t.after(close);
  const realFetch = globalThis.fetch;
  t.after(() => (globalThis.fetch = realFetch));
  globalThis.fetch = (input, init) => realFetch(`${url}engine/engine.wasm/`, init);
  await fails(StoryCard.load({ base: url }), 'missing-file', `${url}engine/engine.wasm`, /answered with a page; is this the right base/);
});

test('a wasm that is damaged, and one that the security policy forbids, are told apart', async (t) => {
  const folder = scratch(t);
  mkdirSync(path.join(folder, 'engine'));
  writeFileSync(path.join(folder, 'engine/engine.wasm'), readFileSync(path.join(dist, 'engine/engine.wasm')).subarray(0, 5000));
  const { url, close } = await serve({ root: folder, port: 0 });
  t.after(close);
  await fails(StoryCard.load({ base: url }), 'broken-file', `${url}engine/engine.wasm`);
  await fails(StoryCard.load({ base: `file://${folder}` }), 'broken-file', `file://${folder}/engine/engine.wasm`);
  const compile = WebAssembly.compile;
  t.after(() => (WebAssembly.compile = compile));
  WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError("Compiling WebAssembly violates the following Content Security Policy directive: 'unsafe-eval' is not an allowed source"));
  await fails(StoryCard.load(), 'unsupported', '', /wasm-unsafe-eval/);
});

test('a way to files that fails or gives no bytes is named, and the next card is drawn', async () => {
  let gives = () => 'a text';
  const other = await StoryCard.load({ read: (name) => gives(name) });
  await fails(other.render(words), 'wrong-type', 'fonts.json');
  gives = () => Promise.reject(new Error('the cupboard is locked'));
  await fails(other.render(words), 'missing-file', 'fonts.json', /the cupboard is locked/);
  gives = () => null;
  await fails(other.render(words), 'missing-file', 'fonts.json');
  gives = (name) => readFileSync(path.join(dist, 'assets', name));
  assert.ok((await other.render(words)).bytes.length > 0);
});

/** The engine's functions with one that traps the first time it is called. */
function trapping(t, name, thrown) {
  const Real = WebAssembly.Instance;
  let armed = true;
  t.after(() => (WebAssembly.Instance = Real));
  WebAssembly.Instance = class {
    constructor(module, imports) {
      const { exports } = new Real(module, imports);
      const broken = (...values) => {
        if (!armed) return exports[name](...values);
        armed = false;
        throw thrown;
      };
      this.exports = { ...exports, [name]: broken };
    }
  };
}

for (const [what, thrown, code] of [
  ['that says nothing is a lack of memory', new WebAssembly.RuntimeError('unreachable'), 'out-of-memory'],
  ['of another kind is a bug of ours', new WebAssembly.RuntimeError('memory access out of bounds'), 'internal'],
]) {
  test(`a trap ${what}, and the next card has a fresh engine`, async (t) => {
    trapping(t, 'sc_job_run', thrown);
    const other = await StoryCard.load();
    await fails(other.render(words), code, '');
    assert.ok(Buffer.from((await other.render(words)).bytes).equals((await engine.render(words)).bytes));
  });
}

test('a job that waits for files while another stops the engine is told so; a photo that is open then closes quietly', async (t) => {
  const waiting = [];
  const other = await StoryCard.load({ read: (name) => new Promise((resolve) => waiting.push(() => resolve(readFileSync(path.join(dist, 'assets', name))))) });
  const photo = await other.openPhoto(sample('amina').photo);
  const first = other.render(words);
  while (waiting.length === 0) await new Promise(setImmediate);
  const { encode } = TextEncoder.prototype;
  t.after(() => (TextEncoder.prototype.encode = encode));
  TextEncoder.prototype.encode = () => { throw new Error('broken in the middle'); };
  await fails(other.render(words), 'internal', '', /broken in the middle/);
  TextEncoder.prototype.encode = encode;
  for (const go of waiting.splice(0)) go();
  await fails(first, 'internal', '', /another job/);
  photo.close();
});

test('an engine that cannot start for lack of memory says so', async (t) => {
  const Real = WebAssembly.Instance;
  t.after(() => (WebAssembly.Instance = Real));
  const other = await StoryCard.load();
  WebAssembly.Instance = class { constructor() { throw new RangeError('WebAssembly.Instance(): Out of memory'); } };
  await fails(other.render(words), 'out-of-memory', '');
  WebAssembly.Instance = Real;
  assert.ok((await other.layout(words)).fits);
});
