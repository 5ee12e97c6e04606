// Starts the composer under the words that the person may already be writing.
import { Assets } from './assets';
import type { Delivery } from './delivery';
import { watchDrawing } from './drawing';
import { Fields } from './fields';
import type { PhotoCover } from '../engine/types';
import { CARD_FILE_NAME, isCardFile } from './card-file';
import { save } from './give';
import { Drafts, type KeptDraft } from './drafts';
import { Files } from './files';
import { linkToHost, type HostLink } from './host-link';
import type { HostPage } from './host-page';
import { beginning, isEmbedded, offered } from './host-settings';
import { putFirstWords } from './first-words';
import { Input } from './input';
import { wish } from './loading';
import { Keeper } from './keeper';
import { expectRest } from './fetch-module';
import { Composer, Key } from './module';
import { Offline } from './offline';
import { patiently } from './patience';
import { MOST_BYTES, Photos } from './photos';
import { Pictures } from './pictures';
import { Rest } from './rest';
import { Restorer } from './restorer';
import type { ActionKind, DecodeJob, DraftsWish, Effect, MakeOrder, Settings, Tree } from './protocol';
import { Semantics } from './semantics';
import { openShared, takeShared } from './shared';
import { Watcher } from './settings';
import { openAddress } from './submit-address';
import { isSimple } from './simple-view';
import { announce, complain } from './trouble';
import { sizeNow, watchSize } from './window-size';

const html = document.documentElement;
html.dataset['begun'] = '';  // begin.js waits for it
const byId = (id: string): HTMLElement => document.getElementById(id)!;
const screen = byId('screen');
const stage = byId('stage') as HTMLCanvasElement;

const RESTORE_MS = 1_500;  // so long the last draft may take before the page begins without it

const AHEAD_MS = 5000;  // after the first card: what it needs comes before what others may

/** Numbers and names of files and programs are Latin in every language. */
const LABEL_FONTS = [400, 500, 600, 700].map((weight) => `fonts/noto-sans-${weight}.latin-basic.ttf`);

/** The person pays for each byte, and has said so. */
const savesData = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** A picture of a pack: the worker opens it. */
const isPackPicture = (name: string): boolean => /^packs\/.+\.(png|jpe?g|webp)$/.test(name);

class Page {
  private readonly composer: Composer;
  private readonly assets: Assets;
  private readonly watcher: Watcher;
  private readonly rest: Rest;
  private readonly fields: Fields;
  private readonly semantics: Semantics;
  private readonly pictures: Pictures;
  private readonly files: Files;
  private readonly photos = new Photos();
  private readonly restorer: Restorer;
  private readonly keeper: Keeper;
  private readonly offline: Offline;
  private host: HostPage | null = null;  // in a page that another one talks to
  private delivery: Delivery | null = null;  // from the Share step on
  private readonly lacking = new Set<string>();  // pictures of packs that did not open
  private chosen = 0;  // photos so far: only the last one counts
  private ready = false;
  private version = -1;
  private frame = 0;    // of requestAnimationFrame; 0: none
  private alarm = 0;    // of setTimeout
  private later = 0;    // of setTimeout, for work()
  private readonly soon = new MessageChannel();
  private isShown = (): void => {};  // the first card is
  private readonly shown = new Promise<void>((resolve) => (this.isShown = resolve));
  private working = false;  // a message is on its way there
  private begun = false;  // the last draft is there, or will not come in time
  private stopped = false;

