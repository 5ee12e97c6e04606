// Card files on a page: the exporter and its worker as the composer's page has them, in Chromium, against the command line.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { build } from 'vite';
import { dist, root, sample, scratch, storycard } from '../node/samples.mjs';
import { launch, open, site } from './chromium.mjs';

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Card files</title><link rel="icon" href="data:,">
<script type="module" src="page.js"></script></html>`;
const script = `import { Exporter } from './built/exporter.mjs';
import { makeCardFile, openCardFile } from './built/card-file.mjs';
const hash = async (blob) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const made = [];
const asset = async (name) => { const answer = await fetch('assets/' + name); return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null; };
const exporter = new Exporter({ asset, file: () => window.photo }, { made: (_, id) => made.push(id), notMade: (_, reason) => made.push(reason) });
window.run = async (story) => {
  window.photo = await (await fetch('photo.jpg')).blob();
  // A picture is under way, and another one waits.
  const file = (format) => ({ id: format, format, type: 'image/png' });
  exporter.make({ job: 1, story, frame: '', theme: '', photos: [7], logos: [], files: [file('square'), file('story')] });
  const card = await makeCardFile(exporter, { story, photos: [window.photo], logos: [], consent: 'left-out' });
  const opened = await openCardFile(exporter, card);
  const damaged = await openCardFile(exporter, card.slice(0, card.size - 5));
  while (made.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  return { card: await hash(card), photo: await hash(opened.photos[0]), story: opened.story, packs: opened.packs, damaged, made,
    picture: await hash(exporter.file('square')) };
};
document.documentElement.dataset.page = 'ready';`;

test('the page\'s exporter writes and opens card files in its worker, between pictures, with the command line\'s bytes', async (t) => {
  const folder = scratch(t);
  for (const part of ['engine', 'assets']) cpSync(path.join(dist, part), path.join(folder, part), { recursive: true });
  mkdirSync(path.join(folder, 'built'));
  const input = Object.fromEntries(['card-file', 'exporter'].map((name) => [name, path.join(root, `web/src/${name}.ts`)]));
  await build({ configFile: false, root: path.join(root, 'web'), base: './', logLevel: 'error', publicDir: false, worker: { format: 'es' },
    build: { target: 'es2022', outDir: path.join(folder, 'built'), assetsInlineLimit: 0, modulePreload: false,
      rollupOptions: { input, preserveEntrySignatures: 'strict', output: { entryFileNames: '[name].mjs' } } } });
  const { story, photo, file } = sample('amina');
  for (const [name, content] of Object.entries({ 'index.html': page, 'page.js': script, 'photo.jpg': photo })) writeFileSync(path.join(folder, name), content);

  const native = scratch(t);
  await storycard('render', file, '-o', path.join(native, 'card.storycard'));
  await storycard('render', file, '-o', path.join(native, 'card.png'));
  await storycard('open', path.join(native, 'card.storycard'), '--extract', path.join(native, 'out'));
  const hash = (name) => createHash('sha256').update(readFileSync(path.join(native, name))).digest('hex');

  const tab = await open(t, await launch(t), await site(t, { root: folder }));
  await tab.locator('html[data-page="ready"]').waitFor({ state: 'attached' });
  const done = await tab.evaluate((words) => window.run(words), story);
  assert.equal(tab.workers().length, 1, 'it was done in a worker');
  assert.equal(done.card, hash('card.storycard'));
  assert.equal(done.photo, hash('out/photo-1.png'));
  assert.equal(done.picture, hash('card.png'));
  assert.deepEqual(done.story, JSON.parse(readFileSync(path.join(native, 'out/story.json'), 'utf8')));
  assert.equal(done.packs[0].here, done.packs[0].version);
  assert.equal(done.damaged.problem.code, 'broken-file');
  assert.deepEqual(done.made, ['square', 'story']);
});
