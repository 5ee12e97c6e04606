// <story-card-composer> on a partner's page of another origin, in Chromium, with a visitor in it; embed-engines.test.mjs has the other engines.
// open() fails each test on a broken policy, an uncaught error or a complaint, in the page and in the frame.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cardOf, root } from '../node/samples.mjs';
import { agree, hasFocus, launch, open, patience, site } from './chromium.mjs';
import { bytesOf, call, element, eventsOf, exported, failure, frameOf, opened, partner, told } from './partner.mjs';

const words = 'I came with seeds in my coat pocket.';
const photo = path.join(root, 'assets/samples/amina.jpg');

test("a story goes in and comes out, export has the command line's bytes, and what happens is told without bubbling", async (t) => {
  const { page } = await opened(t);
  await told(page, 'ready');
  const story = { storycard: 1, story: words, name: 'Amina', frame: 'itac/voice', theme: 'leaf', format: 'portrait' };
  await call(page, 'setStory', { ...story, about: 'me', consent: { mine: true } });
  assert.deepEqual(await call(page, 'getStory'), story, 'whose story it is, and who agreed, are the visitor\'s to say');
  const made = await exported(page, { format: 'square' });
  assert.deepEqual([made.name, made.type, made.report.format, made.reports], ['itac-voice-square.png', 'image/png', 'square', 1]);
  assert.ok(bytesOf(made.base64).equals(await cardOf(t, story, '--format', 'square')), 'the same bytes');
  const zip = await exported(page, { formats: ['square', 'story'], type: 'image/jpeg' });
  assert.deepEqual([zip.name, zip.type, zip.reports], ['itac-voice.zip', 'application/zip', 2]);
  const events = await eventsOf(page);
  assert.deepEqual(events.ready, [{ story: { storycard: 1 }, restored: false }]);
  assert.equal(events.change.at(-1).story.story, words);
  assert.equal(events.export.length, 2);
  assert.deepEqual(events.error, []);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.bubbled), undefined);
});

test("in a host's page the hint and help say what the host can read, in a plain iframe that all stays here", async (t) => {
  const { page } = await opened(t, { body: (base) => `${element(base)}<iframe id="plain" title="Card" width="800" height="700" src="${base}embed.html"></iframe>` });
  await told(page, 'ready');
  const read = async (frame) => {
    await frame.locator('html[data-storycard=ready]').waitFor({ state: 'attached', ...patience });
    const hint = await frame.locator('#n-hint').textContent();
    await frame.locator('#n-help').click();
    return [hint, await frame.locator('#n-help-privacy-stays').textContent()];
  };
  const promise = /stays? on this device|leaves this device|Nothing is uploaded/;
  for (const words of await read(frameOf(page))) {
    assert.match(words, /The website you are on can read what you write/);
    assert.doesNotMatch(words, promise);
  }
  for (const words of await read(page.frameLocator('#plain'))) assert.match(words, promise);
});

test('the host hears that the first card is there, however late the code comes that tells it', async (t) => {
  const late = async (page) => {
    let ask = () => {};
    const asked = new Promise((resolve) => (ask = resolve));
    // The last file that a first card lacks comes while that code is on its way, which takes sixty repaints.
    await page.route('**/assets/fonts.json', (route) => asked.then(() => route.continue()));
    await page.route('**/host-page-*.js', async (route) => {
      ask();
      await frameOf(page).locator('html').evaluate(() => new Promise((resolve) => {
        const repaint = (left) => (left > 0 ? requestAnimationFrame(() => repaint(left - 1)) : resolve());
        repaint(60);
      }));
      await route.continue();
    });
  };
  const { page } = await opened(t, { prepare: late });
  await told(page, 'ready');
});

test('a visitor writes and adds a photo: the host hears the words, gets no picture before consent, and the very file that was saved', async (t) => {
  const { page } = await opened(t);
  await told(page, 'ready');
  const frame = frameOf(page);
  await frame.locator('#n-story').fill(words);
  await frame.locator('#photo-file').setInputFiles(photo);
  await frame.locator('#n-tab-photo[aria-description]').waitFor({ state: 'attached', ...patience });
  assert.deepEqual(await failure(page, 'export', { format: 'square' }), { name: 'ComposerError', code: 'not-agreed', where: '/consent',
    message: 'The visitor has put in a picture and has not yet answered who agreed that it is shared.' });
  await frame.locator('#n-tab-share').click();
  await agree(frame);
  const [download] = await Promise.all([page.waitForEvent('download'), frame.locator('#n-save').click()]);
  await told(page, 'export');
  const saved = readFileSync(await download.path());
  const { export: [card], change } = await eventsOf(page);
  assert.equal(card.report.frame, 'itac/quote');
  const given = bytesOf(await page.evaluate(() => window.base64(window.told.one.export[0].file)));
  assert.ok(given.equals(saved) && saved.equals(await cardOf(t, { storycard: 1, story: words }, '--photo', photo)), 'the same bytes');
  assert.equal(change.at(-1).story.story, words);
  const text = JSON.stringify([change, await call(page, 'getStory')]);
  assert.doesNotMatch(text, /amina\.jpg|consent|about/);
  assert.ok(bytesOf((await exported(page, { format: 'square' })).base64).equals(saved), 'and once they agreed, the host may ask, too');
});

