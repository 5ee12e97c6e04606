// Pixels that the composer asks for: of photos that it knows by number, and of packs' pictures, which it asks for by name.
import type { Assets } from './assets';
import type { Composer } from './module';
import { MOST_BYTES, type Photos } from './photos';
import type { DecodeJob } from './protocol';
import type { Rest } from './rest';

/** A picture of a pack: the worker opens it. */
export const isPackPicture = (name: string): boolean => /^packs\/.+\.(png|jpe?g|webp)$/.test(name);

interface Desk {
  wake(): void;
  isStopped(): boolean;
}

export class WantedPixels {
  private readonly composer: Composer;
  private readonly photos: Photos;
  private readonly assets: Assets;
  private readonly rest: Rest;
  private readonly desk: Desk;
  private readonly lacking = new Set<string>();  // pictures of packs that did not open

  constructor(composer: Composer, photos: Photos, assets: Assets, rest: Rest, desk: Desk) {
    this.composer = composer;
    this.photos = photos;
    this.assets = assets;
    this.rest = rest;
    this.desk = desk;
  }

  async decode(job: DecodeJob): Promise<void> {
    const decoded = await this.photos.decode(job.photo, job.wanted, job.window);
    if (this.desk.isStopped()) return;
    if ('bytes' in decoded) this.composer.decoded(job, decoded.bytes);
    else this.composer.notDecoded(job, decoded.reason);
    this.desk.wake();
  }

  async openPackPicture(name: string): Promise<void> {
    const file = await this.assets.picture(name, MOST_BYTES);
    await this.rest.here;
    const opened = file && await this.photos.openPicture(file);
    if (this.desk.isStopped()) return;
    if (!opened || !('id' in opened)) {
      this.lacking.add(name);
      this.composer.lacks(name);
    }
    else if (!this.composer.packPicture(name, opened.id, opened.header)) this.photos.forget(opened.id);
    this.desk.wake();
  }

  /** A pack's picture as a file; null where it does not open: cards are drawn without it. */
  packPicture = async (name: string): Promise<Blob | null> => (this.lacking.has(name) ? null : this.assets.picture(name, MOST_BYTES));
}
