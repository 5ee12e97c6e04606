// The pages in docs/examples do what they show: on another origin than the composer's, built as a partner builds them.
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import { serve } from '../../web/serve.mjs';
import { dist, root, scratch, storycard } from '../node/samples.mjs';
import { agree, launch, open, patience, site } from './chromium.mjs';

const noShareHere = /^Unrecognized feature: 'web-share'\.$/;
const words = 'I came with seeds in my coat pocket.';
const examples = path.join(root, 'docs/examples');
const named = 'https://cards.riverbend.example';  // where the examples have their composer

async function native(t, story) {
  const folder = scratch(t), file = path.join(folder, 'story.json'), out = path.join(folder, 'card.png');
  writeFileSync(file, JSON.stringify(story));
  await storycard('render', file, '--format', 'square', '-o', out);
  return readFileSync(out);
}

/** `make` fills the partner's folder. */
async function opened(t, make) {
  const browser = await launch(t);  // first: what is opened first is closed first
  const folder = scratch(t);
  const { url, close } = await serve({ root: folder, port: 0 });
  t.after(close);
  const here = url.replace('127.0.0.1', 'localhost');
  const composer = await site(t, { partners: [new URL(here).origin] });
  writeFileSync(path.join(folder, 'favicon.ico'), '');
  await make(folder, composer);
  const page = await open(t, browser, here, { also: [composer], ignore: noShareHere });
  const frame = page.frameLocator('story-card-composer iframe');
  await frame.locator('html[data-storycard=ready]').waitFor({ state: 'attached', ...patience });
  return { page, frame };
}

test('plain HTML, under its own policy: the prompt is filled in, and the card that a visitor saves is shown', async (t) => {
  const { page, frame } = await opened(t, (folder, composer) => {
    cpSync(path.join(examples, 'plain'), folder, { recursive: true });
    copyFileSync(path.join(dist, 'embed/story-card-composer.js'), path.join(folder, 'story-card-composer.js'));
    const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
    assert.ok(html.includes(`${named}/storycard/`) && html.includes(`frame-src ${named};`));
    writeFileSync(path.join(folder, 'index.html'), html.replaceAll(`${named}/storycard/`, composer).replaceAll(named, new URL(composer).origin));
  });
  await frame.locator('#n-story').fill(words);
  await frame.locator('#n-tab-share').click();
  await agree(frame);
  await Promise.all([page.waitForEvent('download'), frame.locator('#n-save').click()]);
  const card = page.getByRole('list', { name: 'Your cards' }).getByRole('img');
  await card.waitFor();
  assert.match(await card.getAttribute('alt'), new RegExp(words));
  assert.match(await page.getByRole('status').textContent(), /^Your card is ready: itac-voice-square\.png$/);
});

for (const [name, plugins] of [['react', []], ['vue', [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'story-card-composer' } } })]]]) {
  test(`${name}: its state and the element's go together, and export gives the command line's bytes`, async (t) => {
    const { page } = await opened(t, (folder, composer) => build({
      configFile: false,
      root: path.join(examples, name),
      logLevel: 'error',
      plugins,
      resolve: { alias: { '@itac/storycard/element': path.join(dist, 'embed/element.js') } },
      define: { 'import.meta.env.VITE_COMPOSER': JSON.stringify(composer) },
      oxc: { jsx: { runtime: 'automatic' } },
      build: { outDir: folder, emptyOutDir: false, modulePreload: false },
    }));
    await page.locator('output', { hasText: words }).waitFor();
    const theme = () => page.evaluate(async () => (await document.querySelector('story-card-composer').getStory()).theme);
    assert.equal(await theme(), 'leaf');
    // By keys: right after a page scrolled, Chromium may still give a click to the frame of another origin that was there.
    await page.getByRole('button', { name: 'Other colours' }).press('Enter');
    await page.locator('story-card-composer[theme=fig]').waitFor();
    assert.equal(await theme(), 'fig');
    await page.getByRole('button', { name: 'Show my card here' }).press('Enter');
    const card = page.getByRole('img', { name: words });
    await card.waitFor(patience);
    assert.equal(Number(await card.getAttribute('data-size')), (await native(t, { storycard: 1, story: words, theme: 'fig' })).length);
  });
}
