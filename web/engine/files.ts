import { StoryCardError } from './error.js';

/** The site's folder: `engine/` and `assets/` lie in it. Always ends in a slash. */
export function baseUrl(base?: string | URL): URL {
  const here = import.meta.url;  // dist/engine/index.js
  if (base === undefined) return new URL('../', here);
  const page = typeof location === 'undefined' ? here : location.href;
  const url = new URL(base, page);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

async function readLocalFile(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const name = 'node:fs/promises';  // a variable, so that no bundler for browsers goes looking for it
  const { readFile } = await import(/* @vite-ignore */ name);
  const bytes: Uint8Array<ArrayBuffer> = await readFile(url);
  return bytes;
}

/** The file's bytes, from the network or, in node, from a file URL.
 *  @throws {StoryCardError} missing-file */
export async function fetchBytes(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (url.protocol === 'file:') return await readLocalFile(url);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw missingFile(url, cause);
  }
}

/** The wasm, compiled while it comes in where the server sends its type. */
export async function compileModule(url: URL): Promise<WebAssembly.Module> {
  if (url.protocol === 'file:') return WebAssembly.compile(await fetchBytes(url));
  const response = await fetch(url).catch((cause: unknown) => {
    throw missingFile(url, cause);
  });
  if (!response.ok) throw missingFile(url, new Error(`the server answered ${response.status}`));
  const typed = response.headers.get('Content-Type')?.startsWith('application/wasm') === true;
  if (typed && typeof WebAssembly.compileStreaming === 'function') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

function missingFile(url: URL, cause: unknown): StoryCardError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoryCardError('missing-file', url.href, `${url.href} could not be read: ${reason}.`, { cause });
}
