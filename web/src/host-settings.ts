// What the page around the composer offers, by its own HTML: which packs, frames and formats, and whose logos. A link to the page
// cannot change it.
//   <meta name="storycard-packs" content="riverbend itac">
//   <meta name="storycard-frames" content="riverbend/market itac/voice">
//   <meta name="storycard-formats" content="square story">
//   <meta name="storycard-logos" content="pack">
// Lists are parted by blanks or commas. The composer ignores what means nothing (wasm/PROTOCOL.md).
import type { HostSettings } from './protocol';

const LONGEST = 10_000;  // of one list
const MOST = 200;  // in it
const LOGOS = ['own', 'pack', 'none'] as const;

/** A list as attributes and meta elements have it. */
export function listOf(text: string): string[] {
  return text.slice(0, LONGEST).split(/[\s,]+/).filter((id) => id !== '').slice(0, MOST);
}

export function logosOf(text: string): (typeof LOGOS)[number] | undefined {
  return LOGOS.find((known) => known === text.trim());
}

function said(name: string): string | undefined {
  return document.head.querySelector<HTMLMetaElement>(`meta[name="storycard-${name}"]`)?.content;
}

/** What this page's own HTML says; keys it is silent about are absent. */
export const hostSettings: HostSettings = (() => {
  const settings: HostSettings = {};
  for (const key of ['packs', 'frames', 'formats'] as const) {
    const list = listOf(said(key) ?? '');
    if (list.length > 0) settings[key] = list;
  }
  const logos = logosOf(said('logos') ?? '');
  if (logos !== undefined) settings.logos = logos;
  return settings;
})();

/** The pack files that such a page is sure to ask for. */
export function packFiles({ packs }: HostSettings): string[] {
  return (packs ?? ['itac']).filter((id) => /^[a-z0-9-]{1,64}$/.test(id)).map((id) => `packs/${id}.json`);
}