  constructor(composer: Composer, assets: Assets, watcher: Watcher, drafts: Drafts) {
    this.composer = composer;
    this.assets = assets;
    this.watcher = watcher;
    this.rest = new Rest(composer, {
      isIn: (anew) => {
        if (anew) this.version = -1;
        this.wake();
      },
      isReady: () => this.ready,
    });
    const send = (id: string, action: Parameters<Composer['action']>[1], value?: string): void => {
      this.fields.flush();  // words that were written before it come before it
      this.composer.action(id, action, value);
      this.wake();
    };
    const tell = this.composer.action.bind(this.composer);
    this.fields = new Fields(screen, tell, () => this.wake());
    this.semantics = new Semantics(screen, this.fields, send, () => {
      this.composer.key(Key.down, 'Escape', 0);
      this.wake();
    });
    this.pictures = new Pictures(screen, composer);
    this.restorer = new Restorer(composer, this.photos);
    this.keeper = new Keeper({
      revision: () => composer.draftRevision(),
      draft: () => composer.draft(),
      restore: (draft) => {
        const taken = !this.stopped && this.restorer.restore(draft);
        this.wake();
        return taken;
      },
      tell: (told) => {
        if (!this.stopped) composer.drafts(told);
        this.wake();
      },
      open: (file) => this.photos.open(file, () => {}),
      file: (id) => this.photos.file(id),
      language: () => html.lang,
    }, drafts, watcher.device());
    void Promise.all([takeShared(), this.shown]).then(([shared]) => shared && openShared(shared, {
      isEmpty: () => composer.draft().empty,
      setAside: async () => {
        this.keepNow();
        if (!await this.keeper.isSafe()) return false;
        await this.keeper.fresh();
        return true;
      },
      openFiles: async (files) => {
        const cards = await Promise.all(files.map(isCardFile));
        if (!cards.includes(true)) this.tell('tab-photo', 'click');  // where what is wrong with it is told
        await this.openPhotos(files, 'photo');
      },
      write: (words) => this.tell('story', 'input', words),
    }));
    this.offline = new Offline({
      ready: () => {
        html.dataset['offline'] = 'ready';
        this.set({ offline: 'ready' });
      },
      waiting: () => {
        if (this.keeper.canKeep) this.set({ update: 'waiting' });
      },
      isSafe: () => {
        this.keepNow();
        return this.keeper.isSafe();
      },
    });
    this.files = new Files(byId('photo-file') as HTMLInputElement, (files, use) => void this.openPhotos(files, use), (over) => {
      this.composer.action('page', over ? 'drag-over' : 'drag-out');
      this.wake();
    });
  }

  async start(kept: Promise<KeptDraft[]>, link: HostLink | null): Promise<void> {
    this.composer.start(sizeNow(screen), this.watcher.settings());  // without WebGL 2 it shows its simple view
    new Input(screen, this.composer, this.fields, () => this.wake(), (coarse) => this.watcher.pointer(coarse));
    watchSize(screen, (size) => {
      this.composer.resize(size);
      // Now, not at the next repaint: a canvas of a new size is blank.
      cancelAnimationFrame(this.frame);
      this.draw(performance.now());
    });
    watchDrawing(stage, {
      lost: () => this.composer.contextLost(),
      restored: () => {
        this.composer.contextRestored();
        this.wake();
      },
      gone: () => {
        this.composer.settings({ view: 'simple' });
        this.wake();
      },
    });
    // What a press asks for is done within it: share sheets and clipboards open at no other time.
    screen.addEventListener('click', () => this.drawNow());
    this.soon.port1.onmessage = () => this.work();
    const leaving = (): void => {
      if (document.visibilityState === 'hidden') this.keepNow();
    };
    document.addEventListener('visibilitychange', leaving);
    window.addEventListener('pagehide', () => this.keepNow());
    const restored = this.keeper.restoreLast(this.withAll(kept), () => !this.isBegun());
    void restored.finally(() => (html.dataset['drafts'] = 'read'));
    await Promise.race([restored, new Promise((resolve) => setTimeout(resolve, RESTORE_MS))]);
    if (link || Object.keys(beginning()).length > 0) await this.rest.has();  // a host may ask for anything
    if (this.composer.draft().empty) this.restorer.restyle(beginning());
    this.begun = true;
    if (link) await this.hearHost(link);
    this.wake();
  }

