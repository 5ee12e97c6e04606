// The site's files that the composer works with, each fetched once.
import { registerFonts } from './fonts';
import { patiently, pause, Request } from './patience';

interface Receiver {
  add(name: string, bytes: Uint8Array): void;
  lacks(name: string): void;
}

/** Nothing but plain names below assets/. */
const NAME = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i;

/** Once the first card is shown, of a file that it may do without. */
const TRIES = 4;

/** Until a file that could not be had is asked for again; then twice as long, up to the most. */
const AGAIN_MS = 15_000;
const MOST_AGAIN_MS = 240_000;

export class Assets {
  private readonly fetched = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>();
  private readonly given = new Set<string>();
  private readonly lent = new Map<string, Uint8Array<ArrayBuffer>>();
  private readonly fonts = registerFonts();
  private asked = 0;  // requests that are on their way
  private readonly isFirst: () => boolean;

  /** @param isFirst  nothing is shown yet, and what is asked for is worth a long wait */
  constructor(isFirst: () => boolean) {
    this.isFirst = isFirst;
  }

  /** A file that the site need not have: it stands for the site's of that name. */
  lend(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    if (!NAME.test(name)) return;
    this.lent.set(name, bytes);
    this.fetched.set(name, Promise.resolve(bytes));
  }

  /** Begins to fetch what is sure to be asked for, while the wasm is still on its way. */
  expect(names: readonly string[]): void {
    for (const name of names) void this.get(name);
  }

  /** As soon as it is here; never where it cannot be had. */
  async with(name: string, use: (bytes: Uint8Array) => void): Promise<void> {
    const bytes = await this.get(name);
    if (bytes) use(bytes);
  }

  /** Each once, however often it is asked for. */
  async give(names: readonly string[], receiver: Receiver): Promise<void> {
    const others = names.filter((name) => !this.given.has(name));
    await Promise.all(others.map(async (name) => {
      this.given.add(name);
      const bytes = await this.get(name);
      if (bytes) receiver.add(name, bytes);
      else receiver.lacks(name);
      if (!bytes && NAME.test(name)) void this.keepTrying(name, receiver);
    }));
  }

  /** It may be had after all: once there is a network again, or the server is whole. */
  private async keepTrying(name: string, receiver: Receiver): Promise<void> {
    let bytes: Uint8Array<ArrayBuffer> | null = null;
    for (let ms = AGAIN_MS; !bytes; ms = Math.min(2 * ms, MOST_AGAIN_MS)) {
      await pause(ms, 'or seen');
      bytes = await this.fetch(name, 'reload');
    }
    this.fetched.set(name, Promise.resolve(bytes));
    receiver.add(name, bytes);
  }

  /** Nothing is on its way. */
  get isIdle(): boolean {
    return this.asked === 0;
  }

  /** A file that is handed on and not kept here; null where it cannot be had, or has more bytes than that. */
  async picture(name: string, mostBytes: number): Promise<Blob | null> {
    const lent = this.lent.get(name);
    if (lent) return lent.length <= mostBytes ? new Blob([lent]) : null;
    return NAME.test(name) ? this.request(name, (request, response) => boundedBlob(request, response, mostBytes)) : null;
  }

  /** Null where it cannot be had. It stays here: do not change it. */
  get(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    let file = this.fetched.get(name);
    if (!file) {
      file = NAME.test(name) ? this.fetch(name) : Promise.resolve(null);
      this.fetched.set(name, file);
    }
    return file;
  }

  /** Null also where it is damaged, and not by a cache on the way alone. */
  private async fetch(name: string, cache?: RequestCache): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = await this.request(name, (request, response) => request.whole(response.body!), cache);
    try {
      if (bytes) this.fonts(name, bytes);
      return bytes;
    } catch {
      return cache ? null : this.fetch(name, 'reload');
    }
  }

  /** Null for a file that cannot be had. */
  private async request<T>(name: string, read: (request: Request, response: Response) => Promise<T>, cache?: RequestCache): Promise<T | null> {
    ++this.asked;
    try {
      return await patiently(async () => {
        const request = new Request();
        return read(request, await request.ask(new URL(`assets/${name}`, document.baseURI), cache));
      }, { tries: this.isFirst() ? undefined : TRIES });
    } catch {
      return null;
    } finally {
      --this.asked;
    }
  }
}

/** Ends the request where the body is longer, before its memory is taken. */
async function boundedBlob(request: Request, response: Response, mostBytes: number): Promise<Blob | null> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    await request.read(response.body!, (piece) => {
      size += piece.byteLength;
      if (size > mostBytes) request.end();
      else pieces.push(piece);
    });
  } catch (error) {
    if (size <= mostBytes) throw error;
  }
  return size > mostBytes ? null : new Blob(pieces);
}
