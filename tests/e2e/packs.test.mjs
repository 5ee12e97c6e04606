// The page for designers in Chromium: by role and name, as its users find things. What it says of packs is the engine's own check.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { dist, root, scratch } from '../node/samples.mjs';
import { launch, open, patience, site } from './chromium.mjs';

const good = path.join(root, 'tests/fixtures/packs/good');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const filesIn = (folder) => Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).map((file) => [path.relative(folder, file), new Uint8Array(readFileSync(file))]));
const zip = (files, name = 'pack.zip') => ({ name, mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) });

/** The good pack with one of its files changed. */
function changed(file, change) {
  const files = filesIn(good);
  return { ...files, [file]: strToU8(change(strFromU8(files[file]))) };
}
function folderOf(t, files, name = 'street') {
  const folder = path.join(scratch(t), name);
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
  return folder;
}

/** The page, as in a browser without the File System Access API unless told. */
async function start(t, options = {}) {
  const page = await open(t, options.browser ?? await launch(t), `${await site(t)}packs/`, {
    prepare: (one) => one.addInitScript(() => { if (!location.hash.includes('handles')) delete window.showDirectoryPicker; }), ...options });
  await page.locator('html[data-packs="ready"]').waitFor({ state: 'attached' });
  return page;
}
async function choose(page, button, files) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button }).click()]);
  await chooser.setFiles(files);
}
const chooseFolder = (page, folder) => choose(page, 'Choose a folder', folder);
const chooseFile = (page, file) => choose(page, 'Choose a zip or SVG', file);
const summary = (page, words) => page.getByRole('region').filter({ has: page.getByRole('button', { name: /Check again|Choose it again/ }) }).getByText(words).first().waitFor(patience);
const section = (page, name) => page.getByRole('region', { name, exact: true });
const drawn = (page) => page.waitForFunction(() => document.getElementById('card').dataset.drawn !== undefined);

/** Colours in the card, to see that something was drawn. */
const colorsOf = (page, selector) => page.evaluate((which) => {
  const canvas = document.querySelector(which);
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}, selector);

async function seeGoodPack(page) {
  await summary(page, 'Good street is ready');
  const tryIt = section(page, 'Try it');
  for (const name of ['Note', 'Fact']) await tryIt.getByRole('radio', { name, exact: true }).waitFor();
  await drawn(page);
  assert.ok(await colorsOf(page, '#card') > 50);
  await tryIt.getByText('All words fit, and can be read.').waitFor();
  const sheet = section(page, 'Contact sheet').getByRole('img', { name: /^Contact sheet/ });
  await sheet.waitFor(patience);
  assert.ok(await sheet.evaluate((image) => image.decode().then(() => image.naturalWidth)) > 1000);
  await page.waitForFunction(() => [...document.querySelectorAll('.thumb')].every((image) => image.naturalWidth > 50));
}

test('a good pack, chosen as a folder, is ready: its frames, its contact sheet and a live card are there', async (t) => {
  const page = await start(t);
  await chooseFolder(page, good);
  await seeGoodPack(page);
});

test('the same pack as a zip, in a folder of its own and with what systems leave in zips, is ready too', async (t) => {
  const page = await start(t);
  await chooseFile(page, zip({ 'street/': [new Uint8Array(0), {}], street: filesIn(good), '__MACOSX/street/._pack.json': strToU8('junk'), 'street/.DS_Store': strToU8('junk') }));
  await seeGoodPack(page);
});

test('a folder that is dropped is checked; files that packs have no use for are named and left out', async (t) => {
  const page = await start(t);
  const folder = folderOf(t, { ...filesIn(good), 'sketch.psd': new Uint8Array(10), 'README.md': strToU8('ours') });
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 250, data });
  await summary(page, 'Good street is ready');
  await page.getByText('1 file left out').click();
  await page.getByText('sketch.psd').waitFor();
});

test('a broken pack: each finding names its file, its place and what to do, and shows the lines with the place marked', async (t) => {
  const page = await start(t);
  await chooseFolder(page, folderOf(t, changed('frames/note.json', (text) => text.replace('"color": "words", "grows"', '"color": "wrods", "grows"'))));
  await summary(page, 'One thing is to be put right');
  const [finding] = await page.getByRole('listitem').filter({ hasText: 'frames/note.json' }).all();
  const text = await finding.innerText();
  assert.match(text, /wrods/);
  assert.match(text, /\/layers\/3\/children\/0\/color/);
  const line = strFromU8(filesIn(good)['frames/note.json']).split('\n').findIndex((one) => one.includes('"color": "words", "grows"')) + 1;
  assert.match(text, new RegExp(`line ${line}\\b`));
  assert.equal(await finding.locator('mark').innerText(), '"color": "wrods"');
  assert.equal(await section(page, 'Try it').count(), 0);
});

