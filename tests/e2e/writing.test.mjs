// What is typed with an input method, or pasted, is on the card exactly so, in the three engines.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../node/samples.mjs';
import { engines, outliving } from './engines.mjs';
import { hasFocus, holds, launch, open, photoIsOpen, ready, site } from './chromium.mjs';

/** Words as their input methods make them: what stands there step by step, then what is taken. Without steps: typed as it is. */
const methods = {
  Japanese: [[['n', 'に', 'にh', 'にほ', 'にほん', '日本'], '日本'], [['n', 'の', '野', 'の'], 'の'], [['に', 'にわ', '庭'], '庭']],
  Chinese: [[['w', 'wo', 'wo\'z', 'wo\'zai', '我在'], '我在'], [['zh', 'zhe', 'zhe\'li', '这里'], '这里']],
  Korean: [[['ㅇ', '아', '안'], '안'], [['ㄴ', '녀', '녕'], '녕'], [[], ' '], [['ㅈ', '지', '집'], '집']],
  Vietnamese: [[['t', 'ti', 'tie', 'tiê', 'tiên', 'tiêng', 'tiếng'], 'tiếng'], [[], ' '], [['V', 'Vi', 'Vie', 'Viê', 'Việ', 'Việt'], 'Việt']],
  Arabic: [...'من ليبيا إلى هنا'].map((letter) => [[], letter]),
};
const whole = (words) => words.map(([, taken]) => taken).join('');

/** Two repaints: what was typed has gone through the composer and come back. */
const repaints = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';

/** In the page: an input method as browsers tell of it, in the order of `engine`. Between its steps the page repaints. */
const composing = (words, engine) => `(async () => {
  const field = document.getElementById('n-story');
  field.focus();
  const tell = (type, data) => field.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));
  const wrong = [];
  for (const [steps, taken] of ${JSON.stringify(words)}) {
    const before = field.value;
    const put = async (text, inputType, isComposing) => {
      field.value = before + text;
      field.setSelectionRange(field.value.length, field.value.length);
      field.dispatchEvent(new InputEvent('input', { data: text, inputType, isComposing, bubbles: true }));
    };
    if (steps.length > 0) tell('compositionstart', '');
    for (const step of steps) {
      tell('compositionupdate', step);
      put(step, 'insertCompositionText', true);
      await ${repaints};
      if (field.value !== before + step) wrong.push(step + ' became ' + field.value);
    }
    const late = ${JSON.stringify(engine)} === 'Firefox';
    if (late) field.value = before + taken;
    if (late && steps.length > 0) tell('compositionend', taken);
    put(taken, steps.length > 0 ? 'insertFromComposition' : 'insertText', false);
    if (!late && steps.length > 0) tell('compositionend', taken);
    await ${repaints};
    if (field.value !== before + taken) wrong.push(taken + ' became ' + field.value);
  }
  return [field.value, wrong, field.selectionStart === field.value.length];
})()`;

for (const [engine, openPage] of Object.entries(engines)) {
  test(`${engine}: composed words come to the card as they are, and undo never stops inside a word`, (t) => outliving(t, async () => {
    const page = await openPage(t);
    await page.goto(await site(t));
    await page.has('html[data-storycard="ready"]');
    for (const [language, words] of Object.entries(methods)) {
      await page.value(`(() => {
        const field = document.getElementById('n-story');
        field.value = '';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return ${repaints};
      })()`);
      const [text, wrong, atEnd] = await page.value(composing(words, engine));
      assert.deepEqual([text, wrong, atEnd], [whole(words), [], true], language);
      await page.shows(whole(words));
    }
    // A slow word alone, then one undo.
    const undone = await page.value(`(async () => {
      const field = document.getElementById('n-story');
      field.value = 'before ';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await new Promise((done) => setTimeout(done, 1700));
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      for (const step of ['k', 'か', 'かn', 'かん', '漢']) {
        field.value = 'before ' + step;
        field.dispatchEvent(new InputEvent('input', { data: step, inputType: 'insertCompositionText', isComposing: true, bubbles: true }));
        if (step === 'か' || step === 'かん') await new Promise((done) => setTimeout(done, 1700));
        else await ${repaints};
      }
      field.dispatchEvent(new CompositionEvent('compositionend', { data: '漢', bubbles: true }));
      await ${repaints};
      const composed = field.value;
      document.getElementById('n-undo').click();
      for (let i = 0; i < 600 && field.value === composed; ++i) await ${repaints};
      return [composed, field.value];
    })()`);
    assert.deepEqual(undone, ['before 漢', 'before ']);
  }));

  test(`${engine}: 5,000 characters put in at once are all there`, (t) => outliving(t, async () => {
    const page = await openPage(t);
    await page.goto(await site(t));
    await page.has('html[data-storycard="ready"]');
    const text = 'Nine summers on, our street garden feeds forty families. '.repeat(88).slice(0, 5000);
    const shown = await page.value(`(async () => {
      const field = document.getElementById('n-story');
      field.focus();
      document.execCommand('insertText', false, ${JSON.stringify(text)});
      await ${repaints};
      await ${repaints};
      return field.value;
    })()`);
    assert.equal(shown, text);
    await page.shows(text.slice(0, 200));
  }));
}

