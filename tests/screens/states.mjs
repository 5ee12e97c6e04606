// The states of the screen, in the order in which a person comes to them. Each is photographed once nothing moves any more.
import { ComposerPage, countWork, sampleIn } from '../e2e/composer-page.mjs';

/** Yields the name of each state while the page shows it. */
export async function* states(page, url, { device, theme, language, view }) {
  await countWork(page);
  const query = new URLSearchParams({ lang: language, ...(view === 'simple' && { view: 'simple' }) });
  await page.goto(`${url}?${query}`);
  const composer = new ComposerPage(page, language);
  const story = sampleIn(language);
  // What a small screen shows only after a swipe; once in each language is enough.
  const long = view !== 'simple' && device !== 'desktop' && ['light-en', 'dark-ar'].includes(`${theme}-${language}`);
  const end = async function* (step) {
    if (!long) return;
    await composer.scroll(9999);
    yield `${step}-end`;
  };
  await composer.ready();
  await composer.rest();
  yield 'story-empty';

  await composer.go('photo');
  await composer.rest();
  yield 'photo-empty';

  await composer.go('story');
  await composer.write(story);
  await composer.scroll(-9999);
  yield 'story';
  yield* end('story');

  await composer.go('photo');
  await composer.choosePhoto(story.file);
  await composer.field('photo.describe').fill(story.description);
  await composer.scroll(-9999);
  yield 'photo';
  yield* end('photo');

  await composer.go('frame');
  await composer.scroll(-9999);
  yield 'frame';
  yield* end('frame');

  await composer.go('share');
  await composer.scroll(-9999);
  yield 'share';
  yield* end('share');

  if (view === 'simple') return;
  for (const [step, name, open] of openers(composer, device)) {
    await composer.go(step);
    await open();
    await composer.rest();
    yield name;
    await page.keyboard.press('Escape');
    await composer.rest();
  }
}

/** What opens something over the screen, and on which step. */
function openers(composer, device) {
  const { page } = composer;
  const press = (key) => () => composer.press(composer.button(key).first());
  // Where the top bar has no room for them, they are among what is more.
  const colours = async () => press(await composer.button('theme.now').count() > 0 ? 'theme.now' : 'more')();
  return [
    ['story', 'languages', press('language')],
    ['frame', 'colours', colours],
    ...(device === 'zoomed' ? [] : [['frame', 'large-card', press('card.large')]]),  // where the stage is a strip without it
    ['frame', 'shortcuts', () => page.keyboard.press('Control+Slash')],
  ];
}
