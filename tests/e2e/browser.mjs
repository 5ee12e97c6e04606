// How Chromium is started, and how long things may take in it: for tests, screenshots and measurements.

export const flags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking',
  '--disable-component-update', '--disable-default-apps', '--disable-sync', '--no-first-run', '--force-color-profile=srgb'];

/** What a slow machine may need for one step. */
export const patience = { timeout: 90_000 };

export const ready = (page) => page.locator('html[data-storycard="ready"]').waitFor({ state: 'attached', ...patience });
