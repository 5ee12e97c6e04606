// Drafts: what is written is still there after a reload, and gone where the person says that it is to go.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readPng } from '../../scripts/png.mjs';
import { root, scratch, storycard } from '../node/samples.mjs';
import { ComposerPage } from './composer-page.mjs';
import { agree, holds, launch, open, patience, photoIsOpen, ready, site } from './chromium.mjs';
import { engines, outliving } from './engines.mjs';
import { keeps, kept, tells } from './kept.mjs';

const words = 'I came with seeds in my coat pocket.', others = 'Nine summers on, our street garden feeds forty families.';
const photo = path.join(root, 'assets/samples/amina.jpg');
const story = (page) => page.getByRole('textbox', { name: 'Tell it in a sentence or two' });
const click = (page, id) => page.locator(`#n-${id}`).evaluate((element) => element.click());
const gone = (page, id) => page.locator(`#n-${id}`).waitFor({ state: 'detached', ...patience });
const there = (page, id) => page.locator(`#n-${id}`).waitFor({ state: 'attached', ...patience });

async function begin(t, options) {
  const page = await open(t, await launch(t), await site(t), options);
  await ready(page);
  return page;
}

async function write(page, text = words) {
  await story(page).fill(text);
  await keeps(page, tells(text), `"${text}" is kept`);
}

async function again(page) {
  await page.reload();
  await ready(page);
}

/** The sheet of all drafts, from the top bar or from the menu on a phone. */
async function openDrafts(page) {
  if (await page.locator('#n-drafts').count() > 0) await click(page, 'drafts');
  else {
    await click(page, 'more');
    await there(page, 'more-drafts');
    await click(page, 'more-drafts');
  }
  await there(page, 'drafts-title');
}

/** A photo of which a working copy keeps every pixel; magenta where a first cover comes to lie, and nowhere else. */
async function portrait(t, page) {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [600, 600];
    const context = canvas.getContext('2d');
    const sky = context.createLinearGradient(0, 0, 600, 600);
    for (const [at, color] of [[0, '#204080'], [0.5, '#2a8050'], [1, '#e0a020']]) sky.addColorStop(at, color);
    context.fillStyle = sky;
    context.fillRect(0, 0, 600, 600);
    context.fillStyle = '#ff00ff';
    context.fillRect(290, 230, 20, 20);
    return canvas.toDataURL('image/png').split(',')[1];
  });
  const file = path.join(scratch(t), 'portrait.png');
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return file;
}

async function save(page) {
  const composer = new ComposerPage(page);
  await page.getByRole('tab', { name: 'Share' }).click();
  if (await page.locator('#n-agree-mine[aria-checked=true]').count() === 0) {
    for (const id of ['about-me', 'agree-mine', 'agree-shown']) {
      await click(page, id);
      await page.locator(`#n-${id}[aria-checked=true]`).waitFor({ state: 'attached', ...patience });
    }
  }
  return (await composer.download(() => composer.save().click())).bytes;
}

/** One draft is left for another, and the sheet of both is open. */
async function twoDrafts(t) {
  const page = await begin(t);
  await write(page);
  await openDrafts(page);
  await click(page, 'drafts-new');
  await holds(story(page), '');
  await write(page, others);
  await openDrafts(page);
  return page;
}

