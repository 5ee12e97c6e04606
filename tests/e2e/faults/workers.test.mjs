// Workers that the browser kills without a word: the next use gets a new one, and a file that was asked for comes or is spoken of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { photoIsOpen } from '../chromium.mjs';
import { counted, rest } from '../composer-page.mjs';
import { click, finished, photo, rememberWorkers, saved, written } from './faulty.mjs';

const remember = { prepare: counted((early) => early.addInitScript(rememberWorkers)) };

test('killed while they have nothing to do: the next photo and the next file take a new one, within seconds', async (t) => {
  const page = await finished(t, remember);
  const before = await saved(page);
  await rest(page);  // the other formats are made ahead
  assert.ok(await page.evaluate(() => window.workers.length) > 0);
  await page.evaluate(() => window.killWorkers());
  await click(page, 'format-wide');
  await click(page, 'format-square');
  await click(page, 'file-jpeg');
  const began = Date.now();
  await saved(page);
  assert.ok(Date.now() - began < 20_000, 'nobody waits until the worker is taken for slow');
  await click(page, 'file-png');
  assert.ok((await saved(page)).equals(before));

  await click(page, 'tab-photo');
  await rest(page);
  await page.evaluate(() => window.killWorkers());
  await page.locator('#photo-file').setInputFiles(photo);
  await page.waitForFunction(() => window.workers.length > 0);
  await rest(page);
  assert.equal(await page.getByText('This photo did not open').count(), 0);
});

/** The next worker that is given a job dies of it. */
const dieAtWork = (page) => page.evaluate(() => {
  const { postMessage } = window.Worker.prototype;
  window.Worker.prototype.postMessage = function post(message, ...rest) {
    postMessage.call(this, message, ...rest);
    if (!('job' in message)) return;
    window.Worker.prototype.postMessage = postMessage;
    window.killWorkers();
    window.killed = true;
  };
});
const died = (page) => page.waitForFunction(() => window.killed);

test('killed in the middle of a file: another one makes it, with the same bytes', async (t) => {
  const page = await finished(t, { prepare: async (early) => {
    await early.clock.install();
    await early.addInitScript(rememberWorkers);
  } });
  const before = await saved(page);
  await dieAtWork(page);
  await click(page, 'file-jpeg');
  const coming = saved(page);
  await died(page);
  await page.clock.fastForward(61_000);
  await coming;
  await click(page, 'file-png');
  assert.ok((await saved(page)).equals(before));
});

test('killed while a photo is opened: that is said in time, the page goes on, and the same photo opens when it is chosen again', async (t) => {
  const page = await written(t, { prepare: async (early) => {
    await early.clock.install();
    await early.addInitScript(rememberWorkers);
  } });
  await click(page, 'tab-photo');
  await dieAtWork(page);
  await page.locator('#photo-file').setInputFiles(photo);
  await died(page);
  await page.clock.fastForward(21_000);
  await page.getByText('It takes too long to open').first().waitFor({ state: 'attached' });
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
});
