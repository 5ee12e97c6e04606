// The network goes away once the first card is there: the card is finished all the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cardOf, root } from '../node/samples.mjs';
import { launch, open, patience, photoIsOpen, ready, savePicture, site } from './chromium.mjs';

const photo = path.join(root, 'assets/samples/amina.jpg');

/** Until what the page fetches ahead is all here. */
async function fetchedAhead(page) {
  let waiting = 0;
  page.on('request', () => ++waiting);
  for (const event of ['requestfinished', 'requestfailed']) page.on(event, () => --waiting);
  await page.locator('html[data-ahead="fetched"]').waitFor({ state: 'attached', ...patience });
  // Fonts are asked for frame by frame, between repaints: nothing came for a second, and nothing is on its way.
  const count = () => page.evaluate(() => performance.getEntriesByType('resource').length);
  for (let before = -1, now = await count(); before !== now || waiting > 0; before = now, now = await count()) await page.waitForTimeout(1000);
}

for (const [words, language] of [['I came with seeds in my coat pocket.', 'en'], ['في أول مناوبة لي كنت أبحث عن الكلمات.', 'ar']]) {
  test(`once the first card is there a card is finished without a network, with the command line's bytes (${language})`, async (t) => {
    const page = await open(t, await launch(t), await site(t), { locale: language });
    await ready(page);
    await page.locator('#n-story').fill(words);
    await fetchedAhead(page);
    await page.context().setOffline(true);

    await page.locator('#n-story').fill(`${words} ${words}`);
    await page.locator('#photo-file').setInputFiles(photo);
    await photoIsOpen(page);
    await page.locator('#n-tab-frame').click();
    await page.locator('[id="n-frame-itac/half"]').click();
    const file = await savePicture(page);

    assert.ok(readFileSync(await file.path()).equals(await cardOf(t, { storycard: 1, story: `${words} ${words}`, frame: 'itac/half' }, '--photo', photo)), 'the same bytes');
  });
}
