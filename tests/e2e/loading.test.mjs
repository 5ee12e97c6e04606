// Networks that drop, stall and trickle, and browsers that are too old: what the first page makes of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dist, root } from '../node/samples.mjs';
import { launch, patience, photoIsOpen, ready, savePicture } from './chromium.mjs';
import { wordsOf } from './composer-page.mjs';
import { openCalmly, watchedSite } from './network.mjs';

const photo = path.join(root, 'assets/samples/amina.jpg');

/** For watchedSite(): the first requests for each file of these are dropped, before an answer or within it. `letThrough`: what was asked for after that. */
function dropping(which, times) {
  const dropped = new Map(), letThrough = new Set();
  return {
    dropped,
    letThrough,
    first: (request, response) => {
      const name = request.url.split(/[?#]/, 1)[0];
      const before = dropped.get(name) ?? 0;
      if (!which.test(name)) return false;
      if (before >= times) {
        letThrough.add(name);
        return false;
      }
      dropped.set(name, before + 1);
      if (before % 2 === 0) {
        response.writeHead(200, { 'Content-Type': name.endsWith('.js') ? 'text/javascript' : 'application/octet-stream', 'Content-Length': 1000, 'Cache-Control': 'no-store' });
        response.write('{');
        setImmediate(() => request.destroy());
      } else {
        request.destroy();
      }
      return true;
    },
  };
}

test('every kind of file is asked for again where the first two requests are dropped, and the card is made', async (t) => {
  const network = dropping(/\/(app|assets|engine)\//, 2);
  const site = await watchedSite(t, network);
  const page = await openCalmly(t, site.url);
  await page.locator('#n-story').fill('Written before anything came.');
  await ready(page);
  assert.equal(await page.locator('#n-story').inputValue(), 'Written before anything came.');
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await savePicture(page);
  const kinds = [/index-.*\.js$/, /\.css$/, /composer.*\.wasm$/, /photo-.*\.wasm$/, /photo-worker/, /export-worker/, /delivery/, /engine\.wasm$/, /strings\/en\.json$/, /itac\.json$/, /\.ttf$/];
  for (const kind of kinds) {
    assert.ok([...network.dropped.keys()].some((name) => kind.test(name)), `${kind} was dropped`);
    assert.ok([...network.letThrough].some((name) => kind.test(name)), `${kind} was asked for until it came`);
  }
});

test('a slow network: after a second a bar tells how much has come, in the visitor\'s language', async (t) => {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  const site = await watchedSite(t, {
    first: (request, response) => {
      if (!/composer[^/]*\.wasm$/.test(request.url)) return false;
      const bytes = readFileSync(path.join(dist, request.url.slice('/any/place/'.length)));
      response.writeHead(200, { 'Content-Type': 'application/wasm', 'Content-Length': bytes.length });
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
      void held.then(() => response.end(bytes.subarray(Math.floor(bytes.length / 2))));
      return true;
    },
  });
  const page = await openCalmly(t, site.url, { locale: 'fr-FR' });
  const bar = page.getByRole('progressbar', { name: wordsOf('fr')('start.loading') });
  await bar.waitFor();
  await page.waitForFunction(() => Number(document.getElementById('loading').getAttribute('aria-valuenow')) >= 45);
  assert.ok(Number(await bar.getAttribute('aria-valuenow')) <= 55, 'half of it');
  letGo();
  await ready(page);
  assert.equal(await bar.count(), 0);
});

test('without a network the first page says so, and goes on as soon as there is one again', async (t) => {
  const network = dropping(/composer[^/]*\.wasm$/, Infinity);
  let away = true;
  const site = await watchedSite(t, { first: (request, response) => away && network.first(request, response) });
  const page = await openCalmly(t, site.url);
  await page.locator('#n-story').fill('Still here.');
  await page.getByText(wordsOf('en')('start.waiting')).waitFor();
  away = false;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await ready(page);
  assert.equal(await page.locator('#n-story').inputValue(), 'Still here.');
});

const sentence = (language) => wordsOf(language)('trouble.too-old');

for (const [why, language, lacks] of [
  ['without WebAssembly', 'ar', () => delete window.WebAssembly],
  ['without compiling while it comes in', 'uk', () => delete WebAssembly.compileStreaming],
  ['without ResizeObserver', 'en', () => delete window.ResizeObserver],
]) {
  test(`a browser ${why} gets one clear sentence in its language: ${language}`, async (t) => {
    const site = await watchedSite(t);
    const page = await openCalmly(t, site.url, { locale: language, prepare: (early) => early.addInitScript(lacks) });
    const told = page.locator('#trouble-too-old');
    await told.waitFor();
    assert.equal(await told.innerText(), sentence(language));
    assert.equal(await told.getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr');
    assert.deepEqual(await page.locator('#trouble > :visible').evaluateAll((all) => all.map(({ id }) => id)), ['trouble-too-old']);
  });
}

test('code that the browser does not understand: the sentence, and no words of the machine', async (t) => {
  const site = await watchedSite(t, {
    first: (request, response) => {
      if (!/\/app\/index-[^/]*\.js$/.test(request.url)) return false;
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      response.end('const what = this is newer than the browser;');
      return true;
    },
  });
  const page = await (await (await launch(t)).newContext({ locale: 'es-MX', serviceWorkers: 'block' })).newPage();
  await page.goto(site.url);
  await page.locator('#trouble-too-old').waitFor(patience);
  assert.equal(await page.locator('#trouble-too-old').innerText(), sentence('es'));
});

test('begin.js is of the language that browsers knew before modules', () => {
  const code = readFileSync(path.join(dist, 'begin.js'), 'utf8').replace(/\/\/.*$|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gm, '');
  assert.doesNotMatch(code, /=>|`|\b(let|const|class|async|await|import|export)\b|\?\.|\?\?|\.\.\./);
});
