// Handing a card to the campaign, its link's code, and alt text in the file: what the page does with what people press.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { scratch, storycard } from '../node/samples.mjs';
import { agree, launch, open, ready, site } from './chromium.mjs';
import { ComposerPage, counted } from './composer-page.mjs';

const words = 'I came with seeds in my coat pocket.';

/** The host's page says where cards go. */
const withAddress = (address) => async (page) => {
  await page.route((url) => url.pathname.endsWith('/place/'), async (route) => {
    const answer = await route.fetch();
    const html = (await answer.text()).replace('<head>', `<head><meta name="storycard-submit" content="${address}">`);
    await route.fulfill({ response: answer, body: html });
  });
  // What is opened is written down; it is another origin's, and not there.
  await page.addInitScript(() => {
    window.opened = [];
    HTMLAnchorElement.prototype.click = function () {
      window.opened.push({ href: this.href, target: this.target, rel: this.rel, active: navigator.userActivation.isActive });
    };
  });
};

async function atShare(t, { prepare, query = '', link, ...context } = {}) {
  const page = await open(t, await launch(t), `${await site(t)}${query}`, { ...context, prepare: counted(prepare) });
  const composer = new ComposerPage(page);
  await ready(page);
  await composer.field('story.label').fill(words);
  if (link) {
    await composer.press(page.locator('#n-story-more'));
    await composer.press(page.locator('#n-extra-link'));
    await page.locator('#n-link').fill(link);
    await composer.press(page.locator('#n-qr'));
  }
  await composer.go('share');
  return { page, composer };
}

/** Presses "Only Square", and gives what arrives. */
async function saved(page) {
  const coming = page.waitForEvent('download');
  await page.locator('#n-save').click();
  return readFileSync(await (await coming).path());
}

async function native(t, story, ...options) {
  const folder = scratch(t), file = path.join(folder, 'story.json'), out = path.join(folder, 'card.png');
  writeFileSync(file, JSON.stringify({ storycard: 1, story: words, ...story }));
  await storycard('render', file, ...options, '-o', out);
  return readFileSync(out);
}

test('a page of the campaign is opened by a press alone, once consent is answered, in a tab without a way back', async (t) => {
  const { page, composer } = await atShare(t, { prepare: withAddress('https://campaign.example/send') });
  assert.equal(await page.locator('#n-submit').getAttribute('aria-disabled'), 'true');
  await agree(page);
  await composer.rest();
  await composer.press(page.locator('#n-submit'));
  assert.deepEqual(await page.evaluate(() => window.opened), []);
  await composer.press(page.locator('#n-submit-open'));
  await page.waitForFunction(() => window.opened.length > 0);
  assert.deepEqual(await page.evaluate(() => window.opened), [{ href: 'https://campaign.example/send', target: '_blank', rel: 'noopener noreferrer', active: true }]);
});

test('a mail to the campaign has the caption in it', async (t) => {
  const { page, composer } = await atShare(t, { prepare: withAddress('mailto:cards@campaign.example') });
  await agree(page);
  await composer.rest();
  await composer.press(page.locator('#n-submit'));
  await composer.press(page.locator('#n-submit-open'));
  await page.waitForFunction(() => window.opened.length > 0);
  const [{ href }] = await page.evaluate(() => window.opened);
  const to = new URL(href);
  assert.equal(to.pathname, 'cards@campaign.example');
  assert.match(to.searchParams.get('body'), new RegExp(`^${words}`));
});

test('no address, and none that only a link to the page gives: nothing is offered', async (t) => {
  for (const [query, prepare] of [['', undefined], ['?submit=https://evil.example', undefined], ['', withAddress('javascript:alert(1)')], ['', withAddress('http://campaign.example')]]) {
    const { page } = await atShare(t, { query, prepare });
    await agree(page);
    assert.equal(await page.locator('#n-submit').count(), 0, query);
  }
});

test('alt text is in the file where it is wanted, and nowhere else: the bytes of --embed-alt', async (t) => {
  const { page, composer } = await atShare(t);
  await agree(page);
  await composer.rest();
  assert.ok((await saved(page)).equals(await native(t, {})));
  await composer.press(page.locator('#n-embed-alt'));
  await composer.rest();
  const told = await saved(page);
  assert.ok(told.equals(await native(t, {}, '--embed-alt')));
  assert.ok(told.includes('iTXt'));
});

test("the link's code is on the saved card: the command line's bytes", async (t) => {
  const link = 'https://example.org/me';
  const { page, composer } = await atShare(t, { link });
  await agree(page);
  await composer.rest();
  assert.ok((await saved(page)).equals(await native(t, { link, qr: true })));
});
