// Drafts from the store, from card files and from hosts, as the composer takes them: their pictures are opened as photos are.
import type { PhotoCover } from '../engine/types';
import { keysOf, type Drafts, type KeptDraft, type KeptPicture } from './drafts';
import type { Opened, Refused } from './photos';
import type { Copy } from './working-copies';

/** A picture that comes with a draft, and what is painted into it; `file`: null where it is gone. */
export interface GivenPicture {
  file: Blob | null;
  covers: readonly PhotoCover[];
}

/** A draft from outside; null: the story has no such picture. */
export interface GivenDraft {
  story: object;
  photos: (GivenPicture | null)[];
  logos: (GivenPicture | null)[];
}

/** A kept draft, opened. `whole`: with all of its pictures. */
export interface Loaded {
  given: object;
  copies: Map<number, Copy>;
  whole: boolean;
}

interface OpenedPicture extends Opened {
  covers: readonly PhotoCover[];
}

type Open = (file: Blob) => Promise<Opened | Refused>;

/** One after the other, as the composer takes them; null for those that do not open. */
async function opened(pictures: readonly (GivenPicture | null)[], open: Open): Promise<(OpenedPicture | null)[]> {
  const all: (OpenedPicture | null)[] = [];
  for (const picture of pictures) {
    const found = !picture ? null : picture.file ? await open(picture.file) : { reason: 'gone' };
    if (found && !('id' in found)) console.info(`storycard: a picture of a draft did not open: ${found.reason}`);
    all.push(picture && found && 'id' in found ? { ...found, covers: picture.covers } : null);
  }
  return all;
}

/** What restore() of the composer takes. */
export async function openGiven({ story, photos, logos }: GivenDraft, open: Open): Promise<object> {
  return { story, photos: await opened(photos, open), logos: await opened(logos, open) };
}

/** With the copies that are in the store. */
export async function openKept(draft: KeptDraft, store: Drafts, open: Open): Promise<Loaded> {
  const files = await store.pictures(keysOf(draft));
  const copies = new Map<number, Copy>();
  let whole = true;
  const openAll = async (kept: (KeptPicture | null)[]): Promise<(OpenedPicture | null)[]> => {
    const fileOf = (key: string): Blob | null => (files.has(key) ? new Blob([files.get(key)!], { type: 'image/png' }) : null);
    const pictures = await opened(kept.map((picture) => picture && { file: fileOf(picture.key), covers: picture.covers }), open);
    for (const [i, picture] of pictures.entries()) {
      const { key, covers } = kept[i] ?? {};
      if (picture && key !== undefined && covers) copies.set(picture.id, { key, covers, bytes: null });
      whole = whole && (picture !== null) === (kept[i] !== null);
    }
    return pictures;
  };
  const given = { story: draft.story, name: draft.name, photos: await openAll(draft.photos), logos: await openAll(draft.logos) };
  return { given, copies, whole };
}