  private async hearHost(link: HostLink): Promise<void> {
    const { HostPage } = await import('./host-page');
    this.host = new HostPage(link, {
      draft: () => {
        this.drawNow();
        return this.composer.draft();
      },
      revision: () => this.composer.draftRevision(),
      photos: this.photos,
      delivery: async () => (this.delivery ??= await this.loadDelivery()),
      open: (card) => this.keeper.openReady(card),
      draftId: () => this.keeper.draftId,
      openDraft: (id) => this.keeper.openKept(id),
      restyle: (style) => {
        this.restorer.restyle(style);
        this.wake();
      },
      settingsChanged: () => this.watcher.hostChanged(),
    });
    this.host.begin();
  }

  /** A draft may need anything of the composer. */
  private async withAll(kept: Promise<KeptDraft[]>): Promise<KeptDraft[]> {
    const drafts = await kept;
    if (drafts.length > 0) await this.composer.whole();
    return drafts;
  }

  /** Somebody writes already: what they wrote before is in their drafts. */
  private isBegun(): boolean {
    const fields = screen.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input[type=text]');
    return !this.composer.draft().empty || (!this.ready && [...fields].some(({ value }) => value !== ''));
  }

  /** The page may be gone in a moment: the last words go the whole way now. */
  private keepNow(): void {
    if (this.stopped || !this.begun) return;
    this.drawNow();
    this.keeper.flush();
  }

  /** What came since the last frame is in the composer after it. */
  private drawNow(): void {
    if (this.frame === 0 || this.stopped) return;
    cancelAnimationFrame(this.frame);
    this.draw(performance.now());
  }

  private async keepDrafts({ what, draft = '' }: DraftsWish): Promise<void> {
    switch (what) {
      case 'list': return this.keeper.list();
      case 'own':
        this.watcher.keepDevice('own');
        return this.keeper.own();
      case 'shared':
        this.watcher.keepDevice('shared');
        return this.keeper.shared();
      case 'new': return this.keeper.fresh();
      case 'open': return this.keeper.open(draft);
      case 'delete': return this.keeper.delete(draft);
      case 'delete-all': return this.keeper.deleteAll();
      case 'save-card-file': return this.saveCardFile('left-out');
      case 'save-card-file-with-answers': return this.saveCardFile('included');
      case 'open-card-file': return this.files.chooseCardFile();
      case 'finish':
        this.delivery?.stop();
        await this.keeper.finish();
        this.watcher.finish();
        this.photos.clear();
    }
  }

  /** Something happened: draw at the next repaint. Until then, nothing runs. */
  wake(): void {
    if (this.frame === 0 && this.begun && !this.stopped) this.frame = requestAnimationFrame((now) => this.draw(now));
  }