test('a file that is no JSON is shown at the line where it breaks', async (t) => {
  const page = await start(t);
  await chooseFolder(page, folderOf(t, changed('pack.json', (text) => text.replace('"licence": "CC0-1.0",', '"licence": "CC0-1.0"'))));
  const finding = page.getByRole('listitem').filter({ hasText: 'pack.json' }).first();
  await finding.locator('mark').waitFor(patience);
  assert.match(await finding.getByRole('group').innerText(), /licence|name/);
});

test('words that cannot be read on a theme are found, and the card of the pack is there all the same', async (t) => {
  const page = await start(t);
  await chooseFolder(page, folderOf(t, changed('pack.json', (text) => text.replace('"words": "#FFF8EA"', '"words": "#2A4A5A"'))));
  await summary(page, /to be put right/);
  assert.match(await page.getByRole('listitem').filter({ hasText: 'contrast' }).first().innerText(), /theme dusk[\s\S]*frames\/(note|fact)\.json/);
  await drawn(page);
  await section(page, 'Try it').getByRole('radio', { name: 'Dusk' }).check();
  await page.getByText(/Hard to read/).waitFor();
});

test('"Check again" reads the folder anew where the browser lets it', async (t) => {
  const page = await start(t, { prepare: (one) => one.addInitScript(() => {
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('street');
  }) });
  const write = (files) => page.evaluate(async (all) => {
    const top = await (await navigator.storage.getDirectory()).getDirectoryHandle('street', { create: true });
    for (const [name, bytes] of Object.entries(all)) {
      const parts = name.split('/');
      let folder = top;
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
      const stream = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
      await stream.write(new Uint8Array(bytes));
      await stream.close();
    }
  }, Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [...bytes]])));
  await write(changed('pack.json', (text) => text.replace('"CC0-1.0"', '""')));
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await summary(page, 'One thing is to be put right');
  await write(filesIn(good));
  await page.getByRole('button', { name: 'Check again' }).click();
  await summary(page, 'Good street is ready');
});

test('hostile and wrong zips are refused with a sentence, and quickly', async (t) => {
  const page = await start(t);
  const files = filesIn(good);
  const bytes = (entries, options) => Buffer.from(zipSync(entries, options));
  const patched = (buffer, find, change) => {
    for (let at = buffer.indexOf(find); at >= 0; at = buffer.indexOf(find, at + 1)) change(buffer, at);
    return buffer;
  };
  const central = Buffer.from([0x50, 0x4b, 1, 2]);
  const cases = {
    'leads out.zip': [bytes({ ...files, '../evil.json': strToU8('{}') }), /leads out of the pack/],
    'absolute.zip': [bytes({ ...files, '/etc/evil.json': strToU8('{}') }), /names a place outside the pack/],
    'drive.zip': [bytes({ ...files, 'C:evil.json': strToU8('{}') }), /names a place outside the pack/],
    'bomb.zip': [bytes({ ...files, 'frames/big.json': new Uint8Array(60 << 20) }, { level: 9 }), /at most 4\.0 MB can be read\. It was not unpacked/],
    // Says of itself that it holds little, and unpacks to much.
    'liar.zip': [patched(bytes({ ...files, 'frames/big.json': new Uint8Array(60 << 20) }, { level: 9 }), central, (buffer, at) => {
      if (buffer.readUInt32LE(at + 24) > 1 << 20) buffer.writeUInt32LE(100, at + 24);
    }), /says of itself what cannot be/],
    'many.zip': [bytes(Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`f${i}.json`, strToU8('{}')])), { level: 0 }), /more than 1,000 files/],
    'no pack.zip': [bytes({ 'hello.json': strToU8('{}') }), /holds no pack\.json/],
    'two.zip': [bytes({ a: files, b: files }), /holds 2 packs: a, b/],
    'noise.zip': [Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)), /not a zip that can be read/],
    'cut.zip': [bytes(files).subarray(0, 900), /not a zip that can be read/],
  };
  for (const [name, [buffer, words]] of Object.entries(cases)) {
    const before = Date.now();
    await chooseFile(page, { name, mimeType: 'application/zip', buffer });
    await page.getByRole('heading', { name, exact: true }).waitFor();
    await page.locator('#summary .notice.error').getByText(words).waitFor({ timeout: 20_000 });
    assert.ok(Date.now() - before < 15_000, name);
  }
  await chooseFile(page, zip(files));
  await summary(page, 'Good street is ready');
});

