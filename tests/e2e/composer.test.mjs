// A person at the composer, found by role and name as assistive technology finds everything.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root, scratch, storycard } from '../node/samples.mjs';
import { agree, downloadBy, hasFocus, holds, launch, open, ready, site } from './chromium.mjs';
import { countWork, rest } from './composer-page.mjs';

const words = 'I came with seeds in my coat pocket. Nine summers on, our street garden feeds forty families.';
const photo = path.join(root, 'assets/samples/amina.jpg');

/** The command line's picture of what was made in the composer. */
async function nativeCard(t, story, ...options) {
  const folder = scratch(t);
  const [file, out] = [path.join(folder, 'story.json'), path.join(folder, 'card.png')];
  writeFileSync(file, JSON.stringify({ storycard: 1, ...story }));
  await storycard('render', file, ...options, '-o', out);
  return readFileSync(out);
}

async function download(page, button) {
  await agree(page);
  const file = await downloadBy(button);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function choosePhoto(page, name) {
  const coming = page.waitForEvent('filechooser');
  await page.getByRole('button', { name }).click();
  await (await coming).setFiles(photo);
}

for (const [device, context] of [['a desktop', {}], ['a phone', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }]]) {
  test(`on ${device}: write, choose a photo, pick a frame and a format, download: the file is the command line's`, async (t) => {
    const page = await open(t, await launch(t), await site(t), context);
    await ready(page);
    await page.getByRole('textbox', { name: 'Tell it in a sentence or two' }).fill(words);
    await page.getByRole('textbox', { name: 'First name' }).fill('Amina');
    await page.getByRole('textbox', { name: 'What you do' }).fill('Community gardener');

    await page.getByRole('tab', { name: 'Photo' }).click();
    await choosePhoto(page, 'Choose a photo');
    await page.getByRole('textbox', { name: 'Describe the photo' }).fill('Amina in her street garden, smiling');

    await page.getByRole('tab', { name: 'Frame' }).click();
    await page.getByRole('radio', { name: 'Half and half' }).click();
    await page.getByRole('radio', { name: 'Stories' }).click();
    await page.getByRole('img', { name: /Amina in her street garden, smiling/ }).waitFor();

    await page.getByRole('tab', { name: 'Share' }).click();
    const file = await download(page, page.getByRole('button', { name: /^Save picture/ }));

    assert.equal(file.name, 'itac-half-story.png');
    const story = { frame: 'itac/half', format: 'story', story: words, name: 'Amina', role: 'Community gardener', photo: { description: 'Amina in her street garden, smiling' } };
    assert.ok(file.bytes.equals(await nativeCard(t, story, '--photo', photo)), 'the same bytes');
  });
}

test('words written before any wasm has arrived are kept, with the focus, and are on the card', async (t) => {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  const page = await open(t, await launch(t), await site(t), {
    prepare: (early) => early.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    }),
  });
  const story = page.getByRole('textbox', { name: 'Tell it in a sentence or two' });
  await story.pressSequentially('Written early');
  await page.getByRole('textbox', { name: 'First name' }).fill('Bo');
  await story.focus();
  assert.equal(await page.locator('html').getAttribute('data-storycard'), null);

  letGo();
  await ready(page);
  await holds(story, 'Written early');
  await hasFocus(story, 'the field has the focus still');
  await page.keyboard.type(', and late.');
  await page.getByRole('img', { name: /Written early, and late\..*Bo/s }).waitFor();
  await page.getByRole('tab', { name: 'Share' }).click();
  const file = await download(page, page.getByRole('button', { name: /^Save picture/ }));
  assert.ok(file.bytes.equals(await nativeCard(t, { story: 'Written early, and late.', name: 'Bo' })));
});