  /** Told to the composer, which shows it. */
  private set(settings: Partial<Settings>): void {
    if (this.stopped) return;
    this.composer.settings(settings);
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.alarm);
    clearTimeout(this.later);
  }

  private draw(now: number): void {
    this.frame = 0;
    if (this.stopped) return;
    clearTimeout(this.alarm);
    this.fields.flush();
    const again = this.composer.frame(now);
    const effects = this.composer.takeEffects();
    if (effects.some((effect) => effect.do === 'ready')) this.ready = true;
    const version = this.composer.semanticsVersion();
    if (version !== this.version) {
      this.version = version;
      this.show(this.composer.semantics());
    }
    if (isSimple()) this.pictures.show();
    for (const effect of effects) this.perform(effect);
    if (again === 1) this.wake();
    else if (again > 1) this.alarm = setTimeout(() => this.wake(), again);
    this.keeper.note();
    this.host?.note();
    this.workSoon();
  }

  // A task of its own, so that keys and fingers come in between. One waits at a time.
  private workSoon(): void {
    if (this.working) return;
    clearTimeout(this.later);
    this.working = true;
    this.soon.port2.postMessage(null);
  }

  private work(): void {
    this.working = false;
    if (this.stopped) return;
    const again = this.composer.work(performance.now());
    for (const effect of this.composer.takeEffects()) this.perform(effect);
    if (this.composer.wantsFrame()) this.wake();
    if (again < 0) this.workSoon();
    else if (again > 0) this.later = setTimeout(() => this.workSoon(), again);
    else if (html.dataset['ahead'] && this.assets.isIdle) void this.offline.rest();
  }

  private show(tree: Tree): void {
    if (this.ready) {
      this.semantics.patch(tree);
      this.delivery?.show();
      return;
    }
    // The page stands as it came until the first card can be shown; only words pass.
    for (const node of tree.nodes) {
      const field = node.role === 'textbox' ? document.getElementById(`n-${node.id}`) : null;
      if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) this.fields.adopt(field, node);
    }
  }

  /** Whose story it is and who agreed go with it only where the writer wants that: the file may go anywhere. */
  private async saveCardFile(consent: 'left-out' | 'included'): Promise<void> {
    const { story, photos, logos } = this.composer.draft();
    const fileOf = (picture: { id: number } | null): Blob | null => (picture && this.photos.file(picture.id)) ?? null;
    try {
      this.delivery ??= await this.loadDelivery();
      const made = await this.delivery.makeCardFile({ story, photos: photos.map(fileOf), logos: logos.map(fileOf), consent });
      if (made instanceof Blob) save(made, CARD_FILE_NAME);
      await this.keeper.say(made instanceof Blob ? 'card-saved' : 'card-not-saved');
    } catch {
      await this.keeper.say('card-not-saved');
    }
  }

  /** It may be anybody's: the engine's worker reads it, each picture is opened as a photo is, and the story is checked as any. */
  private async openCardFile(file: Blob): Promise<void> {
    await this.rest.forFiles();
    try {
      this.delivery ??= await this.loadDelivery();
      const card = await this.delivery.openCardFile(file);
      if ('problem' in card) return await this.keeper.say('no-card-file');
      const covers = (i: number): PhotoCover[] => card.story.photos?.[i]?.covers ?? (i === 0 ? card.story.photo?.covers : undefined) ?? [];
      const photos = card.photos.map((file, i) => file && { file, covers: covers(i) });
      await this.keeper.openGiven({ story: card.story, photos, logos: card.logos.map((file) => file && { file, covers: [] }) });
    } catch {
      await this.keeper.say('no-card-file');
    }
  }

  /** One after the other; the first takes the place of the one that is worked on. `use` as Files has it. */
  private async openPhotos(files: readonly File[], use: string): Promise<void> {
    for (const file of files) if (await isCardFile(file)) return this.openCardFile(file);
    const choice = ++this.chosen;
    await this.rest.forFiles();
    if (choice !== this.chosen || this.stopped) return;
    let further = false;
    let refused = '';
    for (const file of files) {
      this.composer.photoOpening(-1, further ? '' : use);
      this.wake();
      const opened = await this.photos.open(file, (share) => {
        if (choice !== this.chosen || this.stopped) return;
        this.composer.photoOpening(share);
        this.wake();
      });
      if (this.stopped) return;
      if (choice !== this.chosen) {
        if ('id' in opened) this.photos.forget(opened.id);
        return;
      }
      if (!('id' in opened)) refused = opened.reason;
      else if (this.composer.photo(opened.id, opened.header, file.name, further)) further = true;
      else this.photos.forget(opened.id);
    }
    if (refused !== '') this.composer.photoProblem(refused);
    this.wake();
  }

  private async choosePhoto(from: 'files' | 'camera' | 'clipboard', use: string): Promise<void> {
    if (from !== 'clipboard') {
      this.files.choosePhoto(from, use);
      return;
    }
    const copied = await this.files.copied();
    if (copied) {
      await this.openPhotos([copied], use);
    } else {
      this.composer.photoOpening(-1, use);
      this.composer.photoProblem('nothing-copied');
      this.wake();
    }
  }

  private async decode(job: DecodeJob): Promise<void> {
    const decoded = await this.photos.decode(job.photo, job.wanted, job.window);
    if (this.stopped) return;
    if ('bytes' in decoded) this.composer.decoded(job, decoded.bytes);
    else this.composer.notDecoded(job, decoded.reason);
    this.wake();
  }

  private async fetchPackPicture(name: string): Promise<void> {
    const file = await this.assets.picture(name, MOST_BYTES);
    await this.rest.here;
    const opened = file && await this.photos.openPicture(file);
    if (this.stopped) return;
    if (!opened || !('id' in opened)) {
      this.lacking.add(name);
      this.composer.lacks(name);
    }
    else if (!this.composer.packPicture(name, opened.id, opened.header)) this.photos.forget(opened.id);
    this.wake();
  }

  /** Told to the composer as any other event is. */
  private tell(id: string, action: ActionKind, value = ''): void {
    if (this.stopped) return;
    this.composer.action(id, action, value);
    this.wake();
  }

  /** The code that makes files is not part of the first load. */
  private async make(order: MakeOrder): Promise<void> {
    try {
      this.delivery ??= await this.loadDelivery();
      this.delivery.make(order);
    } catch {
      this.tell('page', 'not-made', `${order.job} unreachable`);
    }
  }

  private async loadDelivery(): Promise<Delivery> {
    const { Delivery, assetsFrom } = await patiently(() => import('./delivery'), { tries: 4 });
    const picture = async (name: string): Promise<Blob | null> => (this.lacking.has(name) ? null : this.assets.picture(name, MOST_BYTES));
    const sources = { asset: assetsFrom(this.assets, picture), file: (id: number) => this.photos.file(id) };
    return this.delivery ?? new Delivery(screen, sources, (id, action, value) => this.tell(id, action, value));
  }

  private fetchFiles(files: readonly string[]): void {
    for (const name of files.filter(isPackPicture)) void this.fetchPackPicture(name);
    void this.assets.give(files.filter((name) => !isPackPicture(name)), {
      add: (name, bytes) => {
        this.composer.add(name, bytes);
        this.wake();
      },
      lacks: (name) => {
        this.composer.lacks(name);
        this.wake();
        // Without a font some letters are missing, and the composer says which, without a dictionary lines end at spaces alone, and
        // without the almanac dates are English, without terms nothing is said of words, and of packs it says itself whether one is left;
        // without the rest there is nothing to show.
        if (!this.ready && !/^(fonts|dictionaries|almanac|wording|packs)\//.test(name)) complain(`${name} cannot be had`, 'unreachable');
      },
    });
  }

  private async copy(id: string, text: string): Promise<void> {
    let copied = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copied = false;  // not allowed, or not to be had where the page came without https
    }
    this.composer.action(id, copied ? 'copied' : 'not-copied');
    this.wake();
  }

  private save(file: string, name: string): void {
    const given = this.delivery?.save(file, name);
    if (given) this.host?.gave(given);
  }

  private saveText(name: string, text: string): void {
    const today = new Intl.DateTimeFormat(html.lang, { dateStyle: 'long' }).format();
    save(new Blob([text.replace('{date}', today)], { type: 'text/plain' }), name);
  }

  private perform(effect: Effect): void {
    switch (effect.do) {
      case 'fetch': this.fetchFiles(effect.files); break;
      case 'choose-photo': void this.choosePhoto(effect.from, effect.use); break;
      case 'cancel-photo':
        ++this.chosen;
        this.photos.cancel();
        this.composer.photoProblem('cancelled');
        this.wake();
        break;
      case 'decode': void this.decode(effect); break;
      case 'forget-photo': this.photos.forget(effect.photo); break;
      case 'make': void this.make(effect); break;
      case 'stop-making': this.delivery?.stop(); break;
      case 'save': this.save(effect.file, effect.name); break;
      case 'save-text': this.saveText(effect.name, effect.text); break;
      case 'share': void this.delivery?.share(effect).then((given) => this.host?.gave(given)); break;
      case 'copy-picture': void this.delivery?.copyPicture(effect.id, effect.file); break;
      case 'copy': void this.copy(effect.id, effect.text); break;
      case 'drafts': void this.keepDrafts(effect); break;
      case 'update': void this.update(); break;
      case 'open': openPage(effect.page); break;
      case 'open-address': openAddress(effect.address, this.host?.openAddress); break;
      case 'name-languages':
        this.composer.action('page', 'language-names', languageNames(effect.tags, effect.language));
        this.wake();
        break;
      case 'select': this.semantics.select(effect.id); break;
      case 'announce': announce(effect.text, effect.level); break;
      case 'cursor': screen.style.cursor = effect.shape; break;
      case 'focus':
        // A page in another does not take the focus from it.
        if (!isEmbedded || document.hasFocus()) this.semantics.focus(effect.id);
        break;
      case 'settings': this.watcher.keep(effect); break;
      case 'warn':
        if (effect.fatal) complain(effect.text, 'unreachable');
        else console.warn(`storycard: ${effect.text}`);
        break;
      case 'ready':
        html.dataset['storycard'] = 'ready';
        performance.mark('storycard-first-card');  // what is fetched from here on is not for it
        this.isShown();
        this.show(this.composer.semantics());
        void this.rest.has();
        setTimeout(() => void this.fetchAhead(), AHEAD_MS);
        break;
    }
  }

  private async update(): Promise<void> {
    if (await this.offline.update()) return;
    await this.keeper.say('not-updated');
    this.set({ update: 'waiting' });
  }

  /** Whatever the person may come to need, while there is a network: a card that was begun can be finished without one. */
  private async fetchAhead(): Promise<void> {
    if (this.stopped || savesData()) return;
    await this.offline.start();  // first, so that nothing is fetched both by it and by the page
    this.assets.expect(LABEL_FONTS);
    this.composer.settings({ ahead: true });
    this.wake();
    try {
      this.delivery ??= await this.loadDelivery();
      await Promise.all([this.photos.ahead(), this.delivery.ahead()]);
      html.dataset['ahead'] = 'fetched';
      this.wake();
    } catch {
      // Each is asked for again when it is needed.
    }
  }
}

