// Workers made from the site's own modules. Pages under Trusted Types may make them only through a policy, and a page
// has one.
import { patiently, Refused, Request } from './patience';

interface TrustedPolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedPolicy;
}

const START_MS = 5_000;  // a worker that has not said a word by then is taken for one that cannot start

const ALIVE_MS = 3_000;  // so long one that has nothing to do may take to say that it is there

const AGAIN = 2;  // times
const TRIES = 3;  // at its code: without a worker the same code runs on the page, which somebody waits for

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

/** Null in private windows, without https, in frames that may keep nothing: some throw at the mere name. */
export function workersHere(): ServiceWorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

/** The site's service worker, which no cache between here and the server may hold up. @throws where a browser has none, or may have none */
export function registerWorker(url: string): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker.register(policy ? policy.createScriptURL(url) : url, { updateViaCache: 'none' });
}

/** A worker that answered its first message; null where there can be none. One whose code did not arrive is started again. */
export async function startedWorker(address: string, first: object): Promise<Worker | null> {
  const url = new URL(address, import.meta.url);
  for (let again = 0; ; ++again) {
    const worker = await started(url.href, first);
    if (worker !== 'failed') return worker;
    if (again === AGAIN || !navigator.onLine) return null;
    try {
      // Whether it was the network: once its code can be had, the next start finds it.
      await patiently(async () => {
        const request = new Request();
        await request.whole((await request.ask(url)).body!);
      }, { tries: TRIES });
    } catch {
      return null;
    }
  }
}

/** Whether a worker that had nothing to do is still there: a browser may end one without a word. */
export function isAlive(worker: Worker): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (alive: boolean): void => {
      clearTimeout(alarm);
      worker.onmessage = worker.onerror = null;
      resolve(alive);
    };
    const alarm = setTimeout(() => settle(false), ALIVE_MS);
    worker.onmessage = () => settle(true);
    worker.onerror = (event) => {
      event.preventDefault();
      settle(false);
    };
    worker.postMessage({ there: true });
  });
}

function started(url: string, first: object): Promise<Worker | 'failed' | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = moduleWorker(url);
    } catch {
      resolve(null);
      return;
    }
    const settle = (result: Worker | 'failed' | null): void => {
      clearTimeout(alarm);
      worker.onmessage = worker.onerror = null;
      if (result !== worker) worker.terminate();
      resolve(result);
    };
    const alarm = setTimeout(() => settle(null), START_MS);
    worker.onmessage = () => settle(worker);
    worker.onerror = (event) => {
      event.preventDefault();
      settle('failed');
    };
    try {
      worker.postMessage(first);
    } catch {
      settle(null);  // a browser that cannot send a compiled module
    }
  });
}

export interface Loading {
  /** So much of it came with this piece; `anew`: what came before counts no more. */
  came(bytes: number): void;
  anew(): void;
  /** Nothing comes at the moment, and it will be asked for again; or it is. */
  waits(waits: boolean): void;
}

/** A site's wasm; compiled while it comes in where the server sends its type. @throws where it cannot be had, or not be compiled */
export function compileWasm(url: URL, loading?: Loading): Promise<WebAssembly.Module> {
  let broken = 0;
  const attempt = async (): Promise<WebAssembly.Module> => {
    loading?.anew();
    const request = new Request();
    const response = await request.ask(url);
    const typed = response.headers.get('Content-Type')?.startsWith('application/wasm') === true;
    if (!typed) return WebAssembly.compile(await request.whole(response.body!));
    // What comes from the service worker comes at once, and browsers keep compiled code only for answers that nobody copied.
    if (workersHere()?.controller) return WebAssembly.compileStreaming(response);
    const copy = response.clone();
    const [compiled] = await Promise.all([WebAssembly.compileStreaming(response), request.read(copy.body!, (piece) => loading?.came(piece.byteLength))]);
    return compiled;
  };
  return patiently(() => attempt().catch((error: unknown) => {
    // Bytes that broke off somewhere may be whole the next time; a browser that does not know them never will.
    if (error instanceof WebAssembly.CompileError && ++broken > 1) throw new Refused(error.message);
    throw error;
  }), { onWait: loading?.waits });
}
