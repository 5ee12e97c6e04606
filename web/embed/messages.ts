// What the element on a host's page and the composer in its iframe say to each other, version 1. Neither trusts the other:
// each message is read here, on both sides. Kinds and versions that are not known are nobody's: null.
import type { Report, Story } from '../engine/types.js';
import { blob, choice, count, isObject, list, matching, object, plain, refuse, text, type Json } from './reading.js';
import { ID, readSettings, type HostSettings } from './settings.js';

export const VERSION = 1;

/** As core/base/limits.h has them. */
const STORY_CHARACTERS = 1 << 20;
const PHOTO_BYTES = 40 * 2 ** 20;
const PHOTOS = 8;
const LOGOS = 3;
const PACKS = 8;
const PACK_FILES = 250;
const PACK_BYTES = 40 * 2 ** 20;
const FILE_BYTES = 400 * 2 ** 20;  // what the composer gives: six pictures in a zip
const REPORT_CHARACTERS = 4 << 20;

/** A pack's files by their names in its folder, as text or bytes. */
export interface GivenPack {
  id: string;
  files: Record<string, string | Uint8Array>;
}

/** Pictures by their place in the story; null: there is none, or it is not here. */
export interface Pictures {
  photos: (Blob | null)[];
  logos: (Blob | null)[];
}

/** Beside a port. */
export interface Start {
  kind: 'start';
  settings: HostSettings;
  packs: GivenPack[];
}

export type FileType = 'image/png' | 'image/jpeg';

/** From the host's element. `again`: the story is what the composer said before, of the draft of that id. */
export type FromHost =
  | { kind: 'settings'; settings: HostSettings }
  | { kind: 'set-story'; id: number; story: Story; again?: string } & Pictures
  | { kind: 'get-story'; id: number }
  | { kind: 'export'; id: number; formats: string[]; type: FileType; altText: boolean };

/** For each picture of the story: which of those that the host gave last it is; null: the visitor's own. */
export interface Origins {
  photos: (number | null)[];
  logos: (number | null)[];
}

export interface Problem {
  code: string;
  where: string;
  message: string;
}

export interface Exported {
  file: File;
  reports: Report[];
}

/** From the composer. */
export type FromComposer =
  | { kind: 'ready'; story: Story; restored: boolean }
  | { kind: 'change'; story: Story; origins: Origins; draft: string }
  | { kind: 'size'; view: 'drawn' | 'simple'; height: number }
  | { kind: 'done'; id: number; story?: Story; exported?: Exported }
  | { kind: 'failed'; id: number } & Problem
  | { kind: 'export' } & Exported
  | { kind: 'error' } & Problem
  | { kind: 'open'; address: string };

/** As it goes over. */
export const message = <T extends { kind: string }>(body: T): T & { storycard: number } => ({ storycard: VERSION, ...body });

/** Its kind, of a message of this version. */
function kindOf(data: unknown): string | null {
  return isObject(data) && data['storycard'] === VERSION && typeof data['kind'] === 'string' ? data['kind'] : null;
}

export const isHello = (data: unknown): boolean => kindOf(data) === 'hello';

const settingsOf = (value: unknown): HostSettings => {
  const given = object(value, '/settings');
  return readSettings((name) => (Object.hasOwn(given, name) ? given[name] : undefined), '/settings');
};

const storyOf = (value: unknown): Story => plain(value, '/story', STORY_CHARACTERS) as Story;
const idOf = (data: Json): number => count(data['id'], '/id', 2 ** 31);
const draftOf = (value: unknown): string => matching(value, '/draft', /^[a-z0-9-]{1,64}$/i, 'the id of a draft');
const flag = (value: unknown, where: string): boolean =>
  (value === undefined || typeof value === 'boolean' ? value === true : refuse('wrong-type', where, 'Expected true or false.'));

function pictures(value: unknown, where: string, most: number): (Blob | null)[] {
  return value === undefined ? [] : list(value, where, most, (one, at) => (one === null || one === undefined ? null : blob(one, at, PHOTO_BYTES)));
}

const NAME = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*){0,4}$/i;