/** A line for each: its tag, its name in `language`, and its English one, as far as the browser knows them. */
function languageNames(tags: string[], language: string): string {
  const namesIn = (locale: string) => {
    const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
    return (tag: string) => {
      try {
        return names.of(tag) ?? '';
      } catch {
        return '';  // not a tag by the browser's lights
      }
    };
  };
  const here = namesIn(language), english = namesIn('en');
  return tags.map((tag) => [tag, here(tag), english(tag)].join('\t')).join('\n');
}

/** A text of this site, in a tab of its own; nothing else can be named. */
function openPage(page: string): void {
  if (/^(licences\/[a-z0-9-]+\.txt|about\/[A-Za-z-]+\/[a-z]+\.html)$/.test(page)) window.open(new URL(page, document.baseURI), '_blank', 'noopener');
}

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
  const words = `strings/${watcher.settings().language}.json`;
  assets.expect(['strings/languages.json', words, 'fonts.json', ...offered().packs.map((pack) => `packs/${pack}.json`)]);
  void assets.with(words, (file) => {
    if (html.dataset['storycard'] !== 'ready') putFirstWords(file);
  });
  const composer = await loading;
  page = new Page(composer, assets, watcher, drafts);
  await page.start(kept, link);
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

byId('again').addEventListener('click', () => location.reload());
if (html.dataset['storycard'] !== 'too-old') boot().catch((error: unknown) => {
  complain(String(error), 'unreachable');
});