test('photos and logos that the host gives are on the card; one that does not open changes nothing', async (t) => {
  const { page } = await opened(t, { body: (base) => element(base, 'logos="own"') });
  await told(page, 'ready');
  const [good, logo] = [photo, path.join(root, 'tests/fixtures/photos/palette_alpha.png')].map((file) => readFileSync(file).toString('base64'));
  const story = { storycard: 1, story: words, frame: 'itac/quote', format: 'square', photos: [{ description: 'A garden', zoom: 1.4 }], logos: [{ description: 'City of Riverbend' }] };
  const set = (photos, given) => page.evaluate(([bytes, wanted, mark]) => window.failing(document.getElementById('one')
    .setStory(wanted, { photos: bytes.map((each) => window.blob(each)), logos: [window.blob(mark)] })), [photos, given, logo]);
  assert.equal(await set([good], story), 'done');
  assert.deepEqual(await call(page, 'getStory'), story);
  const files = [photo, path.join(root, 'tests/fixtures/photos/palette_alpha.png')];
  const card = await cardOf(t, { ...story, photos: [{ ...story.photos[0], file: files[0] }], logos: [{ ...story.logos[0], file: files[1] }] });
  assert.ok(bytesOf((await exported(page, {})).base64).equals(card), 'the same bytes');
  assert.deepEqual(await set(['bm8gcGhvdG8='], { ...story, story: 'Another' }), { name: 'ComposerError', code: 'broken-file', where: '/photos/0', message: 'This picture does not open.' });
  assert.deepEqual(await set([good], { storycard: 1, story: 5 }).then(({ code, where }) => [code, where]), ['wrong-type', '/story']);
  assert.deepEqual(await call(page, 'getStory'), story);
});

test('two on one page: nothing of the one far below is fetched before it is near; attributes act at once, on each alone', async (t) => {
  const fill = '<img alt="" width="10" height="4000" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">';
  const { page, composer } = await opened(t, { body: (base) => `${element(base, 'frame="itac/ring" theme="fig" label="First card"')}${fill}${element(base, '', 'two')}` });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await told(page, 'ready');
  assert.equal(await page.locator('#two iframe').count(), 0);
  assert.equal(await page.locator('#one iframe').getAttribute('title'), 'First card');
  assert.deepEqual([(await call(page, 'getStory')).frame, (await call(page, 'getStory')).theme], ['itac/ring', 'fig']);
  await frameOf(page).locator('#n-story').fill(words);
  await frameOf(page).locator('#n-tab-frame').click();
  await page.evaluate(() => Object.assign(document.getElementById('one'), { theme: 'leaf', frame: 'itac/voice', lang: 'fr' }));
  await frameOf(page).locator('html[lang=fr]').waitFor({ state: 'attached' });
  await page.waitForFunction(() => window.told.one.change.at(-1)?.story.theme === 'leaf');
  assert.deepEqual(await call(page, 'getStory'), { storycard: 1, story: words, frame: 'itac/voice', theme: 'leaf' });
  assert.equal(await frameOf(page).locator('#n-tab-frame').getAttribute('aria-selected'), 'true', 'the step stays');

  const pages = () => asked.filter((url) => url.startsWith(`${composer}embed.html`)).length;
  const before = pages();
  await page.locator('#two').scrollIntoViewIfNeeded();
  await told(page, 'ready', 'two');
  assert.equal(pages(), before + 1);
  assert.equal(await frameOf(page, 'two').locator('html').getAttribute('lang'), 'en');
  await page.evaluate(() => document.getElementById('two').setStory({ storycard: 1, story: 'Another card' }));
  assert.equal((await call(page, 'getStory')).story, words);
});

