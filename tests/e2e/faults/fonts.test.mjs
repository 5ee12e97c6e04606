// Slices of fonts that do not come, or come damaged: the card is made with what is there, that is said, and they are asked for again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cardOf, dist } from '../../node/samples.mjs';
import { agree, patience, ready, seldom, thorough } from '../chromium.mjs';
import { wordsOf } from '../composer-page.mjs';
import { engines, outliving } from '../engines.mjs';
import { openCalmly, watchedSite } from '../network.mjs';
import { cardSays, click, gone, saved, story, there } from './faulty.mjs';

const hebrew = 'הגעתי עם זרעים בכיס המעיל.';
const slices = /\/fonts\/noto-sans-hebrew-[^/]*\.ttf$/;
const firstSlices = /\/fonts\/[^/]*latin-basic\.ttf$/;
const whole = (url) => readFileSync(path.join(dist, url.slice('/any/place/'.length)));
const send = (response, bytes) => {
  response.writeHead(200, { 'Content-Type': 'font/ttf', 'Content-Length': bytes.length, 'Cache-Control': 'max-age=31536000' });
  response.end(bytes);
};

const faults = {
  'holds a wrong byte': (request, response) => send(response, whole(request.url).map((byte, at) => (at === 7000 ? byte ^ 4 : byte))),
  'is not there': (request, response) => response.writeHead(404).end(),
  'is cut short': (request, response) => send(response, whole(request.url).subarray(0, 3000)),
  'is a page of the server': (request, response) => send(response, Buffer.from('<!doctype html><title>Sign in to this network</title>')),
  'is kept back by a busy server': (request, response) => response.writeHead(503).end(),
};

/** `of`: the slices that are faulty, until mend(); `asked`: what was asked for since. */
async function faultySite(t, answer, of = slices) {
  let broken = true;
  const asked = [];
  const site = await watchedSite(t, { first: (request, response) => {
    if (!of.test(request.url)) return false;
    asked.push(request.url);
    if (broken) answer(request, response);
    return broken;
  } });
  return { url: site.url, asked, mend: () => (broken = false) };
}

const online = () => window.dispatchEvent(new Event('online'));
const seen = () => document.dispatchEvent(new Event('visibilitychange'));
const hasFace = (page) => page.evaluate(() => [...document.fonts].some(({ family, unicodeRange }) => family.includes('Scripts') && unicodeRange.includes('5D0')));

for (const [what, answer] of Object.entries(faults)) {
  const its = what === 'holds a wrong byte' ? test : seldom;
  its(`a slice that ${what}: that is said, all goes on, and once it can be had card, field and file have it`, async (t) => {
    const site = await faultySite(t, answer);
    const page = await openCalmly(t, site.url);
    await ready(page);
    await story(page).fill(hebrew);
    await cardSays(page, hebrew);
    await there(page, 'letters-missing');
    assert.match(await page.locator('#n-letters-missing').textContent(), new RegExp(wordsOf('en')('letters.missing')));
    assert.equal(await hasFace(page), false);
    await click(page, 'tab-share');
    await there(page, 'letters-missing');
    await agree(page);
    const lacking = await saved(page);
    site.mend();
    await page.evaluate(what === 'is not there' ? seen : online);
    await gone(page, 'letters-missing');
    assert.equal(await hasFace(page), true);
    const wanted = await cardOf(t, { storycard: 1, story: hebrew });
    assert.ok(!lacking.equals(wanted), 'it lacked letters');
    assert.ok((await saved(page)).equals(wanted), 'the file has them');
  });
}

test('a slice that is damaged once is asked for again at once, past every cache, and nobody hears of it', async (t) => {
  const site = await faultySite(t, (request, response) => {
    faults['is cut short'](request, response);
    site.mend();
  }, firstSlices);
  const page = await openCalmly(t, site.url, { prepare: (early) => early.addInitScript(() => {
    window.caches_ = [];
    const real = window.fetch;
    window.fetch = (url, options) => {
      if (/latin-basic/.test(url)) window.caches_.push(options.cache);
      return real(url, options);
    };
  }) });
  await ready(page);
  await story(page).fill('Seeds in my pocket.');
  await cardSays(page, 'Seeds');
  assert.equal(await page.locator('#n-letters-missing').count(), 0);
  const [first] = site.asked;
  assert.equal(site.asked.filter((url) => url === first).length, 2);
  assert.equal((await page.evaluate(() => window.caches_)).filter((cache) => cache === 'reload').length, 1);
});

