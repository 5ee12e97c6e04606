// The JavaScript API: stories and photos in, the bytes of pictures out. Runs in pages, workers and node.
import { openCard } from './card-file.js';
import { StoryCardError, storyCardError } from './error.js';
import { baseUrl, compileModule, fetchBytes } from './files.js';
import { checkPack, drawSheets, idOf, ordered } from './packs.js';
import type { Card, CardFile, CardFileOptions, CardZip, CheckOptions, ContactSheet, LayoutOptions, LoadOptions, OpenPhoto, PackFiles, PackVerdict, PhotoSource, Pixels, PixelsOptions, RenderOptions, Report, Story, ZipOptions } from './types.js';
import { Instance, outOfMemory } from './instance.js';
import type { Engine, Exports } from './wasm.js';

export { StoryCardError } from './error.js';
export type * from './types.js';

/** What sc_job_run gives. */
const DONE = 0;
const FAILED = 1;

/** A file under `assets/`; null where it cannot be had. */
type Read = (name: string) => Promise<Uint8Array | null>;

interface Request {
  story: Story;
  frame: string | undefined;
  theme: string | undefined;
  format: string | undefined;
  scale: number | undefined;
  type?: string | undefined;
  quality?: number | undefined;
  embedAltText?: boolean | undefined;
  unfinished?: boolean | undefined;
  only?: 'layout' | 'pixels' | 'card-file';
  consent?: string | undefined;
}

/** The pack that the site brings. */
const SITE_PACK = 'itac';

/** What `renderZip` makes unless told. */
const ALL_FORMATS = ['square', 'portrait', 'tall', 'story', 'wide', 'link'];

/** Photos by their index in the story. */
type Photos = Map<number, Uint8Array | OpenedPhoto>;

export class StoryCard {
  private readonly read: Read;
  private readonly module: WebAssembly.Module;
  private readonly packs = new Map<string, PackFiles>();  // by their ids
  private running: Running | null = null;
  private disposed = false;

  private constructor(read: Read, module: WebAssembly.Module) {
    this.read = read;
    this.module = module;
  }

  /** Fetches and compiles the engine. Fonts and frames come later, each once, when a story needs them.
   *  @param options.base  the folder that holds `engine/` and `assets/`; default: the one this module lies in
   *  @param options.module  `engine/engine.wasm` as it was compiled before, so that several workers share it
   *  @param options.read  gives the files under `assets/` by their names instead of fetching them; null: it cannot be had, and
   *    cards are drawn without that font or picture */
  static async load(options: LoadOptions = {}): Promise<StoryCard> {
    const base = baseUrl(options.base);
    const read = options.read ?? ((name) => fetchBytes(new URL(`assets/${name}`, base)));
    return new StoryCard(read, options.module ?? await compileModule(new URL('engine/engine.wasm', base)));
  }

  /** Draws the card. The same story and photo give the same bytes everywhere.
   *  @throws {StoryCardError} */
  async render(story: Story, options: RenderOptions = {}): Promise<Card> {
    const request = { ...requestOf(story, options), type: options.type, quality: options.quality, embedAltText: options.embedAltText };
    return this.work(request, options, (instance, job) => {
      const { sc_job_report, sc_job_bytes, sc_job_size } = instance.exports;
      const report = instance.json(sc_job_report(job)) as Report;
      return { bytes: instance.bytes(sc_job_bytes(job), sc_job_size(job)).slice(), report };
    });
  }

  /** Draws the card in several formats, into one zip. The same bytes everywhere, too.
   *  @throws {StoryCardError} */
  async renderZip(story: Story, options: ZipOptions = {}): Promise<CardZip> {
    const { formats = ALL_FORMATS, ...others } = options;
    const files = new Map<string, Uint8Array>();
    const reports: Report[] = [];
    for (const format of new Set(formats)) {
      const { bytes, report } = await this.render(story, { ...others, format });
      files.set(`${report.frame}-${report.format}.${options.type === 'image/jpeg' ? 'jpg' : 'png'}`.replaceAll('/', '-'), bytes);
      reports.push(report);
    }
    return { bytes: this.zip(files), reports };
  }

