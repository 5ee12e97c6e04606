// tests/stories: the advice each gives, exactly and in order, and alt text that holds every visible word.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { StoryCard } from '../../dist/engine/index.js';
import { root, storycard } from './samples.mjs';

const folder = path.join(root, 'tests/stories');
const expected = JSON.parse(readFileSync(path.join(folder, 'advice.json'), 'utf8'));
const names = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'advice.json').map((file) => path.basename(file, '.json'));
const story = (name) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
const report = async (name) => JSON.parse(await storycard('layout', path.join(folder, `${name}.json`)));

const utf8 = new TextEncoder();
const valueAt = (json, pointer) => pointer.split('/').slice(1).reduce((value, key) => value[key], json);

test('there are at least thirty stories, each with its list of advice, in English, French, Spanish and Arabic', () => {
  assert.deepEqual(names.toSorted(), Object.keys(expected).toSorted());
  assert.ok(names.length >= 30);
  for (const language of ['en', 'fr', 'es', 'ar']) assert.ok(names.filter((name) => name.startsWith(`${language}-`)).length >= 5);
});

for (const name of names) {
  test(`${name}: its advice fires and stays silent as listed, and its alt text tells all that can be seen`, async () => {
    const card = await report(name);
    assert.deepEqual(card.advice.map((item) => item.code), expected[name]);
    assert.ok(card.fits, 'a story of the collection fits its card');

    const json = story(name);
    for (const item of card.advice) {
      const there = valueAt(json, item.where);
      assert.notEqual(there, undefined, item.where);
      if (!item.bytes) continue;
      const [begin, end] = item.bytes;
      const bytes = utf8.encode(there);
      assert.ok(begin < end && end <= bytes.length);
      // A range cuts no letter: decoding it strictly would fail.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(begin, end));
    }

    let rest = card.altText;
    for (const line of card.texts.flatMap((text) => text.lines)) {
      const words = line.text.trim();
      assert.ok(rest.includes(words), `"${words}" is not in, or stands before what is read first`);
      rest = rest.slice(rest.indexOf(words) + words.length);
    }
    if (json.photo?.description && card.frame !== 'itac/voice') assert.ok(rest.includes(json.photo.description));
  });
}

test('what is about somebody else or a child is a warning, what is about me a notice', async () => {
  const level = async (name, code) => (await report(name)).advice.find((item) => item.code === code).level;
  assert.equal(await level('en-mentor', 'full-name'), 'notice');
  assert.equal(await level('en-covered', 'full-name'), 'warning');
  assert.equal(await level('en-school-gate', 'face-uncovered'), 'warning');
  assert.equal(await level('en-school-gate', 'photo-undescribed'), 'notice');
  assert.equal(await level('fr-dossier', 'case-number'), 'warning');
});

test('the engine gives the same reports, advice and all', async () => {
  const engine = await StoryCard.load();
  for (const name of names) {
    const json = story(name);
    const file = json.photo && path.join(folder, json.photo.file);
    const photo = file && new Uint8Array(readFileSync(file));
    assert.deepEqual(await engine.layout(json, { photo }), await report(name), name);
  }
  engine.dispose();
});
