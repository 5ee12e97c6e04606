// Edits that fast-check makes up, and a hand in the page that does them as quickly as the page takes them: through the tree's own elements,
// as a keyboard, a screen reader or a dropped file does.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { root } from '../node/samples.mjs';

const words = ['I came with seeds in my coat pocket.', 'Nine summers on,', 'واليوم يناديني أطفال القسم باسمي.', 'Щосуботи я вчу дітей грати в шахи.', '朝、町中が時間どおりに着きます。', 'ฉันมาพร้อมเมล็ดพันธุ์',
  'আমি বীজ নিয়ে এসেছি।', 'Κάθε πρωί', 'हर सुबह', '👩🏾‍🌾 ☀️', 'straße, garçon, ñandú', '\n', '“quoted”', '+44 7700 900123', '12 High Street'];
const text = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((some) => some.join(' ')) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.constantFrom('', ' \n ', 'a'.repeat(300)) },
);
const which = fc.nat(10_000);  // of what is offered
const step = fc.constantFrom('story', 'photo', 'frame', 'share');

/** One thing that somebody does. All but `undo` and `redo` make a step that can be undone, or change nothing. */
export const edit = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('write'), step: fc.constantFrom('story', 'story', 'photo'), which, text }) },
  { weight: 14, arbitrary: fc.record({ do: fc.constant('press'), step, which }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('format'), which }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('slide'), which, share: fc.integer({ min: 0, max: 100 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo'), times: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redo'), times: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('photo'), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('interface'), which }) },
);

const photos = ['taras', 'yelitza', 'layla'].map((name) => readFileSync(path.join(root, `assets/samples/${name}.jpg`)).toString('base64'));

/** Gives the page its hand: window.hand. */
export async function lendHand(page) {
  await page.evaluate((files) => {
    const at = (id) => document.getElementById(`n-${id}`);
    const screen = document.getElementById('screen');
    // Of what is drawn between two repaints nothing is seen: the software that stands in for a graphics card is spared it.
    let isSeen = true;
    const { drawElements } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawElements = function drawSeen(...given) {
      if (isSeen) drawElements.apply(this, given);
    };
    const repaint = () => {
      isSeen = true;
      return new Promise((resolve) => requestAnimationFrame(resolve)).then(() => (isSeen = false));
    };
    /** What was done is drawn now: a press on nothing at all. */
    const draw = () => screen.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    // What opens something over the screen, leaves the page or asks for a file, and what would take the landmark away.
    const others = /^(drafts|finish|simple-view|undo|redo|language|theme|help|safe|expand|tab-|next|ideas-more|device|photo-(choose|add|paste|take)|logo-(add|choose)|speaker-.*photo|save|show-pictures|share-to|copy|platform-|answer-first|keep|submit|file-|embed|card|place$|advice-.*place$|format-|start-over|toast)/;
    const offered = (kinds) => [...document.querySelectorAll('#screen [id^="n-"]')]
      .filter((node) => node.matches(kinds) && node.getAttribute('aria-disabled') !== 'true' && !others.test(node.id.slice(2)));
    const pick = (all, number) => all[number % all.length];
    const escape = () => screen.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true }));
    const put = (node, value) => {
      node.value = value;
      node.dispatchEvent(new InputEvent('input', { bubbles: true }));
      draw();
    };

    async function open(step) {
      for (let tries = 0; !at(`tab-${step}`); ++tries) {
        if (tries > 9) throw new Error(`the step ${step} cannot be reached`);
        escape();
        await repaint();
      }
      if (at(`tab-${step}`).getAttribute('aria-selected') !== 'true') at(`tab-${step}`).click();
    }

    /** The landmark: a field that no edit writes into. */
    async function landmark() {
      await open('story');
      if (!at('place')) await repaint();
      return at('place').value;
    }

    function undoOnce(name) {
      if (!at(name) || at(name).getAttribute('aria-disabled') === 'true') return false;
      at(name).click();
      return true;
    }

    const acts = {
      async write({ step, which, text }) {
        await open(step);
        const field = pick(offered('input[type=text], textarea'), which);
        if (field) put(field, text);
      },
      async press({ step, which }) {
        await open(step);
        pick(offered('button'), which)?.click();
      },
      async format({ which }) {
        pick([...document.querySelectorAll('#screen [id^="n-format-"]')], which)?.click();
      },
      async slide({ which, share }) {
        await open('photo');
        const slider = pick(offered('input[type=range]'), which);
        if (slider) put(slider, String(Number(slider.min) + (Number(slider.max) - Number(slider.min)) * share / 100));
      },
      async undo({ times }) {
        const here = await landmark();
        for (let i = 0; i < times && undoOnce('undo'); ++i) {
          if (at('place').value === here) continue;
          undoOnce('redo');
          return;
        }
      },
      async redo({ times }) {
        await landmark();
        for (let i = 0; i < times && undoOnce('redo'); ++i);
      },
      async photo({ which }) {
        await open('photo');
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(pick(files, which)), (letter) => letter.charCodeAt(0))], 'photo.jpg', { type: 'image/jpeg' }));
        screen.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        // It is an edit once it is open: nothing is to come in between.
        for (let calm = 0; calm < 3; calm = window.storycardWork.jobs === 0 ? calm + 1 : 0) await new Promise((resolve) => setTimeout(resolve, 30));
        draw();
      },
      async interface({ which }) {
        await open('story');
        at('language').click();
        draw();
        pick([...document.querySelectorAll('#screen [role^=menuitem], #screen [role=option]')], which)?.click();
        draw();
        escape();
        draw();
      },
    };

    window.hand = {
      landmark,
      /** Does them one after the other. Each is drawn, every tenth is waited for until it is on the screen. */
      async play(edits) {
        let done = 0;
        for (const edit of edits) {
          await acts[edit.do](edit);
          if (++done % 10 === 0) await repaint();
          if (document.documentElement.dataset.storycard !== 'ready') throw new Error(`it stopped after ${JSON.stringify(edit)}`);
        }
        await repaint();
        isSeen = true;
      },
      async mark(text) {
        await landmark();
        put(at('place'), text);
        isSeen = true;
      },
      /** As many steps back (or forth) as there are, or until another landmark stands there: how many. */
      async go(name, from) {
        await landmark();
        let steps = 0;
        while (undoOnce(name)) {
          ++steps;
          if (steps % 100 === 0) await repaint();
          if (from !== undefined && at('place').value !== from) break;
        }
        await repaint();
        isSeen = true;
        return steps;
      },
      /** Everyone agrees, as far as is asked; then Save. */
      async save() {
        await open('share');
        await repaint();
        for (const id of ['about-me', 'agree-mine', 'agree-shown']) {
          if (at(id) && at(id).getAttribute('aria-checked') !== 'true') at(id).click();
          await repaint();
        }
        isSeen = true;
      },
    };
  }, photos);
}
