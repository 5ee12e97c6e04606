// <story-card-composer>: the composer on a partner's page, in an iframe. docs/embedding.md is its contract.
import { ComposerError } from './error.js';
import type { Report, Story } from '../engine/types.js';
import { Link, type Ask, type Done } from './link.js';
import { readPack, type Exported, type FileType, type FromComposer, type GivenPack, type Origins, type Pictures } from './messages.js';
import { isAddress, readSettings, type HostSettings } from './settings.js';
import { place, type Placed } from './placing.js';

/** Sent over the line as they change; `base` and `packs` load the composer anew. */
const SETTINGS = ['lang', 'packs', 'frame', 'frames', 'format', 'formats', 'theme', 'logos', 'submit'] as const;
const OTHERS = ['base', 'label', 'loading'] as const;
const NAMES = [...SETTINGS, ...OTHERS];

const SANDBOX = 'allow-scripts allow-same-origin allow-downloads allow-popups';
const ALLOW = 'web-share; clipboard-write';
const NEAR = '600px';  // of the view: from there on it loads

/** In node there are no elements: the module can be imported all the same. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

export interface SetStoryOptions {
  /** Files of the story's photos and logos, in order. */
  photos?: readonly (Blob | null)[];
  logos?: readonly (Blob | null)[];
}

export interface ExportOptions {
  /** One format; default: the one that is shown. */
  format?: string;
  /** Several, which come in a zip. */
  formats?: readonly string[];
  type?: FileType;
  /** Writes the description of the card into the file. */
  embedAltText?: boolean;
}

/** What `export` gives and the event `export` tells. */
export interface ExportedCard {
  file: File;
  report: Report;
  /** Of each picture, where the file is a zip. */
  reports: Report[];
}

/** Files of a pack by their names in its folder: `pack.json`, `frames/….json`, pictures. */
export type PackFiles = Readonly<Record<string, string | Uint8Array>>;

export interface ComposerEvents {
  ready: CustomEvent<{ story: Story; restored: boolean }>;
  change: CustomEvent<{ story: Story }>;
  export: CustomEvent<ExportedCard>;
  error: CustomEvent<{ code: string; where: string; message: string }>;
}

/** What the composer had last, to go on with where the element moves. */
interface Kept {
  story: Story;
  origins: Origins;
  draft: string;
}

const NOTHING: Pictures = { photos: [], logos: [] };

export class StoryCardComposer extends Base {
  static readonly observedAttributes: readonly string[] = NAMES;

  /** Where the composer lies where the attribute `base` does not say. */
  static defaultBase = '';

  declare base: string;
  declare packs: string;
  declare frame: string;
  declare frames: string;
  declare format: string;
  declare formats: string;
  declare theme: string;
  declare logos: string;
  declare submit: string;
  declare label: string;
  declare loading: string;

  private link: Link | null = null;
  private iframe: HTMLIFrameElement | null = null;
  private placed: Placed | null = null;
  private watcher: IntersectionObserver | null = null;
  private kept: Kept | null = null;
  private given: Pictures = NOTHING;
  private readonly own = new Map<string, GivenPack>();  // packs that the host gave
  private early: { ask: Ask; settle(done: Promise<Done>): void }[] = [];  // before there is an iframe
  private changing = false;

