// Fingers on a phone: what the composer does with them, and what it leaves to the browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, open, site } from './chromium.mjs';
import { ComposerPage, countWork, sampleIn } from './composer-page.mjs';

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, reducedMotion: 'no-preference' };

/** Real touches, through the browser's own input: `to` brings the fingers there, a repaint at a time. */
class Fingers {
  constructor(page, cdp) {
    this.page = page;
    this.cdp = cdp;
  }

  static async on(page) {
    return new Fingers(page, await page.context().newCDPSession(page));
  }

  send(type, points) {
    return this.cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  }

  repaint() {
    return this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }

  async down(...points) {
    this.points = points;
    for (let count = 1; count <= points.length; ++count) await this.send('touchStart', points.slice(0, count));
  }

  /** A repaint after each move but the last: a finger that is lifted at once has not come to rest. */
  async to(points, moves = 8) {
    const from = this.points;
    for (let i = 1; i <= moves; ++i) {
      await this.send('touchMove', from.map(([x, y], finger) => [x + ((points[finger][0] - x) * i) / moves, y + ((points[finger][1] - y) * i) / moves]));
      if (i < moves) await this.repaint();
    }
    this.points = points;
  }

  up() {
    return this.send('touchEnd', []);
  }
}

/** The page itself has neither been zoomed nor scrolled. */
async function staysPut(page) {
  assert.deepEqual(await page.evaluate(() => [visualViewport.scale, scrollX, scrollY, visualViewport.offsetTop]), [1, 0, 0, 0]);
}

test('a swipe scrolls the gallery, which glides on when the finger leaves, and presses nothing', async (t) => {
  const page = await open(t, await launch(t), await site(t), { ...phone, prepare: countWork });
  const composer = new ComposerPage(page);
  await composer.ready();
  await composer.write(sampleIn('en'));
  await composer.go('frame');
  await composer.rest();
  const fingers = await Fingers.on(page);
  const frames = composer.role('radiogroup', 'frames').getByRole('radio');
  const chosen = () => frames.and(page.locator('[aria-checked=true]')).textContent();
  const was = await chosen();
  const third = frames.nth(3);
  const { x, y: start, width, height } = await third.boundingBox();
  const [fx, fy] = [x + width / 2, start + height / 2];

  await fingers.down([fx, fy]);
  await fingers.to([[fx, fy - 120]], 5);
  await fingers.up();
  await composer.rest();
  const glided = await third.boundingBox();
  // What has left the screen has no height there any more.
  assert.ok(glided === null || glided.height < height || glided.y < start - 120 - 10, `it glides on: ${start - glided?.y} px after 120`);
  assert.equal(await chosen(), was);
  await staysPut(page);

  // A finger that only touches presses.
  await composer.press(frames.nth(8));
  await frames.nth(8).and(page.locator('[aria-checked=true]')).waitFor({ state: 'attached' });
});

test("the browser's own zoom, by keys, by wheel and by its menu, is left to it", async (t) => {
  const page = await open(t, await launch(t), await site(t), { prepare: countWork });
  await new ComposerPage(page).ready();
  const taken = await page.evaluate(() => {
    const at = document.getElementById('screen');
    const events = [
      ...['=', '+', '-', '0'].flatMap((key) => [{ ctrlKey: true }, { metaKey: true }].map((held) =>
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))),
      new WheelEvent('wheel', { deltaY: -100, ctrlKey: true, bubbles: true, cancelable: true, clientX: 300, clientY: 300 }),
    ];
    return events.filter((event) => !at.dispatchEvent(event)).map((event) => event.key ?? event.type);
  });
  assert.deepEqual(taken, []);
  const viewport = await page.locator('meta[name=viewport]').getAttribute('content');
  assert.doesNotMatch(viewport, /user-scalable|maximum-scale/);
});
