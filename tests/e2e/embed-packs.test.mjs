// A pack that a host page brings with it, through <story-card-composer>, in Chromium.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cardOf, root } from '../node/samples.mjs';
import { bytesOf, call, element, exported, frameOf, opened, told } from './partner.mjs';

const words = 'I came with seeds in my coat pocket.';

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
  const card = await cardOf(t, { storycard: 1, story: words, frame: 'riverbend/market' }, '--pack', folder, '--format', 'square');
  assert.ok(bytesOf((await exported(page, { format: 'square' })).base64).equals(card), 'the same bytes');
});
