// Workers made from the site's own modules. Pages under Trusted Types may make them only through a policy, and a page
// has one.
interface TrustedPolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedPolicy;
}

const START_MS = 5_000;  // a worker that has not said a word by then is taken for one that cannot start

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = trustedTypes?.createPolicy('storycard', {
  createScriptURL: (url) => {
    if (new URL(url, document.baseURI).origin !== location.origin) throw new TypeError(`not of this site: ${url}`);
    return url;
  },
});

/** `url`: absolute. @throws where a browser has no such workers, or the address is another site's */
export function moduleWorker(url: string): Worker {
  return new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module' });
}

/** The site's service worker, which no cache between here and the server may hold up. @throws where a browser has none, or may have none */
export function registerWorker(url: string): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker.register(policy ? policy.createScriptURL(url) : url, { updateViaCache: 'none' });
}

/** A worker that answered its first message; null where there can be none. */
export function startedWorker(url: string, first: object): Promise<Worker | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = moduleWorker(new URL(url, import.meta.url).href);
    } catch {
      resolve(null);
      return;
    }
    const settle = (started: boolean): void => {
      clearTimeout(alarm);
      worker.onmessage = worker.onerror = null;
      if (!started) worker.terminate();
      resolve(started ? worker : null);
    };
    const alarm = setTimeout(() => settle(false), START_MS);
    worker.onmessage = () => settle(true);
    worker.onerror = (event) => {
      event.preventDefault();
      settle(false);
    };
    try {
      worker.postMessage(first);
    } catch {
      settle(false);  // a browser that cannot send a compiled module
    }
  });
}

/** A site's wasm; compiled while it comes in where the server sends its type. @throws where it cannot be had */
export async function compileWasm(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href}: the server answered ${response.status}`);
  const typed = response.headers.get('Content-Type')?.startsWith('application/wasm') === true;
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
