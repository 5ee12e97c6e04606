// The page as it comes, before any wasm is there: it speaks the visitor's language, and stands where the composer will.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, launch, open, ready, site } from './chromium.mjs';
import { wordsOf } from './composer-page.mjs';

/** Opens the page and keeps its wasm back until `letGo` is called. */
async function openHeld(t, query, context) {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  const page = await open(t, await launch(t), `${await site(t)}${query}`, {
    ...context,
    prepare: (early) => early.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    }),
  });
  return { page, letGo };
}

test('without any wasm, the page speaks the browser\'s language, and words can be written', async (t) => {
  const words = wordsOf('fr');
  const { page, letGo } = await openHeld(t, '', { locale: 'fr-BE' });
  await page.getByRole('heading', { name: words('story.title-empty') }).waitFor();
  assert.deepEqual(await page.locator('html').evaluate((html) => [html.lang, html.dir]), ['fr', 'ltr']);
  assert.equal(await page.title(), words('app.title'));
  await page.getByRole('textbox', { name: words('story.label') }).fill('Écrit tôt');
  letGo();
  await ready(page);
  await holds(page.getByRole('textbox', { name: words('story.label') }), 'Écrit tôt');
});

for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }, { width: 844, height: 390 }]) {
  test(`in Arabic at ${viewport.width} x ${viewport.height} it stands mirrored, and nothing jumps when the composer takes over`, async (t) => {
    const words = wordsOf('ar');
    const { page, letGo } = await openHeld(t, '?lang=ar', { viewport });
    await page.getByRole('heading', { name: words('story.title-empty') }).waitFor();
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    const places = () => page.evaluate(() => ['n-story', 'n-name', 'n-role', 'n-card'].map((id) => {
      const { x, y, width, height } = document.getElementById(id).getBoundingClientRect();
      return [id, x, y, width, height];
    }));
    const before = await places();
    letGo();
    await ready(page);
    const after = await places();
    for (const [i, [id, ...box]] of before.entries()) {
      const moved = Math.max(...box.map((value, side) => Math.abs(value - after[i][side + 1])));
      assert.ok(moved <= 2, `${id} moves by ${moved} px: ${box} to ${after[i]}`);
    }
  });
}
