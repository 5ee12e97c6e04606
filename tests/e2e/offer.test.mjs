// What the host's own HTML offers: packs, frames, formats and whose logos. What is saved is the command line's, byte for byte.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root, scratch, storycard } from '../node/samples.mjs';
import { agree, launch, open, ready, site } from './chromium.mjs';
import { ComposerPage, counted } from './composer-page.mjs';

const words = 'I came with seeds in my coat pocket.';
const packs = { riverbend: 'assets/examples/riverbend', visitors: 'tests/fixtures/packs/visitors' };

/** A pack in one file, as the site has those that it brings. */
function wholePack(folder) {
  const read = (name) => JSON.parse(readFileSync(path.join(root, folder, name), 'utf8'));
  const pack = read('pack.json');
  return JSON.stringify({ 'pack.json': pack, ...Object.fromEntries(pack.frames.map((name) => [`frames/${name}.json`, read(`frames/${name}.json`)])) });
}

/** The page with these meta elements, beside these packs. */
async function hosted(t, said) {
  const metas = Object.entries(said).map(([name, content]) => `<meta name="storycard-${name}" content="${content}">`).join('');
  const prepare = async (page) => {
    await page.route((url) => url.pathname.endsWith('/place/'), async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('<head>', `<head>${metas}`) });
    });
    for (const [id, folder] of Object.entries(packs)) {
      await page.route(`**/assets/packs/${id}.json`, (route) => route.fulfill({ contentType: 'application/json', body: wholePack(folder) }));
    }
  };
  const page = await open(t, await launch(t), await site(t), { prepare: counted(prepare) });
  const composer = new ComposerPage(page);
  await ready(page);
  await composer.field('story.label').fill(words);
  return { page, composer };
}

async function saved(page, composer) {
  await composer.go('share');
  await agree(page);
  const coming = page.waitForEvent('download');
  await page.locator('#n-save').click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function native(t, frame, format, pack) {
  const folder = scratch(t), story = path.join(folder, 'story.json'), out = path.join(folder, 'card.png');
  writeFileSync(story, JSON.stringify({ storycard: 1, story: words }));
  await storycard('render', story, '--pack', path.join(root, packs[pack]), '--frame', frame, '--format', format, '-o', out);
  return readFileSync(out);
}

test('a partner\'s packs, frames and formats are those offered, and the file of its frame is the command line\'s', async (t) => {
  const { page, composer } = await hosted(t, { packs: 'riverbend itac', frames: 'riverbend/market, itac/voice nobody/knows', formats: 'wide square' });
  await composer.go('frame');
  const frames = await page.locator('[role=radio][id^="n-frame-"]').evaluateAll((all) => all.map(({ id }) => id));
  assert.deepEqual(frames, ['n-frame-riverbend/market', 'n-frame-itac/voice']);
  assert.equal(await page.locator('[role=radio][id^="n-format-"]').count(), 2);
  const { name, bytes } = await saved(page, composer);
  assert.equal(name, 'riverbend-market-square.png');
  assert.ok(bytes.equals(await native(t, 'riverbend/market', 'square', 'riverbend')), 'the same bytes');
});

test('a pack\'s notice is on the card that is shown and on the file, and nobody adds a logo where the pack takes none', async (t) => {
  const { page, composer } = await hosted(t, { packs: 'visitors', formats: 'story' });
  await composer.go('frame');
  assert.equal(await page.locator('#n-logo-add').count(), 0);
  assert.match(await page.locator('#n-card').getAttribute('aria-label'), /Made by a visitor of this page$/m);
  const { name, bytes } = await saved(page, composer);
  assert.equal(name, 'visitors-voice-story.png');
  assert.ok(bytes.equals(await native(t, 'visitors/voice', 'story', 'visitors')), 'the same bytes');
});

test('logos of people\'s own stay away where the host\'s HTML says so', async (t) => {
  const { page, composer } = await hosted(t, { logos: 'none' });
  await composer.go('frame');
  assert.equal(await page.locator('#n-logos-title').count(), 0);
});