  connectedCallback(): void {
    for (const name of NAMES) {
      // Set before the element was defined.
      if (!Object.hasOwn(this, name)) continue;
      const value = (this as Record<string, unknown>)[name];
      delete (this as Record<string, unknown>)[name];
      (this as Record<string, unknown>)[name] = value;
    }
    this.placed ??= place(this);
    if (this.loading === 'eager' || !('IntersectionObserver' in window)) {
      this.load();
      return;
    }
    this.watcher = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) this.load();
    }, { rootMargin: NEAR });
    this.watcher.observe(this);
  }

  disconnectedCallback(): void {
    this.watcher?.disconnect();
    this.watcher = null;
    this.unload();
  }

  /** Moved by `moveBefore`, its iframe stays as it is. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.iframe) {
      if (name === 'loading' && now === 'eager' && this.isConnected) this.load();
      return;
    }
    if (name === 'label') this.iframe.title = this.label;
    else if (name === 'base' || name === 'packs') this.reload();
    else if (name !== 'loading') this.tellSoon();
  }

  /** A story in place of the one that is there, which stays among the visitor's drafts. Not loaded yet, the composer gets it as it loads.
   *  @throws {ComposerError} for what is no story, or a picture that does not open; then nothing changes */
  async setStory(story: Story, { photos = [], logos = [] }: SetStoryOptions = {}): Promise<void> {
    const pictures = { photos: [...photos], logos: [...logos] };
    await this.ask({ kind: 'set-story', story, ...pictures }, 'waits');
    this.given = pictures;
  }

  /** The story as it is now; before the composer is loaded, the one that it had last.
   *  @throws {ComposerError} */
  async getStory(): Promise<Story> {
    if (!this.link && this.early.length === 0) return structuredClone(this.kept?.story ?? { storycard: 1 });
    return (await this.ask({ kind: 'get-story' }, 'waits')).story ?? { storycard: 1 };
  }

  /** The card's file: the bytes of `storycard render`. Loads the composer.
   *  @throws {ComposerError} `not-agreed`: the visitor put in a picture, and has not answered who agreed that it is shared */
  async export({ format, formats, type = 'image/png', embedAltText = false }: ExportOptions = {}): Promise<ExportedCard> {
    const ids = formats ? [...formats] : format === undefined ? [] : [format];
    const { exported } = await this.ask({ kind: 'export', formats: ids, type, altText: embedAltText }, 'loads');
    if (!exported) throw new ComposerError('internal', '', 'The composer gave no file.');
    return this.tellExport(exported);
  }

  /** A pack beside those of the site; one of the same id is replaced. The composer is loaded anew with it, and the story stays.
   *  @throws {ComposerError} for files that can be no pack */
  addPack(files: PackFiles): void {
    const text = files['pack.json'];
    let id: unknown;
    try {
      id = (JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text)) as { id?: unknown }).id;
    } catch {
      throw new ComposerError('json-syntax', 'pack.json', 'There is no pack.json, or it is not JSON.');
    }
    const pack = readPack({ id, files: { ...files } }, '/pack');
    this.own.set(pack.id, pack);
    if (this.iframe) this.reload();
  }

  private load(): void {
    if (this.iframe || !this.placed) return;
    this.watcher?.disconnect();
    const base = this.address();
    if (!base) return;
    const frame = document.createElement('iframe');
    frame.title = this.label || 'storycard';
    frame.setAttribute('sandbox', SANDBOX);
    frame.allow = ALLOW;
    frame.referrerPolicy = 'no-referrer';
    const url = new URL('embed.html', base);
    url.hash = new URLSearchParams({ host: location.origin }).toString();
    frame.src = url.href;
    this.iframe = frame;
    this.link = new Link(frame, url.origin, {
      start: () => this.begin(),
      told: (message) => this.hear(message),
      failed: (error) => this.fail(error),
    });
    this.placed.show(frame);
    const { early } = this;
    this.early = [];
    // What it had comes first, and only if nothing of it is there.
    if (this.kept) this.again(this.kept);
    for (const { ask, settle } of early) settle(this.link.ask(ask));
  }

  private unload(): void {
    this.link?.close();
    this.link = null;
    this.iframe?.remove();
    this.iframe = null;
  }

  private reload(): void {
    this.unload();
    if (this.isConnected) this.load();
  }

  /** Null where there is none that can be used: the host is told. */
  private address(): URL | null {
    const given = this.base || StoryCardComposer.defaultBase;
    try {
      if (given === '') throw new ComposerError('missing-value', 'base', 'Say with `base` where the composer lies.');
      if (location.origin === 'null') throw new ComposerError('no-origin', '', 'A page without an origin of its own cannot hold the composer; a plain iframe can.');
      const url = new URL(given, document.baseURI);
      if (!/^https?:$/.test(url.protocol)) throw new ComposerError('unknown-value', 'base', 'Expected an http: or https: address.');
      if (!url.pathname.endsWith('/')) url.pathname += '/';
      return url;
    } catch (error) {
      const known = error instanceof ComposerError ? error : new ComposerError('unknown-value', 'base', 'This is no address.');
      this.failLater(known);
      for (const { settle } of this.early) settle(Promise.reject(known));
      this.early = [];
      return null;
    }
  }

  private settings(): HostSettings {
    const settings = readSettings((name) => (name === 'lang' ? this.closest('[lang]')?.getAttribute('lang') : this.getAttribute(name)), '', (error) => this.fail(error as ComposerError));
    const packs = [...new Set([...settings.packs ?? ['itac'], ...this.own.keys()])];
    return this.own.size > 0 ? { ...settings, packs } : settings;
  }

  private begin(): { settings: HostSettings; packs: GivenPack[] } {
    return { settings: this.settings(), packs: [...this.own.values()] };
  }

  /** Attributes that change together are told together. */
  private tellSoon(): void {
    if (this.changing) return;
    this.changing = true;
    queueMicrotask(() => {
      this.changing = false;
      this.link?.tell({ kind: 'settings', settings: this.settings() });
    });
  }

  private again({ story, origins, draft }: Kept): void {
    const picture = (given: readonly (Blob | null)[]) => (index: number | null): Blob | null => (index === null ? null : given[index] ?? null);
    const pictures = { photos: origins.photos.map(picture(this.given.photos)), logos: origins.logos.map(picture(this.given.logos)) };
    this.link!.ask({ kind: 'set-story', story, again: draft, ...pictures }).then(() => { this.given = pictures; }, () => {});
  }

  private ask(ask: Ask, unloaded: 'waits' | 'loads'): Promise<Done> {
    if (this.link) return this.link.ask(ask);
    if (!this.isConnected && unloaded === 'loads') return Promise.reject(new ComposerError('closed', '', 'The element is not in a page.'));
    const done = new Promise<Done>((resolve) => this.early.push({ ask, settle: resolve }));
    if (unloaded === 'loads') this.load();
    return done;
  }

  private hear(told: FromComposer): void {
    switch (told.kind) {
      case 'ready': return this.tell('ready', { story: told.story, restored: told.restored });
      case 'change':
        this.kept = { story: told.story, origins: told.origins, draft: told.draft };
        return this.tell('change', { story: structuredClone(told.story) });
      case 'size': return this.placed?.size(told.view, told.height);
      case 'export': {
        this.tellExport(told);
        return;
      }
      case 'error': return this.fail(new ComposerError(told.code, told.where, told.message));
      case 'open': return this.open(told.address);
    }
  }

  /** Where the visitor hands their card to: only the host's own address, in a tab that is not in the iframe's sandbox. */
  private open(address: string): void {
    const { submit } = this;
    if (!isAddress(submit) || (address !== submit && !(submit.startsWith('mailto:') && address.startsWith(`${submit}?subject=`)))) return;
    const link = document.createElement('a');
    link.href = address;
    if (!submit.startsWith('mailto:')) link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.click();
  }

  private tellExport({ file, reports }: Exported): ExportedCard {
    const card = { file, report: reports[0]!, reports };
    this.tell('export', card);
    return card;
  }

  /** Whoever made the element listens by then. */
  private failLater(error: ComposerError): void {
    if (document.readyState === 'complete') queueMicrotask(() => this.fail(error));
    else window.addEventListener('load', () => this.fail(error), { once: true });
  }

  private fail({ code, where, message }: ComposerError): void {
    this.tell('error', { code, where, message });
  }

  private tell<K extends keyof ComposerEvents>(name: K, detail: ComposerEvents[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

for (const name of NAMES) {
  Object.defineProperty(StoryCardComposer.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: HTMLElement) {
      return this.getAttribute(name) ?? '';
    },
    set(this: HTMLElement, value: unknown) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value as string));
    },
  });
}

export interface StoryCardComposer {
  addEventListener<K extends keyof ComposerEvents>(type: K, listener: (this: StoryCardComposer, event: ComposerEvents[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof ComposerEvents>(type: K, listener: (this: StoryCardComposer, event: ComposerEvents[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** Once a page, whoever comes first. @param base  where the composer lies unless an element says */
export function define(base: string): void {
  if (typeof customElements === 'undefined') return;
  if (StoryCardComposer.defaultBase === '') StoryCardComposer.defaultBase = base;
  if (!customElements.get('story-card-composer')) customElements.define('story-card-composer', StoryCardComposer);
}
