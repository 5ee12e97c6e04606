// Packs that partners make: looked at by the engine, and loaded beside those of the site.
import { StoryCardError, storyCardError } from './error.js';
import type { CheckOptions, ContactSheet, PackFiles, PackVerdict } from './types.js';
import type { Engine } from './wasm.js';

/** What sc_check_step and sc_check_sheet give. */
const DONE = 0;
const FAILED = 1;
const NEEDS_FILES = 2;

/** Fetches files of the site and hands them over. */
type AddFiles = (names: readonly string[]) => Promise<void>;

const bytesOf = (file: string | Uint8Array): Uint8Array => (typeof file === 'string' ? new TextEncoder().encode(file) : file);

/** One pack before the engine, for the time of a call. */
class Look {
  readonly instance: Engine;
  readonly address: number;
  private readonly addFiles: AddFiles;

  constructor(instance: Engine, engine: number, files: PackFiles, theme: string, addFiles: AddFiles) {
    this.instance = instance;
    this.addFiles = addFiles;
    const { sc_check_new, sc_check_file, sc_check_error, sc_check_free } = instance.exports;
    this.address = instance.lendText(theme, (at, size) => sc_check_new(engine, at, size));
    for (const [name, file] of Object.entries(files)) {
      const added = instance.lendText(name, (nameAt, nameSize) =>
        instance.lend(bytesOf(file), (at, size) => sc_check_file(this.address, nameAt, nameSize, at, size)));
      if (added === 1) continue;
      const error = instance.json(sc_check_error(this.address));
      sc_check_free(this.address);
      throw storyCardError(error);
    }
  }

  /** Calls again until what the function needs is there. */
  async until(call: () => number): Promise<number> {
    const { sc_check_needs, sc_check_error } = this.instance.exports;
    for (;;) {
      const result = call();
      if (result === FAILED) throw storyCardError(this.instance.json(sc_check_error(this.address)));
      if (result !== NEEDS_FILES) return result;
      await this.addFiles(this.instance.json(sc_check_needs(this.address)) as string[]);
    }
  }

  free(): void {
    this.instance.exports.sc_check_free(this.address);
  }
}

async function withLook<T>(instance: Engine, engine: number, files: PackFiles, theme: string, addFiles: AddFiles, use: (look: Look) => Promise<T>): Promise<T> {
  const look = new Look(instance, engine, files, theme, addFiles);
  try {
    const made = await use(look);
    look.free();
    return made;
  } catch (error) {
    if (error instanceof StoryCardError) look.free();  // after a trap nothing may be called any more
    throw error;
  }
}

export function checkPack(instance: Engine, engine: number, files: PackFiles, options: CheckOptions, addFiles: AddFiles): Promise<PackVerdict> {
  return withLook(instance, engine, files, options.theme ?? '', addFiles, async (look) => {
    const { sc_check_step, sc_check_frames, sc_check_frames_done, sc_check_verdict } = instance.exports;
    const verdict = (): PackVerdict => instance.json(sc_check_verdict(look.address)) as PackVerdict;
    while (await look.until(() => sc_check_step(look.address)) !== DONE) {
      const done = sc_check_frames_done(look.address);
      if (done === 1) options.onRead?.(verdict());
      options.onProgress?.(done, sc_check_frames(look.address));
    }
    return verdict();
  });
}

export function drawSheets(instance: Engine, engine: number, files: PackFiles, options: CheckOptions, addFiles: AddFiles): Promise<ContactSheet[]> {
  return withLook(instance, engine, files, options.theme ?? '', addFiles, async (look) => {
    const { sc_check_sheet, sc_check_sheets, sc_check_bytes, sc_check_size, sc_check_width, sc_check_height } = instance.exports;
    const sheets: ContactSheet[] = [];
    do {
      await look.until(() => sc_check_sheet(look.address, sheets.length));
      const bytes = instance.bytes(sc_check_bytes(look.address), sc_check_size(look.address)).slice();
      sheets.push({ bytes, size: [sc_check_width(look.address), sc_check_height(look.address)] });
      options.onProgress?.(sheets.length, sc_check_sheets(look.address));
    } while (sheets.length < sc_check_sheets(look.address));
    return sheets;
  });
}

/** The pack's id: what its files are known by. @throws {StoryCardError} */
export function idOf(files: PackFiles): string {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(files['pack.json'] ?? '')));
  } catch (cause) {
    throw new StoryCardError('json-syntax', 'pack.json', 'There is no pack.json, or it is no JSON.', { cause });
  }
  const id: unknown = typeof json === 'object' && json !== null ? (json as { id?: unknown }).id : undefined;
  if (typeof id === 'string' && /^[a-z0-9-]{1,64}$/.test(id)) return id;
  throw new StoryCardError('missing-value', 'pack.json /id', 'The pack has no "id" of small letters, digits and hyphens.');
}

/** A pack's files as the engine takes them: pack.json comes last, so that the pack is read once it is whole. */
export function ordered(files: PackFiles): [name: string, bytes: Uint8Array][] {
  return Object.entries(files)
    .filter(([name]) => /^(pack\.json|frames\/[^/]+\.json|.+\.(png|jpe?g|webp))$/.test(name))
    .map(([name, file]): [string, Uint8Array] => [name, bytesOf(file)])
    .sort(([a], [b]) => Number(a === 'pack.json') - Number(b === 'pack.json'));
}
