// A site whose network tests can watch and take away. Nothing of it is emulated: an airplane's server does not answer.
import assert from 'node:assert/strict';
import { serve } from '../../web/serve.mjs';
import { dist } from '../node/samples.mjs';
import { launch, patience } from './chromium.mjs';

/**
 * Serves the site for the length of the test: { url, sent, away(), back() }. `sent`: how often the body of each file was
 * sent, by its name. `first` as serve() has it.
 */
export async function watchedSite(t, { root = dist, base = '/any/place/', first = () => false } = {}) {
  const sent = new Map();
  let isAway = false;
  const watch = (request, response) => {
    if (isAway) {
      request.destroy();
      return true;
    }
    // Not 'finish': a browser that has all it was promised may hang up before its system says so.
    response.on('close', () => {
      const name = decodeURIComponent(request.url.split(/[?#]/, 1)[0]).slice(base.length) || 'index.html';
      if (response.writableEnded && response.statusCode === 200 && request.method === 'GET') sent.set(name, (sent.get(name) ?? 0) + 1);
    });
    return first(request, response);
  };
  const { url, close } = await serve({ root, port: 0, base, first: watch });
  t.after(close);
  return { url, sent, away: () => (isAway = true), back: () => (isAway = false) };
}

/** As open() of chromium.mjs; what the browser itself says of requests that failed is no fault of the page. `expected`: what it may throw. */
export async function openCalmly(t, url, { prepare, expected, ...options } = {}) {
  const page = await (await (await launch(t)).newContext({ locale: 'en-GB', serviceWorkers: 'block', ...options })).newPage();
  page.setDefaultTimeout(patience.timeout);
  const wrong = [];
  page.on('pageerror', (error) => expected?.test(error) || wrong.push(String(error)));
  t.after(() => assert.deepEqual(wrong, []));
  await prepare?.(page);
  await page.goto(url);
  return page;
}
