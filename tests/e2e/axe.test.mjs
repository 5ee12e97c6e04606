// axe-core finds nothing to say of any step, in either direction and view, light and dark, with whatever opens open.
// All its default rules, and WCAG 2.2's target size; no rule is left out. (The contrast of words on the canvas, whose elements
// are not to be seen, is measured from the canvas's pixels in another test.)
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../node/samples.mjs';
import { engines } from './engines.mjs';
import { site, thorough } from './chromium.mjs';

const axe = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const photo = readFileSync(path.join(root, 'assets/samples/amina.jpg')).toString('base64');
const stories = {
  en: 'I came with seeds in my coat pocket. Nine summers on, our street garden feeds forty families.',
  ar: 'في أوّل مناوبةٍ لي كنتُ أبحث عن الكلمات. واليوم يناديني أطفال القسم باسمي.',
};

/** What axe finds in the page as it stands, in words. */
async function audit(page) {
  const found = await page.value(`(async () => {
    if (!window.axe) { ${axe}; }
    const { violations } = await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary));
  })()`);
  return found;
}

/** Clicks as a keyboard or assistive technology does. */
const click = (page, id) => page.value(`document.getElementById('n-${id}').click()`);
const escape = (page) => page.value(`void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }))`);

async function fill(page, language) {
  await page.value(`(() => {
    const field = document.getElementById('n-story');
    field.value = ${JSON.stringify(stories[language])};
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  })()`);
  await page.has('#n-tab-story[aria-description]');
  await page.value(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob('${photo}'), (letter) => letter.charCodeAt(0))], 'photo.jpg', { type: 'image/jpeg' }));
    document.getElementById('screen').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  })()`);
  await page.has('#n-tab-photo[aria-description]');
}

/** What opens something in the step as it is: their ids. */
const openers = (page) => page.value(`[...document.querySelectorAll('#screen [aria-expanded=false]:not([aria-disabled=true])')].map((element) => element.id.slice(2))`);

for (const engine of ['Chromium', 'Firefox']) {
  for (const language of ['en', 'ar']) {
    for (const view of ['drawn', 'simple']) {
      // Each view in one language, by turns: what differs between languages is their words.
      if (!thorough && ((language === 'ar') !== (view === 'simple') || (engine === 'Firefox' && view === 'drawn'))) continue;
      test(`${engine}, ${language}, ${view} view: axe finds nothing`, async (t) => {
        const page = await engines[engine](t);
        await page.goto(`${await site(t)}?lang=${language}&view=${view}`);
        await page.has(`html[data-storycard="ready"][data-view="${view}"]`);
        const wrong = [];
        const look = async (where) => wrong.push(...(await audit(page)).map((finding) => `${where}: ${finding}`));
        await look('empty');
        await fill(page, language);
        for (const theme of ['light', 'dark']) {
          if (theme === 'dark') {
            await click(page, 'theme');
            await page.has('#n-theme-choice-dark');
            await click(page, 'theme-choice-dark');
            await page.has('html[data-theme="dark"]');
          }
          for (const step of ['story', 'photo', 'frame', 'share']) {
            await click(page, `tab-${step}`);
            await page.has(`#n-panel-${step}`);
            await look(`${theme}, ${step}`);
            if (theme === 'dark') continue;
            for (const id of await openers(page)) {
              await click(page, id);
              await page.has(`html:has(#n-${id}[aria-expanded="true"], [role="dialog"])`);
              await look(`${step}, ${id} open`);
              // Menus and sheets close with Escape; what unfolds in its place folds up again by its own button.
              if (await page.value(`document.querySelector('#n-menu, [role="dialog"]') !== null`)) await escape(page);
              else await click(page, id);
              await page.has(`#n-${id}[aria-expanded="false"]`);
            }
          }
        }
        assert.deepEqual(wrong, []);
      });
    }
  }
}
