// Working copies of a draft's pictures: what is kept of a photo, never the file that was chosen. One that has other covers than
// its picture is made anew.
import type { PhotoCover } from '../engine/types';
import { Decoder } from './decoder';
import { freshId, StoreError, type KeptPicture, type PictureFile } from './drafts';
import type { KeptNow } from './protocol';

/** `bytes` until they are written. */
export interface Copy {
  key: string;
  covers: PhotoCover[];
  bytes: ArrayBuffer | null;
}

/** By the page's number for it. */
interface Picture {
  id: number;
  covers: PhotoCover[];
}

/** Where covers are painted in; in which colours is another matter. */
const placeOf = (covers: readonly PhotoCover[]): string => JSON.stringify(covers.map(({ shape, box, points }) => [shape ?? 'ellipse', box, points]));

const nameOf = ({ id, covers }: Picture): string => `${id} ${placeOf(covers)}`;

const picturesOf = ({ photos, logos }: KeptNow): Picture[] => [...photos, ...logos].flatMap((picture) => picture ?? []);

export class WorkingCopies {
  private readonly copier = new Decoder();  // beside the one that the card waits for
  private readonly file: (id: number) => Blob | undefined;
  private copies = new Map<number, Copy>();  // by their pictures' numbers
  private readonly uncopied = new Set<string>();  // what could not be copied, and is not tried again

  /** @param file  the picture of a number; undefined: it is gone */
  constructor(file: (id: number) => Blob | undefined) {
    this.file = file;
  }

  /** Another draft's from now on. */
  begin(copies = new Map<number, Copy>()): void {
    this.clear();
    this.copies = copies;
    this.uncopied.clear();
  }

  /** They are kept no more. */
  clear(): void {
    this.copies = new Map();
  }

  /** As a draft names it; null: there is none. */
  kept(picture: { id: number } | null): KeptPicture | null {
    const copy = picture && this.copies.get(picture.id);
    return copy ? { key: copy.key, covers: copy.covers } : null;
  }

  allWritten(now: KeptNow): boolean {
    return picturesOf(now).every(({ id }) => this.copies.get(id)?.bytes === null);
  }

  /** The files that are still to be written; `written`: they are, `refused`: there is no room for them. */
  unwritten(now: KeptNow): { files: PictureFile[]; written(): void; refused(): void } {
    const copies = picturesOf(now).flatMap(({ id }) => this.copies.get(id) ?? []);
    return {
      files: copies.flatMap(({ key, bytes }) => (bytes ? [{ key, bytes }] : [])),
      written: () => {
        for (const copy of copies) copy.bytes = null;
      },
      refused: () => {
        for (const copy of copies) if (copy.bytes) this.drop(copy);
      },
    };
  }

  /** The first picture that has no copy, or one with other covers. */
  lacking(now: KeptNow): Picture | undefined {
    return picturesOf(now).find((picture) => {
      const copy = this.copies.get(picture.id);
      return (!copy || placeOf(copy.covers) !== placeOf(picture.covers)) && !this.uncopied.has(nameOf(picture));
    });
  }

  /** Null where its file is gone. @throws StoreError where it cannot be made */
  async make({ id, covers }: Picture): Promise<Copy | null> {
    const file = this.file(id);
    if (!file) return null;
    const answer = await this.copier.run({ do: 'copy', file, covers: JSON.stringify(covers) });
    if ('bytes' in answer) return { key: freshId(), covers, bytes: answer.bytes.buffer };
    throw new StoreError('failed', 'problem' in answer ? answer.problem.message : '');
  }

  /** What was made; null: nothing could be. */
  take(picture: Picture, copy: Copy | null): void {
    if (copy) this.copies.set(picture.id, copy);
    else this.uncopied.add(nameOf(picture));
  }

  /** Not in the store any more: they are made anew. */
  lost(keys: readonly string[]): void {
    for (const [id, { key }] of this.copies) if (keys.includes(key)) this.copies.delete(id);
  }

  private drop(copy: Copy): void {
    for (const [id, each] of this.copies) {
      if (each !== copy) continue;
      this.copies.delete(id);
      this.uncopied.add(nameOf({ id, covers: copy.covers }));
    }
  }
}
