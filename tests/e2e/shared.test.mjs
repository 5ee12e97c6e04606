// What other apps share to the installed one, and what another site can make of that.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../node/samples.mjs';
import { holds, patience, photoIsOpen, ready, seldom } from './chromium.mjs';
import { keeps, tells } from './kept.mjs';
import { openCalmly, watchedSite } from './network.mjs';

const photo = path.join(root, 'assets/samples/amina.jpg');
const words = 'I came with seeds in my coat pocket.';

/** Another site, whose page sends a form as a share sheet does: `{ files, title, text }`. */
async function otherSite(t, target) {
  const frame = '<iframe name="inside" hidden></iframe>';
  const form = `<form method="post" enctype="multipart/form-data" action="${target}?share"><input type="file" name="files" multiple><input name="title"><textarea name="text"></textarea></form>`;
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(`<!doctype html><title>Another site</title>${form}${frame}`);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));  // another host than 127.0.0.1
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://localhost:${server.address().port}/`;
}

/** In a page of its own: what it shows then. */
async function share(context, other, { files = [], title = '', text = '', inFrame = false }) {
  const page = await context.newPage();
  page.setDefaultTimeout(patience.timeout);
  await page.goto(other);
  await page.locator('input[type=file]').setInputFiles(files);
  await page.locator('input[name=title]').fill(title);
  await page.locator('textarea').fill(text);
  await page.locator('form').evaluate((form, inside) => {
    if (inside) form.target = 'inside';
    form.submit();
  }, inFrame);
  return page;
}

async function begin(t) {
  const site = await watchedSite(t);
  const page = await openCalmly(t, site.url, { serviceWorkers: 'allow' });
  await ready(page);
  await page.locator('html[data-offline="ready"]').waitFor({ state: 'attached', ...patience });
  return { site, page, context: page.context(), other: await otherSite(t, site.url) };
}

const cached = (page) => page.evaluate(async () => {
  const types = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) types.push((await cache.match(request)).headers.get('Content-Type'));
  }
  return types;
});

test('a photo and words that are shared open on a card of their own; the draft that was there stays, and caches hold nothing of it', async (t) => {
  const { site, page, context, other } = await begin(t);
  await page.locator('#n-story').fill(words);
  await keeps(page, tells(words));
  await page.close();
  const shown = await share(context, other, { files: [photo], title: 'A title', text: 'Shared words.' });
  await ready(shown);
  await photoIsOpen(shown);
  await shown.locator('#n-tab-photo[aria-selected=true]').waitFor({ state: 'attached' });
  await shown.locator('#n-tab-story').click();
  await holds(shown.locator('#n-story'), 'A title\nShared words.');
  assert.equal(shown.url(), site.url, 'nothing in the address asks again');
  const { drafts } = await keeps(shown, ({ drafts: all, pictures }) => all.length === 2 && pictures.length === 1);
  assert.deepEqual(drafts.map(({ story, photos }) => [story.story, photos.length]).sort(), [['A title\nShared words.', 1], [words, 0]]);
  assert.ok(!(await cached(shown)).some((type) => /jpeg|form/.test(type)));
  await shown.reload();
  await ready(shown);
  assert.equal((await keeps(shown, () => true)).drafts.length, 2, 'once is once');
});

test('what is no photo, too much of it, and a form in a frame do no harm', async (t) => {
  const { page, context, other } = await begin(t);
  await page.locator('#n-story').fill(words);
  await keeps(page, tells(words));
  await page.close();
  const text = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') };
  const shown = await share(context, other, { files: Array(30).fill(text), text: 'x'.repeat(200_000) });
  await ready(shown);
  await shown.getByText('This photo did not open').first().waitFor({ state: 'attached' });
  await shown.locator('#n-tab-story').click();
  await shown.waitForFunction(() => document.getElementById('n-story')?.value.length === 10_000);
  const { drafts } = await keeps(shown, ({ drafts: all }) => all.length === 2);
  assert.ok(drafts.some(({ story }) => story.story === words));

  const refused = context.waitForEvent('response', (response) => response.url().endsWith('?share') && response.status() === 405);
  await share(context, other, { files: [photo], text: 'In a frame.', inFrame: true });
  await refused;
  const again = await share(context, other, {});
  await ready(again);
  assert.equal((await keeps(again, () => true)).drafts.some(({ story }) => story.story === 'In a frame.'), false);
});

seldom('on a shared device nothing of what was shared stays', async (t) => {
  const { site, page, context, other } = await begin(t);
  await page.close();
  const shown = await context.newPage();
  shown.setDefaultTimeout(patience.timeout);
  await shown.addInitScript(() => sessionStorage.setItem('storycard.shared', 'yes'));
  await shown.goto(other);
  await shown.locator('input[type=file]').setInputFiles(photo);
  await shown.locator('form').evaluate((form) => form.submit());
  await ready(shown);
  await photoIsOpen(shown);
  await shown.goto(`${site.url}?shared`);
  await ready(shown);
  assert.equal(await shown.locator('#n-tab-photo').getAttribute('aria-description'), null);
  assert.deepEqual(await keeps(shown, () => true), { databases: 0, drafts: [], pictures: [] });
  assert.ok(!(await cached(shown)).some((type) => /jpeg|form/.test(type)));
});