test('a hostile pack is refused in plain words, and the page goes on', async (t) => {
  const page = await start(t);
  const many = JSON.stringify({ frame: 1, id: 'note', name: 'Note', ground: 'paper', slots: ['story'], layers: Array.from({ length: 9000 }, () => ({ fill: 'ink' })) });
  const cases = [
    changed('pack.json', (text) => text.replace('"tag": { "use": "small"', '"tag": { "use": "tag"')),
    changed('frames/note.json', () => many),
    changed('frames/note.json', (text) => text.replace('[2.8, 7]', '[2.8, 1e308]')),
    changed('frames/note.json', (text) => text.replace('art/dot.png', '../../secret.png')),
    changed('frames/note.json', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  ];
  for (const files of cases) {
    await chooseFile(page, zip(files, 'hostile.zip'));
    await summary(page, /to be put right/);
    assert.match(await page.getByRole('listitem').first().innerText(), /frames\/note\.json|pack\.json/);
  }
});

test('a pack whose names are HTML shows them as words', async (t) => {
  const page = await start(t);
  const markup = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
  const files = changed('pack.json', (text) => {
    const pack = JSON.parse(text);
    return JSON.stringify({ ...pack, name: { en: `Street ${markup}` }, [markup]: 1 });
  });
  await chooseFile(page, zip({ ...files, [`frames/${markup.replaceAll('/', '')}.json`]: strToU8('{}') }, `${markup.replaceAll('/', '')}.zip`));
  await summary(page, /to be put right/);
  await page.getByText('<script>').first().waitFor();
  assert.deepEqual(await page.evaluate(() => [window.hit, document.querySelectorAll('img[src="x"], script:not([src]), [onerror]').length]), [undefined, 0]);
});

test('the live card: frame, theme, format, words and photo are the designer\'s to choose', async (t) => {
  const page = await start(t);
  await chooseFile(page, zip(filesIn(good)));
  await drawn(page);
  const tryIt = section(page, 'Try it');
  const card = tryIt.getByRole('img', { name: /^The card:/ });
  await tryIt.getByRole('textbox', { name: 'Story' }).fill('We planted the square together.');
  await tryIt.getByRole('img', { name: /We planted the square together/ }).waitFor();
  await tryIt.getByRole('radio', { name: 'Stories' }).check();
  await page.waitForFunction(() => { const { width, height } = document.getElementById('card'); return height > width * 1.7; });
  await tryIt.getByRole('radio', { name: 'Dusk' }).check();
  await page.waitForFunction(() => document.getElementById('card').dataset.drawn === 'good/note dusk story');
  await tryIt.getByRole('button', { name: 'Arabic story' }).click();
  await tryIt.getByRole('img', { name: /بذور/ }).waitFor();
  await page.evaluate(() => delete document.getElementById('card').dataset.drawn);
  await tryIt.getByRole('radio', { name: 'None' }).check();
  await drawn(page);
  const before = await colorsOf(page, '#card');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tryIt.getByRole('radio', { name: 'Your own…' }).check({ force: true }).catch(() => undefined)]);
  await chooser.setFiles(path.join(root, 'assets/samples/layla.jpg'));
  await page.waitForFunction(async (least) => {
    const canvas = document.getElementById('card');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > least * 2;
  }, before);
  await tryIt.getByRole('radio', { name: 'Fact' }).check();
  await tryIt.getByRole('textbox', { name: 'Number of the fact' }).fill('7 of 10');
  await tryIt.getByRole('img', { name: /7 of 10/ }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), tryIt.getByRole('button', { name: 'Save this card' }).click()]);
  assert.equal(download.suggestedFilename(), 'good-fact-story.png');
  assert.ok(await card.count() === 1);
});

