// The engine in Chromium, in a page and in a worker of a partner's own site: the same bytes as from the command line.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dist, formats, samples, scratch, storycard, written } from '../node/samples.mjs';
import { launch, open, site } from './chromium.mjs';

const partnerPage = `<!doctype html><meta charset="utf-8"><title>A partner</title><link rel="icon" href="data:,">
<script type="module" src="partner.js"></script>`;

// Runs the jobs it is sent: what a partner would write.
const work = `import { StoryCard } from '../storycard/engine/index.js';
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
export async function work(jobs) {
  const engine = await StoryCard.load({ base: '/any/place/storycard/' });
  const done = [];
  for (const { story, photo, format } of jobs) {
    const { bytes, report } = await engine.render(story, { photo: photo && await (await fetch(photo)).blob(), format });
    done.push({ sha256: hex(await crypto.subtle.digest('SHA-256', bytes)), size: bytes.length, format: report.format });
  }
  engine.dispose();
  return done;
}`;
const partner = `import { work } from './work.js';
window.inPage = work;
window.inWorker = (jobs) => new Promise((resolve, reject) => {
  const worker = new Worker('worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => data.error ? reject(new Error(data.error)) : resolve(data.done);
  worker.onerror = (event) => reject(new Error(event.message));
  worker.postMessage(jobs);
});
document.documentElement.dataset.partner = 'ready';`;
const worker = `import { work } from './work.js';
onmessage = ({ data }) => work(data).then((done) => postMessage({ done }), (error) => postMessage({ error: String(error) }));`;

function partnerSite(t) {
  const folder = scratch(t);
  mkdirSync(path.join(folder, 'partner'));
  mkdirSync(path.join(folder, 'storycard'));
  for (const part of ['engine', 'assets']) cpSync(path.join(dist, part), path.join(folder, 'storycard', part), { recursive: true });
  const files = { 'index.html': partnerPage, 'partner.js': partner, 'work.js': work, 'worker.js': worker };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, 'partner', name), text);
  for (const { name, photo } of samples()) if (photo) writeFileSync(path.join(folder, 'partner', `${name}.jpg`), photo);
  return folder;
}

async function nativeHashes(t) {
  const hashes = [];
  for (const { file } of samples()) {
    const folder = scratch(t);
    await storycard('render', file, '--format', 'all', '-o', `${folder}/`);
    const cards = written(folder);
    for (const format of formats) {
      const [, bytes] = [...cards].find(([name]) => name.endsWith(`-${format}.png`));
      hashes.push({ sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, format });
    }
  }
  return hashes;
}

test('every sample story in every format: Chromium gives the command line\'s PNG, in a page and in a worker', async (t) => {
  const jobs = samples().flatMap(({ name, story, photo }) => formats.map((format) => ({ story, photo: photo && `${name}.jpg`, format })));
  const wanted = await nativeHashes(t);
  const page = await open(t, await launch(t), `${await site(t, { root: partnerSite(t) })}partner/`);
  await page.locator('html[data-partner="ready"]').waitFor({ state: 'attached' });
  assert.deepEqual(await page.evaluate((all) => window.inPage(all), jobs), wanted);
  const few = jobs.filter((_, i) => i % 7 === 0);
  assert.deepEqual(await page.evaluate((all) => window.inWorker(all), few), wanted.filter((_, i) => i % 7 === 0));
});

test('the page that the site itself is may use the engine too, under its own security policy', async (t) => {
  const [{ story, photo, file }] = samples().filter(({ name }) => name === 'amina');
  const out = path.join(scratch(t), 'card.png');
  await storycard('render', file, '--format', 'story', '-o', out);
  const page = await open(t, await launch(t), await site(t));
  const base64 = await page.evaluate(async ({ card, picture }) => {
    const { StoryCard } = await import(new URL('engine/index.js', document.baseURI).href);
    const engine = await StoryCard.load();
    const photoBytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const { bytes } = await engine.render(card, { photo: photoBytes, format: 'story' });
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  }, { card: story, picture: Buffer.from(photo).toString('base64') });
  assert.ok(readFileSync(out).equals(Buffer.from(base64, 'base64')));
});
