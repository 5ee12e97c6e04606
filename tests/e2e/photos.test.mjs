// Photos in the composer: decoded in a worker of their own, opened by the browser where we cannot, refused with words.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root, scratch, storycard } from '../node/samples.mjs';
import { agree, launch, open, ready, site } from './chromium.mjs';

const words = 'I came with seeds in my coat pocket.';
const fixture = (name) => path.join(root, 'tests/fixtures', name);
const avif = fixture('browser/drawing.avif');

/** Counts the bytes of every wasm memory that the page itself holds. */
function watchMemories() {
  const memories = new Set();
  window.pageMemory = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  const watch = (instance) => {
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
    return instance;
  };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (...given) => instantiate(...given).then((result) => {
    watch(result instanceof WebAssembly.Instance ? result : result.instance);
    return result;
  });
}

async function write(t, context = {}) {
  const page = await open(t, await launch(t), await site(t), context);
  await ready(page);
  await page.getByRole('textbox', { name: 'Tell it in a sentence or two' }).fill(words);
  await page.getByRole('tab', { name: 'Photo' }).click();
  return page;
}

const choose = (page, file) => page.locator('#photo-file').setInputFiles(file);
const opened = (page) => page.getByRole('slider', { name: 'Zoom of the photo' }).waitFor();
const told = (page, text) => page.getByText(text).first().waitFor({ state: 'attached' });

async function save(page) {
  await page.getByRole('tab', { name: 'Share' }).click();
  await agree(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save picture/ }).click();
  return readFileSync(await (await coming).path());
}

async function nativeCard(t, photo) {
  const folder = scratch(t);
  const [file, out] = [path.join(folder, 'story.json'), path.join(folder, 'card.png')];
  writeFileSync(file, JSON.stringify({ storycard: 1, story: words }));
  await storycard('render', file, '--photo', photo, '-o', out);
  return readFileSync(out);
}

/** A photo of 12 megapixels, drawn by the page: hills, and grain as cameras have it. */
async function largePhoto(t, page) {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4032, 3024);
    const context = canvas.getContext('2d');
    for (let i = 0; i < 800; ++i) {
      context.fillStyle = `hsl(${(i * 47) % 360} 50% ${30 + (i * 13) % 50}%)`;
      context.beginPath();
      context.ellipse((i * 977) % 4032, (i * 619) % 3024, 20 + (i * 31) % 200, 10 + (i * 17) % 100, i, 0, 7);
      context.fill();
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(text);
  });
  const file = path.join(scratch(t), 'large.jpg');
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return file;
}

test('a photo of 12 megapixels is decoded in a worker, which ends; the page keeps little of it, and saves the command line\'s bytes', async (t) => {
  const page = await write(t, { prepare: (early) => early.addInitScript(watchMemories) });
  const photo = await largePhoto(t, page);
  const ended = page.waitForEvent('worker').then((worker) => worker.waitForEvent('close'));
  await choose(page, photo);
  await opened(page);
  await ended;
  const bytes = await save(page);
  assert.ok(bytes.equals(await nativeCard(t, photo)), 'the same bytes');
  const held = await page.evaluate(() => window.pageMemory());
  t.diagnostic(`the page's wasm memory: ${(held / 2 ** 20).toFixed(1)} MB`);
  assert.ok(held > 2 ** 20 && held < 128 * 2 ** 20, `${held} bytes`);
});

test('where no worker can be had, photos are decoded on the page', async (t) => {
  const page = await write(t, { prepare: (early) => early.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new Error('no workers here');
      }
    };
  }) });
  const photo = path.join(root, 'assets/samples/amina.jpg');
  await choose(page, photo);
  await opened(page);
  assert.ok((await save(page)).equals(await nativeCard(t, photo)));
});