test('a photo may be dropped on the page or pasted; one that is broken is told and changes nothing', async (t) => {
  const page = await open(t, await launch(t), await site(t));
  await ready(page);
  await page.getByRole('textbox', { name: 'Tell it in a sentence or two' }).fill(words);
  const give = (kind, bytes) => page.evaluate(({ how, base64 }) => {
    const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([data], 'photo.jpg', { type: 'image/jpeg' }));
    const event = how === 'drop' ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
      : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
    document.getElementById('screen').dispatchEvent(event);
  }, { how: kind, base64: Buffer.from(bytes).toString('base64') });

  await page.getByRole('tab', { name: 'Photo' }).click();
  await give('drop', readFileSync(photo).subarray(0, 50_000));
  await page.getByText('This photo did not open').first().waitFor({ state: 'attached' });
  await give('paste', readFileSync(photo));
  await page.getByRole('slider', { name: 'Zoom of the photo' }).waitFor();
  await page.getByRole('tab', { name: 'Share' }).click();
  const file = await download(page, page.getByRole('button', { name: /^Save picture/ }));
  assert.ok(file.bytes.equals(await nativeCard(t, { story: words }, '--photo', photo)));
});

test('with the keyboard alone: write, change the frame, undo it, download', async (t) => {
  const page = await open(t, await launch(t), await site(t));
  await ready(page);
  const reach = async (locator) => {
    for (let i = 0; i < 60; ++i) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`60 presses of Tab do not reach ${locator}`);
  };
  await reach(page.getByRole('textbox', { name: 'Tell it in a sentence or two' }));
  await page.keyboard.type('Keys are enough.');
  await reach(page.getByRole('tab', { name: 'Story' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Frame', selected: true }).waitFor();
  await reach(page.getByRole('radio', { name: 'Voice', checked: true }));
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('radio', { name: 'Print', checked: true }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('radio', { name: 'Voice', checked: true }).waitFor();
  await page.keyboard.press('Control+Shift+Z');
  await page.getByRole('radio', { name: 'Print', checked: true }).waitFor();
  await reach(page.getByRole('tab', { name: 'Frame' }));
  await page.keyboard.press('End');
  await reach(page.getByRole('radio', { name: 'Mine' }));
  await page.keyboard.press('Space');
  await page.getByRole('radio', { name: 'Mine', checked: true }).waitFor();
  await reach(page.getByRole('checkbox', { name: 'It is my story, and I want to share it' }));
  await page.keyboard.press('Space');
  const save = page.getByRole('button', { name: /^Save picture/, disabled: false });
  await save.waitFor();
  await reach(save);
  const coming = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const bytes = readFileSync(await (await coming).path());
  assert.ok(bytes.equals(await nativeCard(t, { story: 'Keys are enough.', frame: 'itac/print' })));
});

test('a lost WebGL context comes back with the same picture', async (t) => {
  const page = await open(t, await launch(t), await site(t), { prepare: countWork });
  await ready(page);
  await page.getByRole('textbox', { name: 'Tell it in a sentence or two' }).fill(words);
  await page.getByRole('img', { name: /coat pocket/ }).waitFor();
  const shot = async () => {
    await rest(page);
    return (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
  };
  const before = await shot();
  await page.evaluate(() => new Promise((resolve) => {
    const stage = document.getElementById('stage');
    const loss = stage.getContext('webgl2').getExtension('WEBGL_lose_context');
    stage.addEventListener('webglcontextrestored', () => requestAnimationFrame(() => requestAnimationFrame(resolve)), { once: true });
    stage.addEventListener('webglcontextlost', () => setTimeout(() => loss.restoreContext()), { once: true });
    loss.loseContext();
  }));
  assert.ok(await shot() === before, 'the screen is as it was');
});

test('right to left: the interface in Arabic, an Arabic story, the command line\'s bytes', async (t) => {
  const { strings } = JSON.parse(readFileSync(path.join(root, 'assets/strings/ar.json'), 'utf8'));
  const story = 'في أوّل مناوبةٍ لي كنتُ أبحث عن الكلمات. واليوم يناديني أطفال القسم باسمي.';
  const page = await open(t, await launch(t), `${await site(t)}?lang=ar`);
  await ready(page);
  assert.deepEqual(await page.locator('html').evaluate((html) => [html.lang, html.dir]), ['ar', 'rtl']);
  await page.getByRole('textbox', { name: strings['story.label'] }).fill(story);
  await page.getByRole('textbox', { name: strings['name.label'] }).fill('ليلى');
  const tab = (step) => page.getByRole('tab', { name: strings[`step.${step}`] });
  const [first, second] = [await tab('story').boundingBox(), await tab('photo').boundingBox()];
  assert.ok(first.x > second.x, 'steps run from right to left');
  await tab('story').focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('tab', { name: strings['step.photo'], selected: true }).waitFor();
  await tab('share').click();
  const file = await download(page, page.getByRole('button', { name: strings['share.save'].replace('{format}', strings['format.square']) }));
  assert.ok(file.bytes.equals(await nativeCard(t, { story, name: 'ليلى' })));
});

test('a text field shows letters that the system may have no font for, in the fonts of the card', async (t) => {
  const page = await open(t, await launch(t), await site(t));
  await ready(page);
  const field = page.getByRole('textbox', { name: 'Tell it in a sentence or two' });
  const shown = (text) => page.evaluate((letters) =>
    [...document.fonts].some((face) => face.family.includes('Storycard Scripts') && face.status === 'loaded' && letters.length > 0)
    && document.fonts.check('400 17px "Storycard Scripts"', letters), text);
  assert.equal(await shown('ߒ'), false);
  await field.fill('ߒ ߣߊ߬ߣߊ߬ ߦߊ߲߬');
  await page.getByRole('img', { name: /ߒ/ }).first().waitFor();
  await page.waitForFunction(() => [...document.fonts].some((face) => face.family.includes('Storycard Scripts') && face.status === 'loaded'));
  assert.equal(await shown('ߒߣߊ'), true);
  assert.match(await field.evaluate((element) => getComputedStyle(element).fontFamily), /Storycard Text.*Storycard Scripts/);
});

test('a picture that is saved while its font is still on the way is saved when the font is there', async (t) => {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  let asked;
  const fontAsked = new Promise((resolve) => (asked = resolve));
  const page = await open(t, await launch(t), await site(t), {
    prepare: (early) => early.route('**/fonts/*arabic*', async (route) => {
      asked();
      await held;
      await route.continue();
    }),
  });
  await ready(page);
  const story = 'واليوم يناديني أطفال القسم باسمي.';
  await page.getByRole('textbox', { name: 'Tell it in a sentence or two' }).fill(story);
  await fontAsked;
  await page.getByRole('tab', { name: 'Share' }).click();
  await agree(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save picture/ }).click();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  letGo();
  assert.ok(readFileSync(await (await coming).path()).equals(await nativeCard(t, { story })));
});

for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }, { width: 320, height: 568 }, { width: 768, height: 1024 }, { width: 844, height: 390 }]) {
  test(`at ${viewport.width} x ${viewport.height} nothing jumps when the composer takes over`, async (t) => {
    let letGo;
    const held = new Promise((resolve) => (letGo = resolve));
    const page = await open(t, await launch(t), await site(t), {
      viewport,
      prepare: (early) => early.route('**/*.wasm', async (route) => {
        await held;
        await route.continue();
      }),
    });
    const places = async () => {
      const boxes = {};
      for (const id of ['n-story', 'n-name', 'n-role', 'n-card']) boxes[id] = await page.locator(`#${id}`).evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x, y, width, height];
      });
      return boxes;
    };
    const before = await places();
    letGo();
    await ready(page);
    const after = await places();
    for (const [id, box] of Object.entries(before)) {
      const moved = Math.max(...box.map((value, i) => Math.abs(value - after[id][i])));
      assert.ok(moved <= 2, `${id} moves by ${moved} px: ${box} to ${after[id]}`);
    }
  });
}
