// The site on other people's servers: from a folder of Python's, behind nginx with the headers that the docs give, and with headers that nobody asked
// for. Everywhere a card is made, its file has the command line's bytes, no policy is broken and no other address is asked for anything.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { headersFor } from '../../web/headers.mjs';
import { serve } from '../../web/serve.mjs';
import { dist, root, scratch, storycard } from '../node/samples.mjs';
import { launch, open, patience, photoIsOpen, ready, savePicture, site } from './chromium.mjs';
import { nginx, python } from './hosts.mjs';

const words = 'I came with seeds in my coat pocket.';
const photo = path.join(root, 'assets/samples/amina.jpg');

let expected;  // the command line's card
async function commandLinesCard(t) {
  if (expected) return expected;
  const folder = scratch(t), story = path.join(folder, 'story.json'), out = path.join(folder, 'card.png');
  writeFileSync(story, JSON.stringify({ storycard: 1, story: words }));
  await storycard('render', story, '--photo', photo, '-o', out);
  expected = readFileSync(out);
  return expected;
}

/** As a visitor: writes, chooses a photo, saves. open() fails the test on any other origin, broken policy or complaint. */
async function makeCard(t, url) {
  const page = await open(t, await launch(t), url);
  await ready(page);
  await page.locator('#n-story').fill(words);
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  const file = await savePicture(page);
  assert.ok(readFileSync(await file.path()).equals(await commandLinesCard(t)), 'the same bytes');
  return page;
}

/** fetch() would unpack what came, and hide that it was packed. */
function get(url, headers = {}) {
  return new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', reject).end();
  });
}

test('from a folder of python3 -m http.server, which sends no header of ours, a card is made', async (t) => {
  await makeCard(t, await python(t));
});

test('with every documented header, from a sub-path, a card is made', async (t) => {
  await makeCard(t, await site(t, { partners: ['https://city.example'] }));
});

test('behind nginx with the documented headers and compressed files a card is made', async (t) => {
  const { url, complaints } = await nginx(t);
  await makeCard(t, url);
  assert.equal(complaints(), '');
});

test('a host that isolates its pages (COOP, COEP) needs to change nothing', async (t) => {
  const isolated = 'add_header Cross-Origin-Opener-Policy same-origin always;\nadd_header Cross-Origin-Embedder-Policy require-corp always;\n';
  const { url } = await nginx(t, { more: isolated });
  const page = await makeCard(t, url);
  assert.equal(await page.evaluate(() => crossOriginIsolated), true);
});

test('nginx sends each file with the documented headers and its type, packed for those who take it', async (t) => {
  const { url } = await nginx(t, { partners: ['https://city.example'] });
  const module = readdirSync(path.join(dist, 'app')).find((name) => /^composer.*\.wasm$/.test(name));
  const files = { '': 'text/html; charset=utf-8', 'index.html': 'text/html; charset=utf-8', 'packs/': 'text/html; charset=utf-8', [`app/${module}`]: 'application/wasm',
    'engine/index.js': 'text/javascript; charset=utf-8', 'engine/engine.wasm': 'application/wasm', 'assets/fonts.json': 'application/json',
    'assets/fonts/noto-sans-400.latin-basic.ttf': 'font/ttf', 'licences/icu.txt': 'text/plain; charset=utf-8', 'icon.svg': 'image/svg+xml' };
  for (const [name, type] of Object.entries(files)) {
    const bytes = readFileSync(path.join(dist, /(^|\/)$/.test(name) ? `${name}index.html` : name));
    for (const [accepted, coding, unpack] of [['gzip, deflate, br', 'br', brotliDecompressSync], ['gzip', 'gzip', gunzipSync], ['', undefined, (body) => body]]) {
      const { status, headers, body } = await get(url + name, { 'Accept-Encoding': accepted });
      assert.equal(status, 200, name);
      assert.equal(headers['content-encoding'], coding, `${name} for those who take "${accepted}"`);
      assert.ok(unpack(body).equals(bytes), name);
      assert.equal(headers['content-type'], type, name);
      assert.equal(headers.vary, 'Accept-Encoding', name);
      const wanted = headersFor(`/storycard/${name}`, ['https://city.example']);
      const ours = ['X-Content-Type-Options', 'Referrer-Policy', 'Content-Security-Policy', 'Permissions-Policy', 'Cache-Control', 'Access-Control-Allow-Origin', 'Cross-Origin-Resource-Policy'];
      assert.deepEqual(Object.fromEntries(ours.map((header) => [header, headers[header.toLowerCase()]])), Object.fromEntries(ours.map((header) => [header, wanted[header]])), name);
      const again = await get(url + name, { 'Accept-Encoding': accepted, 'If-None-Match': headers.etag });
      assert.equal(again.status, 304, `${name} that has not changed`);
      assert.equal(again.headers['cache-control'], wanted['Cache-Control']);
    }
  }
  const missing = await get(`${url}nothing.html`);
  assert.equal(missing.status, 404);
  assert.match(missing.headers['content-security-policy'], /frame-ancestors 'self' https:\/\/city\.example/);
});

test('a page in a frame: shown to the partners that the header names, refused to all others', async (t) => {
  const www = scratch(t);
  const partner = await serve({ root: www, port: 0 });
  t.after(partner.close);
  const { origin } = new URL(partner.url);
  for (const [partners, shown] of [[[origin], true], [[], false], [['https://city.example'], false]]) {
    const url = await site(t, { partners });
    writeFileSync(path.join(www, 'index.html'), `<!doctype html><title>A partner's page</title><iframe title="card" width="600" height="700" src="${url}"></iframe>`);
    const page = await (await launch(t)).newPage();
    const refused = page.waitForEvent('console', { predicate: (message) => /frame-ancestors/.test(message.text()), ...patience });
    refused.catch(() => {});
    await page.goto(partner.url);
    if (shown) await page.frameLocator('iframe').locator('html[data-storycard="ready"]').waitFor({ state: 'attached', ...patience });
    else assert.match((await refused).text(), /violates the following Content Security Policy directive/);
    await page.close();
  }
});
