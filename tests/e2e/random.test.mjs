// A person who tries everything, in any order: nothing breaks, and undo leads back to the card as it was.
//   STORYCARD_ACTIONS=1000 STORYCARD_SEED=7 node --test tests/e2e/random.test.mjs
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { randomFrom, root } from '../node/samples.mjs';
import { launch, open, site } from './chromium.mjs';
import { ComposerPage, countWork, sampleIn } from './composer-page.mjs';

const actions = Number(process.env.STORYCARD_ACTIONS ?? 80);
const seed = Number(process.env.STORYCARD_SEED ?? 20261218);

const texts = ['', 'I came with seeds in my coat pocket.', 'واليوم يناديني أطفال القسم باسمي.', '夜、バスを直しています。朝、町中が時間どおりに着きます。', 'Щосуботи я вчу дітей грати в шахи.',
  'ฉันมาพร้อมเมล็ดพันธุ์', 'আমি বীজ নিয়ে এসেছি।', '👩🏾‍🌾 ☀️ 🇺🇦', '  \n\n \t ', 'a'.repeat(400), 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. '.repeat(6), '<b>&amp;"\'{name}', 'e\u0301\u0302\u0303 \u202eabc\u202c \ufeff'];
const sizes = [[1280, 800], [390, 844], [320, 568], [844, 390], [820, 1180], [320, 256]];
const photos = ['taras.jpg', 'yelitza.jpg'].map((name) => path.join(root, 'assets/samples', name));

/** The node that tells whether undo went back beyond where the actions began: none of them writes into this field. */
const landmark = 'Leeds';

/** What the tree offers now. */
const offers = (page) => page.evaluate(() => [...document.querySelectorAll('#screen [id^="n-"]')]
  .filter((node) => node.matches('button, input, textarea, a') && node.id !== 'n-place' && !/undo|redo|^n-draft|finish-yes/.test(node.id))  // another draft has no undo to this one
  .map((node) => ({
    id: node.id,
    kind: node.matches('input[type=range], input[type=date], input[type=time]') ? node.type : node.matches('input, textarea') ? 'text' : node.localName === 'a' ? 'link' : 'button',
    name: node.getAttribute('aria-label') ?? node.textContent,
    range: node.matches('input[type=range]') ? [Number(node.min), Number(node.max)] : null,
  })));

const repaints = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

class Player {
  constructor(composer, random) {
    this.composer = composer;
    this.page = composer.page;
    this.random = random;
    this.done = [];
  }

  pick(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  async act() {
    const chance = this.random();
    if (chance < 0.08) return this.undo();
    if (chance < 0.12) return this.key('Control+Shift+Z');
    if (chance < 0.14) return this.resize();
    if (chance < 0.2) return this.key(this.pick(['Tab', 'Shift+Tab', 'Escape', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'PageDown', 'PageUp', 'Home', 'End', 'Enter', 'Space', '+', '-', 'Delete']));
    return this.use(this.pick((await offers(this.page)).filter(({ kind }) => kind !== 'link')));
  }

  async use({ id, kind, name, range }) {
    const values = { text: texts, date: ['2027-03-08', '', '0001-01-01'], time: ['18:30', '', '00:00'] };
    const value = kind === 'range' ? String(range[0] + this.random() * (range[1] - range[0])) : kind in values ? this.pick(values[kind]) : '';
    this.done.push(`${kind} "${name}" ${JSON.stringify(value.slice(0, 30))}`);
    await this.page.evaluate(([wanted, what, text]) => {
      const node = document.getElementById(wanted);
      if (!node) return;
      if (what === 'button') return node.click();
      node.focus();
      node.value = text;
      node.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, [id, kind, value]);
  }

  async key(key) {
    this.done.push(key);
    const spared = await this.page.evaluate(() => /^n-place$|undo|redo|^n-draft|finish-yes/.test(document.activeElement.id));
    if (!spared) await this.page.keyboard.press(key);
  }

  async resize() {
    const [width, height] = this.pick(sizes);
    this.done.push(`${width} x ${height}`);
    await this.page.setViewportSize({ width, height });
  }

  async undo() {
    this.done.push('undo');
    if (await this.undoOnce() === 'nothing left') return;
    if (!await this.hasLandmark()) await this.redoOnce();
  }

  /** Through the button of the tree: keys belong to a field while it has the focus. */
  async press(key) {
    await repaints(this.page);
    return this.page.evaluate((name) => {
      const button = [...document.querySelectorAll('#screen button[id^="n-"]')].find((node) => node.id === `n-${name}`);
      if (!button) return 'not there';
      if (button.getAttribute('aria-disabled') === 'true') return 'nothing left';
      button.click();
      return 'pressed';
    }, key);
  }

  async undoOnce() {
    const came = await this.press('undo');
    await repaints(this.page);
    return came;
  }

  redoOnce() {
    return this.press('redo');
  }

  /** A step; what lies over the whole screen is closed before. */
  async open(step) {
    for (let i = 0; i < 5; ++i) {
      const there = await this.page.evaluate((id) => {
        const tab = document.getElementById(id);
        tab?.click();
        return tab !== null;
      }, `n-tab-${step}`);
      if (there) return;
      await this.page.keyboard.press('Escape');
      await repaints(this.page);
    }
    assert.fail(`the step ${step} cannot be reached`);
  }

  async hasLandmark() {
    await this.open('story');
    await this.page.locator('#n-place').waitFor({ state: 'attached' });
    await repaints(this.page);
    return await this.page.locator('#n-place').inputValue() === landmark;
  }
}

test(`${actions} random actions leave no error, and undoing them gives the first card's bytes`, { timeout: 3_600_000 }, async (t) => {
  const page = await open(t, await launch(t), await site(t), { prepare: countWork });
  const composer = new ComposerPage(page);
  await composer.ready();
  const random = randomFrom(seed);
  const player = new Player(composer, random);
  const story = sampleIn('en');
  await composer.write({ ...story, place: undefined });
  await composer.go('photo');
  await composer.choosePhoto(story.file);
  await composer.field('photo.describe').fill(story.description);
  await composer.go('share');
  await composer.agree();
  await composer.go('story');
  await composer.field('place.label').fill(landmark);
  await composer.go('share');
  await composer.rest();
  const first = (await composer.download(() => composer.press(composer.save()))).bytes;

  const changes = new Set();
  let saved = 0;
  const decline = (download) => {
    ++saved;
    void download.cancel();
  };
  page.on('download', decline);
  page.on('filechooser', (chooser) => void chooser.setFiles(random() < 0.3 ? player.pick(photos) : []).catch(() => {}));
  const settings = new Set();
  try {
    for (let i = 0; i < actions; ++i) {
      await player.act();
      await repaints(page);
      changes.add(await page.evaluate(() => document.getElementById('n-card')?.getAttribute('aria-label')));
      settings.add(await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dataset.theme}`));
      assert.equal(await page.locator('html').getAttribute('data-storycard'), 'ready');
    }
    await composer.rest();
    // Everything is undone up to the landmark; the step before it is not part of this.
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 800 });
    await repaints(page);
    let undone = 0;
    while (await player.undoOnce() === 'pressed') {
      ++undone;
      if (await player.hasLandmark()) continue;
      await player.redoOnce();
      await repaints(page);
      break;
    }
    t.diagnostic(`seed ${seed}: ${undone} steps undone, ${changes.size} different cards, ${settings.size} languages and themes, ${saved} pictures saved`);
    assert.ok(await player.hasLandmark(), 'the first card is there again');
    assert.ok(undone > actions / 12, `${undone} steps to undo after ${actions} actions`);
    assert.ok(changes.size > Math.min(20, actions / 20), `${changes.size} different cards`);

    await player.open('share');
    await composer.rest();
    page.off('download', decline);
    // What is saved with the card, and as what, is no part of it.
    await page.evaluate(() => {
      document.getElementById('n-file-png').click();
      document.querySelector('#n-embed-alt[aria-checked=true]')?.click();
    });
    await repaints(page);
    const again = await composer.download(() => page.evaluate(() => document.getElementById('n-save').click()));
    assert.ok(again.bytes.equals(first), 'the same bytes');
  } catch (error) {
    throw new Error(`${error.message}\nseed ${seed}; the last of ${player.done.length} actions:\n  ${player.done.slice(-25).join('\n  ')}`, { cause: error });
  }
});
