// The simple view: the whole composer as ordinary HTML, by choice, under forced colours, and where there is nothing to draw on.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root, scratch, storycard } from '../node/samples.mjs';
import { agree, hasFocus, holds, launch, open, photoIsOpen, ready, site, thorough } from './chromium.mjs';

const words = 'I came with seeds in my coat pocket. Nine summers on, our street garden feeds forty families.';
const simple = (page) => page.locator('html[data-view="simple"][data-storycard="ready"]').waitFor({ state: 'attached' });
const drawn = (page) => page.locator('html[data-view="drawn"][data-storycard="ready"]').waitFor({ state: 'attached' });
const story = (page) => page.getByRole('textbox', { name: 'Tell it in a sentence or two' });
/** Waits until the address asks for the view (null: for none). */
const asksFor = (page, view) => page.waitForURL((url) => url.searchParams.get('view') === view);

test('the whole job in the simple view gives the command line\'s bytes', async (t) => {
  const page = await open(t, await launch(t), `${await site(t)}?view=simple`);
  await simple(page);
  await page.getByLabel('Tell it in a sentence or two').fill(words);
  await page.getByLabel('First name').fill('Amina');
  await page.getByRole('tab', { name: 'Photo' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a photo' }).click();
  await (await chooser).setFiles(path.join(root, 'assets/samples/amina.jpg'));
  await page.getByLabel('Describe the photo').fill('Amina in her street garden, smiling');
  await page.getByRole('slider', { name: 'Zoom of the photo' }).fill('1.5');
  await page.getByRole('button', { name: 'Move the photo up' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('tab', { name: 'Frame' }).click();
  await page.getByRole('radio', { name: 'Half and half' }).click();
  await page.getByRole('radio', { name: 'Stories' }).click();
  await page.getByRole('img', { name: /Amina in her street garden, smiling/ }).waitFor();
  await page.getByRole('tab', { name: 'Share' }).click();
  await agree(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save picture/ }).click();
  const bytes = readFileSync(await (await coming).path());

  const folder = scratch(t);
  const [file, out] = [path.join(folder, 'story.json'), path.join(folder, 'card.png')];
  const photo = { description: 'Amina in her street garden, smiling', zoom: 1.5 };
  writeFileSync(file, JSON.stringify({ storycard: 1, frame: 'itac/half', format: 'story', story: words, name: 'Amina', photo }));
  await storycard('render', file, '--photo', path.join(root, 'assets/samples/amina.jpg'), '-o', out);
  assert.ok(bytes.equals(readFileSync(out)));
});

test('the switch changes the view, keeps every word and the focus, and is kept in the address', async (t) => {
  const page = await open(t, await launch(t), await site(t));
  await ready(page);
  await story(page).fill(words);
  await page.getByRole('button', { name: 'Switch to simple view' }).click();
  await simple(page);
  await asksFor(page, 'simple');
  await holds(story(page), words);
  await hasFocus(page.locator('#n-simple-view'));
  await page.reload();
  await simple(page);
  await page.getByRole('button', { name: 'Switch to drawn view' }).click();
  await drawn(page);
  await asksFor(page, null);
  await page.locator('#stage').waitFor({ state: 'visible' });
});

test('under forced colours it is the view, unless the address asks for the other', async (t) => {
  const browser = await launch(t), url = await site(t);
  const page = await open(t, browser, url, { forcedColors: 'active' });
  await simple(page);
  await page.getByRole('button', { name: 'Switch to drawn view' }).click();
  await drawn(page);
  await asksFor(page, 'drawn');
  await page.reload();
  await drawn(page);
});

/** What a person can see and read of the page, element by element. */
const lost = (page) => page.evaluate(() => {
  const wrong = [];
  for (const element of document.querySelectorAll('#screen :is(h1, h2, p, button, label, input, textarea, [role=status], canvas)')) {
    const box = element.getBoundingClientRect();
    if (element.closest('.said')) continue;
    if (element.localName === 'canvas' && !element.dataset.version) continue;
    if (box.width < 1 || box.height < 1) wrong.push(`${element.id} is not shown`);
    if (box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5) wrong.push(`${element.id} leaves the window: ${box.left} to ${box.right}`);
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) wrong.push(`${element.id}: ${element.textContent} is cut off`);
    if (element.localName !== 'textarea' && element.scrollHeight > element.clientHeight + 2 && element.clientHeight > 0) wrong.push(`${element.id}: ${element.textContent} is cut off below`);
    if (element.localName === 'button' && (box.width < 44 || box.height < 44)) wrong.push(`${element.id} is ${box.width} x ${box.height}`);
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) wrong.push('the page scrolls sideways');
  return wrong;
});

for (const language of ['en', 'ar']) {
  for (const [name, width, css] of [
    ['320 px wide, as at 400 % zoom', 320, ''],
    ['with text of twice the size', 390, 'html { font-size: 200% !important }'],
    ['with the text spacing of WCAG 1.4.12', 390, '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'],
  ]) {
    if (!thorough && language === 'ar' && css !== '') continue;
    test(`${language}, ${name}: nothing is lost, cut off or beside the window`, async (t) => {
      const page = await open(t, await launch(t), `${await site(t)}?view=simple&lang=${language}`, { viewport: { width, height: 700 } });
      await simple(page);
      await page.locator('#n-story').fill(words);
      await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
      }, css);
      await page.locator('#photo-file').setInputFiles(path.join(root, 'assets/samples/amina.jpg'));
      await photoIsOpen(page);
      for (const step of ['story', 'photo', 'frame', 'share']) {
        await page.locator(`#n-tab-${step}`).click();
        await page.locator(`#n-panel-${step}`).waitFor();
        assert.deepEqual(await lost(page), [], step);
      }
    });
  }
}
