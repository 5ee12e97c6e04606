// A pack that a host page brings with it, through <story-card-composer>, in Chromium.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root, scratch, storycard } from '../node/samples.mjs';
import { launch, open, patience } from './chromium.mjs';
import { bytesOf, partner } from './partner.mjs';

/** Chromium has no share sheet on Linux, and says so of a frame that may use one. */
const noShareHere = /^Unrecognized feature: 'web-share'\.$/;
const words = 'I came with seeds in my coat pocket.';

const element = (base, attributes = '', id = 'one') => `<story-card-composer id="${id}" base="${base}" lang="en" ${attributes}></story-card-composer>`;

/** `prepare` and the like go to open(). */
async function opened(t, { body = (base) => element(base), files, scripts, lang, ...context } = {}) {
  const browser = await launch(t);  // first: what is opened first is closed first
  const { url, composer } = await partner(t, { body, files, scripts, lang });
  const page = await open(t, browser, url, { also: [composer], ignore: noShareHere, ...context });
  return { page, composer, url };
}

const told = (page, name, id = 'one', count = 1) => page.waitForFunction(([where, what, many]) => window.told[where]?.[what].length >= many, [id, name, count], patience);
const eventsOf = (page, id = 'one') => page.evaluate((where) => window.told[where], id);
const frameOf = (page, id = 'one') => page.frameLocator(`#${id} iframe`);
const call = (page, method, ...given) => page.evaluate(([name, args]) => document.getElementById('one')[name](...args), [method, given]);

const exported = (page, options, id = 'one') => page.evaluate(async ([where, wanted]) => {
  const { file, report, reports } = await document.getElementById(where).export(wanted);
  return { name: file.name, type: file.type, base64: await window.base64(file), report, reports: reports.length };
}, [id, options]);

async function native(t, story, ...options) {
  const folder = scratch(t), file = path.join(folder, 'story.json'), out = path.join(folder, 'card.png');
  writeFileSync(file, JSON.stringify(story));
  await storycard('render', file, ...options, '-o', out);
  return readFileSync(out);
}

test('its frames are offered beside those that are allowed, and the file is the command line\'s', async (t) => {
  const folder = path.join(root, 'assets/examples/riverbend');
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  const { page } = await opened(t, {
    body: (base) => element(base, 'frames="riverbend/market, itac/voice" formats="story, square" logos="pack"'),
    ignore: /'web-share'|^storycard: / });  // of a frame that no pack has yet, the composer says so
  await told(page, 'ready');
  await frameOf(page).locator('#n-story').fill(words);
  await page.waitForFunction((text) => window.told.one.change.at(-1)?.story.story === text, words);
  assert.equal(await page.evaluate(() => {
    try {
      return document.getElementById('one').addPack({ 'pack.json': '{' });
    } catch ({ code }) {
      return code;
    }
  }), 'json-syntax');
  await page.evaluate((given) => document.getElementById('one').addPack(given), files);
  await told(page, 'ready', 'one', 2);
  const frame = frameOf(page);
  await frame.locator('#n-tab-frame').click();
  await frame.locator('[id="n-frame-riverbend/market"]').waitFor({ state: 'attached' });
  const offered = (kind) => frame.locator(`[role=radio][id^="n-${kind}-"]`).evaluateAll((all) => all.map(({ id }) => id));
  assert.deepEqual(await offered('frame'), ['n-frame-riverbend/market', 'n-frame-itac/voice']);
  assert.deepEqual(await offered('format'), ['n-format-square', 'n-format-story']);
  await page.evaluate(() => { document.getElementById('one').frame = 'riverbend/market'; });
  assert.equal((await call(page, 'getStory')).story, words);
  const card = await native(t, { storycard: 1, story: words, frame: 'riverbend/market' }, '--pack', folder, '--format', 'square');
  assert.ok(bytesOf((await exported(page, { format: 'square' })).base64).equals(card), 'the same bytes');
});
