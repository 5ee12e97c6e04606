// Logos and pictures of packs on the page: opened by the worker, drawn as the command line draws them; and JPEG files.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root, scratch, storycard } from '../node/samples.mjs';
import { agree, downloadBy, launch, open, photoIsOpen, ready, site } from './chromium.mjs';

const words = 'I came with seeds in my coat pocket.';
const fixture = (name) => path.join(root, 'tests/fixtures/photos', name);
const logo = fixture('palette_alpha.png');

async function write(t, context = {}) {
  const page = await open(t, await launch(t), await site(t), context);
  await ready(page);
  await page.getByRole('textbox', { name: 'Tell it in a sentence or two' }).fill(words);
  return page;
}

async function save(page) {
  await page.getByRole('tab', { name: 'Share' }).click();
  await agree(page);
  const file = await downloadBy(page.getByRole('button', { name: /^Save picture/ }));
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What `storycard render` makes of the story, which lies in `folder`. */
async function nativeCard(folder, story, ...options) {
  const [file, out] = [path.join(folder, 'story.json'), path.join(folder, `card.${options.includes('jpg') ? 'jpg' : 'png'}`)];
  writeFileSync(file, JSON.stringify({ storycard: 1, story: words, ...story }));
  await storycard('render', file, ...options.filter((option) => option !== 'jpg'), '-o', out);
  return readFileSync(out);
}

/** Presses a button that opens the browser's own dialog, by its name. */
async function choose(page, name, file) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name, exact: true }).press('Enter')]);
  await chooser.setFiles(file);
}

for (const view of ['drawn', 'simple']) {
  test(`a logo is chosen, named, removed and brought back in the ${view} view, and the card has the command line's bytes`, async (t) => {
    const page = await open(t, await launch(t), `${await site(t)}?view=${view}`);
    await ready(page);
    await page.getByRole('textbox', { name: 'Tell it in a sentence or two' }).fill(words);
    await page.getByRole('tab', { name: 'Frame' }).click();
    await choose(page, 'Add a logo', logo);
    await page.getByRole('textbox', { name: 'Whose logo is it?' }).fill('City of Riverbend');
    await page.getByRole('img', { name: 'City of Riverbend', exact: true }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Remove logo 1' }).press('Enter');
    await page.getByRole('img', { name: 'City of Riverbend', exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByRole('img', { name: 'City of Riverbend', exact: true }).waitFor({ state: 'attached' });
    const folder = scratch(t);
    cpSync(logo, path.join(folder, 'logo.png'));
    const native = await nativeCard(folder, { logos: [{ file: 'logo.png', description: 'City of Riverbend' }] });
    assert.ok((await save(page)).bytes.equals(native), 'the same bytes');
    await page.getByText('City of Riverbend').first().waitFor({ state: 'attached' });  // in the words for those who do not see it
  });
}

test('a drawing, a broken file and one that claims too much are refused with a sentence of their own; nothing is added', async (t) => {
  const page = await write(t);
  await page.getByRole('tab', { name: 'Frame' }).click();
  const svg = path.join(scratch(t), 'logo.svg');
  writeFileSync(svg, '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>');
  const refused = { [svg]: /SVG or PDF cannot be used here/, [fixture('bad_crc.png')]: /seems to be damaged/, [fixture('bomb.png')]: /too large/ };
  for (const [file, sentence] of Object.entries(refused)) {
    await choose(page, 'Add a logo', file);
    await page.getByText(sentence).first().waitFor({ state: 'attached' });
  }
  assert.equal(await page.getByRole('textbox', { name: 'Whose logo is it?' }).count(), 0);
});

test('a file dropped on the Frame step is a logo', async (t) => {
  const page = await write(t);
  await page.getByRole('tab', { name: 'Frame' }).click();
  await page.getByRole('tab', { name: 'Frame', selected: true }).waitFor({ state: 'attached' });  // before that, a drop is a photo
  const base64 = readFileSync(logo).toString('base64');
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], 'city.png', { type: 'image/png' }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  }, base64);
  await page.getByRole('textbox', { name: 'Whose logo is it?' }).waitFor({ state: 'attached' });
});

/** The campaign's pack with a picture for a logo and one over the words, in a folder and in one file. */
function packWithPictures(t) {
  const folder = path.join(scratch(t), 'assets');
  cpSync(path.join(root, 'build/assets'), folder, { recursive: true });
  const pack = path.join(folder, 'packs/itac');
  mkdirSync(path.join(pack, 'art'));
  cpSync(logo, path.join(pack, 'art/city.png'));
  cpSync(path.join(root, 'assets/samples/taras.jpg'), path.join(pack, 'art/wall.jpg'));
  const change = (name, edit) => {
    const file = path.join(pack, name), json = JSON.parse(readFileSync(file, 'utf8'));
    edit(json);
    writeFileSync(file, JSON.stringify(json));
    return json;
  };
  const files = { 'pack.json': change('pack.json', (json) => { json.logos = [{ image: 'art/city.png', description: { en: 'City of Riverbend' } }]; }) };
  for (const name of files['pack.json'].frames) {
    files[`frames/${name}.json`] = change(`frames/${name}.json`, (json) => {
      if (name === 'voice') json.layers.unshift({ image: 'art/wall.jpg', fit: 'cover', box: [50, 4, 46, 30] });
    });
  }
  return { folder, pack, whole: JSON.stringify(files) };
}

