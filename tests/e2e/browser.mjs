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

/** The download that a button brings. Where none comes, what the page shows is told, and the button pressed again, as a person would. */
export async function downloadBy(button) {
  const page = button.page(), wait = { timeout: patience.timeout / 2 };
  for (let tries = 2; ; --tries) {
    const [download, press] = await Promise.allSettled([page.waitForEvent('download', wait), button.click(wait)]);
    if (download.status === 'fulfilled') return download.value;
    const shown = await page.locator('#screen').innerText();
    console.error(`no download after a press: ${press.reason ?? 'it was pressed'}; ${download.reason}; the page shows: ${shown}`);
    if (tries === 1 || download.reason.name !== 'TimeoutError') throw download.reason;
  }
}

/** From any step: everyone agrees, and the picture is saved. The download. */
export async function savePicture(page) {
  await page.locator('#n-tab-share').click();
  await agree(page);
  return downloadBy(page.locator('#n-save'));
}
