// Emoji are the same pixels natively and in wasm, and their files come on demand: the list of slices, then what is needed.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { StoryCard } from '../../dist/engine/index.js';
import { scratch, storycard } from './samples.mjs';

const stories = [
  { storycard: 1, language: 'en', story: 'They taught me to bake 🍞 and I taught them to dance 💃🏾. Thank you 🙏🏽❤️ from 🇺🇦 to 🇧🇪!', name: 'Amina 👩🏾‍🚀' },
  { storycard: 1, language: 'ar', story: 'شكرًا 🙏🏽 لجارتي 👩‍👩‍👧 التي علمتني الخبز 🍞❤️‍🔥 1️⃣', name: 'ليلى' },
  { storycard: 1, language: 'en', story: '🏴󠁧󠁢󠁳󠁣󠁴󠁿🏳️‍🌈🏴‍☠️🧑🏻‍❤️‍💋‍🧑🏿🫱🏻‍🫲🏿👨‍👩‍👧‍👦🦭', name: '☺︎ ☺️ ☎' },
];

let engine;
before(async () => {
  engine = await StoryCard.load();
});

for (const [index, story] of stories.entries()) {
  test(`story ${index + 1} with emoji: the same bytes and report from the command line and the wasm, nothing missing`, async (t) => {
    const folder = scratch(t);
    const [file, out, reportFile] = ['story.json', 'card.png', 'report.json'].map((name) => path.join(folder, name));
    writeFileSync(file, JSON.stringify(story));
    for (const format of ['square', 'link']) {
      await storycard('render', file, '--format', format, '--report', reportFile, '-o', out);
      const card = await engine.render(story, { format });
      assert.ok(readFileSync(out).equals(card.bytes), format);
      assert.deepEqual(card.report, [JSON.parse(readFileSync(reportFile, 'utf8'))].flat()[0]);
      const told = card.report.texts.find(({ slot }) => slot === 'story');
      assert.equal(told.faces.filter((face) => face === 'Noto Color Emoji').length, 1);
      for (const text of card.report.texts) assert.deepEqual(text.missing, []);
    }
  });
}
