// The whole job, from the empty page to the file on the disk, in the ways that people without a mouse do it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, open, site, thorough } from './chromium.mjs';
import { ComposerPage, countWork, sampleIn } from './composer-page.mjs';

/** All that the live regions said, in order. */
async function listen(page) {
  await page.addInitScript(() => {
    window.heard = [];
    document.addEventListener('DOMContentLoaded', () => {
      for (const id of ['say', 'say-now']) {
        const region = document.getElementById(id);
        new MutationObserver(() => region.textContent && window.heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
      }
    });
  });
}

const heard = (page, text) => page.waitForFunction((wanted) => window.heard.includes(wanted), text);
const forget = (page) => page.evaluate(() => void (window.heard = []));

async function openComposer(t, language, more = {}) {
  const prepare = async (page) => {
    await countWork(page);
    await listen(page);
  };
  const page = await open(t, await launch(t), `${await site(t)}?lang=${language}`, { prepare, ...more });
  const composer = new ComposerPage(page, language);
  await composer.ready();
  return composer;
}

const pngSize = (bytes) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

/** Presses Tab until the focus is there. */
async function reach(page, locator, { key = 'Tab', most = 90 } = {}) {
  await locator.first().waitFor({ state: 'attached' });
  for (let i = 0; i < most; ++i) {
    if (await locator.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${most} presses of ${key} do not reach ${locator}`);
}

/** Where the focus is, and whether the person can see that it is there. */
async function focusIsSeen(page) {
  // What is out of sight comes into view with a repaint.
  await page.waitForFunction(() => {
    const { x, y, width, height } = document.activeElement.getBoundingClientRect();
    return x + width > 0 && y + height > 0 && x < innerWidth && y < innerHeight && width > 0 && height > 0;
  }).catch(() => {});
  const focus = await page.evaluate(() => {
    const { x, y, width, height } = document.activeElement.getBoundingClientRect();
    return { id: document.activeElement.id, inside: x + width > 0 && y + height > 0 && x < innerWidth && y < innerHeight && width > 0 && height > 0 };
  });
  assert.ok(focus.inside, `the focus is on ${focus.id}, which is out of sight`);
}

/** An arrow inside a set until the choice of this name is on. */
async function choose(page, role, name, key) {
  const wanted = page.getByRole(role, { name, exact: true });
  for (let i = 0; i < 30; ++i) {
    if (await wanted.evaluate((element) => element.getAttribute('aria-checked') === 'true' || element.getAttribute('aria-selected') === 'true')) return;
    const before = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.press(key);
    await page.waitForFunction((id) => document.activeElement.id !== id, before);
    await page.waitForFunction(() => ['aria-checked', 'aria-selected'].some((state) => document.activeElement.getAttribute(state) === 'true'));
  }
  assert.fail(`${key} does not lead to ${role} "${name}"`);
}

for (const [language, onward] of [['en', 'ArrowRight'], ['ar', 'ArrowLeft']]) {
  if (thorough || language === 'en') test(`with the keyboard alone, in ${language}: from the empty page to the file`, async (t) => {
    const composer = await openComposer(t, language);
    const { page, words } = composer;
    const story = sampleIn(language);
    await reach(page, composer.field('story.label'));
    await page.keyboard.insertText(story.story);
    await reach(page, composer.field('name.label'));
    await page.keyboard.insertText(story.name);
    await focusIsSeen(page);

    await reach(page, composer.tab('story'), { key: 'Shift+Tab' });
    await page.keyboard.press(onward);
    await composer.tab('photo').and(page.locator('[aria-selected=true]')).waitFor({ state: 'attached' });
    await composer.choosePhoto(story.file, async (button) => {
      await reach(page, button);
      await focusIsSeen(page);
      await page.keyboard.press('Enter');
    });

    const zoom = composer.role('slider', 'photo.zoom-name');
    await reach(page, zoom);
    const before = await zoom.getAttribute('aria-valuetext');
    await page.keyboard.press(onward);
    await page.keyboard.press(onward);
    await page.waitForFunction((was) => document.activeElement.getAttribute('aria-valuetext') !== was, before);
    await reach(page, composer.button('photo.up'));
    await page.keyboard.press('Enter');

    // Undo says what it undid, redo what it did again.
    await forget(page);
    await page.keyboard.press('Control+z');
    await heard(page, words('undo.done', { what: words('change.move') }));
    await page.keyboard.press('Control+Shift+Z');
    await heard(page, words('redo.done', { what: words('change.move') }));
    await page.keyboard.press('Control+z');
    await forget(page);
    await page.keyboard.press('Control+z');
    await heard(page, words('undo.done', { what: words('change.zoom') }));
    await page.waitForFunction(([id, was]) => document.getElementById(id).getAttribute('aria-valuetext') === was, [await zoom.getAttribute('id'), before]);
    await page.keyboard.press('Control+y');
    await heard(page, words('redo.done', { what: words('change.zoom') }));
    await reach(page, composer.field('photo.describe'));
    await page.keyboard.insertText(story.description);

    await reach(page, composer.tab('photo'));
    await page.keyboard.press(onward);
    await composer.tab('frame').and(page.locator('[aria-selected=true]')).waitFor({ state: 'attached' });
    const frames = composer.role('radiogroup', 'frames').getByRole('radio');
    await reach(page, frames.and(page.locator('[aria-checked=true]')));
    await choose(page, 'radio', await frames.nth(1).textContent(), onward);
    await focusIsSeen(page);
    const formats = composer.role('radiogroup', 'formats').first().getByRole('radio');
    await reach(page, formats.and(page.locator('[aria-checked=true]')));
    await choose(page, 'radio', words('format.story'), onward);

    await reach(page, composer.tab('frame'));
    await page.keyboard.press('End');
    await composer.tab('share').and(page.locator('[aria-selected=true]')).waitFor({ state: 'attached' });
    const mine = composer.role('radio', 'consent.me');
    await reach(page, mine);
    await page.keyboard.press('Space');
    await mine.and(page.locator('[aria-checked=true]')).waitFor({ state: 'attached' });
    for (const key of ['agree.mine-me', 'agree.shown']) {
      const agreement = composer.role('checkbox', key);
      await reach(page, agreement);
      await focusIsSeen(page);
      await page.keyboard.press('Space');
      await agreement.and(page.locator('[aria-checked=true]')).waitFor({ state: 'attached' });
    }
    const save = composer.save();
    await reach(page, save);
    await focusIsSeen(page);
    const file = await composer.download(() => page.keyboard.press('Enter'));
    assert.match(file.name, /^itac-[a-z-]+-story\.png$/);
    assert.deepEqual(pngSize(file.bytes), [1080, 1920]);
  });

  if (thorough || language === 'ar') test(`through the accessibility tree alone, in ${language}: by role and name, without a pointer or a place`, async (t) => {
    const composer = await openComposer(t, language, { viewport: { width: 390, height: 844 } });
    const { page, words } = composer;
    const story = sampleIn(language);
    // What a screen reader does when it is told to press or to set.
    const press = async (locator) => {
      await locator.first().waitFor({ state: 'attached' });
      await locator.first().evaluate((element) => {
        element.focus();
        element.click();
      });
    };
    const write = (locator, text) => locator.evaluate((field, value) => {
      field.focus();
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, text);

    await write(composer.field('story.label'), story.story);
    await write(composer.field('name.label'), story.name);
    await press(composer.tab('photo'));
    await composer.choosePhoto(story.file, press);
    const zoom = composer.role('slider', 'photo.zoom-name');
    await write(zoom, '2');
    await page.waitForFunction((id) => document.getElementById(id).value === '2', await zoom.getAttribute('id'));
    await press(composer.button('photo.left'));
    await write(composer.field('photo.describe'), story.description);
    await forget(page);
    await press(composer.button('undo'));
    await heard(page, words('undo.done', { what: words('change.description') }));
    await press(composer.button('redo'));
    await heard(page, words('redo.done', { what: words('change.description') }));

    await press(composer.tab('frame'));
    const frame = composer.role('radiogroup', 'frames').getByRole('radio').nth(1);
    await press(frame);
    await frame.and(page.locator('[aria-checked=true]')).waitFor({ state: 'attached' });
    await press(composer.role('radiogroup', 'formats').getByRole('radio', { name: words('format.portrait'), exact: true }));
    // The card tells what it shows.
    await page.getByRole('img', { name: new RegExp(story.description.slice(0, 20)) }).first().waitFor({ state: 'attached' });

    await press(composer.tab('share'));
    await composer.agree(press);
    const save = composer.save();
    const file = await composer.download(() => press(save));
    assert.match(file.name, /^itac-[a-z-]+-portrait\.png$/);
    assert.deepEqual(pngSize(file.bytes), [1080, 1350]);
  });
}
