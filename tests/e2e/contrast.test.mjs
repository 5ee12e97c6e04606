// Every word that is drawn on the canvas stands out enough from its ground (WCAG 1.4.3), measured on the pixels of the
// screen inside the rectangle that the tree gives for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPng } from '../../scripts/png.mjs';
import { launch, open, site, thorough } from './chromium.mjs';
import { ComposerPage, countWork, sampleIn } from './composer-page.mjs';
import { contrast, wordsContrast } from './contrast.mjs';

const enough = { words: 4.5, icon: 3, disabled: 3 };
const scale = 2;

/** What is drawn with words or an icon: a name, and where. Fields are the browser's own, and are axe's business; the card is the person's. */
function drawn() {
  const roles = { button: 'button', tab: 'tab', radio: 'radio', switch: 'switch', checkbox: 'checkbox', status: 'status', alert: 'alert', link: 'link' };
  const found = [];
  for (const element of document.querySelectorAll('#screen [id^="n-"]')) {
    const role = roles[element.getAttribute('role') ?? element.localName] ?? { P: 'text', H1: 'heading', H2: 'heading', H3: 'heading', A: 'link' }[element.tagName];
    const { x, y, width, height } = element.getBoundingClientRect();
    const field = element.matches('input:not([type=range]), textarea');
    if (width < 4 || height < 4 || (!role && !field)) continue;
    const name = element.getAttribute('aria-label') ?? element.textContent;
    const disabled = element.getAttribute('aria-disabled') === 'true';
    const inside = (id) => element.closest(`#n-${id}`) !== null;
    if (field) found.push({ name: `the label of ${name}`, kind: 'words', rect: [x + 2, y - 22, width - 4, 18] });
    else if (inside('themes') || inside('cover-look')) continue;  // colours and patterns, without words
    else if (inside('looks') && y + height > innerHeight - 8) continue;  // its name is below the edge
    else if ((role === 'radio' && (height > 60 || inside('looks'))) || element.id.startsWith('n-tile-')) found.push({ name, kind: 'words', rect: [x, y + height - 20, width, 20] });  // a picture over its name
    else {
      const icon = width <= 56 && height <= 56;
      // Round ends and their outlines are no words.
      const end = !icon && element.localName === 'button' ? Math.min(10, width / 8) : 3;
      found.push({ name, kind: disabled ? 'disabled' : icon ? 'icon' : 'words', rect: [x + end, y + 3, width - 2 * end, height - 6] });
    }
  }
  return found;
}

async function checkScreen(composer, title) {
  const { page } = composer;
  await page.evaluate(() => document.activeElement?.blur());
  await page.mouse.move(0, 0);
  await composer.rest();
  const picture = readPng(await page.screenshot({ caret: 'hide', animations: 'disabled' }));
  const nodes = await page.evaluate(drawn);
  const tooFaint = [];
  let measured = 0;
  for (const { name, kind, rect } of nodes) {
    const ratio = wordsContrast(picture, rect, scale);
    if (ratio === null) continue;
    ++measured;
    if (ratio < enough[kind] - 0.05) tooFaint.push(`"${name}" (${kind}): ${ratio.toFixed(2)} instead of ${enough[kind]} at ${rect.map(Math.round)}`);
  }
  assert.ok(measured > 8, `${title}: only ${measured} of ${nodes.length} labels could be measured`);
  assert.deepEqual(tooFaint, [], title);
}

test('the measure tells faint words from good ones', async (t) => {
  const page = await (await launch(t)).newPage({ deviceScaleFactor: scale });
  const measure = async (ink, ground, weight) => {
    await page.setContent(`<body style="margin:0;background:${ground}"><p style="margin:8px;width:300px;font:${weight} 13px/18px sans-serif;color:${ink}">A first name too: you can leave out what could identify you. <b>No</b>`);
    return wordsContrast(readPng(await page.screenshot()), [4, 4, 310, 60], scale);
  };
  for (const [ink, ground] of [['#767676', '#ffffff'], ['#8a7a90', '#ffffff'], ['#2a1033', '#fff1cf'], ['#cbb9d1', '#22122a'], ['#999999', '#ffffff']]) {
    const hex = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
    const real = contrast(hex(ink), hex(ground));
    for (const weight of [400, 600]) {
      const measured = await measure(ink, ground, weight);
      assert.ok(measured > 0.93 * real && measured <= real + 0.01, `${ink} on ${ground} at ${weight}: ${measured} for ${real}`);
    }
  }
});

const tall = { viewport: { width: 390, height: 1500 }, deviceScaleFactor: scale };  // a phone with nothing below the edge
const wide = { viewport: { width: 1280, height: 1000 }, deviceScaleFactor: scale };
const looks = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, 'high contrast': { colorScheme: 'light', contrast: 'more' } };

const screens = [['en', 'a phone', tall], ['ar', 'a phone', tall], ['en', 'a desktop', wide]];
const often = ['dark, ar, a phone', 'high contrast, en, a desktop'];  // the rest in `make test-all`

for (const [look, media] of Object.entries(looks)) {
  for (const [language, device, screen] of screens) {
    if (!thorough && !often.includes(`${look}, ${language}, ${device}`)) continue;
    test(`every label can be read: ${look}, ${language}, ${device}`, async (t) => {
      const page = await open(t, await launch(t), `${await site(t)}?lang=${language}`, { ...screen, ...media, prepare: countWork });
      const composer = new ComposerPage(page, language);
      const story = sampleIn(language);
      await composer.ready();
      await checkScreen(composer, 'story, empty');
      await composer.go('photo');
      await checkScreen(composer, 'photo, empty');
      await composer.choosePhoto(story.file);
      await checkScreen(composer, 'photo');
      await composer.go('story');
      await composer.write(story);
      await checkScreen(composer, 'story');
      await composer.go('frame');
      await checkScreen(composer, 'frame');
      await composer.go('share');
      await checkScreen(composer, 'share');
    });
  }
}