test('what was edited is there after a reload, and its picture is the same, byte for byte', async (t) => {
  const page = await begin(t);
  await page.locator('#photo-file').setInputFiles(await portrait(t, page));
  await photoIsOpen(page);
  await click(page, 'tab-story');
  await page.getByRole('textbox', { name: 'First name' }).fill('Amina');
  await write(page);
  const before = await save(page);
  await keeps(page, ({ drafts, pictures }) => pictures.length === 1 && drafts[0]?.story.consent?.shown === true, 'photo and answers are kept');
  await again(page);
  await holds(story(page), words);
  assert.equal(await page.getByRole('textbox', { name: 'First name' }).inputValue(), 'Amina');
  assert.equal(await page.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled'), 'true', 'history begins anew');
  const after = await save(page);
  assert.ok(before.equals(after));
});

test('what a cover hides is nowhere in the store, and stays hidden after a reload: that cover can be added to, not taken away', async (t) => {
  const page = await begin(t, { viewport: { width: 390, height: 844 } });
  // Magenta where the cover will lie, and nowhere else.
  const file = await portrait(t, page);
  const magenta = (png) => {
    const { width, height, packed } = readPng(png);
    for (let y = 0; y < height; ++y) for (let x = 0; x < width; ++x) if (packed(x, y) === 0xff00ff) return true;
    return false;
  };
  assert.ok(magenta(readFileSync(file)), 'it is in the file that was chosen');
  await write(page);
  await page.locator('#photo-file').setInputFiles(file);
  await photoIsOpen(page);
  await click(page, 'tab-photo');
  await there(page, 'cover-add');
  await click(page, 'cover-add');
  await there(page, 'cover-0');
  const { pictures } = await keeps(page, ({ drafts }) => drafts[0]?.photos[0]?.covers.length === 1, 'the covered photo is kept');
  assert.equal(pictures.length, 1, 'and no other');
  const copy = Buffer.from(pictures[0].base64, 'base64');
  assert.ok(!magenta(copy));

  await again(page);
  await click(page, 'tab-photo');
  await there(page, 'cover-0');
  await there(page, 'covers-burnt');
  assert.equal(await page.locator('#n-cover-remove').count(), 0);
  const card = await save(page);
  assert.ok(!magenta(card));
  await click(page, 'tab-photo');
  await there(page, 'cover-add');
  await click(page, 'cover-add');
  await there(page, 'cover-1');
  await there(page, 'cover-remove');
  await keeps(page, ({ drafts, pictures: all }) => drafts[0]?.photos[0]?.covers.length === 2 && all.length === 1, 'the second cover is kept');
});

test('a draft whose picture does not open goes on without it, and is kept as it was beside the new one', async (t) => {
  const page = await begin(t);
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await write(page);
  const { drafts: [{ id }] } = await keeps(page, ({ drafts: [draft] }) => draft?.photos[0], 'the photo is kept');
  await page.evaluate(async () => {
    const result = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const database = await result(indexedDB.open('storycard'));
    const pictures = database.transaction('pictures', 'readwrite').objectStore('pictures');
    const [key] = await result(pictures.getAllKeys());
    await result(pictures.put({ key, bytes: new Uint8Array([1, 2, 3]).buffer }));
    database.close();
  });
  await again(page);
  assert.equal(await story(page).inputValue(), words);
  await write(page, others);
  const { drafts } = await kept(page);
  assert.deepEqual(drafts.map((draft) => [draft.story.story, draft.photos.length, draft.id === id]), [[others, 0, false], [words, 1, true]]);
});

test('whose device: nothing is asked before the first words; a shared one keeps nothing, and forgets what was kept', async (t) => {
  const page = await begin(t, { viewport: { width: 390, height: 844 } });
  await page.evaluate(() => localStorage.setItem('storycard.settings', '{"hint":"seen"}'));
  assert.equal(await page.locator('#n-device-ask').count(), 0);
  await write(page);
  await there(page, 'device-ask');
  await click(page, 'device-ask-shared');
  await gone(page, 'device-ask');
  await keeps(page, ({ databases }) => databases === 0, 'nothing is kept');
  await story(page).fill(others);
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await click(page, 'more');
  await there(page, 'more-theme-dark');
  await click(page, 'more-theme-dark');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await page.waitForTimeout(1500);  // longer than any edit takes to be kept
  assert.equal((await kept(page)).databases, 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await again(page);
  assert.equal(await story(page).inputValue(), '');
  // Until the tab is closed it is not asked again.
  await story(page).fill(words);
  await page.waitForTimeout(1500);
  assert.equal((await kept(page)).databases, 0);
  assert.equal(await page.locator('#n-device-ask').count(), 0);
});

test('whose device: one\'s own is asked once, and the answer can be another later', async (t) => {
  const page = await begin(t, { viewport: { width: 390, height: 844 } });
  await write(page);
  await there(page, 'device-ask');
  await click(page, 'device-ask-own');
  await gone(page, 'device-ask');
  await again(page);
  await holds(story(page), words);
  await write(page, others);
  assert.equal(await page.locator('#n-device-ask').count(), 0);
  await click(page, 'more');
  await there(page, 'device-shared');
  await click(page, 'device-shared');
  await keeps(page, ({ databases }) => databases === 0, 'nothing is kept');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('Finish and clear leaves nothing: no draft, no photo, no setting, no undo; the page is as new', async (t) => {
  const page = await begin(t);
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await write(page);
  await page.evaluate(() => localStorage.setItem('storycard.settings', '{"theme":"dark","language":"en","device":"own"}'));
  await keeps(page, ({ pictures }) => pictures.length === 1, 'the photo is kept');
  await click(page, 'tab-share');
  await there(page, 'finish-open');
  await click(page, 'finish-open');
  await there(page, 'finish-yes');
  assert.equal((await kept(page)).drafts.length, 1, 'nothing goes before the answer');
  await click(page, 'finish-yes');
  await keeps(page, ({ databases }) => databases === 0, 'nothing is kept');
  await page.locator('#n-tab-story[aria-selected=true]').waitFor({ state: 'attached' });
  await holds(story(page), '');
  assert.equal(await page.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled'), 'true');
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
  assert.equal(await page.locator('#n-tab-photo').getAttribute('aria-description'), null, 'the photo is gone');
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await again(page);
  assert.equal(await story(page).inputValue(), '');
  assert.equal((await kept(page)).drafts.length, 0);
});

test('several drafts: a new card leaves the one before in the list, from where it opens again', async (t) => {
  const page = await twoDrafts(t);
  const first = page.getByRole('button', { name: words }).first();
  await first.waitFor({ state: 'attached' });
  await first.evaluate((element) => element.click());
  await holds(story(page), words);
  assert.equal((await kept(page)).drafts.length, 2);
});

test('one draft can be deleted, and all of them; what is deleted is open no longer either', async (t) => {
  const page = await twoDrafts(t);
  const { id } = (await kept(page)).drafts.find((draft) => draft.story.story === words);
  await there(page, `draft-${id}-delete`);
  await click(page, `draft-${id}-delete`);
  await there(page, `draft-${id}-delete-yes`);
  await click(page, `draft-${id}-delete-yes`);
  await keeps(page, ({ drafts }) => drafts.length === 1 && drafts[0].story.story === others, 'the other one is left');
  await holds(story(page), others);
  await gone(page, `draft-${id}`);
  await click(page, 'drafts-delete-all');
  await there(page, 'drafts-delete-all-yes');
  await click(page, 'drafts-delete-all-yes');
  await keeps(page, ({ databases }) => databases === 0, 'the database is gone');
  await holds(story(page), '');
  await again(page);
  assert.equal(await story(page).inputValue(), '');
});

test('a card file takes the draft elsewhere: saved, everything cleared, and opened where photos are chosen', async (t) => {
  const page = await begin(t);
  await page.locator('#photo-file').setInputFiles(await portrait(t, page));
  await photoIsOpen(page);
  await write(page);
  await click(page, 'tab-photo');
  await there(page, 'cover-add');
  await click(page, 'cover-add');
  await there(page, 'cover-0');
  await openDrafts(page);
  const coming = page.waitForEvent('download');
  await click(page, 'card-file-save');
  const file = await coming;
  assert.equal(file.suggestedFilename(), 'card.storycard');
  const saved = path.join(scratch(t), 'card.storycard');
  await file.saveAs(saved);
  await page.keyboard.press('Escape');
  await click(page, 'finish');
  await there(page, 'finish-yes');
  await click(page, 'finish-yes');
  await holds(story(page), '');
  await page.locator('#photo-file').setInputFiles(saved);
  await holds(story(page), words);
  await click(page, 'tab-photo');
  await there(page, 'covers-burnt');
  await keeps(page, tells(words), 'what was opened is a draft like any other');
  const none = path.join(scratch(t), 'none.storycard');
  writeFileSync(none, Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]));
  await page.locator('#photo-file').setInputFiles(none);
  await page.getByText('This is not a card file that can be opened').first().waitFor({ state: 'attached' });
  await click(page, 'tab-story');
  await holds(story(page), words);
});

test('two pages with the same draft do not write over one another', async (t) => {
  const page = await begin(t);
  await write(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await ready(second);
  await holds(story(second), words);
  await story(page).fill(`${words} One`);
  await story(second).fill(`${words} Two`);
  const all = await keeps(page, ({ drafts }) => [' One', ' Two'].every((end) => drafts.some((draft) => draft.story.story === words + end)), 'both are kept');
  assert.equal(all.drafts.length, 2, 'and the one that both came from is neither');
  await story(page).fill(`${words} Three`);
  await keeps(page, ({ drafts }) => [' Three', ' Two'].every((end) => drafts.some((draft) => draft.story.story === words + end)), 'still both');
});

test('a store that is full is spoken of calmly, and the composer goes on; once there is room the draft is kept', async (t) => {
  const page = await begin(t);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    window.makeRoom = () => (IDBObjectStore.prototype.put = put);
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await story(page).fill(words);
  await there(page, 'drafts-news');
  assert.match(await page.locator('#n-drafts-news').textContent(), /no room/);
  assert.equal(await story(page).inputValue(), words);
  await page.evaluate(() => window.makeRoom());
  await write(page, others);
  await gone(page, 'drafts-news');
});

const withouts = {
  missing: () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  'refused with an exception': () => Object.defineProperty(window, 'indexedDB', { get: () => { throw new DOMException('no', 'SecurityError'); } }),
  'refused when it is opened': () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; },
  'never answering': () => { IDBFactory.prototype.open = () => ({}); },
};
for (const [how, prepare] of Object.entries(withouts)) {
  test(`IndexedDB ${how}: the page works, and says that no drafts are kept`, async (t) => {
    const page = await begin(t, { prepare: (created) => created.addInitScript(prepare) });
    await story(page).fill(words);
    await there(page, 'drafts-news');
    await page.getByRole('img', { name: words }).waitFor();
    await openDrafts(page);
    assert.equal(await page.locator('#n-drafts-new').count(), 0, 'nothing is offered that would lose the card');
  });
}

test('without any storage, as in a sandboxed frame, the page works', async (t) => {
  const page = await begin(t, { prepare: (created) => created.addInitScript(() => {
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException('no', 'SecurityError'); } });
    }
  }) });
  await story(page).fill(words);
  await page.getByRole('img', { name: words }).waitFor();
  await there(page, 'drafts-news');
});

