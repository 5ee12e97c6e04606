// What is measured, in a page that is set up as the browser tests' is.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { serve } from '../../web/serve.mjs';
import { dist } from '../node/samples.mjs';
import { agree, flags, ready } from '../e2e/browser.mjs';
import { probe } from './probe.mjs';

export const SCREENS = {
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
};

const begun = 'I came with seeds in my coat pocket. Nine summers on, our street garden feeds ';
const typed = 'forty families, and the children of three schools learn to grow ';
const typing_ms = 120;  // from key to key, of someone who types well
const quiet_ms = 700;   // nothing happened for so long: all is done

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
export const median = (values) => quantile(values, 0.5);
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Opens the site in Chromium, measures at one screen, and closes both. */
export async function measure(screen, photo, say) {
  const { url, close } = await serve({ root: process.env.PERF_SITE ?? dist, port: 0, base: '/' });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  try {
    const context = await browser.newContext({ ...SCREENS[screen], locale: 'en-GB', colorScheme: 'light', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.addInitScript(probe);
    const session = await context.newCDPSession(page);
    const found = { screen, chromium: browser.version() };
    const at = async (part, work) => {
      say(`${screen}: ${part}`);
      Object.assign(found, await work());
    };
    await at('the first card', () => start(page, url));
    await at('a photo', () => give(page, photo));
    await at('keys', () => keys(page, ''));
    await at('keys, four times as slow', () => slowly(session, () => keys(page, 'slow')));
    await at('small pictures', () => gallery(page));
    await at('small pictures, four times as slow', () => slowly(session, async () => ({ slowGallery: (await gallery(page)).gallery })));
    await at('a drag', () => drag(page, session));
    await at('all formats', () => formats(page));
    await at('ten seconds of nothing', () => idle(page));
    return found;
  } finally {
    await browser.close();
    await close();
  }
}

/** Everything in the page takes four times as long. */
async function slowly(session, work) {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  try {
    return await work();
  } finally {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  }
}

const tab = (page, step) => page.locator(`#n-tab-${step}`).click();
const settled = (page) => page.evaluate((ms) => window.silence(ms), quiet_ms);
const memory = (page) => page.evaluate(() => (window.seen.memory?.buffer.byteLength ?? NaN) / 2 ** 20);

async function start(page, url) {
  const before = performance.now();
  await page.goto(url);
  await ready(page);
  const firstCard = performance.now() - before;
  await settled(page);
  return { firstCard, memoryLoaded: await memory(page) };
}

async function give(page, photo) {
  await tab(page, 'photo');
  const coming = page.waitForEvent('filechooser');
  await page.locator('#n-photo-choose').click();
  const before = performance.now();
  await (await coming).setFiles(photo);
  await page.locator('#n-zoom').waitFor();
  const shown = performance.now() - before;
  await settled(page);
  await tab(page, 'story');
  await page.locator('#n-story').fill(begun);
  await page.locator('#n-name').fill('Amina');
  await page.locator('#n-role').fill('Community gardener');
  await settled(page);
  return { photoOpened: shown };
}

async function keys(page, prefix) {
  await page.evaluate((text) => {
    const field = document.getElementById('n-story');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    window.seen.tasks.length = 0;
  }, begun);
  await settled(page);
  const from = await page.evaluate(() => performance.now());
  const presses = [];
  for (const letter of typed.slice(0, 60)) {
    presses.push(await page.evaluate(([id, key]) => window.press(id, key), ['n-story', letter]));
    await pause(typing_ms);
  }
  const worked = presses.map((press) => press.worked), until = presses.map((press) => press.until);
  const tasks = await page.evaluate((since) => window.seen.tasks.filter(({ begin }) => begin >= since).map(({ begin, end }) => end - begin), from);
  await settled(page);
  const name = (rest) => (prefix ? prefix + rest[0].toUpperCase() + rest.slice(1) : rest);
  return {
    [name('keyMedian')]: median(worked), [name('key95')]: quantile(worked, 0.95), [name('keyShown')]: median(until),
    [name('longTask')]: Math.max(0, ...tasks), [name('keys')]: worked,
  };
}

/** From the last key in the story to the last repaint, when the person turns to the frames at once. */
async function gallery(page) {
  await tab(page, 'frame');
  await settled(page);
  const times = [];
  for (let round = 0; round < 3; ++round) {
    await tab(page, 'story');
    await settled(page);
    for (const letter of 'together') {
      await page.evaluate(([id, key]) => window.press(id, key), ['n-story', letter]);
      await pause(typing_ms);
    }
    const { begin } = await page.evaluate(([id, key]) => {
      const pressed = window.press(id, key);
      document.getElementById('n-tab-frame').click();
      return pressed;
    }, ['n-story', '.']);
    times.push((await settled(page)) - begin);
  }
  await tab(page, 'story');
  await settled(page);
  return { gallery: median(times), galleries: times };
}

/** The photo is pulled to and fro on the stage, as fast as a hand does. */
async function drag(page, session) {
  await tab(page, 'photo');
  await settled(page);
  const box = await page.locator('#n-card').boundingBox();
  assert.ok(box, 'there is a card');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const mouse = (type, at) => session.send('Input.dispatchMouseEvent', { type, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1, ...at });
  await page.evaluate(() => (window.seen.frames.length = 0));
  await mouse('mousePressed', middle);
  const moves = 120, begun_at = performance.now();
  const sent = [];
  for (let i = 1; i <= moves; ++i) {
    const turn = (i / moves) * 4 * Math.PI;
    sent.push(mouse('mouseMoved', { x: middle.x + Math.sin(turn) * box.width * 0.3, y: middle.y + Math.sin(turn * 0.7) * box.height * 0.2 }));
    await pause(Math.max(0, begun_at + (i * 1000) / 60 - performance.now()));
  }
  await Promise.all(sent);
  const frames = await page.evaluate(() => window.seen.frames.slice());
  await mouse('mouseReleased', middle);
  await settled(page);
  await tab(page, 'story');
  await settled(page);
  const work = frames.map(({ begin, end }) => end - begin);
  const gaps = frames.slice(1).map(({ begin }, i) => begin - frames[i].begin);
  return {
    dragFrames: work.length, smoothDrag: work.filter((ms) => ms <= 16.7).length / Math.max(1, work.length), dragMedian: median(work), dragLongest: Math.max(...work),
    dragGap: median(gaps), dragWork: work,
  };
}

async function formats(page) {
  await tab(page, 'share');
  await agree(page);
  await settled(page);
  const download = page.waitForEvent('download');
  await page.locator('#n-save').click();
  await download;
  await settled(page);
  return { memory: await memory(page) };
}

async function idle(page) {
  await settled(page);
  await pause(7000);  // a toast goes by itself
  await settled(page);
  const before = await page.evaluate(() => window.seen.frames.length);
  await pause(10_000);
  return { idleFrames: (await page.evaluate(() => window.seen.frames.length)) - before };
}
