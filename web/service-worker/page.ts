// The pages themselves. Whoever serves them may change their HTML, as the address that cards go to: a page is known by the
// code that it names, and is kept as it was served last.
import { build, pages, scope } from './site';

const PREFIX = `storycard page ${scope.pathname} `;
const CACHE = PREFIX + build;

const addressOf = (page: string): URL => new URL(page === 'index.html' ? './' : page, scope);

const cacheHere = (): Promise<Cache> => caches.open(CACHE);

/** Null where it is not to be had, or is of another build. */
async function fetched(page: string): Promise<Response | null> {
  try {
    const response = await fetch(addressOf(page), { cache: 'no-cache', credentials: 'same-origin' });
    if (!response.ok || !response.headers.get('Content-Type')?.startsWith('text/html')) return null;
    const html = await response.text();
    if (!pages[page]!.every((code) => html.includes(code))) return null;
    // Made anew: one that was redirected answers no navigation, and its lengths are those of what was packed.
    const headers = new Headers(response.headers);
    for (const name of ['Content-Encoding', 'Content-Length', 'Vary']) headers.delete(name);
    return new Response(html, { headers });
  } catch {
    return null;
  }
}

async function renew(page: string): Promise<boolean> {
  const response = await fetched(page);
  if (response) await (await cacheHere()).put(addressOf(page), response);
  return response !== null;
}

/** @throws where one cannot be had */
export async function keepPages(): Promise<void> {
  for (const page of Object.keys(pages)) if (!await renew(page)) throw new Error(`${page} could not be had`);
}

/** At once as it is kept; what was changed since is there at the next visit. */
export async function showPage(page: string, request: Request, event: ExtendableEvent): Promise<Response> {
  const kept = await (await cacheHere()).match(addressOf(page));
  if (!kept) return fetch(request);
  event.waitUntil(renew(page).catch(() => false));
  return kept;
}

export async function dropOldPages(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
}
