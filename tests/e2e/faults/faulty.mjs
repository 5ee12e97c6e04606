// What all faults are tried on: a card, and its file before and after.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../node/samples.mjs';
import { agree, launch, open, photoIsOpen, ready, site } from '../chromium.mjs';

export const words = 'I came with seeds in my coat pocket.';
export const photo = path.join(root, 'assets/samples/amina.jpg');
export const story = (page) => page.locator('#n-story');
export const there = (page, id) => page.locator(`#n-${id}`).waitFor({ state: 'attached' });
export const gone = (page, id) => page.locator(`#n-${id}`).waitFor({ state: 'detached' });
export const click = (page, id) => page.locator(`#n-${id}`).evaluate((element) => element.click());
export const cardSays = (page, text) => page.waitForFunction((wanted) => document.getElementById('n-card')?.getAttribute('aria-label')?.includes(wanted), text);

/** A page on which something is written; `options` as open() has them. */
export async function written(t, { text = words, ...options } = {}) {
  const page = await open(t, await launch(t), await site(t), options);
  await ready(page);
  await story(page).fill(text);
  await cardSays(page, text);
  return page;
}

/** With a photo, and agreed to: it can be saved. */
export async function finished(t, options) {
  const page = await written(t, options);
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await click(page, 'tab-share');
  await agree(page);
  return page;
}

export async function saved(page) {
  const coming = page.waitForEvent('download');
  await click(page, 'save');
  return readFileSync(await (await coming).path());
}

/** For addInitScript: window.workers holds every worker that the page made; one that is killed says nothing any more. */
export function rememberWorkers() {
  const { Worker: Real } = window;
  window.workers = [];
  window.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      window.workers.push(this);
    }
  };
  window.killWorkers = () => window.workers.splice(0).forEach((worker) => Real.prototype.terminate.call(worker));
}

/** Takes the canvas's context away. */
export const lose = (page) => page.evaluate(() => {
  const stage = document.getElementById('stage');
  window.loss ??= stage.getContext('webgl2').getExtension('WEBGL_lose_context');
  const lost = new Promise((resolve) => stage.addEventListener('webglcontextlost', resolve, { once: true }));
  window.loss.loseContext();
  return lost.then(() => {});
});

/** Gives it back. In a task of its own: within the event that tells of the loss a browser does not do so yet. */
export const restore = (page) => page.evaluate(() => {
  const stage = document.getElementById('stage');
  const back = new Promise((resolve) => stage.addEventListener('webglcontextrestored', resolve, { once: true }));
  window.loss.restoreContext();
  return back.then(() => {});
});