test('Chromium: a real input method, step by step, in the drawn view and the simple one', async (t) => {
  const browser = await launch(t), url = await site(t);
  for (const view of ['drawn', 'simple']) {
    const page = await open(t, browser, `${url}?view=${view}`);
    await ready(page);
    const field = page.getByRole('textbox', { name: 'Tell it in a sentence or two' });
    const keyboard = await page.context().newCDPSession(page);
    for (const [language, words] of Object.entries(methods)) {
      await field.fill('');
      await field.focus();
      let before = '';
      for (const [steps, taken] of words) {
        for (const step of steps) {
          await keyboard.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
          await page.evaluate(repaints);  // the composer has had its say, and leaves it as it is
          assert.equal(await field.inputValue(), before + step, `${language} while composing`);
        }
        await keyboard.send('Input.insertText', { text: taken });
        before += taken;
        await page.evaluate(repaints);
        assert.equal(await field.inputValue(), before, language);
      }
      await page.getByRole('img', { name: before }).first().waitFor();
    }
  }
});

test('pasted: 5,000 characters, rich text as plain words, words beside a picture of them, a picture as the photo', async (t) => {
  const page = await open(t, await launch(t), await site(t), { permissions: ['clipboard-read', 'clipboard-write'] });
  await ready(page);
  const field = page.getByRole('textbox', { name: 'Tell it in a sentence or two' });
  const png = readFileSync(path.join(root, 'tests/golden/screens/small-phone-story.png')).toString('base64');
  const paste = async (items) => {
    await page.evaluate(async ({ given, picture }) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const blobs = Object.fromEntries(Object.entries(given).map(([type, text]) => [type, new Blob([type === 'image/png' ? bytes : text], { type })]));
      await navigator.clipboard.write([new ClipboardItem(blobs)]);
    }, { given: items, picture: png });
    await field.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
  };
  const long = 'Nine summers on, our street garden feeds forty families. '.repeat(88).slice(0, 5000);
  await paste({ 'text/plain': long });
  await holds(field, long);
  await paste({ 'text/plain': 'Plain words.', 'text/html': '<p><b>Plain</b> <i>words.</i></p>' });
  await holds(field, 'Plain words.');
  await paste({ 'text/plain': 'Words of a document.', 'text/html': '<p>Words of a document.</p>', 'image/png': '' });
  await holds(field, 'Words of a document.');
  assert.equal(await page.locator('#n-tab-photo[aria-description]').count(), 0, 'no photo was taken of them');
  await paste({ 'image/png': '' });
  await photoIsOpen(page);
  assert.equal(await field.inputValue(), 'Words of a document.', 'the words are as they were');
});

test('a change that was not typed, as by an idea or undo, leaves the caret where one can go on', async (t) => {
  const page = await open(t, await launch(t), await site(t));
  await ready(page);
  const field = page.getByRole('textbox', { name: 'Tell it in a sentence or two' });
  const idea = page.locator('#n-ideas button').first();
  await idea.click();
  await page.waitForFunction(() => document.getElementById('n-story').value.length > 3);
  const opening = await field.inputValue();
  await hasFocus(field, 'the idea gives the field the focus');
  await page.keyboard.type('teach.');
  await holds(field, `${opening}teach.`);
  await page.keyboard.press('Control+z');
  await page.waitForFunction((text) => document.getElementById('n-story').value !== text, `${opening}teach.`);
  await page.keyboard.type('I ');
  assert.match(await field.inputValue(), /I $/, 'the caret is at the end of what changed');
});
