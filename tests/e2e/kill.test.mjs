// A browser that dies in the middle of writing: at most the last second is lost, and never a draft.
//   STORYCARD_KILLS=50 STORYCARD_SEED=7 node --test tests/e2e/kill.test.mjs
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { randomFrom, root, scratch } from '../node/samples.mjs';
import { flags, patience, photoIsOpen, ready, site, thorough } from './chromium.mjs';
import { keeps, kept } from './kept.mjs';

const kills = Number(process.env.STORYCARD_KILLS ?? (thorough ? 50 : 3));
const seed = Number(process.env.STORYCARD_SEED ?? 20261218);
const lost_ms = 1000;

/** A browser of its own, with its files in `folder`; it ends with SIGKILL, all of its processes at once. */
async function start(folder) {
  const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const child = spawn(program, [...flags, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--lang=en-GB', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    let told = '';
    child.stderr.on('data', (text) => {
      told += text;
      const found = /DevTools listening on (ws:\S+)/.exec(told);
      if (found) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`the browser did not start: ${told}`)));
  });
  const browser = await chromium.connectOverCDP(address, { timeout: patience.timeout });
  return {
    page: browser.contexts()[0].pages()[0] ?? await browser.contexts()[0].newPage(),
    kill: async () => {
      const at = Date.now();
      process.kill(-child.pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => {});
      return at;
    },
  };
}

/** The whole text of the story, as somebody writes it; and when that was. */
async function type(page, text) {
  await page.locator('#n-story').evaluate((field, value) => {
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
  return Date.now();
}

async function newCard(page) {
  await page.locator('#n-drafts').evaluate((element) => element.click());
  await page.locator('#n-drafts-new').waitFor({ state: 'attached', ...patience });
  await page.locator('#n-drafts-new').evaluate((element) => element.click());
  await page.waitForFunction(() => document.getElementById('n-story').value === '' && !document.getElementById('n-drafts-sheet'), undefined, patience);
}

test(`killed at ${kills} moments of writing (seed ${seed}): at most the last second is lost, and never a draft`, async (t) => {
  const random = randomFrom(seed), folder = scratch(t), url = await site(t);
  let browser = null;
  t.after(() => browser?.kill().catch(() => {}));
  let finished = [];        // drafts that were left for a new card: each must be there for good
  let history = [['', 0]];  // of the open draft: every text and when it was written
  let died = 0, withPhoto = false;
  for (let kill = 0; kill <= kills; ++kill) {
    browser = await start(folder);
    const { page } = browser;
    page.setDefaultTimeout(patience.timeout);
    page.on('console', (message) => message.text().startsWith('storycard: ') && t.diagnostic(message.text()));
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(url);
    await ready(page);
    await page.locator('html[data-drafts=read]').waitFor({ state: 'attached' });  // a busy machine may take longer than the page waits for it
    const text = await page.locator('#n-story').inputValue();
    const due = history.findLastIndex(([, at]) => at <= died - lost_ms);
    const is = history.findLastIndex(([each]) => each === text);
    t.diagnostic(`kill ${kill}: ${history.length - 1} edits, the last ${died - history.at(-1)[1]} ms before it; ${history.length - 1 - is} lost`);
    // A card that was begun within the last second is not kept yet: the one before it opens.
    const before = due <= 0 && history[0][0] === '' && text !== '' && text === finished.at(-1);
    if (before) finished = finished.slice(0, -1);
    assert.ok(before || is >= Math.max(due, 0), `"${text}" is what was written, but for the last second: ${JSON.stringify(history.slice(-6).map(([each, at]) => [each.slice(-12), died - at]))}`);
    const { drafts } = await kept(page);
    for (const draft of finished) assert.ok(drafts.some(({ story }) => story.story === draft), `"${draft}" is still there`);
    if (before) withPhoto = drafts.find(({ story }) => story.story === text)?.photos.length === 1;
    else if (withPhoto) assert.equal(drafts.find(({ story }) => story.story === text)?.photos.length, 1, 'its photo came back');
    if (kill === kills) {
      await browser.kill();  // before its folder goes
      browser = null;
      break;
    }

    history = [[text, 0]];
    const last = Date.now() + 300 + random() * 2700;
    if (random() < 0.25 && text !== '') {
      await newCard(page);
      finished = [...finished, text];
      history = [['', 0]];
      withPhoto = false;
    }
    if (!withPhoto && random() < 0.3) {
      history.push([`${history.at(-1)[0]}photo `, await type(page, `${history.at(-1)[0]}photo `)]);
      await page.locator('#photo-file').setInputFiles(path.join(root, 'assets/samples/taras.jpg'));
      await photoIsOpen(page);
      const open = history.at(-1)[0];
      await keeps(page, ({ drafts: all }) => all.some(({ story, photos }) => story.story === open && photos[0]), 'the photo of this draft is kept');
      withPhoto = true;
    }
    do {
      const next = `${history.at(-1)[0]}${Math.floor(random() * 1e6).toString(36)} `;
      history.push([next, await type(page, next)]);
      await page.waitForTimeout(20 + random() * 380);
    } while (Date.now() < last);
    died = await browser.kill();
    browser = null;
  }
});