for (const name of ['Firefox', 'WebKitGTK']) {
  test(`${name}: what was written is there when the page comes again`, (t) => outliving(t, async () => {
    const page = await engines[name](t);
    const url = await site(t);
    await page.goto(url);
    await page.has('html[data-storycard="ready"]');
    await page.write('Tell it in a sentence or two', words);
    await page.shows(words);
    await page.has('#n-device-ask');
    for (const end = Date.now() + patience.timeout; Date.now() < end;) {
      await page.value('indexedDB.databases().then((all) => { window.names = all.length; }) && 0');
      if (await page.value('window.names ?? 0') > 0) break;
    }
    await page.press('Keep my drafts');
    await page.value('new Promise((resolve) => setTimeout(resolve, 1000)).then(() => { window.rested = true; }) && 0');
    while (!await page.value('window.rested === true')) { /* a second is all that an edit takes */ }
    await page.goto(url);
    await page.has('html[data-storycard="ready"]');
    await page.shows(words);
    assert.equal(await page.value("document.getElementById('n-story').value"), words);
  }));
}

test('whose story it is and who agreed are in a card file where the writer wants that, and nowhere else', async (t) => {
  const page = await begin(t);
  await write(page);
  await openDrafts(page);
  await there(page, 'card-file-save');
  assert.equal(await page.locator('#n-card-file-save-answers').count(), 0, 'nothing was answered yet');
  await page.keyboard.press('Escape');
  await click(page, 'tab-share');
  await agree(page);
  await openDrafts(page);
  await there(page, 'card-file-save-answers');
  const story = async () => {
    const coming = page.waitForEvent('download', patience);
    await click(page, 'card-file-save');
    const folder = scratch(t), file = path.join(folder, 'card.storycard');
    await (await coming).saveAs(file);
    await storycard('open', file, '--extract', path.join(folder, 'card'));
    return JSON.parse(readFileSync(path.join(folder, 'card/story.json'), 'utf8'));
  };
  const without = await story();
  assert.deepEqual([without.story, without.about, without.consent], [words, undefined, undefined]);
  await click(page, 'card-file-save-answers');
  await page.locator('#n-card-file-save-answers[aria-checked=true]').waitFor({ state: 'attached', ...patience });
  const whole = await story();
  assert.equal(whole.about, 'me');
  assert.equal(whole.consent.mine, true);
});
