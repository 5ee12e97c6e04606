// No more memory, as in the hundredth tab: what cannot be done is said, words are kept, and what can be done is done as ever.
//   STORYCARD_THOROUGH=1 also tries the workers
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dist, scratch } from '../../node/samples.mjs';
import { agree, photoIsOpen, ready, seldom, site } from '../chromium.mjs';
import { wordsOf } from '../composer-page.mjs';
import { keeps, tells } from '../kept.mjs';
import { openCalmly } from '../network.mjs';
import { click, finished, photo, saved, story, there, words } from './faulty.mjs';

const text = wordsOf('en');

/** A wasm module that may have no more than so many pages of memory: as where the browser has no more to give. */
function withMemory(wasm, pages) {
  const bytes = Uint8Array.from(wasm);
  const number = (at) => {  // LEB128
    let value = 0, shift = 0, next = at;
    for (let more = true; more; ++next, shift += 7) {
      value += (bytes[next] & 0x7f) * 2 ** shift;
      more = (bytes[next] & 0x80) !== 0;
    }
    return { value, next };
  };
  for (let at = 8; at < bytes.length;) {
    const { value: size, next: body } = number(at + 1);
    if (bytes[at] === 5) {
      const least = number(body + 2), most = number(least.next);
      if (bytes[body + 1] !== 1 || pages < least.value || pages > most.value) throw new Error(`its memory has ${least.value} to ${most.value} pages`);
      for (let i = least.next, left = pages; i < most.next; ++i, left >>= 7) bytes[i] = (left & 0x7f) | (i + 1 < most.next ? 0x80 : 0);
      return Buffer.from(bytes);
    }
    at = body + size;
  }
  throw new Error('it has no memory of its own');
}

/** For addInitScript: the page's memory grows no more once so many growths were had; window.spare says how many. */
const stingy = () => {
  const { grow } = WebAssembly.Memory.prototype;
  globalThis.spare = globalThis.spare ?? Infinity;
  WebAssembly.Memory.prototype.grow = function growIfThere(pages) {
    if (globalThis.spare-- <= 0) throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
    return grow.call(this, pages);
  };
};

const give = (early, name, pages) => early.route(new RegExp(`/${name}-[^/]*\\.wasm$|/${name}\\.wasm$`), (route) => {
  const wasm = readFileSync(path.join(dist, new URL(route.request().url()).pathname.slice('/any/place/'.length)));
  return route.fulfill({ contentType: 'application/wasm', body: withMemory(wasm, pages()) });
});
const MB = 16;  // pages
const PHOTO = 24, FILE = 20;

/** Of twelve megapixels, of a kind that is decoded as a whole; drawn by the page. */
async function hugePhoto(t, page) {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const context = canvas.getContext('2d');
    for (let i = 0; i < 60; ++i) {
      context.fillStyle = `hsl(${i * 6} 50% 50%)`;
      context.fillRect(0, i * 50, 4000, 50);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp' })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  const file = path.join(scratch(t), 'huge.webp');
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return file;
}

seldom('a photo that its worker finds no memory for is refused with that reason, and a smaller one opens', async (t) => {
  const page = await openCalmly(t, await site(t), { prepare: (early) => give(early, 'photo', () => PHOTO * MB) });
  await ready(page);
  await story(page).fill(words);
  await page.locator('#photo-file').setInputFiles(await hugePhoto(t, page));
  await click(page, 'tab-photo');
  await page.getByText(text('photo.problem-memory')).first().waitFor({ state: 'attached' });
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await click(page, 'tab-share');
  await agree(page);
  assert.ok((await saved(page)).equals(await saved(await finished(t))));
});

seldom('a file that its worker finds no memory for is spoken of; words and photo stay, and with memory it is made', async (t) => {
  let pages = FILE * MB;
  const page = await openCalmly(t, await site(t), { prepare: (early) => give(early, 'engine', () => pages) });
  await ready(page);
  await story(page).fill(words);
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await click(page, 'tab-share');
  await agree(page);
  await click(page, 'save');
  await page.getByText(text('share.failed')).first().waitFor({ state: 'attached' });
  await keeps(page, ({ drafts: [draft], pictures }) => pictures.length === 1 && draft?.story.consent?.shown === true, 'the draft is kept');
  pages = 512 * MB;
  await page.reload();
  await ready(page);
  await photoIsOpen(page);
  await click(page, 'tab-share');
  await there(page, 'save');
  await saved(page);
});

test('where the page itself finds no more memory, the file is right or that is said, and every word is there again', async (t) => {
  const whole = await saved(await finished(t));
  const page = await openCalmly(t, await site(t), { prepare: (early) => early.addInitScript(stingy), expected: /abort|unreachable|memory/i });
  await ready(page);
  await page.locator('html[data-drafts=read]').waitFor({ state: 'attached' });
  await page.evaluate(() => (window.spare = 1));
  await story(page).fill(words).catch(() => {});
  const stopped = page.locator('#trouble-stopped').waitFor().then(() => 'stopped');
  const done = (async () => {
    await keeps(page, tells(words), 'the words are kept');
    await page.locator('#photo-file').setInputFiles(photo);
    await click(page, 'tab-photo');
    const problem = page.getByText(text('photo.problem-memory')).first().waitFor({ state: 'attached' }).then(() => 'photo refused');
    const opened = photoIsOpen(page).then(() => 'opened');
    const photoIs = await Promise.race([problem, opened]);
    problem.catch(() => {});
    opened.catch(() => {});
    for (const step of ['photo', 'frame', 'story']) await click(page, `tab-${step}`);
    await story(page).fill(words);
    await click(page, 'tab-share');
    await agree(page);
    const file = await saved(page);
    if (photoIs === 'opened') assert.ok(file.equals(whole), 'the same file');
    return photoIs;
  })();
  done.catch(() => {});
  stopped.catch(() => {});
  const outcome = await Promise.race([stopped, done]);
  t.diagnostic(outcome);
  if (outcome !== 'stopped') return;
  assert.equal(await page.locator('#trouble-stopped').innerText(), text('trouble.stopped'));
  await page.evaluate(() => (window.spare = Infinity));
  await page.locator('#again').click();
  await ready(page);
  await page.locator('html[data-drafts=read]').waitFor({ state: 'attached' });
  assert.ok((await story(page).inputValue()).startsWith(words), 'the words are there');
});
