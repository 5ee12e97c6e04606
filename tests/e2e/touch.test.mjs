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

async function withPhoto(t) {
  const page = await open(t, await launch(t), await site(t), { ...phone, prepare: countWork });
  const composer = new ComposerPage(page);
  await composer.begin(sampleIn('en'));
  await composer.rest();
  return { page, composer, fingers: await Fingers.on(page) };
}

/** The page itself has neither been zoomed nor scrolled. */
async function staysPut(page) {
  assert.deepEqual(await page.evaluate(() => [visualViewport.scale, scrollX, scrollY, visualViewport.offsetTop]), [1, 0, 0, 0]);
}

/** The middle of the card on the stage. */
async function middleOfCard(page) {
  const { x, y, width, height } = await page.locator('#n-card').boundingBox();
  return { x: x + width / 2, y: y + height / 2, width, height };
}

test('two fingers on the photo zoom it, and one finger moves it; each is one step of undo', async (t) => {
  const { page, composer, fingers } = await withPhoto(t);
  const zoom = composer.role('slider', 'photo.zoom-name');
  const value = async () => Number(await zoom.inputValue());
  assert.equal(await value(), 1);
  const { x, y } = await middleOfCard(page);

  await fingers.down([x - 30, y], [x + 30, y]);
  await fingers.to([[x - 60, y], [x + 60, y]]);
  await fingers.up();
  await composer.rest();
  const pinched = await value();
  assert.ok(pinched > 1.8 && pinched < 2.2, `twice as far apart is twice as large, not ${pinched}`);
  await staysPut(page);

  const undo = composer.button('undo');
  const said = (key) => page.locator('#say').filter({ hasText: composer.words('undo.done', { what: composer.words(key) }) }).waitFor({ state: 'attached' });
  const card = async () => (await page.screenshot({ clip: await page.locator('#n-card').boundingBox() })).toString('base64');
  const before = await card();
  await fingers.down([x, y]);
  await fingers.to([[x + 50, y - 20]]);
  await fingers.up();
  await composer.rest();
  assert.equal(await value(), pinched, 'one finger does not zoom');
  assert.notEqual(await card(), before, 'the photo is elsewhere');
  await staysPut(page);
  await composer.press(undo);
  await said('change.move');
  await composer.rest();
  assert.equal(await value(), pinched);
  await composer.press(undo);
  await composer.rest();
  assert.equal(await value(), 1, 'the whole pinch is undone at once');

  // The other way round the photo never becomes smaller than what it has to fill.
  await fingers.down([x - 60, y], [x + 60, y]);
  await fingers.to([[x - 20, y], [x + 20, y]]);
  await fingers.up();
  await composer.rest();
  assert.equal(await value(), 1);
  await staysPut(page);
});

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
  const { x, y, width, height } = await third.boundingBox();
  const [fx, fy] = [x + width / 2, y + height / 2];
  // On a busy machine a swipe takes so long that it was slow, and what was slow hardly glides: it is swiped up and down until one was quick.
  for (let tries = 1, start = y; ; ++tries) {
    const up = tries % 2 === 1 ? 1 : -1;
    const from = up > 0 ? fy : fy - 120;
    await fingers.down([fx, from]);
    await fingers.to([[fx, from - 120 * up]], 5);
    await fingers.up();
    await composer.rest();
    const now = await third.boundingBox();
    // What has left the screen has no height there any more.
    if (now === null || now.height < height || (start - now.y) * up > 120 + 10) break;
    assert.ok(tries < 10, `it glides on: ${(start - now.y) * up} px after 120`);
    start = now.y;
  }
  assert.equal(await chosen(), was);
  await staysPut(page);

  // A finger that only touches presses.
  await composer.press(frames.nth(8));
  await frames.nth(8).and(page.locator('[aria-checked=true]')).waitFor({ state: 'attached' });
});

test('a finger that stops a glide presses nothing', async (t) => {
  const page = await open(t, await launch(t), await site(t), { ...phone, prepare: countWork });
  const composer = new ComposerPage(page);
  await composer.ready();
  await composer.go('frame');
  await composer.rest();
  const fingers = await Fingers.on(page);
  const chosen = composer.role('radiogroup', 'frames').getByRole('radio').and(page.locator('[aria-checked=true]'));
  // On a busy machine the list may have come to rest before the second finger is there: that one presses, and tells nothing.
  for (let tries = 1; ; ++tries) {
    const was = await chosen.textContent();
    await watchGlide(page);
    const [from, to] = tries % 2 === 1 ? [760, 560] : [560, 760];
    await fingers.down([200, from]);
    await fingers.to([[200, to]], 4);
    await fingers.up();
    await page.evaluate(() => window.glides);
    await fingers.down([200, 600]);
    await fingers.up();
    await composer.rest();
    if (!await page.evaluate(() => window.metGlide)) {
      assert.ok(tries < 10, 'a finger meets the list while it glides');
      continue;
    }
    assert.equal(await chosen.textContent(), was);
    return;
  }
});

/**
 * window.glides: the list moved on twice after the finger had left; window.metGlide: it was still well on its way when the next finger came.
 * A glide that moved by less may have been at its end.
 */
function watchGlide(page) {
  return page.evaluate(() => {
    const places = () => [...document.querySelectorAll('#n-frames [role=radio]')].map((frame) => frame.getBoundingClientRect().y);
    let [lifted, met, moves, last, moving] = [false, false, 0, places(), false];
    window.metGlide = false;
    addEventListener('pointerup', () => {
      lifted = true;
      addEventListener('pointerdown', () => {
        met = true;
        window.metGlide = moving;
      }, { once: true, capture: true });
    }, { once: true, capture: true });
    window.glides = new Promise((resolve) => {
      let frames = 0;
      const look = () => {
        const now = places();
        moving = lifted && now.filter((y, i) => Math.abs(y - last[i]) > 4).length > 2;
        if (moving) ++moves;
        last = now;
        if (moves > 2 || (lifted && ++frames > 120)) resolve();
        if (!met) requestAnimationFrame(look);
      };
      look();
    });
  });
}

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
