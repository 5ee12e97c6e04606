// One running instance of the engine: the files it was given, and the jobs it does.
import { openCard } from './card-file.js';
import { reasonOf, StoryCardError, storyCardError } from './error.js';
import { outOfMemory } from './instance.js';
import { wrongType } from './options.js';
import { checkPack, drawSheets, ordered } from './packs.js';
import type { CardFile, CheckOptions, ContactSheet, OpenPhoto, PackFiles, PackVerdict } from './types.js';
import type { Engine } from './wasm.js';

/** What sc_job_run gives. */
const DONE = 0;
const FAILED = 1;

/** The pack that the site brings. */
const SITE_PACK = 'itac';

/** A file under `assets/`; null where it cannot be had. */
export type Read = (name: string) => Promise<Uint8Array | null>;

/** Photos by their index in the story. */
export type Photos = Map<number, Uint8Array | OpenedPhoto>;

/** Keeps the file itself, since an instance that stopped takes its copy with it. */
export class OpenedPhoto implements OpenPhoto {
  readonly kind;
  readonly size;
  readonly receipt;
  private bytes: Uint8Array | null;
  onClose: () => void = () => undefined;

  constructor(bytes: Uint8Array, header: Pick<OpenPhoto, 'kind' | 'size' | 'receipt'>) {
    this.bytes = bytes;
    this.kind = header.kind;
    this.size = header.size;
    this.receipt = header.receipt;
  }

  /** Its file. @throws {StoryCardError} disposed */
  open(): Uint8Array {
    if (this.bytes === null) throw new StoryCardError('disposed', '', 'This photo was closed; open it again.');
    return this.bytes;
  }

  close(): void {
    this.onClose();
    this.bytes = null;
  }
}

/** An instance with the files it was given. */
export class Running {
  readonly instance: Engine;
  private readonly read: Read;
  private readonly engine: number;
  private readonly files = new Map<string, Promise<void>>();
  private readonly photos = new Map<OpenedPhoto, number>();
  /** Nothing has trapped in it. */
  alive = true;
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

  /** Of the site's packs the campaign's comes unasked; another one comes with the first frame that is its. */
  async addPackOf(frame: unknown, packs: ReadonlyMap<string, PackFiles>): Promise<void> {
    const id = typeof frame === 'string' ? /^([a-z0-9-]{1,64})\//.exec(frame)?.[1] : undefined;
    await this.ready;
    if (id === undefined || id === SITE_PACK || packs.has(id)) return;
    await this.addNeeds(packs);
    try {
      await this.add(`packs/${id}.json`);
    } catch (error) {
      if (error instanceof StoryCardError && error.code === 'missing-file') return;  // the frame is unknown, and the job says so
      throw error;
    }
    await this.addNeeds(packs);
  }

  check(files: PackFiles, options: CheckOptions): Promise<PackVerdict> {
    return checkPack(this.instance, this.engine, files, options, (names) => this.addAll(names));
  }

  sheets(files: PackFiles, options: CheckOptions): Promise<ContactSheet[]> {
    return drawSheets(this.instance, this.engine, files, options, (names) => this.addAll(names));
  }

  private async addAll(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => this.add(name)));
    this.checkAlive();
  }

  async run<T>(request: string, pictures: { photos: Photos; logos: Photos }, take: (instance: Engine, job: number) => T): Promise<T> {
    await this.ready;
    this.checkAlive();
    const { sc_job_new, sc_job_free } = this.instance.exports;
    const job = this.instance.lendText(request, (address, size) => sc_job_new(this.engine, address, size));
    try {
      this.givePictures(job, pictures);
      await this.finish(job);
      const taken = take(this.instance, job);
      sc_job_free(job);
      return taken;
    } catch (error) {
      if (error instanceof StoryCardError && this.alive) sc_job_free(job);  // after a trap nothing may be called any more
      throw error;
    }
  }

  private givePictures(job: number, { photos, logos }: { photos: Photos; logos: Photos }): void {
    const { instance } = this;
    const { sc_job_photo, sc_job_open_photo, sc_job_logo } = instance.exports;
    for (const [index, photo] of photos) {
      if (photo instanceof OpenedPhoto) sc_job_open_photo(job, index, this.addressOf(photo));
      else instance.lend(photo, (address, size) => sc_job_photo(job, index, address, size));
    }
    for (const [index, logo] of logos) {
      const bytes = logo instanceof OpenedPhoto ? logo.open() : logo;
      instance.lend(bytes, (address, size) => sc_job_logo(job, index, address, size));
    }
  }

  /** Again and again, until it has all files that it needs. */
  private async finish(job: number): Promise<void> {
    const { sc_job_run, sc_job_needs, sc_job_error } = this.instance.exports;
    for (;;) {
      const result = sc_job_run(job);
      if (result === DONE) return;
      if (result === FAILED) throw storyCardError(this.instance.json(sc_job_error(job)));
      await this.addAll(this.instance.json(sc_job_needs(job)) as string[]);
    }
  }

  /** What waited for a file may find that another job has stopped the instance meanwhile. */
  private checkAlive(): void {
    if (!this.alive) throw new StoryCardError('internal', '', 'The engine stopped in another job. Try this one again.');
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
      if (this.photos.delete(photo) && this.alive) this.instance.exports.sc_photo_free(address);
    };
  }

  /** Opened anew where another instance, which stopped, had it. */
  private addressOf(photo: OpenedPhoto): number {
    const bytes = photo.open();
    const known = this.photos.get(photo);
    if (known !== undefined) return known;
    this.keep(photo, this.opened(bytes));
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
    const bytes: unknown = await this.read(name);
    this.checkAlive();
    if (bytes !== null && !ArrayBuffer.isView(bytes)) throw wrongType(name, 'a Uint8Array, or null', bytes);
    if (bytes) this.give(name, bytes as Uint8Array);
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

/** Files in one zip. */
export function zipped(instance: Engine, files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
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

/** The sentence for a trap: a broken promise of ours, which is printed before, or no memory left, which stops without a word. */
export function stopped(instance: Engine, cause: unknown): StoryCardError {
  const printed = instance.takePrinted();
  const reason = reasonOf(cause);
  if (printed === '' && /unreachable/i.test(reason)) return outOfMemory(cause);
  return new StoryCardError('internal', '', `The engine stopped: ${printed || reason}`, { cause });
}
