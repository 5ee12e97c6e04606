// Files are kept under the hash of their bytes: an update fetches what is another and nothing else, and the code of one build
// never meets the files of another, whatever a server or a cache on the way says.
import { Strategy, type StrategyHandler } from 'workbox-strategies';
import { first, hashOf, keyOf, nameOf, scope } from './site';

declare const self: ServiceWorkerGlobalScope;

const CACHE = `storycard files ${scope.pathname}`;

const PAUSES_MS = [500, 2_000, 5_000, 15_000, 30_000];  // after each try that failed

/** The first bytes of SHA-256, as the build cut it. */
async function hash(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether there is a newer site, as far as can be known. */
async function isNewer(): Promise<boolean> {
  const { registration } = self;
  await registration.update().catch(() => {});
  return registration.installing !== null || registration.waiting !== null;
}

class ByContent extends Strategy {
  constructor() {
    super({
      cacheName: CACHE,
      matchOptions: { ignoreVary: true },
      plugins: [{ cacheKeyWillBeUsed: async ({ request }) => keyOf(nameOf(request.url)!) }],
    });
  }

  override async _handle(request: Request, handler: StrategyHandler): Promise<Response> {
    const kept = request.cache === 'reload' ? undefined : await handler.cacheMatch(request);  // reload: what is kept is damaged
    if (kept) return kept;
    const { response, isOurs } = await this.fetched(request, handler);
    if (isOurs) await handler.cachePut(request, response.clone()).catch(() => {});  // there may be no room: the page goes on
    return response;
  }

  /** The browser's own cache may have it, however old: its bytes say whether it is the right one. */
  private async fetched(request: Request, handler: StrategyHandler): Promise<{ response: Response; isOurs: boolean }> {
    let other: Response | null = null;
    for (const cache of request.cache === 'reload' ? ['reload'] as const : ['force-cache', 'reload'] as const) {
      const response = await handler.fetch(new Request(request, { cache })).catch(() => null);
      if (!response?.ok) continue;
      const bytes = await response.clone().arrayBuffer().catch(() => null);  // null: the connection dropped
      if (bytes && await hash(bytes) === hashOf(nameOf(request.url))) return { response, isOurs: true };
      if (bytes) other = response;
    }
    // Of a newer site, which is not for this one's code; or changed by hand where the site is: then it is as it is, and not kept.
    if (other && !await isNewer()) return { response: other, isOurs: false };
    throw new TypeError(`${request.url} cannot be had as it was built`);
  }
}

export const byContent = new ByContent();

/** Keeps what is not kept yet. False where something could not be had. */
export async function keep(names: readonly string[], event: ExtendableEvent): Promise<boolean> {
  const cache = await caches.open(CACHE);
  for (const name of names) {
    if (hashOf(name) === undefined || await cache.match(keyOf(name))) continue;
    const [response, done] = byContent.handleAll({ request: new Request(new URL(name, scope), { credentials: 'same-origin' }), event });
    try {
      await response;
      await done;
    } catch {
      return false;
    }
    if (!await cache.match(keyOf(name))) return false;
  }
  return true;
}

/** False where that is so after the last try, too. */
async function keepPatiently(names: readonly string[], event: ExtendableEvent): Promise<boolean> {
  for (const pause of PAUSES_MS) {
    if (await keep(names, event)) return true;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return keep(names, event);
}

/** Before this build may take over: its code, and what was kept of the one before as it is now. @throws where the code cannot be had */
export async function keepFirst(event: ExtendableEvent): Promise<void> {
  if (!await keepPatiently(first, event)) throw new Error('the code of the site could not be had');
  const cache = await caches.open(CACHE);
  await keepPatiently((await cache.keys()).map(({ url }) => nameOf(url)!), event);
}

/** What no page of this build can ask for. */
export async function dropOld(): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const { url } of await cache.keys()) {
    const name = nameOf(url)!;
    if (hashOf(name) === undefined || url !== keyOf(name)) await cache.delete(url);
  }
}
