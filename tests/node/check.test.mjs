// What the JavaScript API says of packs is what the command line's check finds; packs of partners are loaded beside the site's.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dist, root } from './samples.mjs';

const { StoryCard } = await import(path.join(dist, 'engine/index.js'));
const folder = path.join(root, 'tests/fixtures/packs/good');
const good = Object.fromEntries(['pack.json', ...['frames', 'art'].flatMap((part) => readdirSync(path.join(folder, part)).map((name) => `${part}/${name}`))]
  .map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))]));
const text = (name) => new TextDecoder().decode(good[name]);
const changed = (name, from, to) => {
  assert.ok(text(name).includes(from), from);
  return { ...good, [name]: text(name).replace(from, to) };
};
const story = { storycard: 1, story: 'We planted the square together.', fact: { number: '1 in 3', text: 'gardens' } };

test('a good pack is ok, and its outline tells what it offers', async () => {
  const engine = await StoryCard.load();
  const told = [];
  const read = [];
  const { ok, readable, cards, findings, pack } = await engine.check(good, { onProgress: (done, of) => told.push([done, of]), onRead: (soFar) => read.push(soFar) });
  assert.deepEqual([ok, readable, findings], [true, true, []]);
  assert.ok(cards > 100);
  assert.deepEqual(told, [[1, 2]]);
  assert.deepEqual(read.map((soFar) => [soFar.readable, soFar.pack.id, soFar.cards < cards]), [[true, 'good', true]]);
  assert.deepEqual(pack.frames.map(({ id, name, themes }) => [id, name, themes]), [['good/note', 'Note', ['day', 'dusk']], ['good/fact', 'Fact', ['day', 'dusk']]]);
  assert.deepEqual([pack.id, pack.name, pack.colors.sun, pack.themes[1].colors.paper], ['good', 'Good street', '#F2B134', '#1B2A33']);
  const fewer = await engine.check(good, { theme: 'own' });
  assert.ok(fewer.ok && fewer.cards < cards);
});

test('a broken pack is no error of the engine: it is found, with its file and place', async () => {
  const engine = await StoryCard.load();
  const { ok, readable, findings } = await engine.check(changed('frames/note.json', '"color": "words", "grows"', '"color": "wrods", "grows"'));
  assert.deepEqual([ok, readable], [false, false]);
  const [{ file, pointer, severity, message }] = findings;
  assert.deepEqual([file, pointer, severity], ['frames/note.json', '/layers/3/children/0/color', 'error']);
  assert.match(message, /wrods/);
  const none = await engine.check({});
  assert.deepEqual([none.ok, none.findings[0].file], [false, 'pack.json']);
  assert.equal((await engine.check(good)).ok, true);
});

test('contact sheets are pictures of the size they say; a pack that cannot be read has none', async () => {
  const engine = await StoryCard.load();
  const [sheet] = await engine.sheets(good, { theme: 'own' });
  const view = new DataView(sheet.bytes.buffer, sheet.bytes.byteOffset);
  assert.deepEqual([view.getUint32(16), view.getUint32(20)], sheet.size);
  await assert.rejects(engine.sheets({ 'pack.json': '{}' }), { name: 'StoryCardError' });
});

test('a pack that is added draws cards, is replaced by one of its id, and stays when a newer one is broken', async () => {
  const engine = await StoryCard.load();
  await assert.rejects(engine.layout(story, { frame: 'good/note' }), { code: 'unknown-value' });
  await engine.addPack(good);
  assert.equal((await engine.layout(story, { frame: 'good/note' })).theme, 'day');
  assert.equal((await engine.layout(story, { frame: 'itac/quote' })).frame, 'itac/quote');
  await engine.addPack(changed('frames/note.json', '"themes": ["day", "dusk"]', '"themes": ["dusk"]'));
  assert.equal((await engine.layout(story, { frame: 'good/note' })).theme, 'dusk');
  await assert.rejects(engine.addPack(changed('frames/note.json', '"frame": 1', '"frame": 2')), { name: 'StoryCardError' });
  assert.equal((await engine.layout(story, { frame: 'good/note' })).theme, 'dusk');
  const { 'frames/fact.json': gone, ...lacking } = good;
  await assert.rejects(engine.addPack(lacking), { code: 'missing-file' });
  await assert.rejects(engine.addPack({ 'pack.json': '[]' }), { code: 'missing-value' });
  assert.equal((await engine.layout(story, { frame: 'good/note' })).theme, 'dusk');
});

test('a pack that builds on the site\'s is checked with it', async () => {
  const engine = await StoryCard.load();
  const riverside = { 'pack.json': JSON.stringify({
    pack: 1, id: 'riverside', version: '1.0.0', licence: 'CC0-1.0', name: 'Riverside', languages: ['en'], extends: 'itac', show: { frames: ['quote', 'voice'] }, frames: [] }) };
  const { pack, readable } = await engine.check(riverside, { theme: 'own' });
  assert.equal(readable, true);
  assert.deepEqual(pack.frames.map(({ id }) => id).sort(), ['riverside/quote', 'riverside/voice']);
  await engine.addPack(riverside);
  assert.equal((await engine.layout(story, { frame: 'riverside/voice' })).frame, 'riverside/voice');
});
