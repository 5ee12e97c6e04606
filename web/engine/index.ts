// The JavaScript API: stories and photos in, the bytes of pictures out. Runs in pages, workers and node.
import { reasonOf, StoryCardError, type StoryCardErrorCode } from './error.js';
import { baseUrl, compileModule, fetchBytes } from './files.js';
import { Instance, outOfMemory } from './instance.js';
import { bytesOf, cardFileBytes, checkLoadOptions, checkOptions, checkPackFiles, checkZipFiles, jsonOf, photosOf, readPhotos, wrongType } from './options.js';
import { idOf } from './packs.js';
import { OpenedPhoto, Running, stopped, zipped, type Read } from './running.js';
import { engineFile } from './simd.js';
import type { Card, CardFile, CardFileOptions, CardZip, CheckOptions, ContactSheet, LayoutOptions, LoadOptions, OpenPhoto, PackFiles, PackVerdict, Pixels, PixelsOptions, RenderOptions, Report, Story, ZipOptions } from './types.js';
import type { Engine, Exports } from './wasm.js';

export { StoryCardError, type StoryCardErrorCode };
export type * from './types.js';

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
  logosAllowed?: string | undefined;
}

/** What `renderZip` makes unless told. */
const ALL_FORMATS = ['square', 'portrait', 'tall', 'story', 'wide', 'link'];

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
   *  @param options.module  `engine/engine.wasm`, or `engine-basic.wasm` where there is no SIMD, as it was compiled before, so that several workers share it
   *  @param options.read  gives the files under `assets/` by their names instead of fetching them; null: it cannot be had, and
   *    cards are drawn without that font or picture */
  static async load(options: LoadOptions = {}): Promise<StoryCard> {
    checkLoadOptions(options);
    const base = baseUrl(options.base);
    const read = options.read ? reading(options.read) : ((name: string) => fetchBytes(new URL(`assets/${name}`, base)));
    return new StoryCard(read, options.module ?? await compileModule(new URL(engineFile(), base)));
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
    checkOptions(options);
    const { formats = ALL_FORMATS, ...others } = options;
    if (!Array.isArray(formats)) throw wrongType('/formats', 'an array', formats);
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
    checkZipFiles(files);
    return this.using(({ instance }) => zipped(instance, files));
  }

  /** The card's pixels, for a canvas: straight RGBA, rows from the top.
   *  @throws {StoryCardError} */
  async pixels(story: Story, options: PixelsOptions = {}): Promise<Pixels> {
    const request: Request = { ...requestOf(story, options), only: 'pixels' };
    if (options.into !== undefined && !(options.into instanceof Uint8ClampedArray)) throw wrongType('/into', 'a Uint8ClampedArray', options.into);
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
    const request: Request = { ...requestOf(story, options), unfinished: true, only: 'card-file', consent: options.consent };
    return this.work(request, options, (instance, job) => {
      const { sc_job_bytes, sc_job_size } = instance.exports;
      return instance.bytes(sc_job_bytes(job), sc_job_size(job)).slice();
    });
  }

  /** What a card file holds: `render` draws it with `{ photos, logos }`.
   *  @throws {StoryCardError} for what is none, or damaged, or of a later version */
  async openCardFile(source: Uint8Array | ArrayBuffer | Blob): Promise<CardFile> {
    const bytes = await cardFileBytes(source);
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
    checkPackFiles(files);
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
  async check(files: PackFiles, options: CheckOptions = {}): Promise<PackVerdict> {
    checkOptions(options);
    checkPackFiles(files);
    return this.look((running) => running.check(files, options));
  }

  /** The contact sheets of a pack that can be read.
   *  @throws {StoryCardError} */
  async sheets(files: PackFiles, options: CheckOptions = {}): Promise<ContactSheet[]> {
    checkOptions(options);
    checkPackFiles(files);
    return this.look((running) => running.sheets(files, options));
  }

  /** Lets go of all memory. The engine cannot be used again. */
  dispose(): void {
    this.disposed = true;
    this.running = null;
  }

  private async work<T>(request: Request, options: LayoutOptions, take: (instance: Engine, job: number) => T): Promise<T> {
    const json = jsonOf(request);
    const photos = await readPhotos(photosOf(options), '/photos', isOpened);
    const logos = await readPhotos(options.logos ?? [], '/logos', isOpened);
    const running = this.start();
    try {
      await running.addPackOf(request.frame || (request.story as Story | null)?.frame, this.packs);
      return await running.run(json, { photos, logos }, take);
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
    return (this.running ??= new Running(instanceOf(this.module), this.read, this.packs));
  }

  private failed(running: Running, error: unknown): StoryCardError {
    if (error instanceof StoryCardError) return error;
    // Whatever it was doing, the instance is not to be trusted any more: the next job gets a new one.
    running.alive = false;
    if (this.running === running) this.running = null;
    return stopped(running.instance, error);
  }
}

const isOpened = (source: unknown): source is OpenedPhoto => source instanceof OpenedPhoto;

function requestOf(story: Story, options: RenderOptions): Request {
  checkOptions(options);
  const { frame, theme, format, scale, unfinished, logosAllowed } = options;
  return { story, frame, theme, format, scale, unfinished, logosAllowed };
}

function instanceOf(module: WebAssembly.Module): Engine {
  try {
    return new Instance<Exports>(module);
  } catch (cause) {
    throw cause instanceof StoryCardError ? cause : outOfMemory(cause);  // it was compiled: nothing else can be lacking
  }
}

/** A caller's own way to files fails as the network does. */
const reading = (read: Read): Read => async (name) => {
  try {
    return await read(name);
  } catch (cause) {
    throw cause instanceof StoryCardError ? cause : new StoryCardError('missing-file', name, `The file ${name} could not be read: ${reasonOf(cause)}.`, { cause });
  }
};
