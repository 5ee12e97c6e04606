// How Chromium is started, and how long things may take in it: for tests, screenshots and measurements.

export const flags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking',
  '--disable-component-update', '--disable-default-apps', '--disable-sync', '--no-first-run', '--force-color-profile=srgb'];

/** What a slow machine may need for one step. */
export const patience = { timeout: 90_000 };

export const ready = (page) => page.locator('html[data-storycard="ready"]').waitFor({ state: 'attached', ...patience });

/** On the Share step: the story is the person's own, and everyone agrees. Nothing can be saved before. */
export async function agree(page) {
  for (const id of ['about-me', 'agree-mine', 'agree-shown']) {
    const answer = page.locator(`#n-${id}`);
    if (id === 'agree-shown' && await answer.count() === 0) continue;  // there is no photo
    await answer.waitFor({ state: 'attached', ...patience });
    await answer.evaluate((element) => element.click());
    await answer.and(page.locator('[aria-checked=true]')).waitFor({ state: 'attached', ...patience });
  }
}

/** The download that a press on the button brings. Where none comes, the error says what became of the press, and what the page shows. */
export async function downloadBy(button) {
  const page = button.page();
  const [download, press] = await Promise.allSettled([page.waitForEvent('download', patience), button.click(patience)]);
  if (download.status === 'fulfilled') return download.value;
  const shown = await page.locator('#screen').innerText();
  throw new Error(`no download came; ${press.reason ?? 'the button was pressed'}; the page shows: ${shown}`, { cause: download.reason });
}

/** From any step: everyone agrees, and the picture is saved. The download. */
export async function savePicture(page) {
  await page.locator('#n-tab-share').click();
  await agree(page);
  return downloadBy(page.locator('#n-save'));
}
