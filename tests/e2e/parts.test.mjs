// The composer's wasm in two parts: nothing waits for the second but what needs it, and nothing is lost where the first
// lacks a function after all.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { holds, launch, open, photoIsOpen, ready, site } from './chromium.mjs';
import { wordsOf } from './composer-page.mjs';
import { openCalmly } from './network.mjs';

const WORDS = 'I still carry my school key.';
const words = wordsOf('en');
const root = path.resolve(import.meta.dirname, '../..');
const story = (page) => page.getByRole('textbox', { name: words('story.label') });
const cardSays = (page, text) => page.waitForFunction((wanted) => document.getElementById('n-card')?.getAttribute('aria-label')?.includes(wanted), text);
const frameTab = (page) => page.getByRole('tab', { name: words('step.frame') });
const isOn = (tab) => tab.getAttribute('aria-selected');

/** The second part comes when `letGo` is called. */
async function openHeld(t, prepare = async () => {}) {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  const asked = [];
  const page = await open(t, await launch(t), await site(t), {
    prepare: async (early) => {
      await early.route('**/composer.rest-*.wasm', async (route) => {
        asked.push(await early.evaluate(() => document.documentElement.dataset.storycard ?? ''));
        await held;
        await route.fallback();
      });
      await prepare(early);
    },
  });
  return { page, letGo, asked };
}

/** The module split by another list. */
function splitBy(t, edit) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'storycard-parts-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [list, first, rest] = ['list.txt', 'first.wasm', 'rest.wasm'].map((name) => path.join(folder, name));
  writeFileSync(list, edit(readFileSync(`${root}/wasm/composer/first_part.txt`, 'utf8')));
  execFileSync(process.execPath, [`${root}/scripts/split-wasm.mjs`, 'wasm-split', `${root}/build/web/composer.whole.wasm`, list, first, rest]);
  const give = (file) => (route) => route.fulfill({ body: readFileSync(file), contentType: 'application/wasm' });
  return async (page) => {
    await page.route('**/composer.rest-*.wasm', give(rest));
    await page.route(/composer-[^/]*\.wasm$/, give(first));
  };
}

test('the second part is asked for once the first card is shown; until it is in, words go on and presses wait', async (t) => {
  const { page, letGo, asked } = await openHeld(t);
  await story(page).fill('Early words.');
  await ready(page);
  await cardSays(page, 'Early words.');
  await story(page).fill(WORDS);
  await cardSays(page, WORDS);
  await frameTab(page).click();
  await page.keyboard.press('Escape');
  assert.equal(await isOn(frameTab(page)), 'false');
  letGo();
  await page.waitForFunction((tab) => tab.getAttribute('aria-selected') === 'true', await frameTab(page).elementHandle());
  await cardSays(page, WORDS);
  assert.deepEqual(asked, ['ready']);
});

test('a request for the second part that breaks off is made again', async (t) => {
  let tries = 0;
  const page = await (await (await launch(t)).newContext({ locale: 'en-GB', serviceWorkers: 'block' })).newPage();  // a browser logs what breaks off
  await page.route('**/composer.rest-*.wasm', (route) => (++tries < 2 ? route.abort() : route.fallback()));
  await page.goto(await site(t));
  await ready(page);
  await frameTab(page).click();
  await page.waitForFunction((tab) => tab.getAttribute('aria-selected') === 'true', await frameTab(page).elementHandle());
  assert.equal(tries, 2);
});

test('a photo that is chosen before the second part is in waits for it, is said to, and opens by itself', async (t) => {
  const { page, letGo } = await openHeld(t);
  await ready(page);
  await page.locator('#photo-file').setInputFiles(path.join(root, 'assets/samples/amina.jpg'));
  await page.locator('#rest').waitFor();
  assert.equal(await page.locator('#rest p:visible').innerText(), words('rest.files'));
  await story(page).fill(WORDS);
  await cardSays(page, WORDS);
  letGo();
  await photoIsOpen(page);
  await page.locator('#rest').waitFor({ state: 'hidden' });
  await cardSays(page, WORDS);
});

// A press counts at a time at which nothing would be tried for some seconds.
for (const [what, tried, answer] of [['is refused', 1, (route) => route.fulfill({ status: 404 })], ['breaks off again and again', 3, (route) => route.abort()]]) {
  test(`where the second part ${what}, a photo is kept, and a press has it tried again at once`, async (t) => {
    let tries = 0, isAway = true, enough;
    const hasTried = new Promise((resolve) => (enough = resolve));
    const page = await openCalmly(t, await site(t), {
      prepare: (early) => early.route('**/composer.rest-*.wasm', (route) => {
        if (++tries === tried) enough();
        return isAway ? answer(route) : route.fallback();
      }),
    });
    await ready(page);
    if (what === 'is refused') {
      await page.locator('#rest').waitFor();
      assert.equal(await page.locator('#rest p:visible').innerText(), words('rest.missing'));
    }
    await page.locator('#photo-file').setInputFiles(path.join(root, 'assets/samples/amina.jpg'));
    await page.locator('#rest-files').waitFor();
    await hasTried;
    isAway = false;
    await Promise.all([page.waitForRequest('**/composer.rest-*.wasm', { timeout: 2_500 }), page.locator('#rest-again').click()]);
    await photoIsOpen(page);
    await page.locator('#rest').waitFor({ state: 'hidden' });
  });
}

for (const [what, edit] of [
  ['nothing', () => ''],
  ['nothing that draws', (list) => list.replace(/^.*(ImGui|raster|paint|render).*$/gm, '')],
  ['nothing that words need', (list) => list.replace(/^cp_action$|^storycard::(text|unicode|font|compose)::.*$/gm, '')],
]) {
  test(`with ${what} in the first part, the composer is only later, and what was written is there`, async (t) => {
    const page = await open(t, await launch(t), await site(t), { prepare: splitBy(t, edit) });
    await story(page).fill(WORDS);
    await ready(page);
    await cardSays(page, WORDS);
    await holds(story(page), WORDS);
    await story(page).fill(`${WORDS} And more.`);
    await cardSays(page, 'And more.');
    await frameTab(page).click();
    await page.waitForFunction((tab) => tab.getAttribute('aria-selected') === 'true', await frameTab(page).elementHandle());
  });
}
