// What this page is to offer: what its own HTML says (<meta name="storycard-frames" content="itac/voice">), and in an embedded
// page also the fragment of its address and, over them, the host page that was verified.
import { LOGOS, readSettings, type HostSettings, type Logos } from '../embed/settings';

/** embed.html: the same page, to stand in another. */
export const isEmbedded = document.documentElement.dataset['embedded'] !== undefined;

const tell = (error: unknown): void => console.info(`storycard: a setting is left out: ${String(error)}`);

const meta = (name: string): string | undefined =>
  document.head.querySelector<HTMLMetaElement>(`meta[name="storycard-${name}"]`)?.content.trim();

const own = readSettings(meta, '/meta', tell);
const fragment = new URLSearchParams(isEmbedded ? location.hash.slice(1) : '');

/** Anybody can write an address: where cards are handed to never comes from one. */
const asked = readSettings((name) => (name === 'submit' ? undefined : fragment.get(name)), '/address', tell);

let host: HostSettings | null = null;  // until a host page has its end of the line: from then on it hears what is written

/** The page that this one stands in, as its element says; null: there is none, or a plain iframe. */
export const hostOrigin: string | null = (() => {
  const named = fragment.get('host');
  try {
    return isEmbedded && named !== null && window.parent !== window && new URL(named).origin === named ? named : null;
  } catch {
    return null;
  }
})();

export function setHostSettings(settings: HostSettings): void {
  host = settings;
}

const wanted = <K extends keyof HostSettings>(name: K): HostSettings[K] => (host ? host[name] : asked[name]) ?? own[name];

/** Nobody may offer more than the page's own HTML allows. */
function logos(): Logos {
  const most = own.logos ?? 'own';
  const given = (host ?? asked).logos ?? (isEmbedded ? 'none' : most);
  return LOGOS[Math.max(LOGOS.indexOf(most), LOGOS.indexOf(given))]!;
}

/** In the composer's words. A list is the same one until it is another. */
export interface OfferedSettings {
  packs: string[];
  frames: string[];
  formats: string[];
  logos: Logos;
  embedded: boolean;
  heard: boolean;
  submit: string;
}

const DEFAULT_PACKS = ['itac'];
const ALL: string[] = [];

export function offered(): OfferedSettings {
  return { packs: wanted('packs') ?? DEFAULT_PACKS, frames: wanted('frames') ?? ALL, formats: wanted('formats') ?? ALL, logos: logos(), embedded: isEmbedded,
    heard: host !== null, submit: submitAddress() };
}

/** What a new card begins with. */
export function beginning(): { frame?: string; theme?: string; format?: string } {
  const [frame, theme, format] = [wanted('frame'), wanted('theme'), wanted('format')];
  return { ...(frame && { frame }), ...(theme && { theme }), ...(format && { format }) };
}

export const askedLanguage = (): string | undefined => wanted('lang');

/** Where cards are handed to the campaign; empty: nowhere. No link to the page can change it. */
export const submitAddress = (): string => wanted('submit') ?? '';