  /** Files in one zip, as `renderZip` packs them. Names differ, and are relative.
   *  @throws {StoryCardError} */
  zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
    return this.using(({ instance }) => zipped(instance, files));
  }

  /** The card's pixels, for a canvas: straight RGBA, rows from the top.
   *  @throws {StoryCardError} */
  async pixels(story: Story, options: PixelsOptions = {}): Promise<Pixels> {
    const request: Request = { ...requestOf(story, options), only: 'pixels' };
    return this.work(request, options, (instance, job) => {
      const { sc_job_report, sc_job_bytes, sc_job_size, sc_job_width, sc_job_height } = instance.exports;
      const report = instance.json(sc_job_report(job)) as Report;
      const made = instance.bytes(sc_job_bytes(job), sc_job_size(job));
      const rgba = options.into?.length === made.length ? options.into : new Uint8ClampedArray(made.length);
      rgba.set(made);
      return { width: sc_job_width(job), height: sc_job_height(job), rgba, report };
    });
  }

  /** Opens a photo for many cards: it is copied, and its file read, once.
   *  @throws {StoryCardError} for what is no photo that can be read */
  async openPhoto(source: Uint8Array | ArrayBuffer | Blob): Promise<OpenPhoto> {
    const bytes = (await bytesOf(source, '/photos/0')).slice();
    return this.using((running) => running.openPhoto(bytes));
  }

  /** The card to go on with, as a card file (`.storycard`): the story, its photos without what covers hide, and which packs it
   *  needs. A photo that is not given is not in it. What `storycard render -o X.storycard` writes, byte for byte.
   *  @throws {StoryCardError} */
  async cardFile(story: Story, options: CardFileOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const request: Request = { ...requestOf(story, { ...options, unfinished: true }), only: 'card-file', consent: options.consent };
    return this.work(request, options, (instance, job) => {
      const { sc_job_bytes, sc_job_size } = instance.exports;
      return instance.bytes(sc_job_bytes(job), sc_job_size(job)).slice();
    });
  }

  /** What a card file holds: `render` draws it with `{ photos, logos }`.
   *  @throws {StoryCardError} for what is none, or damaged, or of a later version */
  async openCardFile(source: Uint8Array | ArrayBuffer | Blob): Promise<CardFile> {
    const bytes = await bytesOf(source, '', 'A card file');
    return this.look((running) => running.openCardFile(bytes));
  }

  /** The report alone, contrast included; makes no picture file.
   *  @throws {StoryCardError} */
  async layout(story: Story, options: LayoutOptions = {}): Promise<Report> {
    const request: Request = { ...requestOf(story, options), only: 'layout' };
    return this.work(request, options, (instance, job) => instance.json(instance.exports.sc_job_report(job)) as Report);
  }

  /** Loads a pack beside those of the site; one of the same id is replaced. Its frames are `id/frame`.
   *  @throws {StoryCardError} for the first thing that is wrong with it; then it is not there */
  async addPack(files: PackFiles): Promise<void> {
    const id = idOf(files);
    const before = this.packs.get(id);
    this.packs.set(id, { ...files });
    this.running = null;  // what an instance has read stays in it
    const running = this.start();
    try {
      await running.ready;
    } catch (error) {
      if (before) this.packs.set(id, before);
      else this.packs.delete(id);
      if (this.running === running) this.running = null;
      throw this.failed(running, error);
    }
  }

  /** Checks a pack as `storycard check` does, beside those of the site and those that were added. Takes its time: call it in a worker.
   *  @throws {StoryCardError} never for what is wrong with the pack: that is found */
  check(files: PackFiles, options: CheckOptions = {}): Promise<PackVerdict> {
    return this.look((running) => running.check(files, options));
  }

  /** The contact sheets of a pack that can be read.
   *  @throws {StoryCardError} */
  sheets(files: PackFiles, options: CheckOptions = {}): Promise<ContactSheet[]> {
    return this.look((running) => running.sheets(files, options));
  }

  /** Lets go of all memory. The engine cannot be used again. */
  dispose(): void {
    this.disposed = true;
    this.running = null;
  }

  private async work<T>(request: Request, options: LayoutOptions, take: (instance: Engine, job: number) => T): Promise<T> {
    const pictures = { photos: await readPhotos(options.photos ?? (options.photo === undefined ? [] : [options.photo])), logos: await readPhotos(options.logos ?? []) };
    const running = this.start();
    try {
      return await running.run(JSON.stringify(request), pictures, take);
    } catch (error) {
      throw this.failed(running, error);
    }
  }

  /** As `work`, for what is about packs. */
  private async look<T>(use: (running: Running) => Promise<T>): Promise<T> {
    const running = this.start();
    try {
      await running.ready;
      return await use(running);
    } catch (error) {
      throw this.failed(running, error);
    }
  }

  /** As `work`, for what takes no job and waits for nothing. */
  private using<T>(use: (running: Running) => T): T {
    const running = this.start();
    try {
      return use(running);
    } catch (error) {
      throw this.failed(running, error);
    }
  }

  private start(): Running {
    if (this.disposed) throw new StoryCardError('disposed', '', 'This engine was disposed of; load another.');
    return (this.running ??= new Running(new Instance<Exports>(this.module), this.read, this.packs));
  }

  private failed(running: Running, error: unknown): StoryCardError {
    if (error instanceof StoryCardError) return error;
    // Whatever it was doing, the instance is not to be trusted any more: the next job gets a new one.
    if (this.running === running) this.running = null;
    return stopped(running.instance, error);
  }
}

