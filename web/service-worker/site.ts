// What the build knows of the site: every file that the pages may ask for, by its name below the site's folder, and a hash of
// its bytes.
import { hasSimd } from '../engine/simd';

/** Put in by the build (scripts/service-worker.mjs). `first`: kept before anything is used, and of the modules `simd` or `basic`.
 *  `pages`: the code that each one names. */
declare const SITE: {
  build: string;
  files: Record<string, string>;
  first: string[];
  simd: string[];
  basic: string[];
  pages: Record<string, string[]>;
};

const site = SITE;  // once: the build puts all of it wherever its name stands
export const { build, pages } = site;
export const first = [...site.first, ...(hasSimd() ? site.simd : site.basic)];
const files = new Map(Object.entries(site.files));

/** The site's folder: this worker lies in it. */
export const scope = new URL('./', self.location.href);

/** A file's name; null for what is no file of this site's folder. */
export function nameOf(address: string): string | null {
  const url = new URL(address);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return null;
  return url.pathname.slice(scope.pathname.length);
}

/** The page that an address shows; null for any other. The folder itself shows index.html. */
export function pageOf(address: string): string | null {
  const name = nameOf(address);
  const page = name === '' ? 'index.html' : name;
  return page !== null && Object.hasOwn(pages, page) ? page : null;
}

export const hashOf = (name: string | null): string | undefined => (name === null ? undefined : files.get(name));

/** Of this build's bytes, under which they are kept. */
export const keyOf = (name: string): string => new URL(`${name}?${files.get(name)!}`, scope).href;
