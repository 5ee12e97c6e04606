// Ten thousand edits on one page: undo leads back to the first card's bytes, redo to the last's, and memory stays what it was.
//   STORYCARD_EDITS=10000 STORYCARD_SEED=7 node --test tests/e2e/endurance.test.mjs
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { root } from '../node/samples.mjs';
import { launch, open, photoIsOpen, ready, site } from './chromium.mjs';
import { counted } from './composer-page.mjs';
import { edit, lendHand } from './edits.mjs';
import { keeps } from './kept.mjs';
import { pageMemory } from './memory.mjs';

const edits = Number(process.env.STORYCARD_EDITS ?? 120);
const seed = Number(process.env.STORYCARD_SEED ?? 20261123);
const perRun = Math.min(250, Math.ceil(edits / 3));  // of which one undoes nothing of the others
// Of the page's wasm memory: after the first 500, by when most kinds of cards and photos were there, and over the second half, when nothing new comes any more.
const MOST_GROWTH = 1.5, MOST_LATE_GROWTH = 1.1;

async function save(page) {
  await page.evaluate(() => window.hand.save());
  const coming = page.waitForEvent('download');
  await page.locator('#n-save:not([aria-disabled=true])').evaluate((button) => button.click());
  return readFileSync(await (await coming).path());
}

/** A card with a photo and every answer, of which nothing can be undone. */
async function begin(t) {
  const page = await open(t, await launch(t), await site(t), { viewport: { width: 1024, height: 640 }, prepare: counted((early) => early.addInitScript(pageMemory)) });
  await ready(page);
  await page.locator('#photo-file').setInputFiles(path.join(root, 'assets/samples/amina.jpg'));
  await photoIsOpen(page);
  await page.locator('#n-tab-story').click();
  await page.locator('#n-story').fill('The card that it all begins with.');
  await page.locator('#n-place').fill('Leeds');
  await lendHand(page);
  await page.evaluate(() => window.hand.save());
  await keeps(page, ({ drafts: [draft], pictures }) => pictures.length === 1 && draft?.story.consent?.shown === true, 'the first card is kept');
  await page.reload();
  await ready(page);
  await page.locator('html[data-drafts=read]').waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(() => document.getElementById('n-undo').getAttribute('aria-disabled')), 'true', 'there is nothing to undo');
  await lendHand(page);
  page.on('filechooser', (chooser) => void chooser.setFiles([]).catch(() => {}));
  return page;
}

test(`${edits} edits: undo gives the first card's bytes, redo the last's, and memory does not grow (seed ${seed})`, { timeout: 7_200_000 }, async (t) => {
  const page = await begin(t);
  const first = await save(page);
  let done = 0, runs = 0, before = first;
  const samples = [];
  const sample = async () => {
    const { wasm, heap } = await page.evaluate(() => window.memoryNow());
    samples.push({ done, wasm, heap });
    t.diagnostic(`${done} edits: ${(wasm / 2 ** 20).toFixed(1)} MB of wasm memory, ${(heap / 2 ** 20).toFixed(1)} MB of JavaScript's`);
  };
  const run = fc.asyncProperty(fc.array(edit, { minLength: perRun, maxLength: perRun, size: 'max' }), async (its) => {
    const mark = `Run ${++runs}`;
    await page.evaluate((text) => window.hand.mark(text), mark);
    for (let at = 0; at < its.length; at += 50) await page.evaluate((some) => window.hand.play(some), its.slice(at, at + 50));
    done += its.length;
    const last = await save(page);
    const undone = await page.evaluate((text) => window.hand.go('undo', text), mark);
    assert.ok(undone > its.length / 4, `${undone} steps undone`);
    assert.ok((await save(page)).equals(before), 'all undone, the card before them is there');
    assert.equal(await page.evaluate(() => window.hand.go('redo')), undone);
    assert.ok((await save(page)).equals(last), 'all done again, the last card is there');
    before = last;
    if (done % 500 < perRun) await sample();
  });
  // A page that went on cannot be brought back to try fewer: the seed does it all again.
  const reporter = ({ failed, errorInstance }) => {
    if (failed) throw new Error(`run ${runs} of ${perRun} edits (seed ${seed}): ${errorInstance.message}`, { cause: errorInstance });
  };
  await fc.assert(run, { seed, numRuns: Math.round(edits / perRun), endOnFailure: true, reporter });

  const steps = await page.evaluate(() => window.hand.go('undo'));
  assert.ok((await save(page)).equals(first), 'everything undone, the first card is there');
  assert.equal(await page.evaluate(() => window.hand.go('redo')), steps);
  assert.ok((await save(page)).equals(before), 'everything done again, the last card is there');
  await sample();
  t.diagnostic(`${steps} steps were undone and done again at once`);
  const end = samples.at(-1).wasm;
  for (const [from, most] of [[500, MOST_GROWTH], [Math.max(2000, edits / 2), MOST_LATE_GROWTH]]) {
    const early = samples.find((each) => each.done >= from);
    if (early) assert.ok(end <= early.wasm * most, `${end} bytes of wasm memory, of ${early.wasm} after the first ${early.done} edits`);
  }
});
