// What the page does not do: run while idle, lose what is typed while it is busy, or scroll sideways when it is enlarged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, launch, open, patience, site, thorough } from './chromium.mjs';
import { ComposerPage, countWork, sampleIn } from './composer-page.mjs';

test('the loop sleeps: five idle seconds without one repaint with a photo and the gallery open, and while a field has the focus', async (t) => {
  const page = await open(t, await launch(t), await site(t), { prepare: countWork });
  const composer = new ComposerPage(page);
  // Idle seconds are what is measured here, not waited for.
  const drawnIn = async (ms) => {
    await composer.rest();
    return page.evaluate((wait) => new Promise((resolve) => {
      const { storycardWork: work } = window;
      const before = work.drawn + work.repaints;
      setTimeout(() => resolve(work.drawn + work.repaints - before), wait);
    }), ms);
  };
  await composer.begin(sampleIn('en'));
  await composer.go('frame');
  await page.locator('html[data-ahead=fetched]').waitFor({ state: 'attached', ...patience });  // the page's last work of its own
  assert.equal(await drawnIn(5000), 0);
  await composer.go('story');
  await composer.field('story.label').focus();
  assert.equal(await drawnIn(3000), 0);
});

test('what is typed and pressed while the page is stuck for half a second arrives, all of it and in order', async (t) => {
  const page = await open(t, await launch(t), await site(t), { prepare: countWork });
  const composer = new ComposerPage(page);
  await composer.ready();
  const field = composer.field('story.label');
  await field.focus();
  const text = 'Every letter arrives, however slow the machine.';
  const stuck = (ms) => page.evaluate((time) => setTimeout(() => {
    const end = performance.now() + time;
    while (performance.now() < end);
  }), ms);
  await stuck(500);
  for (const letter of text.slice(0, 24)) await page.keyboard.insertText(letter);
  await stuck(500);
  await page.keyboard.type(text.slice(24));
  await holds(field, text);
  await page.getByRole('img', { name: new RegExp(text.replace('.', '\\.')) }).first().waitFor({ state: 'attached' });

  await stuck(500);
  await composer.tab('frame').click();
  await composer.tab('frame').and(page.locator('[aria-selected=true]')).waitFor({ state: 'attached' });
  await stuck(500);
  await page.keyboard.press('Control+z');
  await page.locator('#say').filter({ hasText: composer.words('undo.done', { what: composer.words('change.story') }) }).waitFor({ state: 'attached' });
});

/** In the page: those of the controls that do not come into view with the focus, and the repaints that follow it. */
async function staysHidden(controls) {
  const isInSight = (node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    const [middle, center] = [x + width / 2, y + height / 2];
    return width >= 1 && height >= 1 && middle > 0 && center > 0 && middle < innerWidth && center < innerHeight;
  };
  const hidden = [];
  for (const id of controls) {
    document.getElementById(id)?.focus();
    // Usually with the first repaint, on a slow machine with one of the next.
    for (let i = 0; i < 100; ++i) {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const node = document.getElementById(id);
      if (!node || isInSight(node)) break;
      if (i === 99) hidden.push(id);
    }
  }
  return hidden;
}

for (const [percent, scale] of [[200, 2], [400, 4]]) {
  for (const language of ['en', 'ar']) {
    if (!thorough && (percent !== 400 || language !== 'ar')) continue;
    test(`at ${percent} % nothing scrolls sideways, and everything comes into view with the focus: ${language}`, async (t) => {
      // As a browser zooms a window of 1280 x 1024: fewer CSS px, more device px for each.
      const viewport = { width: 1280 / scale, height: 1024 / scale };
      const page = await open(t, await launch(t), `${await site(t)}?lang=${language}`, { viewport, deviceScaleFactor: scale, prepare: countWork });
      const composer = new ComposerPage(page, language);
      await composer.ready();
      await composer.write(sampleIn(language));
      for (const step of ['story', 'photo', 'frame', 'share']) {
        await composer.go(step);
        await composer.rest();
        const { wide, outside, controls } = await page.evaluate(() => {
          const nodes = [...document.querySelectorAll('#screen [id^="n-"]')];
          const isControl = (node) => node.matches('button, input, textarea, a');
          return {
            wide: [document.documentElement.scrollWidth, document.getElementById('screen').scrollWidth].filter((width) => width > innerWidth),
            outside: nodes.filter((node) => {
              const { left, right } = node.getBoundingClientRect();
              return left < -1 || right > innerWidth + 1;
            }).map((node) => node.id),
            controls: nodes.filter(isControl).map((node) => node.id),
          };
        });
        assert.deepEqual(wide, [], `${step} is wider than the window`);
        assert.deepEqual(outside, [], `${step}: beyond the sides`);
        assert.ok(controls.length > 6, `${step} has its controls`);
        assert.deepEqual(await page.evaluate(staysHidden, controls), [], `${step}: not in view with the focus on them`);
      }
    });
  }
}
