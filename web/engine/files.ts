import { reasonOf, StoryCardError } from './error.js';

/** The folder that holds `engine/` and `assets/`. Always ends in a slash.
 *  @throws {StoryCardError} wrong-type for what is no address */
export function baseUrl(base?: string | URL): URL {
  const here = import.meta.url;  // dist/engine/index.js
  if (base === undefined) return new URL('../', here);
  try {
    const inNode = typeof location === 'undefined';
    const url = new URL(inNode ? unlessDrive(String(base)) : base, inNode ? here : location.href);
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    new URL('assets/', url);  // throws for "data:" and the like, in which nothing can lie
    return url;
  } catch (cause) {
    throw new StoryCardError('wrong-type', '/base', `The base "${String(base)}" is no address of a folder: ${reasonOf(cause)}.`, { cause });
  }
}

/** C:\folder, which would read as an address of the kind "c:". */
function unlessDrive(base: string): string {
  if (!/^[a-z]:[\\/]/i.test(base)) return base;
  const [drive, ...names] = base.split(/[\\/]/);
  return `file:///${drive}/${names.map(encodeURIComponent).join('/')}`;
}

async function readLocalFile(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const name = 'node:fs/promises';  // a variable, so that no bundler for browsers goes looking for it
  const { readFile } = await import(/* @vite-ignore */ name);
  const bytes: Uint8Array<ArrayBuffer> = await readFile(url);
  return bytes;
}

/** Not found, or a page: many servers answer what is not there with their start page. */
async function ask(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  if (response.headers.get('Content-Type')?.startsWith('text/html')) throw new Error('the server answered with a page; is this the right base?');
  return response;
}

/** The file's bytes, from the network or, in node, from a file URL.
 *  @throws {StoryCardError} missing-file */
export async function fetchBytes(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (url.protocol === 'file:') return await readLocalFile(url);
    return new Uint8Array(await (await ask(url)).arrayBuffer());
  } catch (cause) {
    throw missingFile(url, cause);
  }
}

/** The wasm, compiled while it comes in where the server sends its type.
 *  @throws {StoryCardError} */
export async function compileModule(url: URL): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === 'undefined') throw new StoryCardError('unsupported', '', 'There is no WebAssembly here: use a newer browser.');
  const source = url.protocol === 'file:' ? await fetchBytes(url) : await ask(url).catch((cause: unknown) => {
    throw missingFile(url, cause);
  });
  try {
    if (source instanceof Uint8Array) return await WebAssembly.compile(source);
    const typed = source.headers.get('Content-Type')?.startsWith('application/wasm') === true;
    if (typed && typeof WebAssembly.compileStreaming === 'function') return await WebAssembly.compileStreaming(source);
    return await WebAssembly.compile(await source.arrayBuffer());
  } catch (cause) {
    throw notCompiled(url, cause);
  }
}

function notCompiled(url: URL, cause: unknown): StoryCardError {
  const reason = reasonOf(cause);
  if (/content security policy|unsafe-eval|blocked by CSP/i.test(reason)) {
    return new StoryCardError('unsupported', '', `This page's security policy allows no WebAssembly: add 'wasm-unsafe-eval' to its script-src. (${reason})`, { cause });
  }
  if (cause instanceof WebAssembly.CompileError) return new StoryCardError('broken-file', url.href, `${url.href} is no WebAssembly that can be used here: ${reason}.`, { cause });
  if (cause instanceof RangeError) return new StoryCardError('out-of-memory', '', `There is not enough memory for the engine: ${reason}.`, { cause });
  return missingFile(url, cause);  // it broke off
}

function missingFile(url: URL, cause: unknown): StoryCardError {
  return new StoryCardError('missing-file', url.href, `${url.href} could not be read: ${reasonOf(cause)}.`, { cause });
}
