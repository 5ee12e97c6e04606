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

  private get(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    let file = this.fetched.get(name);
    if (!file) {
      file = NAME.test(name) ? this.fetch(name) : Promise.resolve(null);
      this.fetched.set(name, file);
    }
    return file;
  }

  /** Null for a file that cannot be had. A request that was dropped is made again. */
  private async fetch(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    for (const pause of PAUSES_MS) {
      try {
        const response = await fetch(new URL(`assets/${name}`, document.baseURI));
        if (!response.ok) return null;
        const bytes = new Uint8Array(await response.arrayBuffer());
        this.fonts(name, bytes);
        return bytes;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return null;
  }
}
