// The page around the composer: what happens there is told to it, and what it asks for is done.
import type { Shared } from '../service-worker/messages';
import type { Assets } from './assets';
import { isCardFile } from './card-file';
import { openCardFile, saveCardFile } from './carried-cards';
import { ChosenPhotos } from './chosen-photos';
import type { Drafts, KeptDraft } from './drafts';
import { watchDrawing } from './drawing';
import { copyText, languageNames, openPage, saveText } from './favours';
import { Fields } from './fields';
import { Files } from './files';
import type { HostLink } from './host-link';
import type { HostPage } from './host-page';
import { beginning, isEmbedded } from './host-settings';
import { Input } from './input';
import { Keeper } from './keeper';
import { LazyDelivery } from './lazy-delivery';
import { Loop } from './loop';
import { Key, type Composer } from './module';
import { Offline } from './offline';
import { Photos } from './photos';
import { Pictures } from './pictures';
import type { ActionKind, DraftsWish, Effect, Settings, Tree } from './protocol';
import { Rest } from './rest';
import { Restorer } from './restorer';
import { Semantics } from './semantics';
import type { Watcher } from './settings';
import { openShared, takeShared } from './shared';
import { isSimple } from './simple-view';
import { openAddress } from './submit-address';
import { announce, complain } from './trouble';
import { isPackPicture, WantedPixels } from './wanted-pixels';
import { sizeNow, watchSize } from './window-size';

const html = document.documentElement;
const byId = (id: string): HTMLElement => document.getElementById(id)!;
const screen = byId('screen');
const stage = byId('stage') as HTMLCanvasElement;

const RESTORE_MS = 1_500;  // so long the last draft may take before the page begins without it

const AHEAD_MS = 5000;  // after the first card: what it needs comes before what others may

/** Numbers and names of files and programs are Latin in every language. */
const LABEL_FONTS = [400, 500, 600, 700].map((weight) => `fonts/noto-sans-${weight}.latin-basic.ttf`);

/** The person pays for each byte, and has said so. */
const savesData = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

export class Page {
  private readonly composer: Composer;
  private readonly loop: Loop;
  private readonly assets: Assets;
  private readonly watcher: Watcher;
  private readonly rest: Rest;
  private readonly fields: Fields;
  private readonly semantics: Semantics;
  private readonly pictures: Pictures;
  private readonly files: Files;
  private readonly photos = new Photos();
  private readonly restorer: Restorer;
  private readonly chosen: ChosenPhotos;
  private readonly pixels: WantedPixels;
  private readonly delivery: LazyDelivery;
  private readonly keeper: Keeper;
  private readonly offline: Offline;
  private host: HostPage | null = null;  // in a page that another one talks to
  private ready = false;
  private version = -1;
  private isShown = (): void => {};  // the first card is
  private readonly shown = new Promise<void>((resolve) => (this.isShown = resolve));