test('it is as high as the composer wants: within the window while it is drawn, as long as its words in the simple view', async (t) => {
  const { page } = await opened(t, { viewport: { width: 900, height: 640 } });
  await told(page, 'ready');
  const height = () => page.locator('#one').evaluate((one) => one.getBoundingClientRect().height);
  assert.equal(await height(), 640);
  await page.setViewportSize({ width: 900, height: 1200 });
  await page.waitForFunction(() => document.getElementById('one').getBoundingClientRect().height === 720);
  const frame = frameOf(page);
  await frame.locator('#n-simple-view').evaluate((one) => one.click());
  await page.waitForFunction(() => document.getElementById('one').getBoundingClientRect().height > 760);
  assert.equal(await frame.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight), 0, 'nothing scrolls inside');
});

test('taken out and put in elsewhere, the story goes on, also without any storage', async (t) => {
  const noStorage = () => {
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: () => { throw new DOMException('none here', 'SecurityError'); } });
  };
  for (const prepare of [undefined, (page) => page.addInitScript(noStorage)]) {
    const { page } = await opened(t, { body: (base) => `${element(base)}<main></main>`, prepare });
    await told(page, 'ready');
    await frameOf(page).locator('#n-story').fill(words);
    await page.waitForFunction((text) => window.told.one.change.at(-1)?.story.story === text, words);
    await page.evaluate(() => document.querySelector('main').append(document.getElementById('one')));
    await told(page, 'ready', 'one', 2);
    assert.equal((await call(page, 'getStory')).story, words);
    assert.equal(await frameOf(page).locator('#n-story').inputValue(), words);
    assert.deepEqual((await eventsOf(page)).ready.map(({ restored }) => restored), [false, true]);
    assert.equal(await frameOf(page).locator('html').evaluate((html) => html.ownerDocument.cookie), '');
  }
});

test('what an element cannot use is told: no composer there, a bad address, a bad value', async (t) => {
  const { page } = await opened(t, { body: (base) => `${element(base, 'frames="voice" submit="javascript:alert(1)"')}<story-card-composer id="two" base="ftp://nowhere"></story-card-composer>` });
  await told(page, 'ready');
  await told(page, 'error', 'two');
  assert.deepEqual((await eventsOf(page)).error.map(({ code, where }) => [code, where]), [['unknown-value', '/frames/0'], ['unknown-value', '/submit']]);
  assert.deepEqual((await eventsOf(page, 'two')).error.map(({ code, where }) => [code, where]), [['unknown-value', 'base']]);
});

test('a composer that begins in another page does not take the focus', async (t) => {
  const { page } = await opened(t, { body: (base) => `<button id="own">Own</button>${element(base)}` });
  await page.locator('#own').focus();
  await told(page, 'ready');
  await call(page, 'setStory', { storycard: 1, story: words });
  await hasFocus(page.locator('#own'));
});

test('a plain iframe: the fragment says language, frame, formats; nothing is said to a host, and no address hands cards over', async (t) => {
  const fragment = 'lang=fr&frame=itac/voice&theme=leaf&formats=square,story&submit=https://evil.example/';
  const { page } = await opened(t, { body: (base) => `<iframe id="plain" title="Card" width="800" height="700" src="${base}embed.html#${fragment}"></iframe>` });
  const frame = page.frameLocator('#plain');
  await frame.locator('html[data-storycard=ready][lang=fr]').waitFor({ state: 'attached', ...patience });
  await frame.locator('#n-story').fill(words);
  await frame.locator('#n-tab-share').click();
  await agree(frame);
  assert.equal(await frame.locator('#n-submit').count(), 0);
  const [download] = await Promise.all([page.waitForEvent('download'), frame.locator('#n-save').click()]);
  assert.ok(readFileSync(await download.path()).equals(await cardOf(t, { storycard: 1, story: words, frame: 'itac/voice', theme: 'leaf' }, '--format', 'square')), 'the same bytes');
  assert.deepEqual(await page.evaluate(() => window.ports.length), 0);
});

test('cards are handed over where the host says, in a tab that is not in the sandbox', async (t) => {
  const { page } = await opened(t, { body: (base) => element(base, 'submit="https://campaign.example/send"'), prepare: (page) => page.addInitScript(() => {
    window.opened = [];
    HTMLAnchorElement.prototype.click = function () {
      if (this.href.startsWith('https:')) window.opened.push([this.href, this.target, this.rel]);
    };
  }) });
  await told(page, 'ready');
  const frame = frameOf(page);
  await frame.locator('#n-story').fill(words);
  await frame.locator('#n-tab-share').click();
  await agree(frame);
  await frame.locator('#n-submit').evaluate((one) => one.click());
  await frame.locator('#n-submit-open').evaluate((one) => one.click());
  await page.waitForFunction(() => window.opened.length > 0);
  assert.deepEqual(await page.evaluate(() => window.opened), [['https://campaign.example/send', '_blank', 'noopener noreferrer']]);
});

