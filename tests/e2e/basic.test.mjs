// A browser without wasm's 128-bit SIMD: Chromium on a processor that it takes for one without SSE4.1.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { cardOf, root } from '../node/samples.mjs';
import { flags, open, patience, photoIsOpen, ready, savePicture } from './chromium.mjs';
import { watchedSite } from './network.mjs';

const words = 'I came with seeds in my coat pocket.';
const photo = path.join(root, 'assets/samples/amina.jpg');

async function launchWithoutSimd(t) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...flags, '--js-flags=--no-enable-sse4-1'] });
  t.after(() => browser.close());
  return browser;
}

/** `name` without its hash. */
const plain = (name) => path.basename(name).replace(/-[\w-]{8}(?=\.wasm$)/, '');
const BASIC = ['composer-basic.rest.wasm', 'composer-basic.wasm', 'engine-basic.wasm', 'photo-basic.wasm'];

test('without SIMD only the basic modules are fetched and kept, and a card is made of them without a network, with the command line\'s bytes',
  { skip: process.arch !== 'x64' && 'Chromium can be told to have no SIMD on x64 alone' }, async (t) => {
    const site = await watchedSite(t);
    const page = await open(t, await launchWithoutSimd(t), site.url, { serviceWorkers: 'allow' });
    await ready(page);
    await page.locator('html[data-offline="ready"]').waitFor({ state: 'attached', ...patience });
    assert.deepEqual([...site.sent.keys()].filter((name) => name.endsWith('.wasm')).map(plain).sort(), BASIC);
    const kept = await page.evaluate(async () => {
      const names = [];
      for (const name of await caches.keys()) names.push(...(await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
      return names.filter((name) => name.endsWith('.wasm'));
    });
    assert.deepEqual(kept.map(plain).sort(), BASIC);
    await assert.rejects(page.evaluate(() => WebAssembly.compileStreaming(fetch('engine/engine.wasm'))), /SIMD/i, 'this browser has no SIMD');

    site.away();
    await page.reload();
    await ready(page);
    await page.locator('#n-story').fill(words);
    await page.locator('#photo-file').setInputFiles(photo);
    await photoIsOpen(page);
    const file = await savePicture(page);
    assert.ok(readFileSync(await file.path()).equals(await cardOf(t, { storycard: 1, story: words }, '--photo', photo)), 'the same bytes');
  });