/** A worker that says when it has its job, and then nothing more. */
const silentWorker = 'onmessage = ({ data }) => { if ("module" in data) postMessage({ ready: true }); else console.log("at work"); };';
const atWork = (page) => page.waitForEvent('console', (message) => message.text() === 'at work');

test('a worker that never answers is ended after its time, with words, and the photo before stays', async (t) => {
  let silent = false;
  const page = await write(t, { prepare: async (early) => {
    await early.clock.install();
    await early.route('**/photo-worker*.js', (route) => (silent
      ? route.fulfill({ contentType: 'text/javascript', body: silentWorker })
      : route.continue()));
  } });
  const firstEnded = page.waitForEvent('worker').then((worker) => worker.waitForEvent('close'));
  await choose(page, path.join(root, 'assets/samples/amina.jpg'));
  await opened(page);
  await page.clock.fastForward(3000);
  await firstEnded;
  silent = true;
  const ended = page.waitForEvent('worker').then((worker) => worker.waitForEvent('close'));
  const working = atWork(page);
  await choose(page, path.join(root, 'assets/samples/taras.jpg'));
  await page.getByRole('progressbar', { name: 'Opening your photo' }).waitFor({ state: 'attached' });
  await working;
  await page.clock.fastForward(21_000);
  await told(page, 'It takes too long to open');
  await ended;
  await opened(page);
});

test('Cancel ends a photo that is being opened at once, without a reproach; the next one opens', async (t) => {
  let silent = true;
  const page = await write(t, { prepare: (early) => early.route('**/photo-worker*.js', (route) => (silent
    ? route.fulfill({ contentType: 'text/javascript', body: silentWorker })
    : route.continue())) });
  const ended = page.waitForEvent('worker').then((worker) => worker.waitForEvent('close'));
  const working = atWork(page);
  await choose(page, path.join(root, 'assets/samples/taras.jpg'));
  await working;
  const opening = page.getByRole('progressbar', { name: 'Opening your photo' });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await opening.waitFor({ state: 'detached' });
  await ended;
  assert.equal(await page.getByText('This photo did not open').count(), 0);
  assert.equal(await page.getByRole('slider', { name: 'Zoom of the photo' }).count(), 0);
  silent = false;
  await choose(page, path.join(root, 'assets/samples/amina.jpg'));
  await opened(page);
});

test('on a phone the camera is asked for the photo, and what it took is on the card', async (t) => {
  const page = await open(t, await launch(t), await site(t), { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await ready(page);
  await page.getByRole('textbox', { name: 'Tell it in a sentence or two' }).fill(words);
  await page.getByRole('tab', { name: 'Photo' }).tap();
  const coming = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Take a photo' }).tap();
  const camera = await coming;
  assert.deepEqual(await camera.element().evaluate((chooser) => [chooser.accept, chooser.getAttribute('capture')]), ['image/*', 'environment']);
  const photo = path.join(root, 'assets/samples/amina.jpg');
  await camera.setFiles(photo);
  await opened(page);
  assert.ok((await save(page)).equals(await nativeCard(t, photo)));
});

test('a picture that was copied is pasted by its button; where there is none, that is said', async (t) => {
  const page = await write(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.evaluate(() => navigator.clipboard.writeText('words'));
  await page.getByRole('button', { name: 'Paste a photo' }).click();
  await told(page, 'There is no photo among what you copied');
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 480);
    canvas.getContext('2d').fillRect(0, 0, 640, 480);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob() })]);
  });
  await page.getByRole('button', { name: 'Paste a photo' }).click();
  await opened(page);
});

test('an AVIF is opened by the browser, and its own pixels are on the card', async (t) => {
  const page = await write(t);
  await choose(page, avif);
  await opened(page);
  await told(page, 'Whatever the photo’s file told');
  const bytes = await save(page);
  const colours = await page.evaluate(async (base64) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const near = ([red, green, blue]) => {
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (Math.abs(data[i] - red) < 16 && Math.abs(data[i + 1] - green) < 16 && Math.abs(data[i + 2] - blue) < 16) ++count;
      }
      return count;
    };
    return [near([224, 32, 32]), near([32, 160, 64]), near([32, 64, 192])];
  }, bytes.toString('base64'));
  assert.ok(Math.max(...colours) > 5000, `red, green and blue corners: ${colours}`);
});