test('only the page that the address names may speak: another origin starts nothing and hears nothing', async (t) => {
  const { page } = await opened(t, {
    body: (base) => `<iframe id="plain" title="Card" width="800" height="700" src="${base}embed.html#host=https://city.example"></iframe>`,
    scripts: ['stranger.js'],
    files: { 'stranger.js': `window.heard = [];
      window.addEventListener('message', ({ data }) => window.heard.push(data));
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => window.heard.push(data);
      const frame = document.getElementById('plain');
      frame.addEventListener('load', () => {
        frame.contentWindow.postMessage({ storycard: 1, kind: 'start', settings: { lang: 'fr', frame: 'itac/ring' } }, '*', [port2]);
        port1.postMessage({ storycard: 1, kind: 'set-story', id: 1, story: { storycard: 1, story: 'From a stranger' } });
      });` },
    ignore: /The target origin provided \('https:\/\/city\.example'\) does not match/,
  });
  const frame = page.frameLocator('#plain');
  await frame.locator('html[data-storycard=ready]').waitFor({ state: 'attached', ...patience });
  assert.equal(await frame.locator('html').getAttribute('lang'), 'en');
  assert.equal(await frame.locator('#n-story').inputValue(), '');
  assert.deepEqual(await page.evaluate(() => window.heard), []);
});

test('a composer that is none: what it says is ignored, and nothing but a hello is answered', async (t) => {
  const { page } = await opened(t, {
    ignore: /^An iframe which has both allow-scripts and allow-same-origin|'web-share'/,  // on one origin with the page, which the docs speak of
    body: () => '<story-card-composer id="one" base="/fake/"></story-card-composer><iframe title="Beside" src="/beside.html"></iframe>',
    files: {
      'fake/embed.html': '<!doctype html><meta charset="utf-8"><title>Fake</title><script src="fake.js"></script>',
      'fake/fake.js': `const say = (data) => parent.postMessage(data, '*');
        for (const data of [null, 7, 'hello', {}, { storycard: 2, kind: 'hello' }, { storycard: 1, kind: 'ready', story: { storycard: 1 } }, { storycard: 1, kind: 'export' }]) say(data);
        addEventListener('message', ({ data, ports }) => {
          for (const bad of [null, 'x', { storycard: 1, kind: 'size', view: 'simple', height: 1e12 }, { storycard: 1, kind: 'size', view: 'wide', height: 5 }, { storycard: 1, kind: 'export', file: 'x', reports: [] },
            { storycard: 1, kind: 'open', address: 'https://evil.example/' }, { storycard: 1, kind: 'open', address: 'javascript:alert(1)' }, { storycard: 1, kind: 'done', id: 9, story: 5 }, { storycard: 1, kind: 'ready', story: 'x' },
            { storycard: 1, kind: 'error', code: '<b>', where: '', message: '' }, { storycard: 1, kind: 'change', story: { storycard: 1 }, origins: 1, draft: 'x' }, { storycard: 1, kind: 'constructor' }]) ports[0].postMessage(bad);
          ports[0].postMessage({ storycard: 1, kind: 'ready', story: { storycard: 1, story: data.kind }, restored: false });
        });
        say({ storycard: 1, kind: 'hello' });`,
      'beside.html': '<!doctype html><meta charset="utf-8"><title>Beside</title><script src="beside.js"></script>',
      'beside.js': "parent.postMessage({ storycard: 1, kind: 'hello' }, '*'); parent.postMessage('beside', '*');",
    },
    prepare: (page) => page.addInitScript(() => window.addEventListener('message', ({ data }) => { if (data === 'beside') document.documentElement.dataset.beside = 'said'; })),
  });
  await told(page, 'ready');
  await page.locator('html[data-beside=said]').waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(() => window.ports.length), 1);
  const events = await eventsOf(page);
  assert.deepEqual(events, { ready: [{ story: { storycard: 1, story: 'start' }, restored: false }], change: [], export: [], error: [] });
});

test('on one origin with its host page it works, too', async (t) => {
  const browser = await launch(t);
  const url = await site(t);
  const page = await open(t, browser, `${url}licences/icu.txt`, { ignore: /^An iframe which has both allow-scripts and allow-same-origin|'web-share'|status of 404/ });
  await page.evaluate(async (base) => {
    await import(`${base}embed/element.js`);
    const one = document.createElement('story-card-composer');
    one.id = 'one';
    one.loading = 'eager';  // it stands below a long text
    const ready = new Promise((resolve) => one.addEventListener('ready', resolve));
    document.body.append(one);
    await ready;
    await one.setStory({ storycard: 1, story: 'Here' });
  }, url);
  assert.equal(await page.frameLocator('#one iframe').locator('#n-story').inputValue(), 'Here');
});
