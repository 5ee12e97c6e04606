// Saving: one format, all of them in a zip, and the caption.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { formats, root, scratch, storycard } from '../node/samples.mjs';
import { agree, downloadBy, launch, open, photoIsOpen, ready, site } from './chromium.mjs';

const words = 'I came with seeds in my coat pocket.';
const photo = path.join(root, 'assets/samples/amina.jpg');

async function share(t, context = {}) {
  const page = await open(t, await launch(t), await site(t), context);
  await ready(page);
  await page.getByRole('textbox', { name: 'Tell it in a sentence or two' }).fill(words);
  await page.locator('#photo-file').setInputFiles(photo);
  await photoIsOpen(page);
  await page.getByRole('tab', { name: 'Share' }).click();
  await agree(page);
  return page;
}

async function download(page, name) {
  const file = await downloadBy(page.getByRole('button', { name }));
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('all six formats come in one zip, each with the command line\'s bytes; a format that is left out does not', async (t) => {
  const page = await share(t, { viewport: { width: 390, height: 844 } });
  await page.getByRole('button', { name: 'Save 6 images' }).waitFor();
  const all = await download(page, 'Save 6 images');
  assert.equal(all.name, 'itac-quote.zip');

  const folder = scratch(t), story = path.join(folder, 'story.json'), out = path.join(folder, 'cards');
  writeFileSync(story, JSON.stringify({ storycard: 1, story: words }));
  await storycard('render', story, '--photo', photo, '--format', 'all', '-o', `${out}/`);
  const files = unzipSync(all.bytes);
  assert.deepEqual(Object.keys(files).sort(), formats.map((format) => `itac-quote-${format}.png`).sort());
  for (const format of formats) {
    const native = readFileSync(path.join(out, `itac-quote-${format}.png`));
    assert.ok(native.equals(files[`itac-quote-${format}.png`]), `${format}: the same bytes`);
  }

  await page.getByRole('checkbox', { name: 'Wide' }).click();
  const five = await download(page, 'Save 5 images');
  assert.ok(!('itac-quote-wide.png' in unzipSync(five.bytes)));
});

test('the caption is on the clipboard after one press; where the browser refuses, it stands in a field, selected', async (t) => {
  const page = await share(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy caption' }).click();
  await page.waitForFunction(async (text) => (await navigator.clipboard.readText()).includes(text), words);

  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not here')); });
  await page.getByRole('button', { name: 'Copy caption' }).click();
  const field = page.getByRole('textbox', { name: 'Words to copy' });
  await page.waitForFunction(() => {
    const { activeElement: field } = document;
    return field instanceof HTMLTextAreaElement && field.selectionEnd === field.value.length && field.selectionStart === 0;
  });
  assert.ok((await field.inputValue()).includes(words));
});
