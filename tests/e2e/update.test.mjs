// A new version of the site: it waits, nothing that was written is lost, and the code of one version never meets the files of
// another.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { buildServiceWorker } from '../../scripts/service-worker.mjs';
import { dist, root, scratch } from '../node/samples.mjs';
import { holds, patience, photoIsOpen, ready, seldom } from './chromium.mjs';
import { keeps, tells } from './kept.mjs';
import { openCalmly, watchedSite } from './network.mjs';

const photo = path.join(root, 'assets/samples/amina.jpg');
const words = 'I came with seeds in my coat pocket.';
const offline = (page) => page.locator('html[data-offline="ready"]').waitFor({ state: 'attached', ...patience });

/** The site in a folder of the test's own. */
function copyOfSite(t) {
  const folder = path.join(scratch(t), 'site');
  cpSync(dist, folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  return folder;
}

/** Another version in its place: other code under another name, and other French words. */
async function publish(folder) {
  const app = path.join(folder, 'app');
  const entry = readdirSync(app).find((name) => /^index-.*\.js$/.test(name));
  const renamed = entry.replace(/-.{8}\.js$/, '-anew0000.js');
  for (const name of readdirSync(app).filter((each) => each.endsWith('.js'))) {
    const text = readFileSync(path.join(app, name), 'utf8').replaceAll(entry, renamed);
    writeFileSync(path.join(app, name), name === entry ? `${text}\ndocument.documentElement.dataset.version='2';` : text);
  }
  renameSync(path.join(app, entry), path.join(app, renamed));
  const page = path.join(folder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replaceAll(entry, renamed));
  const french = path.join(folder, 'assets/strings/fr.json');
  writeFileSync(french, readFileSync(french, 'utf8').replace('"app.title"', '"app.title" '));
  await buildServiceWorker(folder);
}

const version = (page) => page.locator('html').getAttribute('data-version');

/** Until the new version is there and waits. */
async function waits(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

async function begin(t) {
  const folder = copyOfSite(t);
  const site = await watchedSite(t, { root: folder });
  const page = await openCalmly(t, site.url, { serviceWorkers: 'allow' });
  await ready(page);
  await page.locator('#n-story').fill(words);
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await keeps(page, ({ drafts, pictures }) => tells(words)({ drafts }) && pictures.length === 1);
  await offline(page);
  return { folder, site, page };
}

test('a new version fetches what is another, waits, and takes over when the last page is closed; the draft is there', async (t) => {
  const { folder, site, page } = await begin(t);
  site.sent.clear();
  await publish(folder);
  await waits(page);
  const changed = [...site.sent.keys()].sort();
  assert.ok(changed.includes('index.html') && changed.includes('sw.js') && changed.some((name) => name.endsWith('-anew0000.js')));
  assert.ok(!changed.some((name) => /\.(wasm|ttf|png|css)$/.test(name)), changed.join(' '));

  // The old code is here still: it gets no file of the new version.
  assert.equal(await page.evaluate(() => fetch('assets/strings/fr.json').then(({ ok }) => ok, () => 'nothing')), 'nothing');
  await page.reload();
  await ready(page);
  assert.equal(await version(page), null, 'a reload of one page is no reason to take over');

  const context = page.context();
  await page.close();
  // A page that is closed is still there for a moment, and so is its version.
  const again = await context.newPage();
  again.setDefaultTimeout(patience.timeout);
  for (let tries = 1; ; ++tries) {
    // One that comes in the very moment of the change may get no answer: a person would ask again, too.
    const isThere = await again.goto(site.url, { timeout: 30_000 }).then(() => true, (error) => {
      if (error.name !== 'TimeoutError') throw error;
      return false;
    });
    if (isThere) await ready(again);
    if (isThere && await version(again) === '2') break;
    assert.ok(tries < 10, 'the new version takes over once no page of the old one is open');
    await again.goto('about:blank');
  }
  await holds(again.locator('#n-story'), words);
  assert.equal(await again.evaluate(() => fetch('assets/strings/fr.json').then(({ ok }) => ok)), true);
  assert.ok(await again.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('storycard page')).length === 1), 'the old page is gone');
});

