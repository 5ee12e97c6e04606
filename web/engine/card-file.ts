// Card files: cards to go on with, on another day or device.
import { storyCardError } from './error.js';
import type { CardFile } from './types.js';
import type { Engine } from './wasm.js';

const PHOTO = 0;
const LOGO = 1;

type Told = Pick<CardFile, 'story' | 'packs'> & { photos: boolean[]; logos: boolean[] };

/** @throws {StoryCardError} for what is no card file that can be read */
export function openCard(instance: Engine, engine: number, file: Uint8Array): CardFile {
  const { sc_card_open, sc_card_told, sc_card_picture, sc_card_picture_size, sc_card_free, sc_engine_error } = instance.exports;
  const card = instance.lend(file, (address, size) => sc_card_open(engine, address, size));
  if (card === 0) throw storyCardError(instance.json(sc_engine_error(engine)));
  const { story, packs, photos, logos } = instance.json(sc_card_told(card, engine)) as Told;
  const pictures = (kind: number, there: readonly boolean[]): (Uint8Array<ArrayBuffer> | null)[] => there.map((is, index) =>
    (is ? instance.bytes(sc_card_picture(card, kind, index), sc_card_picture_size(card, kind, index)).slice() : null));
  const opened = { story, packs, photos: pictures(PHOTO, photos), logos: pictures(LOGO, logos) };
  sc_card_free(card);
  return opened;
}