  constructor(composer: Composer, assets: Assets, watcher: Watcher, drafts: Drafts) {
    this.composer = composer;
    this.assets = assets;
    this.watcher = watcher;
    this.loop = new Loop(composer, {
      flush: () => this.fields.flush(),
      drawn: (effects) => this.drawn(effects),
      perform: (effect) => this.perform(effect),
      idle: () => {
        if (html.dataset['ahead'] && this.assets.isIdle) void this.offline.rest();
      },
    });
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
        const taken = !this.loop.isStopped && this.restorer.restore(draft);
        this.wake();
        return taken;
      },
      tell: (told) => {
        if (!this.loop.isStopped) composer.drafts(told);
        this.wake();
      },
      open: (file) => this.photos.open(file, () => {}),
      file: (id) => this.photos.file(id),
      language: () => html.lang,
    }, drafts, watcher.device());
    void Promise.all([takeShared(), this.shown]).then(([shared]) => shared && this.openShared(shared));
    this.offline = new Offline({
      taken: () => this.wake(),
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
    const desk = { wake: () => this.wake(), isStopped: () => this.loop.isStopped };
    this.pixels = new WantedPixels(composer, this.photos, assets, this.rest, desk);
    this.delivery = new LazyDelivery(screen, assets, this.photos, this.pixels, (id, action, value) => this.tell(id, action, value));
    this.chosen = new ChosenPhotos(composer, this.photos, this.rest, { ...desk, files: () => this.files, openCardFile: (file) => this.openCardFile(file) });
    this.files = new Files(byId('photo-file') as HTMLInputElement, (files, use) => void this.chosen.open(files, use), (over) => {
      this.composer.action('page', over ? 'drag-over' : 'drag-out');
      this.wake();
    });
  }

  /** `first`: files that it is sure to ask for. */
  async start(kept: Promise<KeptDraft[]>, link: HostLink | null, first: readonly string[]): Promise<void> {
    this.composer.start(sizeNow(screen), this.watcher.settings());  // without WebGL 2 it shows its simple view
    this.fetchFiles(first);
    new Input(screen, this.composer, this.fields, () => this.wake(), (coarse) => this.watcher.pointer(coarse));
    watchSize(screen, (size) => {
      this.composer.resize(size);
      this.loop.drawAtOnce();
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
    screen.addEventListener('click', () => this.loop.drawNow());
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
    if (link) await this.hearHost(link);  // its story is on the first card
    this.loop.begin();
    this.wake();
  }

  private async hearHost(link: HostLink): Promise<void> {
    const { HostPage } = await import('./host-page');
    this.host = new HostPage(link, {
      draft: () => {
        this.loop.drawNow();
        return this.composer.draft();
      },
      revision: () => this.composer.draftRevision(),
      photos: this.photos,
      delivery: () => this.delivery.get(),
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
    if (this.loop.isStopped || !this.loop.isBegun) return;
    this.loop.drawNow();
    this.keeper.flush();
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
      case 'save-card-file': return saveCardFile(this.cards(), 'left-out');
      case 'save-card-file-with-answers': return saveCardFile(this.cards(), 'included');
      case 'open-card-file': return this.files.chooseCardFile();
      case 'finish':
        this.delivery.stop();
        await this.keeper.finish();
        this.watcher.finish();
        this.photos.clear();
    }
  }

  /** Something happened: the composer shows it at the next repaint. */
  wake(): void {
    this.loop.wake();
  }

  /** Told to the composer, which shows it. */
  private set(settings: Partial<Settings>): void {
    if (this.loop.isStopped) return;
    this.composer.settings(settings);
    this.wake();
  }

  stop(): void {
    this.loop.stop();
  }

  private drawn(effects: readonly Effect[]): void {
    if (effects.some((effect) => effect.do === 'ready')) this.ready = true;
    const version = this.composer.semanticsVersion();
    if (version !== this.version) {
      this.version = version;
      this.show(this.composer.semantics());
    }
    if (isSimple()) this.pictures.show();
    for (const effect of effects) this.perform(effect);
    this.keeper.note();
    this.host?.note();
  }

  private show(tree: Tree): void {
    if (this.ready) {
      this.semantics.patch(tree);
      this.delivery.show();
      return;
    }
    // The page stands as it came until the first card can be shown; only words pass.
    for (const node of tree.nodes) {
      const field = node.role === 'textbox' ? document.getElementById(`n-${node.id}`) : null;
      if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) this.fields.adopt(field, node);
    }
  }

  private cards(): Parameters<typeof saveCardFile>[0] {
    return { draft: () => this.composer.draft(), file: (id) => this.photos.file(id), delivery: () => this.delivery.get(), keeper: this.keeper };
  }

  private async openCardFile(file: Blob): Promise<void> {
    await this.rest.forFiles();
    await openCardFile(this.cards(), file);
  }

  /** On a card of its own. */
  private openShared(shared: Shared): Promise<void> {
    return openShared(shared, {
      isEmpty: () => this.composer.draft().empty,
      setAside: async () => {
        this.keepNow();
        if (!await this.keeper.isSafe()) return false;
        await this.keeper.fresh();
        return true;
      },
      openFiles: async (files) => {
        const cards = await Promise.all(files.map(isCardFile));
        if (!cards.includes(true)) this.tell('tab-photo', 'click');  // where what is wrong with it is told
        await this.chosen.open(files, 'photo');
      },
      write: (words) => this.tell('story', 'input', words),
    });
  }

  /** Told to the composer as any other event is. */
  private tell(id: string, action: ActionKind, value = ''): void {
    if (this.loop.isStopped) return;
    this.composer.action(id, action, value);
    this.wake();
  }

  private fetchFiles(files: readonly string[]): void {
    for (const name of files.filter(isPackPicture)) void this.pixels.openPackPicture(name);
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
    this.composer.action(id, await copyText(text) ? 'copied' : 'not-copied');
    this.wake();
  }

  private save(file: string, name: string): void {
    const given = this.delivery.save(file, name);
    this.host?.gave(given);
  }

  private perform(effect: Effect): void {
    switch (effect.do) {
      case 'fetch': this.fetchFiles(effect.files); break;
      case 'choose-photo': void this.chosen.choose(effect.from, effect.use); break;
      case 'cancel-photo': this.chosen.cancel(); break;
      case 'decode': void this.pixels.decode(effect); break;
      case 'forget-photo': this.photos.forget(effect.photo); break;
      case 'make': void this.delivery.make(effect); break;
      case 'stop-making': this.delivery.stop(); break;
      case 'save': this.save(effect.file, effect.name); break;
      case 'save-text': saveText(effect.name, effect.text); break;
      case 'share': void this.delivery.share(effect).then((given) => this.host?.gave(given)); break;
      case 'copy-picture': this.delivery.copyPicture(effect.id, effect.file); break;
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
    if (this.loop.isStopped || savesData()) return;
    await this.offline.start();  // first, so that nothing is fetched both by it and by the page
    const labels = LABEL_FONTS.map((name) => this.assets.get(name));
    this.composer.settings({ ahead: true });
    this.wake();
    try {
      await Promise.all([...labels, this.photos.ahead(), (await this.delivery.get()).ahead()]);
      html.dataset['ahead'] = 'fetched';
      this.wake();
    } catch {
      // Each is asked for again when it is needed.
    }
  }
}
