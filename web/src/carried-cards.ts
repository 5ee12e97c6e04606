// Cards that go on elsewhere, as card files: saved from here, and opened here.
import type { PhotoCover } from '../engine/types';
import { CARD_FILE_NAME } from './card-file';
import type { Delivery } from './delivery';
import { save } from './give';
import type { Keeper } from './keeper';
import type { KeptNow } from './protocol';

interface Desk {
  draft(): KeptNow;
  file(id: number): Blob | undefined;
  delivery(): Promise<Delivery>;
  keeper: Keeper;
}

/** Whose story it is and who agreed go with it only where the writer wants that: the file may go anywhere. */
export async function saveCardFile(desk: Desk, consent: 'left-out' | 'included'): Promise<void> {
  const { story, photos, logos } = desk.draft();
  const fileOf = (picture: { id: number } | null): Blob | null => (picture && desk.file(picture.id)) ?? null;
  try {
    const made = await (await desk.delivery()).makeCardFile({ story, photos: photos.map(fileOf), logos: logos.map(fileOf), consent });
    if (made instanceof Blob) save(made, CARD_FILE_NAME);
    await desk.keeper.say(made instanceof Blob ? 'card-saved' : 'card-not-saved');
  } catch {
    await desk.keeper.say('card-not-saved');
  }
}

/** It may be anybody's: the engine's worker reads it, each picture is opened as a photo is, and the story is checked as any. */
export async function openCardFile(desk: Desk, file: Blob): Promise<void> {
  try {
    const card = await (await desk.delivery()).openCardFile(file);
    if ('problem' in card) return await desk.keeper.say('no-card-file');
    const covers = (i: number): PhotoCover[] => card.story.photos?.[i]?.covers ?? (i === 0 ? card.story.photo?.covers : undefined) ?? [];
    const photos = card.photos.map((picture, i) => picture && { file: picture, covers: covers(i) });
    await desk.keeper.openGiven({ story: card.story, photos, logos: card.logos.map((picture) => picture && { file: picture, covers: [] }) });
  } catch {
    await desk.keeper.say('no-card-file');
  }
}
