// The canvas's context, lost and given back: the page and the card are as before. What happens where it stays away is in ../webgl.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patience } from '../chromium.mjs';
import { counted, rest } from '../composer-page.mjs';
import { click, finished, lose, restore, saved } from './faulty.mjs';

test('lost and given back, and once more while a file is made: the same picture of the card, and the same file', async (t) => {
  const page = await finished(t, { prepare: counted(), ignore: /CONTEXT_LOST_WEBGL|context (was )?lost/i });
  // Of the card's upper half: what is said beside it, and over its foot, comes and goes by itself.
  const shot = async () => {
    const { x, y, width, height } = await page.locator('#n-card').boundingBox();
    return page.screenshot({ clip: { x, y, width, height: height / 2 } });
  };
  const picture = async () => {
    await click(page, 'tab-photo');
    await rest(page);
    return shot();
  };
  const comesBack = async (when) => {
    for (const end = Date.now() + patience.timeout; !(await picture()).equals(before);) assert.ok(Date.now() < end, when);
  };
  const file = await saved(page);
  const before = await picture();
  await lose(page);
  assert.ok(!(await shot()).equals(before), 'it was lost');
  await restore(page);
  await comesBack('after the first time');
  await click(page, 'tab-share');
  await click(page, 'file-jpeg');
  await click(page, 'file-png');
  const coming = saved(page);
  await lose(page);
  await restore(page);
  assert.ok((await coming).equals(file), 'the file that was on its way');
  await comesBack('after the second time');
  assert.equal(await page.locator('html').getAttribute('data-view'), 'drawn');
});
