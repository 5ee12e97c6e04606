// The pages about the site in Chromium: axe finds nothing, nothing scrolls sideways, and the composer leads to them in its language.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../node/samples.mjs';
import { launch, open, patience, ready, site, thorough } from './chromium.mjs';

const axe = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const languages = readdirSync(path.join(root, 'assets/strings')).map((name) => path.basename(name, '.json'));

/** What axe finds in the page as it stands, in words; all its default rules, and WCAG 2.2's target size. */
async function audit(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`));
  });
}

const names = ['privacy', 'accessibility', 'licences'];

for (const [colorScheme, width] of [['light', 320], ['dark', 1280]]) {
  test(`${colorScheme}, ${width} px: axe finds nothing on the pages about the site, and nothing scrolls sideways`, async (t) => {
    const url = await site(t, { partners: [] });
    const page = await open(t, await launch(t), `${url}about/`, { colorScheme, viewport: { width, height: 800 } });
    const wrong = [];
    for (const name of ['', ...languages.flatMap((language) => names.map((each) => `${language}/${each}.html`))]) {
      // Every width and colour for a language of each direction; the others' longer words are what matters, on the small screen.
      const whole = thorough || /^$|^(en|ar)/.test(name);
      if (!whole && width !== 320) continue;
      await page.goto(`${url}about/${name}`);
      await page.evaluate(() => document.fonts.ready);
      if (whole) wrong.push(...(await audit(page)).map((finding) => `${name}: ${finding}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wrong.push(`${name}: ${over} px wider than the window`);
    }
    assert.deepEqual(wrong, []);
  });
}

for (const [language, view] of [['uk', 'drawn'], ['ar', 'simple']]) {
  test(`from the composer to the page on privacy in its own language and back (${language}, ${view})`, async (t) => {
    const url = await site(t, { partners: [] });
    const page = await open(t, await launch(t), `${url}?lang=${language}&view=${view}`);
    await ready(page);
    await page.locator('#n-help').click();
    const opening = page.context().waitForEvent('page', patience);
    await page.locator('#n-help-privacy-page').evaluate((element) => element.click());
    const about = await opening;
    await about.waitForLoadState();
    assert.equal(about.url(), `${url}about/${language}/privacy.html`);
    await about.locator('a.home').click();
    await ready(about);
    assert.equal(await about.locator('html').getAttribute('lang'), language);
  });
}
