// Chromium around the built site. A page that fetches from elsewhere, throws, logs an error or breaks its own security
// policy fails the test that opened it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from '../../web/serve.mjs';
import { dist } from '../node/samples.mjs';
import { agree, downloadBy, flags, patience, ready, savePicture } from './browser.mjs';

export { agree, downloadBy, flags, patience, ready, savePicture };

/** `make test-all`: also what guards little more than its like in another language, engine or look. */
export const thorough = process.env.STORYCARD_THOROUGH === '1';

/** A test of `make test-all` alone. */
export const seldom = thorough ? test : () => {};

let running;  // one browser for all tests of a file
after(async () => (await running)?.close());

async function chromiumNow() {
  running ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  const browser = await running;
  if (browser.isConnected()) return browser;
  running = undefined;  // it died of an earlier test
  return chromiumNow();
}

/** The browser. What the test opens in it ends with the test. */
export async function launch(t) {
  const browser = await chromiumNow();
  const others = browser.contexts();
  t.after(() => Promise.all(browser.contexts().filter((context) => !others.includes(context)).map((context) => context.close())));
  return browser;
}

const over = new Set();  // origins of tests that have ended: what a page still asks of them fails, and is no fault

/** Serves a folder, by default the site, from a sub-path, for the length of the test. */
export async function site(t, options = {}) {
  const { url, close } = await serve({ root: dist, port: 0, base: '/any/place/', ...options });
  t.after(() => {
    over.add(new URL(url).origin);
    return close();
  });
  return url;
}

/** Opens a page that is watched. `prepare` runs before it goes anywhere; `also`: other origins that it may fetch from; `ignore`: what the console may say. */
export async function open(t, browser, url, { prepare, also = [], ignore, ...context } = {}) {
  const options = { viewport: { width: 1280, height: 800 }, locale: 'en-GB', colorScheme: 'light', reducedMotion: 'reduce', serviceWorkers: 'block', ...context };
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(patience.timeout);
  const wrong = [];
  const origins = [url, ...also].map((each) => new URL(each).origin);
  page.on('request', (request) => {
    const to = new URL(request.url());
    if (!origins.includes(to.origin) && to.protocol !== 'blob:' && to.protocol !== 'data:') wrong.push(`a request to ${to.href}`);
  });
  page.on('console', (message) => {
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (URL.canParse(message.location().url) && over.has(new URL(message.location().url).origin)) return;
    if (['error', 'warning'].includes(message.type()) && !ignore?.test(message.text())) wrong.push(`on the console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => wrong.push(`uncaught: ${error}`));
  page.on('crash', () => wrong.push('the page crashed'));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  t.after(() => assert.deepEqual(wrong, []));
  await prepare?.(page);
  await page.goto(url);
  return page;
}

// What somebody does shows at a later repaint: these wait for it, and tell what is there instead if it does not come.

/** Waits until the field holds `text`. */
export async function holds(field, text, message) {
  const wanted = [await field.elementHandle(), text];
  await field.page().waitForFunction(([element, value]) => element.value === value, wanted).catch(() => {});
  assert.equal(await field.inputValue(), text, message);
}

/** Waits until the element has the focus. */
export async function hasFocus(locator, message) {
  const wanted = await locator.elementHandle();
  await locator.page().waitForFunction((element) => element === document.activeElement, wanted).catch(() => {});
  assert.ok(await locator.evaluate((element) => element === document.activeElement), message ?? `${locator} has the focus`);
}

/** Waits until the photo that was given is open, on whatever step. */
export const photoIsOpen = (page) => page.locator('#n-tab-photo[aria-description]').waitFor({ state: 'attached', ...patience });
