// The site as an app: without a network after the first visit, and nothing but public files in its caches.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cardOf, dist, root } from '../node/samples.mjs';
import { launch, open, patience, photoIsOpen, ready, savePicture, seldom, thorough } from './chromium.mjs';
import { engines } from './engines.mjs';
import { keeps } from './kept.mjs';
import { watchedSite } from './network.mjs';

const photo = path.join(root, 'assets/samples/amina.jpg');

const offline = (page) => page.locator('html[data-offline="ready"]').waitFor({ state: 'attached', ...patience });

/** A page whose service worker works; what it logs where there is no network is the browser's own. */
export async function openApp(t, url, options = {}) {
  return open(t, await launch(t), url, { serviceWorkers: 'allow', ...options });
}

/** Every file in the origin's caches: its address and its bytes. */
const cached = (page) => page.evaluate(async () => {
  const all = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
      all.push({ address: request.url, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) });
    }
  }
  return all;
});

/** Nothing is there but files of the site, with the bytes that it has. */
async function onlyPublic(page, url) {
  const files = await cached(page);
  assert.ok(files.length > 5);
  for (const { address, base64 } of files) {
    assert.ok(address.startsWith(url), address);
    const name = new URL(address).pathname.slice(new URL(url).pathname.length) || 'index.html';
    assert.ok(existsSync(path.join(dist, name)), name);
    assert.ok(Buffer.from(base64, 'base64').equals(readFileSync(path.join(dist, name))), name);
  }
}

for (const [language, words] of [['en', 'I came with seeds in my coat pocket.'], ['ar', 'في أول مناوبة لي كنت أبحث عن الكلمات.']]) {
  if (language !== 'en' && !thorough) continue;
  test(`after one visit without a word written, a card is made without a network, with the command line's bytes: ${language}`, async (t) => {
    const site = await watchedSite(t);
    const page = await openApp(t, site.url, { locale: language });
    await ready(page);
    await offline(page);
    const twice = [...site.sent].filter(([, times]) => times > 1);
    assert.deepEqual(twice, [], 'nothing was sent twice');
    assert.deepEqual([...site.sent.keys()].filter((name) => /-basic\b.*\.wasm$/.test(name)), [], 'what is for browsers without SIMD');
    const context = page.context();
    await page.close();

    site.away();
    const again = await context.newPage();
    again.setDefaultTimeout(patience.timeout);
    await again.goto(site.url);
    await ready(again);
    await again.locator('#n-story').fill(words);
    await again.reload();
    await ready(again);
    await offline(again);
    await again.locator('#n-story').fill(words);
    await again.locator('#photo-file').setInputFiles(photo);
    await photoIsOpen(again);
    await again.locator('#n-tab-frame').click();
    await again.locator('[id="n-frame-itac/half"]').click();
    const file = await savePicture(again);

    assert.ok(readFileSync(await file.path()).equals(await cardOf(t, { storycard: 1, story: words, frame: 'itac/half' }, '--photo', photo)), 'the same bytes');
    await onlyPublic(again, site.url);
  });
}

test('with a draft and a photo, on a shared device and once all is cleared, caches hold nothing but the site\'s own files', async (t) => {
  const site = await watchedSite(t);
  const page = await openApp(t, site.url, { viewport: { width: 390, height: 844 } });
  const click = (id) => page.locator(`#n-${id}`).evaluate((element) => element.click());
  await ready(page);
  await page.locator('#n-story').fill('Words that are nobody else\'s.');
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await offline(page);
  await onlyPublic(page, site.url);
  await click('device-ask-shared');
  await keeps(page, ({ databases }) => databases === 0);
  await onlyPublic(page, site.url);
  await click('tab-share');
  await click('finish-open');
  await click('finish-yes');
  await page.locator('#n-tab-story[aria-selected=true]').waitFor({ state: 'attached', ...patience });
  await onlyPublic(page, site.url);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});

seldom('Firefox, too, opens the page without a network after one visit', async (t) => {
  const site = await watchedSite(t);
  const page = await engines.Firefox(t);
  await page.goto(site.url);
  await page.has('html[data-offline="ready"]');
  site.away();
  await page.goto(`${site.url}?lang=en`);
  await page.has('html[data-storycard="ready"]');
});

test('where a service worker may not even be named, the page works as it does without one, and says nothing', async (t) => {
  const site = await watchedSite(t);
  const page = await open(t, await launch(t), site.url, {
    prepare: (early) => early.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', {
      get: () => {
        throw new DOMException('not here', 'SecurityError');
      },
    })),
  });
  await page.locator('html[data-ahead="fetched"]').waitFor({ state: 'attached', ...patience });
  assert.equal(await page.locator('html').getAttribute('data-offline'), null);
  assert.equal(site.sent.get('sw.js'), undefined);
});