/** Keeps the file itself, since an instance that stopped takes its copy with it. */
class OpenedPhoto implements OpenPhoto {
  readonly kind;
  readonly size;
  readonly receipt;
  bytes: Uint8Array | null;
  onClose: () => void = () => undefined;

  constructor(bytes: Uint8Array, header: Pick<OpenPhoto, 'kind' | 'size' | 'receipt'>) {
    this.bytes = bytes;
    this.kind = header.kind;
    this.size = header.size;
    this.receipt = header.receipt;
  }

  close(): void {
    this.onClose();
    this.bytes = null;
  }
}

/** An instance with the files it was given. */
class Running {
  readonly instance: Engine;
  private readonly read: Read;
  private readonly engine: number;
  private readonly files = new Map<string, Promise<void>>();
  private readonly photos = new Map<OpenedPhoto, number>();
  /** The packs that were added are in it. */
  readonly ready: Promise<void>;

  constructor(instance: Engine, read: Read, packs: ReadonlyMap<string, PackFiles>) {
    this.instance = instance;
    this.read = read;
    this.engine = instance.exports.sc_engine_new();
    this.ready = packs.size > 0 ? this.addPacks(new Map(packs)) : Promise.resolve();
    this.ready.catch(() => undefined);  // told to whoever waits for it
  }

  /** Beside the site's own, which they may build on. */
  private async addPacks(packs: ReadonlyMap<string, PackFiles>): Promise<void> {
    // Asked while it has none, the engine names the site's pack.
    if (!packs.has(SITE_PACK)) await this.addNeeds(packs);
    for (const [id, files] of packs) {
      for (const [name, bytes] of ordered(files)) this.give(`packs/${id}/${name}`, bytes);
      await this.addNeeds(packs);
    }
  }

  /** What the site can give; a file that a pack of somebody's lacks it cannot. */
  private async addNeeds(packs: ReadonlyMap<string, PackFiles>): Promise<void> {
    for (;;) {
      const needs = this.instance.json(this.instance.exports.sc_engine_needs(this.engine)) as string[];
      if (needs.length === 0) return;
      const lacking = needs.find((name) => packs.has(name.split('/')[1] ?? ''));
      if (lacking !== undefined) throw new StoryCardError('missing-file', lacking, `The pack names the file ${lacking}, which is not there.`);
      await this.addAll(needs);
    }
  }

  check(files: PackFiles, options: CheckOptions): Promise<PackVerdict> {
    return checkPack(this.instance, this.engine, files, options, (names) => this.addAll(names));
  }

  sheets(files: PackFiles, options: CheckOptions): Promise<ContactSheet[]> {
    return drawSheets(this.instance, this.engine, files, options, (names) => this.addAll(names));
  }

