// A device that is too full even to open the store. Stores that are full for what is written, or not there, are in ../drafts.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keeps, tells } from '../kept.mjs';
import { click, finished, gone, saved, story, there, words } from './faulty.mjs';

test('a store that cannot be opened for lack of room: it is said, the file is made, and once it opens the draft is kept', async (t) => {
  const page = await finished(t, { prepare: (early) => early.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    window.makeRoom = () => (IDBFactory.prototype.open = open);
    IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      setTimeout(() => {
        Object.assign(request, { error: new DOMException('full', 'QuotaExceededError') });
        request.onerror?.({ preventDefault() {} });
      });
      return request;
    };
  }) });
  await click(page, 'tab-story');
  await there(page, 'drafts-news');
  await click(page, 'tab-share');
  const file = await saved(page);
  await page.evaluate(() => window.makeRoom());
  await click(page, 'tab-story');
  await story(page).fill(words);
  await story(page).fill(`${words} More.`);
  await keeps(page, tells(`${words} More.`), 'it is kept');
  await gone(page, 'drafts-news');
  await story(page).fill(words);
  await click(page, 'tab-share');
  assert.ok((await saved(page)).equals(file));
});
