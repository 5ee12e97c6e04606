// Drives page/bench.mjs in Chromium.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../../web/serve.mjs';
import { fonts, STORY } from './card.mjs';

// No --use-angle=swiftshader, unlike the tests: Canvas 2D is three times as slow with it on a machine without a graphics processor.
const FLAGS = ['--no-sandbox', '--disable-gpu', '--js-flags=--expose-gc', '--disable-background-networking', '--disable-component-update', '--no-first-run', '--force-color-profile=srgb'];

/** @param work  gets `ask(name, ...words)`, which calls that function of the page */
async function inChromium(work) {
  const site = await serve({ root: '.', port: 0 });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(600_000);
    page.on('pageerror', (error) => console.error(`storycard: in the page: ${error}`));
    const asked = (file) => new URL(path.relative('.', file), site.url).href;
    await page.goto(asked('tests/bench/page/index.html'));
    await page.waitForFunction(() => window.bench);
    const ask = (name, ...words) => page.evaluate(([called, given]) => window.bench[called](...given), [name, words]);
    return { version: browser.version(), ...(await work(ask, asked)) };
  } finally {
    await browser.close();
    await site.close();
  }
}

export function browserRounds({ card, photo, photos, texts, rounds, pictures, say }) {
  return inChromium(async (ask, url) => {
    const faces = fonts().map(({ family, weight, file }) => ({ family, weight, url: url(file) }));
    await ask('setUp', { card, story: STORY, photo: url(photo.file), fonts: faces });
    const few = Math.max(3, Math.ceil(rounds / 2));
    const made = {};
    say('photo to PNG');
    made.whole = await ask('whole', rounds);
    for (const [name, file] of [['storycard', 'chromium-ours'], ['Canvas 2D', 'chromium-canvas'], ['@takumi-rs/wasm', 'chromium-takumi']]) {
      writeFileSync(path.join(pictures, `${file}.png`), Buffer.from(await ask('picture', name), 'base64'));
    }
    say('its parts');
    made.stages = await ask('stages', rounds);
    say('one word changed');
    made.again = await ask('again', rounds);
    say('encoding');
    made.encoding = await ask('encoding', rounds);
    say('six formats');
    made.formats = await ask('formats', few);
    say('texts of several lengths');
    made.lengths = await ask('lengths', texts, rounds);
    say('photos of several sizes');
    made.sizes = await ask('sizes', photos.map(({ megapixels, file }) => ({ megapixels, url: url(file) })), few);
    return made;
  });
}