seldom('a slice is asked for again by itself, ever more seldom', async (t) => {
  const site = await faultySite(t, faults['is not there']);
  const page = await openCalmly(t, site.url, { prepare: async (early) => {
    await early.clock.install();
    await early.addInitScript(() => {
      const real = window.fetch;
      window.waited = 0;
      window.fetch = (...given) => {
        ++window.waited;
        return real(...given).finally(() => --window.waited);
      };
    });
  } });
  await ready(page);
  await story(page).fill(hebrew);
  await there(page, 'letters-missing');
  const pass = async (ms) => {
    await page.clock.runFor(ms);
    while (await page.evaluate(() => window.waited) > 0);
  };
  const times = [], slice = site.asked[0];
  const count = () => site.asked.filter((url) => url === slice).length;
  for (let second = 0; second < 240; second += 5) {
    const before = count();
    await pass(5_000);
    if (count() > before) times.push(second + 5);
  }
  assert.ok(times.length === 3 || times.length === 4, `asked again after ${times.join(', ')} s`);
  assert.ok(times[0] <= 20 && times[2] - times[1] > times[1] - times[0], `asked again after ${times.join(', ')} s`);
  site.mend();
  await pass(240_000);
  await gone(page, 'letters-missing');
});

seldom('where the first card lacks a font from the start, the page opens all the same, and says so', async (t) => {
  const site = await faultySite(t, faults['holds a wrong byte'], /\/fonts\/bricolage-[^/]*\.ttf$/);
  const page = await openCalmly(t, site.url);
  await ready(page);
  await story(page).fill('Seeds in my pocket.');
  await cardSays(page, 'Seeds');
  await there(page, 'letters-missing');
  site.mend();
  await page.evaluate(online);
  await gone(page, 'letters-missing');
  await click(page, 'tab-share');
  await agree(page);
  assert.ok((await saved(page)).equals(await cardOf(t, { storycard: 1, story: 'Seeds in my pocket.' })));
});

seldom('a slice that was damaged where the service worker keeps it is fetched anew, and kept anew', async (t) => {
  const site = await watchedSite(t);
  const page = await openCalmly(t, site.url, { serviceWorkers: 'allow' });
  await page.locator('html[data-offline="ready"]').waitFor({ state: 'attached' });
  await story(page).fill(hebrew);
  await cardSays(page, hebrew);
  const kept = (change) => page.evaluate(async ([pattern, damages]) => {
    const sums = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!new RegExp(pattern).test(request.url)) continue;
        const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
        if (damages) bytes[7000] ^= 4;
        if (damages) await cache.put(request, new Response(bytes, { headers: { 'Content-Type': 'font/ttf' } }));
        sums.push([...bytes].reduce((sum, byte) => (sum * 31 + byte) % 4294967291, 7));
      }
    }
    return sums.sort();
  }, ['/fonts/noto-sans-hebrew-', change === 'damaged']);
  const before = await kept();
  assert.ok(before.length > 0, 'the slice is kept');
  assert.notDeepEqual(await kept('damaged'), before);
  await page.reload();
  await ready(page);
  await story(page).fill(`${hebrew} ${hebrew}`);
  await cardSays(page, `${hebrew} ${hebrew}`);
  assert.equal(await hasFace(page), true);
  assert.equal(await page.locator('#n-letters-missing').count(), 0);
  assert.deepEqual(await kept(), before);
});

for (const [name, open] of Object.entries(engines)) {
  if (!thorough || name === 'Chromium') continue;
  test(`${name}: a damaged slice is spoken of, and comes`, (t) => outliving(t, async () => {
    const site = await faultySite(t, faults['holds a wrong byte']);
    const page = await open(t);
    const until = async (expression, what) => {
      for (const end = Date.now() + patience.timeout; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) if (await page.value(expression)) return;
      assert.fail(`${name}: ${what}`);
    };
    await page.goto(site.url);
    await page.has('html[data-storycard="ready"]');
    await page.value(`(() => {
      const field = document.getElementById('n-story');
      field.value = ${JSON.stringify(hebrew)};
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    })()`);
    await page.shows(hebrew);
    await page.has('#n-letters-missing');
    site.mend();
    await page.value(`(${online})()`);
    await until(`!document.getElementById('n-letters-missing')`, 'the letters come');
    for (const id of ['tab-share', 'about-me', 'agree-mine']) {
      await page.has(`#n-${id}`);
      await page.value(`document.getElementById('n-${id}').click()`);
    }
    await page.has('#n-agree-mine[aria-checked="true"]');
    await page.value(`document.getElementById('n-save').click()`);
    const { bytes } = await page.arrived();
    assert.ok((await cardOf(t, { storycard: 1, story: hebrew })).equals(bytes), 'the same bytes');
  }));
}
