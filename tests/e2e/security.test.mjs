// Strangers' words, addresses, settings and messages at the real page: docs/security.md. open() fails each test on a broken policy, a request
// to another origin or an error.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { randomFrom, sample, scratch, storycard } from '../node/samples.mjs';
import { agree, holds, launch, open, patience, ready, site } from './chromium.mjs';
import { ComposerPage, counted } from './composer-page.mjs';

const markup = '<img src=x onerror="window.hit=1"><script>window.hit=1</script><svg onload=window.hit=1></svg>"\'><a href="javascript:window.hit=1">x</a>';
const hidden = '\u202e\u200b\u2066';

/** Whatever turns a string into HTML, or opens a page, is written down; the policy would stop it, too. */
async function watchSinks(page) {
  await page.addInitScript(() => {
    window.sinks = [];
    const note = (name) => window.sinks.push(name);
    for (const [prototype, name] of [[Element.prototype, 'innerHTML'], [Element.prototype, 'outerHTML'], [HTMLIFrameElement.prototype, 'srcdoc']]) {
      const { get, set } = Object.getOwnPropertyDescriptor(prototype, name);
      Object.defineProperty(prototype, name, { get, set(value) { note(name); set.call(this, value); } });
    }
    for (const [owner, name] of [[Element.prototype, 'insertAdjacentHTML'], [Document.prototype, 'write'], [Range.prototype, 'createContextualFragment'], [DOMParser.prototype, 'parseFromString'], [window, 'open']]) {
      const real = owner[name];
      owner[name] = function (...given) { note(name); return real.apply(this, given); };
    }
  });
}

/** What words would have become, had they become anything. */
const harm = (page) => page.evaluate(() => ({
  hit: window.hit, polluted: {}.polluted, sinks: window.sinks,
  foreign: [...document.querySelectorAll('#screen :is(script, iframe, object, embed, form, base, meta, link, style, svg[onload]), #screen img:not(.kept), [onerror], [onload], [onclick], a[href^="javascript" i], a[href^="data" i]')].map((element) => element.outerHTML),
}));
const harmless = { hit: undefined, polluted: undefined, sinks: [], foreign: [] };

test('words that are HTML and script stay words, in both views, from a card file, after a reload and in the saved file\'s name', async (t) => {
  const { story, photo } = sample('amina');
  const words = `I came with seeds. ${markup} ${hidden}`;
  const hostile = { ...story, story: words, name: `Amina ${markup}`, role: markup, place: `${hidden}${markup}`, link: `https://example.org/"><script>window.hit=1</script>`,
    hashtags: ['#ITAC'], photo: { description: markup, credit: markup }, [markup]: { polluted: true } };
  const text = JSON.stringify(hostile).replace(/}$/, ',"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  const folder = scratch(t), file = path.join(folder, 'story.json'), card = path.join(folder, '<img src=x onerror=hit>\u202e.storycard');
  writeFileSync(file, text);
  writeFileSync(path.join(folder, 'me.jpg'), photo);
  await storycard('render', file, '--photo', path.join(folder, 'me.jpg'), '-o', card);

  const page = await open(t, await launch(t), `${await site(t)}?view=simple`, { prepare: counted(watchSinks) });
  const composer = new ComposerPage(page);
  await ready(page);
  await page.locator('#photo-file').setInputFiles(card);
  const field = page.locator('#n-story');
  await holds(field, words);
  for (const view of ['simple', 'drawn']) {
    for (const step of ['photo', 'frame', 'share', 'story']) {
      await page.locator(`#n-tab-${step}`).evaluate((element) => element.click());
      await page.locator(`#n-tab-${step}[aria-selected=true]`).waitFor({ state: 'attached' });
      await composer.rest();
      assert.deepEqual(await harm(page), harmless, `${view}, ${step}`);
    }
    await page.goto(page.url().replace('view=simple', 'view=drawn'));
    await ready(page);
    await holds(field, words, 'the draft is there again');
  }
  assert.ok((await page.title()).length < 200);
  await page.locator('#n-tab-share').evaluate((element) => element.click());
  await agree(page);
  const coming = page.waitForEvent('download');
  await page.locator('#n-save').evaluate((element) => element.click());
  assert.match((await coming).suggestedFilename(), /^[a-z]+-[a-z]+-[a-z]+\.(png|jpg)$/);
  assert.deepEqual(await harm(page), harmless);
});

