// A clock that goes backwards by hours, as when a device asks the network for the time: nothing waits for it to be that late again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { photoIsOpen, ready } from '../chromium.mjs';
import { counted, rest } from '../composer-page.mjs';
import { keeps, kept, tells } from '../kept.mjs';
import { cardSays, click, gone, photo, story, there, written } from './faulty.mjs';

/** window.goBack(hours): from now on every clock of the page's says so much less. */
function clocks() {
  let back = 0;
  window.goBack = (hours) => (back += hours * 3_600_000);
  const [RealDate, now, frame] = [Date, performance.now.bind(performance), window.requestAnimationFrame.bind(window)];
  performance.now = () => now() - back;
  window.requestAnimationFrame = (callback) => frame((at) => callback(at - back));
  window.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [RealDate.now() - back]));
    }

    static now() {
      return RealDate.now() - back;
    }
  };
}
const prepare = counted((early) => early.addInitScript(clocks));

test('undo still stops between what was written before a pause and after it; pictures, notices and drafts go on', async (t) => {
  const page = await written(t, { prepare });
  await story(page).fill('One');
  await cardSays(page, 'One');
  await page.evaluate(() => window.goBack(3));
  await page.waitForTimeout(2000);  // the pause that makes it another step
  await story(page).fill('One. Two');
  await cardSays(page, 'Two');
  await keeps(page, tells('One. Two'), 'what was written after it is kept');
  await click(page, 'undo');
  await page.waitForFunction(() => document.getElementById('n-story').value === 'One');

  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await click(page, 'tab-photo');
  await click(page, 'photo-remove');
  await there(page, 'toast');
  await page.evaluate(() => window.goBack(2));
  await gone(page, 'toast');
  await click(page, 'tab-frame');
  await rest(page);
});

test('the draft that was worked on last opens, though its clock says that it is the older one', async (t) => {
  const page = await written(t, { prepare });
  await keeps(page, tells('I came with seeds in my coat pocket.'), 'the first draft is kept');
  await page.evaluate(() => window.goBack(5));
  await click(page, 'drafts');
  await there(page, 'drafts-new');
  await click(page, 'drafts-new');
  await page.waitForFunction(() => document.getElementById('n-story').value === '');
  await story(page).fill('Written later.');
  await keeps(page, tells('Written later.'), 'the second draft is kept');
  await page.reload();
  await ready(page);
  await page.locator('html[data-drafts=read]').waitFor({ state: 'attached' });
  assert.equal(await story(page).inputValue(), 'Written later.');
  assert.equal((await kept(page)).drafts.length, 2);
});
