// What a phone reads on a card: the code of every frame in every format is found by a reader that is not ours, says the
// story's link, stands where the report says, inside the safe area, on whole px.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { readPng } from '../../scripts/png.mjs';

const jsQR = createRequire(import.meta.url)('jsqr');
const root = path.resolve(import.meta.dirname, '../..');
const storycard = path.resolve(process.env.STORYCARD_PROGRAM ?? path.join(root, 'build/native/storycard'));
const samples = path.join(root, 'assets/samples');
const formats = ['square', 'portrait', 'tall', 'story', 'wide', 'link'];
const link = 'https://example.org/stories/amina';

const scratch = mkdtempSync(path.join(tmpdir(), 'storycard-qr-'));
after(() => rmSync(scratch, { recursive: true }));

const run = (...words) => execFileSync(storycard, words, { encoding: 'utf8', maxBuffer: 1 << 26 });

const more = {
  fact: { number: '1 in 3', text: 'shops in our city were opened by people who moved here.', source: 'City of Leeds', year: 2024 },
  event: { title: 'Stories that build our city', start: '2026-12-18T16:00Z', timeZone: 'Europe/Madrid', where: 'Central Library', speakers: [{ name: 'Amina', role: 'gardener', photo: 0 }] },
  prompt: 'Who made you feel at home?', nominees: ['Taras', 'Selam', 'Layla'],
};

/** A sample's story with a code, as a file. */
function storyWith(sample, changes) {
  const story = { ...JSON.parse(readFileSync(path.join(samples, `${sample}.json`), 'utf8')), ...more, link, qr: true, ...changes };
  story.photo.file = path.join(samples, story.photo.file);
  delete story.frame;
  const file = path.join(scratch, `${sample}.json`);
  writeFileSync(file, JSON.stringify(story));
  return file;
}

const stories = {
  'left to right': storyWith('amina', { translation: { language: 'ar', story: 'جئت ببذور في جيب معطفي.', role: 'بستانية' } }),
  'right to left': storyWith('layla', { translation: { language: 'en', story: 'I came with bread.', role: 'baker' } }),
};

/** What the reader finds in the card: in the middle of it, as a camera has it before it. */
function read(png, [left, top, width, height]) {
  const margin = Math.round(width / 2);
  const [x0, y0] = [Math.max(0, left - margin), Math.max(0, top - margin)];
  const [x1, y1] = [Math.min(png.width, left + width + margin), Math.min(png.height, top + height + margin)];
  const pixels = new Uint8ClampedArray((x1 - x0) * (y1 - y0) * 4).fill(255);
  let i = 0;
  for (let y = y0; y < y1; ++y) for (let x = x0; x < x1; ++x, i += 4) pixels.set(png.at(x, y), i);
  return jsQR(pixels, x1 - x0, y1 - y0, { inversionAttempts: 'dontInvert' })?.data;
}

/** Every row and column of the plate changes its colour at the edges of modules alone. */
function isSharp(png, { box: [left, top, width, height], module }, radius) {
  for (let y = top + radius; y < top + height - radius; ++y) {
    for (let x = left + radius; x < left + width - radius; ++x) {
      const inside = (at) => Math.floor(at / module) * module;
      if (png.packed(x, y) !== png.packed(left + inside(x - left), top + inside(y - top))) return false;
    }
  }
  return true;
}

const { frames } = JSON.parse(run('frames', '--json'));
for (const { id } of frames) {
  test(`${id}: a reader finds the story's link on the card in every format, in both directions`, () => {
    for (const [direction, story] of Object.entries(stories)) {
      const reportFile = path.join(scratch, 'report.json');
      run('render', story, '--frame', id, '--format', 'all', '--report', reportFile, '-o', `${scratch}/`);
      const reports = JSON.parse(readFileSync(reportFile, 'utf8'));
      for (const [i, format] of formats.entries()) {
        const what = `${format}, ${direction}`;
        const { qr, safe, size, texts, fits, altText, caption, advice } = reports[i];
        const png = readPng(path.join(scratch, `${id.replace('/', '-')}-${format}.png`));
        assert.ok(qr.drawn && fits, what);
        assert.ok(!advice.some(({ code }) => code === 'qr-left-out'), what);
        assert.deepEqual(qr.box.map(Math.round), qr.box, what);
        const [x, y, width, height] = qr.box;
        assert.ok(x >= safe[0] && y >= safe[1] && x + width <= safe[0] + safe[2] && y + height <= safe[1] + safe[3], what);
        assert.ok(qr.module >= (format === 'link' ? 2 : 3), `${what}: ${qr.module} px`);
        assert.ok(direction === 'left to right' || x + width / 2 < size[0] / 2 || id === 'itac/live', `${what}: mirrored`);
        assert.ok(isSharp(png, qr, 4 * qr.module), what);
        assert.equal(read(png, qr.box), link, what);
        // Its words stand beside it, and in what is told of the card.
        assert.ok(texts.some(({ slot, lines }) => slot === 'link.short' && lines.map(({ text }) => text).join('') === 'example.org/stories/amina'), what);
        assert.ok(altText.includes('example.org/stories/amina'), what);
        assert.ok(caption.includes(link), what);
      }
    }
  });
}

test('a reader that looks at all of the card finds it, too', () => {
  const out = path.join(scratch, 'whole.png');
  run('render', stories['left to right'], '--frame', 'itac/voice', '--format', 'square', '-o', out);
  const card = readPng(out);
  assert.equal(read(card, [0, 0, card.width, card.height]), link);
});

test('no code where the link can have none: the card is the same as without, but for advice', () => {
  const [plain, asked] = ['plain', 'asked'].map((name) => path.join(scratch, `${name}.json`));
  const story = { storycard: 1, story: 'We bake.', frame: 'itac/voice', link: 'ask at the library' };
  writeFileSync(plain, JSON.stringify(story));
  writeFileSync(asked, JSON.stringify({ ...story, qr: true }));
  const [a, b] = [plain, asked].map((file) => {
    run('render', file, '-o', `${file}.png`, '--report', `${file}.report`);
    return { png: readFileSync(`${file}.png`), report: JSON.parse(readFileSync(`${file}.report`, 'utf8')) };
  });
  assert.ok(a.png.equals(b.png));
  assert.equal(a.report.qr, undefined);
  assert.deepEqual(b.report.qr, { text: '', drawn: false });
  assert.deepEqual(b.report.advice.map(({ code }) => code), ['qr-left-out']);
});