test('an address, kept settings and messages of strangers change nothing', async (t) => {
  const browser = await launch(t), url = await site(t);
  const queries = ['?lang=%3Cscript%3E&view=__proto__&submit=https://evil.example&base=https://evil.example/&packs=../../evil', '?lang=constructor#<img src=x onerror=hit>'];
  const settings = ['{"__proto__":{"polluted":true},"language":"constructor","theme":["dark"],"hint":{},"device":1,"view":"<b>"}', '[[[]]]', 'null', '"x"', '{"language":"../en"}'];
  const page = await open(t, browser, `${url}${queries[0]}`, { prepare: counted(watchSinks), locale: 'fr-FR' });
  await ready(page);
  for (const [i, kept] of settings.entries()) {
    await page.evaluate((value) => localStorage.setItem('storycard.settings', value), kept);
    await page.goto(`${url}${queries[i % queries.length]}`);
    await ready(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr', kept);
    assert.deepEqual(await harm(page), harmless, kept);
  }
  await page.locator('#n-story').fill('Words of mine.');
  // From the page itself, as from a window that opened it: 200 that mean nothing or look like the composer's own.
  const random = randomFrom(5);
  const kinds = ['set-story', 'settings', 'hello', 'start', 'export', 'get-story', 'may-take-over', 'shared', '__proto__', 'constructor', 'update'];
  const messages = Array.from({ length: 200 }, () => {
    const kind = kinds[Math.floor(random() * kinds.length)];
    return [{ storycard: 1, kind, id: 1, story: { storycard: 1, story: 'Words of a stranger.' }, settings: { submit: 'https://evil.example', lang: 'ar' } },
      { do: kind, ask: kind, files: ['https://evil.example'] }, kind, null, [kind], JSON.stringify({ storycard: 1, kind }), { storycard: random() * 3, kind: { toString: 1 } }][Math.floor(random() * 7)];
  });
  await page.evaluate((all) => {
    for (const message of all) {
      window.postMessage(message, '*');
      const { port1 } = new MessageChannel();
      window.postMessage(message, '*', [port1]);
    }
  }, messages);
  const composer = new ComposerPage(page, 'fr');
  await composer.rest();
  await holds(page.locator('#n-story'), 'Words of mine.');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr');
  assert.deepEqual(await harm(page), harmless);
  await page.locator('#n-tab-share').evaluate((element) => element.click());
  await agree(page);
  assert.equal(await page.locator('#n-submit').count(), 0);
});

test('what is kept after a card was made is storycard\'s own, and there is no cookie', async (t) => {
  const page = await open(t, await launch(t), await site(t), { prepare: counted() });
  await ready(page);
  await page.locator('#n-story').fill('I came with seeds in my coat pocket.');
  await page.locator('#n-device-ask-own').evaluate((element) => element.click());
  await page.locator('#n-tab-share').evaluate((element) => element.click());
  await agree(page);
  const coming = page.waitForEvent('download', patience);
  await page.locator('#n-save').evaluate((element) => element.click());
  assert.ok(readFileSync(await (await coming).path()).length > 1000);
  await page.goto(new URL('packs/', page.url()).href);
  await page.locator('html[data-packs="ready"]').waitFor({ state: 'attached', ...patience });
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: 'caches' in window ? await caches.keys() : [], cookie: document.cookie,
  }));
  assert.deepEqual([...kept.local, ...kept.session, ...kept.databases, ...kept.caches].filter((name) => !/^storycard\b/.test(name)), []);
  assert.deepEqual(kept.local, ['storycard.settings']);
  assert.deepEqual([kept.session, kept.cookie, await page.context().cookies()], [[], '', []]);
});
