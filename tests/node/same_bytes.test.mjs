// The promise of house.md, section 3: the native build and the wasm give the same bytes for the same story.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { StoryCard, StoryCardError } from '../../dist/engine/index.js';
import { formats, root, sample, samples, scratch, storycard, written } from './samples.mjs';

let engine;
before(async () => {
  engine = await StoryCard.load();
});

for (const { name, file, story, photo } of samples()) {
  test(`${name}: the wasm in node gives the command line's PNG and report in every format`, async (t) => {
    const folder = scratch(t);
    const reportFile = path.join(scratch(t), 'report.json');
    await storycard('render', file, '--format', 'all', '--report', reportFile, '-o', `${folder}/`);
    const native = written(folder);
    const reports = new Map(JSON.parse(readFileSync(reportFile, 'utf8')).map((report) => [report.format, report]));
    assert.equal(native.size, formats.length);
    for (const format of formats) {
      const card = await engine.render(story, { photo, format });
      assert.deepEqual(card.report, reports.get(format));
      const bytes = native.get(`${card.report.frame.replace('/', '-')}-${format}.png`);
      assert.ok(bytes, `the command line wrote no ${format}`);
      assert.ok(bytes.equals(card.bytes), `${format}: ${bytes.length} bytes from the command line, ${card.bytes.length} others from the wasm`);
    }
  });
}

test('a JPEG, another frame, theme and scale: the same bytes too', async (t) => {
  const { file, story, photo } = sample('amina');
  const jpeg = path.join(scratch(t), 'card.jpg');
  await storycard('render', file, '--frame', 'itac/half', '--theme', 'fig', '--format', 'wide', '--scale', '0.5', '--quality', '70', '-o', jpeg);
  const card = await engine.render(story, { photo, frame: 'itac/half', theme: 'fig', format: 'wide', scale: 0.5, type: 'image/jpeg', quality: 70 });
  assert.deepEqual([...card.bytes.subarray(0, 3)], [0xff, 0xd8, 0xff]);
  assert.ok(readFileSync(jpeg).equals(card.bytes));
});

test('what was drawn before does not matter: one photo after another, and the first again', async () => {
  const [amina, taras] = [sample('amina'), sample('taras')];
  const first = await engine.render(amina.story, { photo: amina.photo });
  await engine.render(taras.story, { photo: taras.photo });
  await engine.render(amina.story, { photo: amina.photo, format: 'story' });
  const again = await engine.render(amina.story, { photo: amina.photo });
  assert.ok(Buffer.from(first.bytes).equals(again.bytes));
});

test('every photo fixture, good or broken, comes to the same end as on the command line', async (t) => {
  const photos = path.join(root, 'tests/fixtures/photos');
  const folder = scratch(t);
  const story = { storycard: 1, story: 'A photo.', frame: 'itac/quote' };
  const storyFile = path.join(folder, 'story.json');
  writeFileSync(storyFile, JSON.stringify(story));
  let drawn = 0;
  for (const name of readdirSync(photos).filter((file) => /\.(jpg|png|gif|bmp|webp)$/.test(file))) {
    const file = path.join(photos, name);
    const out = path.join(folder, 'card.png');
    const native = await storycard('render', storyFile, '--photo', file, '--format', 'link', '-o', out).then(() => readFileSync(out), (error) => error);
    const wasm = await engine.render(story, { photo: readFileSync(file), format: 'link' }).then(({ bytes }) => bytes, (error) => error);
    if (native instanceof Error) {
      assert.equal(native.code, 3, name);
      assert.ok(wasm instanceof StoryCardError, `${name}: ${wasm}`);
      assert.equal(wasm.where, '/photos/0', name);
      assert.ok(native.stderr.trim().endsWith(`${file}: ${wasm.message.replace('/photos/0: ', '')}`), native.stderr);
    } else {
      assert.ok(!(wasm instanceof Error) && native.equals(wasm), `${name}: ${wasm instanceof Error ? wasm : 'other bytes'}`);
      ++drawn;
    }
  }
  assert.ok(drawn >= 8, 'the eight orientations are drawn');
});

test('a zip of all formats, with the alt text in them, and one of two as JPEG: the same bytes too', async (t) => {
  const { file, story, photo } = sample('amina');
  const zip = path.join(scratch(t), 'cards.zip');
  await storycard('render', file, '--format', 'all', '--scale', '0.3', '--embed-alt', '-o', zip);
  const all = await engine.renderZip(story, { photo, scale: 0.3, embedAltText: true });
  assert.deepEqual(all.reports.map((report) => report.format), formats);
  assert.ok(readFileSync(zip).equals(all.bytes));
  const two = await engine.renderZip(story, { photo, scale: 0.3, type: 'image/jpeg', formats: ['link', 'square', 'link'] });
  const text = Buffer.from(two.bytes).toString('latin1');
  assert.deepEqual(text.match(/itac-\w+-\w+\.jpg/g), Array(2).fill(['itac-quote-link.jpg', 'itac-quote-square.jpg']).flat());
  await assert.rejects(engine.renderZip(story, { photo, formats: ['square', 'round'] }), (error) => error.where === '/format');
});
