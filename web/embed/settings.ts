// What a host page may ask of the composer: attributes of the element, members of a message, the fragment of embed.html's
// address, or meta tags of a page's own. One reading for all.
import { list, matching, refuse, text, choice } from './reading.js';

export const LOGOS = ['own', 'pack', 'none'] as const;

export type Logos = typeof LOGOS[number];

export interface HostSettings {
  /** A language tag: "fr", "pt-BR". */
  lang?: string;
  /** Ids of packs; the first one's frames come first. */
  packs?: string[];
  /** The only frames that are offered; none: all. */
  frames?: string[];
  /** The only formats that are offered; none: all. */
  formats?: string[];
  /** What a card begins with. */
  frame?: string;
  theme?: string;
  format?: string;
  /** Whose logos a card may show beside those of its frame: the visitor's own, those of packs, none. */
  logos?: Logos;
  /** Where cards are handed to: `https:` or `mailto:`. Never read from an address. */
  submit?: string;
}

const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i;
export const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const FRAME = /^[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}$/;

/** A text "a, b c", or a list. */
const parts = (value: unknown): unknown => (typeof value === 'string' ? value.split(/[\s,]+/).filter((part) => part !== '') : value);

const id = (value: unknown, where: string): string => matching(value, where, ID, 'an id such as "square"');
const frame = (value: unknown, where: string): string => matching(value, where, FRAME, 'a frame such as "itac/voice"');

const READ: { [K in keyof Required<HostSettings>]: (value: unknown, where: string) => Required<HostSettings>[K] } = {
  lang: (value, where) => matching(value, where, TAG, 'a language tag such as "fr"'),
  packs: (value, where) => list(parts(value), where, 16, id),
  frames: (value, where) => list(parts(value), where, 200, frame),
  formats: (value, where) => list(parts(value), where, 16, id),
  frame,
  theme: id,
  format: id,
  logos: (value, where) => choice(value, where, LOGOS),
  submit: (value, where) => (isAddress(text(value, where, 2000)) ? value as string : refuse('unknown-value', where, 'Expected an https: address, or mailto: with one box.')),
};

export const SETTINGS = Object.keys(READ) as (keyof HostSettings)[];

/** Where a card may be handed to: a page under https, or one mail box. */
export function isAddress(address: string): boolean {
  if (address.length > 2000 || !/^[!-~]*$/.test(address)) return false;
  if (address.startsWith('mailto:')) return /^mailto:[^@?#&,;]+@[^@?#&,;]+$/.test(address);
  try {
    const { protocol, username, password } = new URL(address);
    return address.startsWith('https://') && protocol === 'https:' && username === '' && password === '';
  } catch {
    return false;
  }
}

/** Empty is as good as not there. Members of other names are ignored.
 *  @param onBad  told of each value that cannot be taken, which is left out; without it the first one throws */
export function readSettings(given: (name: keyof HostSettings) => unknown, where: string, onBad?: (error: unknown) => void): HostSettings {
  const settings: Record<string, unknown> = {};
  for (const name of SETTINGS) {
    const value = given(name);
    if (value === undefined || value === null || value === '') continue;
    try {
      settings[name] = READ[name](value, `${where}/${name}`);
    } catch (error) {
      if (!onBad) throw error;
      onBad(error);
    }
  }
  return settings;
}
