// Without WebGL 2, and when it goes away: nothing is lost, and nobody is left before a dead canvas.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, launch, open, ready, site } from './chromium.mjs';
import { lose, restore } from './faults/faulty.mjs';

const words = 'I came with seeds in my coat pocket.';
const simple = (page) => page.locator('html[data-view="simple"][data-storycard="ready"]').waitFor({ state: 'attached' });
const story = (page) => page.getByRole('textbox', { name: 'Tell it in a sentence or two' });

test('a browser without WebGL 2 gets the simple view, without a word about it', async (t) => {
  const page = await open(t, await launch(t), await site(t), {
    prepare: (early) => early.addInitScript(() => {
      const real = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function getContext(kind, ...rest) {
        return /webgl/.test(kind) ? null : real.call(this, kind, ...rest);
      };
    }),
  });
  await simple(page);
  await story(page).fill(words);
  await page.getByRole('img', { name: /coat pocket/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Switch to drawn view' }).count(), 0, 'there is no other view to go to');
  assert.equal(await page.locator('#trouble').isVisible(), false);
});

test('a lost context that stays away: the simple view takes over with every word; once it is back, so can the person be', async (t) => {
  const page = await open(t, await launch(t), await site(t));
  await ready(page);
  await story(page).fill(words);
  await lose(page);
  await simple(page);
  await holds(story(page), words);
  await page.getByRole('img', { name: /coat pocket/ }).waitFor();
  assert.equal(new URL(page.url()).search, '', 'it is not what the person asked for');
  await restore(page);
  await page.getByRole('button', { name: 'Switch to drawn view' }).click();
  await page.locator('html[data-view="drawn"]').waitFor({ state: 'attached' });
});

test('a context that is lost three times in a minute is given up', async (t) => {
  const page = await open(t, await launch(t), await site(t));
  await ready(page);
  await story(page).fill(words);
  for (let i = 0; i < 2; ++i) {
    await lose(page);
    await restore(page);
    assert.equal(await page.locator('html').getAttribute('data-view'), 'drawn');
  }
  await lose(page);
  await simple(page);
  await holds(story(page), words);
});
