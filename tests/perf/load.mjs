// How soon the page can be used where the network and the processor are slow: a cold visit, and the next one.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../../web/serve.mjs';
import { flags, patience, ready } from '../e2e/browser.mjs';
import { dist } from '../node/samples.mjs';
import { median } from './journey.mjs';

const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };  // bytes per second
const SLOWER = 4;
const STORY = 'When I came here I knew one street.';

/** Runs in the page before any of its scripts: when the field can be seen, takes words, and the first card is shown. */
function watch() {
  const seen = { field: 0, card: 0, longest: 0 };
  window.loaded = seen;
  const look = () => {
    const field = document.getElementById('n-story');
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (!seen.field && painted && field?.getClientRects().length && !field.readOnly && !field.disabled) seen.field = Math.max(painted, seen.parsed ?? painted);
    if (!seen.card && document.documentElement?.dataset.storycard === 'ready') seen.card = performance.now();
    if (!seen.field || !seen.card) setTimeout(look, 5);
  };
  document.addEventListener('DOMContentLoaded', () => (seen.parsed = performance.now()), { once: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  look();
}

/** One visit. The story is written as soon as the field is there, and is on the first card. */
async function visit(context, url, words) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.loaded?.field, undefined, { ...patience, polling: 20 });
  if (words) await page.locator('#n-story').fill(words);
  await ready(page);
  const until = bytes;
  await page.waitForFunction(() => window.loaded.card, undefined, { ...patience, polling: 20 });
  const seen = await page.evaluate(() => window.loaded);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.send('Network.emulateNetworkConditions', { ...NETWORK, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await page.waitForFunction((text) => document.getElementById('n-card').ariaLabel?.includes(text), STORY, { ...patience, polling: 20 });
  return { page, field: seen.field, card: seen.card, longest: seen.longest, kilobytes: until / 1000 };
}

/** `rounds` browsers that were never there, each visiting twice. */
export async function measureLoad(rounds, say) {
  const { url, close } = await serve({ root: process.env.PERF_SITE ?? dist, port: 0, base: '/' });
  const samples = [];
  try {
    for (let round = 0; round < rounds; ++round) {
      say(`loading, ${round + 1} of ${rounds}`);
      const folder = mkdtempSync(path.join(tmpdir(), 'storycard-load-'));
      const context = await chromium.launchPersistentContext(folder, {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags, viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'en-GB', colorScheme: 'light',
      });
      try {
        // The browser itself has begun, and has painted something: what is measured is the site.
        const [blank] = context.pages();
        await blank.goto('data:text/html,<p>storycard');
        await blank.screenshot();
        const cold = await visit(context, url, STORY);
        // What comes after the first card comes before the next visit, as it does for somebody who writes for a while.
        await cold.page.locator('html[data-ahead=fetched]').waitFor({ state: 'attached', ...patience });
        await cold.page.close();
        const warm = await visit(context, url, '');
        samples.push({ cold, warm });
        assert.ok(warm.kilobytes <= cold.kilobytes);
      } finally {
        await context.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }
  } finally {
    await close();
  }
  const middle = (visitOf, what) => median(samples.map((sample) => sample[visitOf][what]));
  return {
    coldField: middle('cold', 'field'), coldCard: middle('cold', 'card'), coldLongest: middle('cold', 'longest'), coldKilobytes: middle('cold', 'kilobytes'),
    warmField: middle('warm', 'field'), warmCard: middle('warm', 'card'), warmKilobytes: middle('warm', 'kilobytes'),
    samples: samples.map(({ cold, warm }) => [cold, warm].map(({ page, ...values }) => values)),
  };
}
