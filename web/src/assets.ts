// The site's files that the composer works with, each fetched once.
import { registerFonts } from './fonts';

interface Receiver {
  add(name: string, bytes: Uint8Array): void;
  lacks(name: string): void;
}

/** Nothing but plain names below assets/. */
const NAME = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i;

/** After each try that failed. */
const PAUSES_MS = [300, 1500, 4000];

export class Assets {
  private readonly fetched = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>();
  private readonly fonts = registerFonts();

  /** Begins to fetch what is sure to be asked for, while the wasm is still on its way. */
  expect(names: readonly string[]): void {
    for (const name of names) void this.get(name);
  }

  /** As soon as it is here; never where it cannot be had. */
  async with(name: string, use: (bytes: Uint8Array) => void): Promise<void> {
    const bytes = await this.get(name);
    if (bytes) use(bytes);
  }

  async give(names: readonly string[], receiver: Receiver): Promise<void> {
    await Promise.all(names.map(async (name) => {
      const bytes = await this.get(name);
      if (bytes) receiver.add(name, bytes);
      else receiver.lacks(name);
    }));
  }

  /** A file that is handed on and not kept here; null where it cannot be had, or has more bytes than that. */
  async picture(name: string, mostBytes: number): Promise<Blob | null> {
    return NAME.test(name) ? this.request(name, (response) => boundedBlob(response, mostBytes)) : null;
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

  private fetch(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.request(name, async (response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      this.fonts(name, bytes);
      return bytes;
    });
  }

  /** Null for a file that cannot be had. A request that was dropped is made again. */
  private async request<T>(name: string, read: (response: Response) => Promise<T>): Promise<T | null> {
    for (const pause of PAUSES_MS) {
      try {
        const response = await fetch(new URL(`assets/${name}`, document.baseURI));
        return response.ok ? await read(response) : null;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return null;
  }
}

/** Ends the request where the body is longer, before its memory is taken. */
async function boundedBlob(response: Response, mostBytes: number): Promise<Blob | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body!.getReader();
  let read = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    read += next.value.byteLength;
    if (read > mostBytes) {
      void reader.cancel();
      return null;
    }
    parts.push(next.value);
  }
  return new Blob(parts);
}
