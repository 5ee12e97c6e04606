// Starts the composer under the words that the person may already be writing.
import { Assets } from './assets';
import { Drafts } from './drafts';
import { expectRest } from './fetch-module';
import { putFirstWords, readWords } from './first-words';
import { linkToHost } from './host-link';
import { offered } from './host-settings';
import { wish } from './loading';
import { Composer } from './module';
import { Page } from './page';
import { Watcher } from './settings';
import { complain } from './trouble';

const html = document.documentElement;
html.dataset['begun'] = '';  // begin.js waits for it

async function boot(): Promise<void> {
  let page: Page | null = null;
  const loading = loaded((reason) => {
    page?.stop();
    complain(reason, 'stopped');
  });
  const assets = new Assets(() => html.dataset['storycard'] !== 'ready');
  const link = await linkToHost();
  if (link && link.start.packs.length > 0) (await import('./given-packs')).lendPacks(link.start.packs, assets);
  const watcher = new Watcher((settings) => {
    if (!page) return;
    composer.settings(settings);
    page.wake();
  });
  const drafts = new Drafts();
  const kept = watcher.device() === 'shared' ? Promise.resolve([]) : drafts.list();
  kept.then((list) => list.length > 0 && expectRest(), () => {});  // the keeper says what is wrong
  const wordsFile = `strings/${watcher.settings().language}.json`;
  const first = ['strings/languages.json', wordsFile, 'fonts.json', ...offered().packs.map((pack) => `packs/${pack}.json`)];
  assets.expect(first);
  const words = assets.get(wordsFile).then((file) => file && readWords(file));
  void words.then((its) => its && html.dataset['storycard'] !== 'ready' && putFirstWords(its));
  const composer = await loading;
  const fonts = (await words)?.firstFonts ?? [];
  assets.expect(fonts);  // not before the wasm, which they would hold up
  page = new Page(composer, assets, watcher, drafts);
  await page.start(kept, link, [...first, ...fonts]);
}

/** What was written stays, however often it has to be tried. */
async function loaded(onStop: (reason: string) => void): Promise<Composer> {
  for (;;) {
    try {
      return await Composer.load(onStop);
    } catch (error) {
      complain(String(error), 'unreachable');
      await wish();
    }
  }
}

document.getElementById('again')!.addEventListener('click', () => location.reload());
if (html.dataset['storycard'] !== 'too-old') boot().catch((error: unknown) => {
  complain(String(error), 'unreachable');
});
