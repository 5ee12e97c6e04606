// A page that is closed in the middle of making files: nothing half is left, and the draft is whole when somebody comes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready } from '../chromium.mjs';
import { kept, keeps, tells } from '../kept.mjs';
import { click, finished, rememberWorkers, saved, story, words } from './faulty.mjs';

for (const how of ['closed', 'left for another page']) {
  test(`${how} while six files are made: the draft is whole, nothing else is kept, and the file is the same`, async (t) => {
    const page = await finished(t, { viewport: { width: 390, height: 844 }, prepare: (early) => early.addInitScript(rememberWorkers) });
    await keeps(page, ({ drafts: [draft], pictures }) => pictures.length === 1 && draft?.story.consent?.shown === true, 'the draft is kept');
    await click(page, 'file-jpeg');
    await page.locator('#n-save').evaluate((button) => {
      button.click();
      // The last words before it goes.
      const field = document.getElementById('n-story');
      field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    const url = page.url();
    let again = page;
    if (how === 'closed') {
      again = await page.context().newPage();
      await page.close();
    } else {
      await page.goto('about:blank');
    }
    await again.goto(url);
    await ready(again);
    await again.locator('html[data-drafts=read]').waitFor({ state: 'attached' });
    assert.equal(await story(again).inputValue(), words);
    const { drafts, pictures, databases } = await kept(again);
    assert.deepEqual([drafts.length, pictures.length, databases], [1, 1, 1]);
    assert.ok(tells(words)({ drafts }));
    const names = await again.evaluate(async () => [...await caches.keys(), ...Object.keys(localStorage), ...await Array.fromAsync?.((await navigator.storage.getDirectory()).keys()) ?? []]);
    assert.deepEqual(names.filter((name) => !name.startsWith('storycard')), []);
    await click(again, 'tab-share');
    const first = await saved(again);
    assert.ok((await saved(again)).equals(first));
  });
}
