// The photos of this session: their files stay here, the composer knows them by number and asks for pixels.
import { decodeInBrowser } from './browser-photo';
import { Decoder } from './decoder';
import type { Answer, Header, Pair, Window } from './photo-codec';

export const MOST_BYTES = 40 * 1024 * 1024;        // of one file
const MOST_KEPT_BYTES = 256 * 1024 * 1024;  // of all; the oldest goes first, and undo may then find it gone

export interface Opened {
  id: number;
  header: Header;
}

/** `reason` as wasm/PROTOCOL.md lists them. */
export interface Refused {
  reason: string;
}

export class Photos {
  private readonly decoder = new Decoder();
  private readonly files = new Map<number, Blob>();
  private readonly headers = new Map<number, Header>();
  private readonly lasting = new Set<number>();  // pictures of packs, which no count of photos drives out
  private next = 1;

  ahead(): Promise<unknown> {
    return this.decoder.ahead();
  }

  /** @param onShare  told what share of the file was read; below 0 while it is decoded, which takes as long as it takes */
  async open(chosen: Blob, onShare: (share: number) => void): Promise<Opened | Refused> {
    if (chosen.size > MOST_BYTES) return { reason: 'too-many-bytes' };
    const file = await ownCopy(chosen, onShare);
    if (!file) return { reason: 'gone' };
    onShare(-1);
    const answer = await this.decoder.run({ do: 'open', file });
    if ('header' in answer) return this.keep(file, answer.header);
    const { code, kind } = problemOf(answer);
    return code === 'unknown-format' ? this.openInBrowser(file, kind ?? 'unknown') : { reason: code };
  }

  /** The window's pixels, premultiplied, of the photo decoded no smaller than `wanted`. */
  async decode(id: number, wanted: Pair, window: Window): Promise<{ bytes: Uint8Array } | Refused> {
    const file = this.files.get(id);
    if (!file) return { reason: 'gone' };
    const answer = await this.decoder.run({ do: 'decode', file, wanted, window });
    return 'bytes' in answer ? answer : { reason: problemOf(answer).code };
  }

  /** A picture of a pack: only what our own decoders take, for it is to look the same everywhere. It is kept. */
  async openPicture(file: Blob): Promise<Opened | Refused> {
    for (;;) {
      const answer = await this.decoder.run({ do: 'open', file });
      if ('header' in answer) {
        const id = this.next++;
        this.files.set(id, file);
        this.lasting.add(id);
        return { id, header: answer.header };
      }
      const { code } = problemOf(answer);
      if (code !== 'cancelled') return { reason: code };  // else a photo was meant
    }
  }

  /** The file itself; undefined where it is gone. */
  file(id: number): Blob | undefined {
    return this.files.get(id);
  }

  /** As it was opened; undefined where it is gone. */
  header(id: number): Header | undefined {
    return this.files.has(id) ? this.headers.get(id) : undefined;
  }

  /** Nobody waits for the photo that is being opened any more. */
  cancel(): void {
    this.decoder.cancel();
  }

  forget(id: number): void {
    this.files.delete(id);
    this.headers.delete(id);
    this.lasting.delete(id);
  }

  /** Every picture of the person's; those of packs stay. */
  clear(): void {
    for (const id of [...this.files.keys()]) if (!this.lasting.has(id)) this.files.delete(id);
  }

  /** The browser's pixels become a PNG, and from there on that is the photo. */
  private async openInBrowser(chosen: Blob, kind: string): Promise<Opened | Refused> {
    const pixels = await decodeInBrowser(chosen);
    if (typeof pixels === 'string') return { reason: kind === 'unknown' && pixels === 'browser-cannot' ? 'unknown-format' : pixels };
    const png = await this.decoder.run({ do: 'png', ...pixels });
    if (!('bytes' in png)) return { reason: problemOf(png).code };
    const file = new Blob([png.bytes], { type: 'image/png' });
    const answer = await this.decoder.run({ do: 'open', file });
    if (!('header' in answer)) return { reason: problemOf(answer).code };
    return this.keep(file, { ...answer.header, original: kind === 'heic' || kind === 'avif' ? kind : 'unknown' });
  }

  private keep(file: Blob, header: Header): Opened {
    const id = this.next++;
    this.files.set(id, file);
    this.headers.set(id, header);
    let kept = 0;
    for (const [known, { size }] of [...this.files].reverse()) {
      if (this.lasting.has(known)) continue;
      kept += size;
      if (kept > MOST_KEPT_BYTES && known !== id) this.files.delete(known);
    }
    return { id, header };
  }
}

const problemOf = (answer: Answer): { code: string; kind?: string } => ('problem' in answer ? answer.problem : { code: 'internal' });

/** A file on the disk may change or go while the photo is worked on; a copy does not. */
async function ownCopy(chosen: Blob, onShare: (share: number) => void): Promise<Blob | null> {
  try {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = chosen.stream().getReader();
    let read = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      read += next.value.byteLength;
      onShare(chosen.size > 0 ? read / chosen.size : 1);
    }
    return new Blob(parts, { type: chosen.type });
  } catch {
    return null;  // a folder, or a file that went away
  }
}