async function openWithPack(t, { pack, whole }, art) {
  return write(t, { prepare: async (page) => {
    await page.route('**/assets/packs/itac.json', (route) => route.fulfill({ contentType: 'application/json', body: whole }));
    await page.route('**/assets/packs/itac/art/*', (route) => {
      const name = new URL(route.request().url()).pathname.split('/').pop();
      return route.fulfill({ body: art(name) ?? readFileSync(path.join(pack, 'art', name)) });
    });
  } });
}

test('a pack\'s raster art and logo are opened by the worker when its frame needs them, and the card is the command line\'s', async (t) => {
  const made = packWithPictures(t);
  const page = await openWithPack(t, made, () => null);
  const native = await nativeCard(scratch(t), {}, '--assets', made.folder);
  const plain = await nativeCard(scratch(t), {});
  assert.ok(!native.equals(plain), 'the pictures are on the card');
  assert.ok((await save(page)).bytes.equals(native), 'the same bytes');
});

test('a pack\'s picture that does not open is named, and the card is made without it', async (t) => {
  const page = await openWithPack(t, packWithPictures(t), (name) => (name === 'city.png' ? Buffer.from('no picture at all') : null));
  await page.getByRole('tab', { name: 'Frame' }).click();
  await page.getByText(/could not be opened: city\.png/).first().waitFor({ state: 'attached' });
  assert.equal((await save(page)).name, 'itac-voice-square.png');
});

test('a JPEG is the command line\'s, and holds nothing but its picture; in the zip too', async (t) => {
  const page = await write(t);
  await page.locator('#photo-file').setInputFiles(path.join(root, 'assets/samples/amina.jpg'));
  await photoIsOpen(page);
  await page.getByRole('tab', { name: 'Share' }).click();
  await page.getByRole('radio', { name: 'JPEG' }).press(' ');
  await page.getByText(/JPEG makes smaller files/).first().waitFor({ state: 'attached' });
  const { name, bytes } = await save(page);
  assert.equal(name, 'itac-quote-square.jpg');
  const native = await nativeCard(scratch(t), {}, '--photo', path.join(root, 'assets/samples/amina.jpg'), 'jpg');
  assert.ok(bytes.equals(native), 'the same bytes');
  const markers = [];
  for (let at = 2; bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) markers.push(bytes[at + 1]);
  assert.ok(markers.every((marker) => marker === 0xe0 || (marker < 0xe0 && marker !== 0xfe)), markers.join());
  const zip = readFileSync(await (await downloadBy(page.getByRole('button', { name: 'Save 6 images' }))).path());
  assert.ok(zip.includes(bytes), 'the same file is in the zip');
  assert.ok(zip.includes('itac-quote-wide.jpg'));
});

test('a speaker\'s photo is chosen and removed beside the speaker, and is on the card as the command line draws it', async (t) => {
  const page = await write(t, { timezoneId: 'Europe/Madrid' });
  for (const name of [/^More for your card/, /^An event/]) await page.getByRole('button', { name }).first().press('Enter');
  await page.getByRole('textbox', { name: 'Name of the event' }).fill('Open evening');
  await page.getByRole('button', { name: 'Add a speaker' }).press('Enter');
  await page.getByRole('textbox', { name: 'Speaker 1', exact: true }).fill('Amina');
  const photo = path.join(root, 'assets/samples/amina.jpg');
  await choose(page, 'Add a photo of speaker 1', photo);
  await page.getByRole('img', { name: 'Photo of speaker 1' }).waitFor({ state: 'attached' });
  await page.getByRole('tab', { name: 'Frame' }).click();
  await page.getByRole('radio', { name: 'Live dialogue', exact: true }).press(' ');
  const folder = scratch(t);
  cpSync(photo, path.join(folder, 'amina.jpg'));
  const event = { title: 'Open evening', speakers: [{ name: 'Amina', photo: 0 }] };
  const native = await nativeCard(folder, { frame: 'itac/live', event, photos: [{ file: 'amina.jpg' }] });
  assert.ok((await save(page)).bytes.equals(native), 'the same bytes');
  await page.getByRole('tab', { name: 'Story' }).click();
  await page.getByRole('button', { name: 'Remove the photo of speaker 1' }).press('Enter');
  await page.getByRole('button', { name: 'Add a photo of speaker 1' }).waitFor({ state: 'attached' });
});