test('the example is a good pack: opened here, and downloaded and dropped again', async (t) => {
  const page = await start(t);
  await page.getByRole('button', { name: 'Open it here' }).click();
  await summary(page, 'My town is ready');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the example' }).click()]);
  assert.equal(download.suggestedFilename(), 'my-town.zip');
  const buffer = readFileSync(await download.path());
  assert.deepEqual(Object.keys(unzipSync(new Uint8Array(buffer))).filter((name) => !name.endsWith('/')).sort(), ['my-town/frames/postcard.json', 'my-town/frames/words.json', 'my-town/pack.json']);
  await chooseFile(page, { name: 'my-town.zip', mimeType: 'application/zip', buffer });
  await page.getByRole('heading', { name: 'my-town.zip' }).waitFor();
  await summary(page, 'My town is ready');
});

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><rect width="120" height="80" fill="#1B2A33"/>
<circle cx="60" cy="40" r="30" fill="#F2B134"/><text x="10" y="20">Hello</text></svg>`;

test('an SVG becomes a part: its JSON to copy, in the pack\'s own colours, what could not be carried over, and a drawing of it', async (t) => {
  const page = await start(t);
  await chooseFile(page, zip(filesIn(good)));
  await summary(page, 'Good street is ready');
  await chooseFile(page, { name: 'Sun & River.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
  const part = page.getByRole('textbox', { name: /^The part/ });
  await part.waitFor(patience);
  const { 'sun-river': layer } = JSON.parse(`{${await part.inputValue()}}`);
  assert.match(JSON.stringify(layer), /"color":"sun"/);
  const section = page.getByRole('region', { name: 'Art from Sun & River.svg' });
  await section.getByText(/<text>/).waitFor();
  await section.getByRole('img', { name: 'The drawing as frames draw it' }).waitFor();
  await page.waitForFunction(() => document.querySelector('#drawing canvas')?.dataset.drawn === 'yes');
  const pixel = await page.evaluate(() => {
    const canvas = document.querySelector('#drawing canvas');
    return [...canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data];
  });
  assert.deepEqual(pixel, [0xf2, 0xb1, 0x34, 255]);
  await chooseFile(page, { name: 'bad.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg><not closed') });
  await page.getByText(/The drawing cannot be used/).first().waitFor();
});

test('by keyboard alone: the example is opened, a frame and a theme are chosen, findings are reached', async (t) => {
  const page = await start(t);
  const tabTo = async (is, most = 60) => {
    for (let i = 0; i < most; ++i) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(is)) return;
    }
    assert.fail(`never reached by Tab: ${is}`);
  };
  await tabTo(() => document.activeElement.textContent === 'Choose a folder');
  await tabTo(() => document.activeElement.textContent === 'Open it here');
  await page.keyboard.press('Enter');
  await summary(page, 'My town is ready');
  await drawn(page);
  await tabTo(() => document.activeElement.name === 'frame');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.getElementById('card').dataset.drawn?.startsWith('my-town/words'));
  await tabTo(() => document.activeElement.name === 'theme');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.getElementById('card').dataset.drawn === 'my-town/words evening square');
  await tabTo(() => document.activeElement.id === 'word-story');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Typed.');
  await page.getByRole('img', { name: /Typed\./ }).waitFor();
});

test('axe finds nothing, in light and dark, on desktops and phones, before and after', async (t) => {
  const browser = await launch(t);
  const broken = zip(changed('frames/note.json', (text) => text.replace('"art/dot.png"', '"art/none.png"').replace('"comfort": 4,', '"comfrt": 4,')), 'broken.zip');
  for (const [colorScheme, viewport] of [['light', { width: 1280, height: 800 }], ['dark', { width: 390, height: 844 }]]) {
    const page = await start(t, { browser, colorScheme, viewport });
    const look = async (state) => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' ')}`), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${state}: ${wide} px too wide`);
    };
    await look('start');
    await chooseFile(page, broken);
    await summary(page, /to be put right/);
    await look('broken');
    await chooseFile(page, zip(filesIn(good)));
    await seeGoodPack(page);
    await look('good');
    await chooseFile(page, { name: 'sun.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
    await page.getByRole('textbox', { name: /^The part/ }).waitFor(patience);
    await look('drawing');
  }
});

test('the page never freezes while a large pack is checked, and the check can be stopped', async (t) => {
  const page = await start(t);
  await page.evaluate(() => {
    let last = performance.now();
    window.longest = 0;
    setInterval(() => {
      window.longest = Math.max(window.longest, performance.now() - last);
      last = performance.now();
    }, 20);
  });
  const folder = path.join(scratch(t), 'itac');
  cpSync(path.join(root, 'assets/packs/itac'), folder, { recursive: true });
  await chooseFolder(page, folder);
  await page.getByText(/^Drawing cards:/).waitFor(patience);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByText(/The check was stopped/).first().waitFor();
  const longest = await page.evaluate(() => window.longest);
  assert.ok(longest < 2000, `the page stood still for ${longest} ms`);
});

test('the page has the composer\'s security policy, relative addresses, and nothing inline; the README links to it', () => {
  const html = readFileSync(path.join(dist, 'packs/index.html'), 'utf8');
  const policy = (text) => text.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
  assert.equal(policy(html), policy(readFileSync(path.join(dist, 'index.html'), 'utf8')));
  assert.doesNotMatch(html, /<style|style=|<script(?![^>]*\bsrc=)|\son[a-z]+=/);
  for (const [, address] of html.matchAll(/\b(?:src|href)="([^"]+)"/g)) assert.match(address, /^\.\.?\//);
  assert.match(readFileSync(path.join(root, 'README.md'), 'utf8'), /packs\//);
});