  private async addAll(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => this.add(name)));
  }

  async run<T>(request: string, { photos, logos }: { photos: Photos; logos: Photos }, take: (instance: Engine, job: number) => T): Promise<T> {
    await this.ready;
    const { instance } = this;
    const { sc_job_new, sc_job_photo, sc_job_open_photo, sc_job_logo, sc_job_run, sc_job_needs, sc_job_error, sc_job_free } = instance.exports;
    const job = instance.lendText(request, (address, size) => sc_job_new(this.engine, address, size));
    for (const [index, photo] of photos) {
      if (photo instanceof OpenedPhoto) sc_job_open_photo(job, index, this.addressOf(photo));
      else instance.lend(photo, (address, size) => sc_job_photo(job, index, address, size));
    }
    for (const [index, logo] of logos) {
      const bytes = logo instanceof OpenedPhoto ? logo.bytes : logo;
      if (bytes !== null) instance.lend(bytes, (address, size) => sc_job_logo(job, index, address, size));
    }
    for (;;) {
      const result = sc_job_run(job);
      if (result === DONE) {
        const taken = take(instance, job);
        sc_job_free(job);
        return taken;
      }
      if (result === FAILED) {
        const error = instance.json(sc_job_error(job));
        sc_job_free(job);
        throw storyCardError(error);
      }
      const needs = instance.json(sc_job_needs(job)) as string[];
      try {
        await this.addAll(needs);
      } catch (error) {
        if (error instanceof StoryCardError) sc_job_free(job);
        throw error;
      }
    }
  }

  /** With the site's packs read: a card file says which it was made with. */
  async openCardFile(bytes: Uint8Array): Promise<CardFile> {
    await this.addNeeds(new Map());
    return openCard(this.instance, this.engine, bytes);
  }

  openPhoto(bytes: Uint8Array): OpenPhoto {
    const address = this.opened(bytes);
    const header = this.instance.json(this.instance.exports.sc_photo_header(address));
    const photo = new OpenedPhoto(bytes, header as OpenPhoto);
    this.keep(photo, address);
    return photo;
  }

  private opened(bytes: Uint8Array): number {
    const { sc_photo_open, sc_engine_error } = this.instance.exports;
    const address = this.instance.lend(bytes, (at, size) => sc_photo_open(this.engine, at, size));
    if (address === 0) throw storyCardError(this.instance.json(sc_engine_error(this.engine)));
    return address;
  }

  private keep(photo: OpenedPhoto, address: number): void {
    this.photos.set(photo, address);
    photo.onClose = () => {
      if (this.photos.delete(photo)) this.instance.exports.sc_photo_free(address);
    };
  }

  /** Opened anew where another instance, which stopped, had it. */
  private addressOf(photo: OpenedPhoto): number {
    if (photo.bytes === null) throw new StoryCardError('disposed', '', 'This photo was closed; open it again.');
    const known = this.photos.get(photo);
    if (known !== undefined) return known;
    this.keep(photo, this.opened(photo.bytes));
    return this.photos.get(photo)!;
  }

  /** Fetches a file and hands it over, once; one that failed may be asked for again. */
  private add(name: string): Promise<void> {
    let file = this.files.get(name);
    if (!file) {
      file = this.fetchAndAdd(name).catch((error: unknown) => {
        this.files.delete(name);
        throw error;
      });
      this.files.set(name, file);
    }
    return file;
  }

  private async fetchAndAdd(name: string): Promise<void> {
    const bytes = await this.read(name);
    if (bytes) this.give(name, bytes);
    else if (/^packs\/.*\.json$|^[^/]*$/.test(name)) throw new StoryCardError('missing-file', name, `The file ${name} is not there.`);
    else this.instance.lendText(name, (address, size) => this.instance.exports.sc_engine_lack(this.engine, address, size));
  }

  private give(name: string, bytes: Uint8Array): void {
    const { instance, engine } = this;
    const { sc_engine_add, sc_engine_error } = instance.exports;
    const added = instance.lendText(name, (nameAddress, nameSize) =>
      instance.lend(bytes, (address, size) => sc_engine_add(engine, nameAddress, nameSize, address, size)));
    if (added === 0) throw storyCardError(instance.json(sc_engine_error(engine)));
  }
}

function requestOf(story: Story, { frame, theme, format, scale, unfinished }: LayoutOptions): Request {
  return { story, frame, theme, format, scale, unfinished };
}

function zipped(instance: Engine, files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const { sc_zip_new, sc_zip_add, sc_zip_finish, sc_zip_bytes, sc_zip_free } = instance.exports;
  const zip = sc_zip_new();
  for (const [name, bytes] of files) {
    instance.lendText(name, (nameAddress, nameSize) =>
      instance.lend(bytes, (address, size) => sc_zip_add(zip, nameAddress, nameSize, address, size)));
  }
  const size = sc_zip_finish(zip);
  const all = instance.bytes(sc_zip_bytes(zip), size).slice();
  sc_zip_free(zip);
  return all;
}

async function readPhotos(sources: readonly (PhotoSource | null | undefined)[]): Promise<Photos> {
  const read: Photos = new Map();
  for (const [index, source] of sources.entries()) {
    if (source !== null && source !== undefined) read.set(index, source instanceof OpenedPhoto ? source : await bytesOf(source as Exclude<PhotoSource, OpenPhoto>, `/photos/${index}`));
  }
  return read;
}

async function bytesOf(source: Uint8Array | ArrayBuffer | Blob, where: string, what = 'A photo'): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (typeof Blob !== 'undefined' && source instanceof Blob) return new Uint8Array(await source.arrayBuffer());
  throw new StoryCardError('wrong-type', where, `${what} is a Uint8Array, an ArrayBuffer or a Blob.`);
}

/** The sentence for a trap: a broken promise of ours, which is printed before, or no memory left, which stops without a word. */
function stopped(instance: Engine, cause: unknown): StoryCardError {
  const printed = instance.takePrinted();
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (printed === '' && /unreachable/i.test(reason)) return outOfMemory(cause);
  return new StoryCardError('internal', '', `The engine stopped: ${printed || reason}`, { cause });
}