/** The row under Help that says so. */
async function update(page) {
  for (const id of ['help', 'update']) {
    const button = page.locator(`#n-${id}`);
    await button.waitFor({ state: 'attached' });
    await button.evaluate((element) => element.click());
  }
}

test('at the person\'s wish all pages write their drafts, and begin once more with the new version', async (t) => {
  const { folder, site, page } = await begin(t);
  const other = await page.context().newPage();
  other.setDefaultTimeout(patience.timeout);
  await other.goto(site.url);
  await ready(other);
  await other.locator('#n-story').fill(`${words} In the other page.`);
  await publish(folder);
  await waits(page);
  let loads = 0;
  page.on('load', () => ++loads);
  await page.locator('#n-story').fill(`${words} To the last letter.`);
  await update(page);
  for (const each of [page, other]) {
    await each.locator('html[data-version="2"][data-storycard="ready"]').waitFor({ state: 'attached', ...patience });
  }
  assert.equal(loads, 1);
  const { drafts } = await keeps(page, ({ drafts: all }) => all.length === 2);
  assert.deepEqual(drafts.map(({ story }) => story.story).sort(), [`${words} In the other page.`, `${words} To the last letter.`]);
});

seldom('where a draft cannot be kept nothing takes over', async (t) => {
  const { folder, site, page } = await begin(t);
  const shared = await page.context().newPage();
  shared.setDefaultTimeout(patience.timeout);
  await shared.addInitScript(() => sessionStorage.setItem('storycard.shared', 'yes'));
  await shared.goto(site.url);
  await ready(shared);
  await shared.locator('#n-story').fill('Kept nowhere.');
  await publish(folder);
  await waits(page);
  await update(page);
  await page.getByText(/^Not updated/).first().waitFor({ state: 'attached' });
  assert.equal(await shared.locator('#n-story').inputValue(), 'Kept nowhere.');
  for (const each of [page, shared]) assert.equal(await version(each), null);
});

seldom('what a host changes by hand: the page\'s own HTML is there at the visit after the next, any other file as it is, but not kept', async (t) => {
  const folder = copyOfSite(t);
  const site = await watchedSite(t, { root: folder });
  const page = await openCalmly(t, site.url, { serviceWorkers: 'allow' });
  await offline(page);
  const html = path.join(folder, 'index.html'), french = path.join(folder, 'assets/strings/fr.json');
  writeFileSync(html, readFileSync(html, 'utf8').replace('<meta name="referrer"', '<meta name="storycard-submit" content="https://cards.example/send"><meta name="referrer"'));
  writeFileSync(french, '{"by":"hand"}');
  assert.equal(await page.evaluate(async () => (await fetch('assets/strings/fr.json')).text()), '{"by":"hand"}');
  const kept = () => page.evaluate(async () => Promise.all((await caches.keys()).filter((name) => name.startsWith('storycard page'))
    .map(async (name) => (await (await (await caches.open(name)).match('./')).text()).includes('storycard-submit'))));
  await page.reload();
  while (!(await kept()).every(Boolean)) await page.waitForTimeout(50);
  await page.reload();
  assert.equal(await page.locator('meta[name="storycard-submit"]').count(), 1);

  // Of another build it is not for this one's code.
  writeFileSync(html, readFileSync(html, 'utf8').replace(/app\/index-.{8}\.js/g, 'app/index-00000000.js'));
  site.sent.clear();
  await page.reload();
  await ready(page);
  while (!site.sent.get('index.html')) await page.waitForTimeout(50);
  await page.reload();
  await ready(page);
  site.away();
  await page.reload();
  await ready(page);
  assert.equal(await page.evaluate(async () => (await caches.match('assets/strings/fr.json', { ignoreSearch: true }))?.url), undefined);
});