test('where a browser changes what pages read from a canvas, an AVIF is refused with a cure, and a JPEG is not touched', async (t) => {
  const page = await write(t, { prepare: (early) => early.addInitScript(() => {
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      const { getImageData } = prototype;
      prototype.getImageData = function noisy(...given) {
        const image = getImageData.apply(this, given);
        image.data[4 * 700] ^= 1;
        return image;
      };
    }
  }) });
  await choose(page, avif);
  await told(page, 'this browser changes pictures that a page reads');
  const photo = path.join(root, 'assets/samples/amina.jpg');
  await choose(page, photo);
  await opened(page);
  assert.ok((await save(page)).equals(await nativeCard(t, photo)));
});

for (const [what, file, sentence] of [
  ['cut short', fixture('photos/truncated.jpg'), 'The file seems to be damaged'],
  ['a decompression bomb', fixture('photos/bomb.png'), 'It has too many pixels'],
  ['no picture at all', fixture('photos/not_a_picture.jpg'), 'Try a JPG or a PNG file'],
]) {
  test(`a photo that is ${what} is refused in words`, async (t) => {
    const page = await write(t);
    await choose(page, file);
    await told(page, 'This photo did not open');
    await told(page, sentence);
  });
}

test('what a photo\'s file told is listed; undo brings the photo before back', async (t) => {
  const page = await write(t);
  await choose(page, fixture('photos/orientation_6.jpg'));
  await told(page, 'GPS position: \u206853.8000, -1.5500\u2069');
  await choose(page, path.join(root, 'assets/samples/amina.jpg'));
  await told(page, 'The photo’s file told nothing else');
  await page.getByRole('button', { name: 'Undo' }).click();
  await told(page, 'GPS position: \u206853.8000, -1.5500\u2069');
  assert.ok((await save(page)).equals(await nativeCard(t, fixture('photos/orientation_6.jpg'))));
});

test('a cover is added and moved by keyboard alone; the file is the command line\'s for a story with that cover', async (t) => {
  const page = await write(t);
  const photo = path.join(root, 'assets/samples/amina.jpg');
  await choose(page, photo);
  await opened(page);
  await page.getByRole('radio', { name: 'Plain dark' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add a cover' }).focus();
  await page.keyboard.press('Enter');
  const cover = page.getByRole('button', { name: /^Cover 1 of 1, oval/ });
  await cover.focus();
  // To the far corner, where it stops with its middle on the photo's corner, and as small as can be: a box that is known.
  for (let i = 0; i < 120; ++i) await page.keyboard.press('Minus');
  for (let i = 0; i < 25; ++i) await page.keyboard.press('Shift+ArrowLeft');
  for (let i = 0; i < 25; ++i) await page.keyboard.press('Shift+ArrowUp');
  for (let i = 0; i < 8; ++i) await page.keyboard.press('Shift+ArrowRight');
  for (let i = 0; i < 6; ++i) await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: /upper middle/ }).waitFor({ state: 'attached' });
  const bytes = await save(page);
  const folder = scratch(t);
  const [file, out] = [path.join(folder, 'story.json'), path.join(folder, 'card.png')];
  const [left, top, side] = [0.385, 0.285, 0.03];
  const covers = [{ kind: 'solid', color: 'ink', shape: 'ellipse', box: [left, top, side, side] }];
  writeFileSync(file, JSON.stringify({ storycard: 1, story: words, photos: [{ file: photo, covers }] }));
  await storycard('render', file, '-o', out);
  assert.ok(bytes.equals(readFileSync(out)), 'the same bytes');
});