/** Its bytes are counted, what they say is for the engine to judge. */
export function readPack(value: unknown, where: string): GivenPack {
  const given = object(value, where);
  const files = Object.entries(object(given['files'], `${where}/files`));
  if (files.length > PACK_FILES) return refuse('too-large', `${where}/files`, `Expected at most ${PACK_FILES} files.`);
  let bytes = 0;
  for (const [name, file] of files) {
    const at = `${where}/files/${name.slice(0, 100)}`;
    if (!NAME.test(name) || name.length > 200) return refuse('unknown-value', at, 'Expected a plain name.');
    if (typeof file !== 'string' && !(file instanceof Uint8Array)) return refuse('wrong-type', at, 'Expected a text or bytes.');
    bytes += file.length;
    if (bytes > PACK_BYTES) return refuse('too-large', where, 'This pack is too large.');
  }
  return { id: matching(given['id'], `${where}/id`, ID, 'an id'), files: Object.fromEntries(files) as GivenPack['files'] };
}

/** @throws {ComposerError} for a start that is wrong */
export function readStart(data: unknown): Start | null {
  if (kindOf(data) !== 'start') return null;
  const { settings, packs } = data as Json;
  return { kind: 'start', settings: settingsOf(settings), packs: packs === undefined ? [] : list(packs, '/packs', PACKS, readPack) };
}

/** The number that an answer bears; null where the message has none. */
export const askedBy = (data: unknown): number | null => (isObject(data) && Number.isInteger(data['id']) ? data['id'] as number : null);

/** @throws {ComposerError} for a message of a known kind that is wrong */
export function readFromHost(data: unknown): FromHost | null {
  const kind = kindOf(data);
  const given = data as Json;
  switch (kind) {
    case 'settings': return { kind, settings: settingsOf(given['settings']) };
    case 'set-story': {
      const { story, photos, logos, again } = given;
      return { kind, id: idOf(given), story: storyOf(story), ...(again !== undefined && { again: draftOf(again) }), photos: pictures(photos, '/photos', PHOTOS), logos: pictures(logos, '/logos', LOGOS) };
    }
    case 'get-story': return { kind, id: idOf(given) };
    case 'export': {
      const { formats = [], type = 'image/png', altText } = given;
      const ids = list(formats, '/formats', 16, (one, at) => matching(one, at, ID, 'a format such as "square"'));
      return { kind, id: idOf(given), formats: [...new Set(ids)], type: choice(type, '/type', ['image/png', 'image/jpeg'] as const), altText: flag(altText, '/altText') };
    }
    default: return null;
  }
}

function exportedOf(given: unknown): Exported {
  const { file, reports } = object(given, '/exported');
  if (!(file instanceof File)) return refuse('wrong-type', '/file', 'Expected a File.');
  blob(file, '/file', FILE_BYTES);
  const read = list(reports, '/reports', 16, (one, at) => plain(one, at, REPORT_CHARACTERS) as unknown as Report);
  return read.length > 0 ? { file, reports: read } : refuse('missing-value', '/reports', 'Expected a report.');
}

function problemOf(given: Json): Problem {
  return { code: matching(given['code'], '/code', /^[a-z][a-z-]{0,39}$/, 'a code'), where: text(given['where'], '/where', 1000), message: text(given['message'], '/message', 4000) };
}

const originsOf = (value: unknown): Origins => {
  const { photos, logos } = object(value, '/origins');
  const each = (one: unknown, at: string): number | null => (one === null ? null : count(one, at, PHOTOS));
  return { photos: list(photos, '/origins/photos', PHOTOS, each), logos: list(logos, '/origins/logos', LOGOS, each) };
};

/** @throws {ComposerError} for a message of a known kind that is wrong */
export function readFromComposer(data: unknown): FromComposer | null {
  const kind = kindOf(data);
  const given = data as Json;
  switch (kind) {
    case 'ready': return { kind, story: storyOf(given['story']), restored: flag(given['restored'], '/restored') };
    case 'change': return { kind, story: storyOf(given['story']), origins: originsOf(given['origins']), draft: draftOf(given['draft']) };
    case 'size': return { kind, view: choice(given['view'], '/view', ['drawn', 'simple'] as const), height: count(given['height'], '/height', 50_000) };
    case 'done': {
      const { story, exported } = given;
      return { kind, id: idOf(given), ...(story !== undefined && { story: storyOf(story) }), ...(exported !== undefined && { exported: exportedOf(exported) }) };
    }
    case 'failed': return { kind, id: idOf(given), ...problemOf(given) };
    case 'export': return { kind, ...exportedOf(given) };
    case 'error': return { kind, ...problemOf(given) };
    case 'open': return { kind, address: text(given['address'], '/address', 20_000) };
    default: return null;
  }
}
