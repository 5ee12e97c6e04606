// What callers hand over, before the engine sees it: of the right types, and of their own realm or another's.
import { reasonOf, StoryCardError } from './error.js';
import type { LayoutOptions, OpenPhoto, PhotoSource } from './types.js';

/** No photo's file may be larger; not even read. As limits.h has it. */
const MOST_PHOTO_BYTES = 40 * 2 ** 20;
const MOST_CARD_FILE_BYTES = 200 * 2 ** 20;

const MOST_PICTURES = 100;  // far more than a story may have

const TYPES = {
  frame: 'string', theme: 'string', format: 'string', scale: 'number', type: 'string', quality: 'number',
  embedAltText: 'boolean', unfinished: 'boolean', logosAllowed: 'string', consent: 'string', onProgress: 'function', onRead: 'function',
} as const;

const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

/** What somebody wrote there, for a sentence. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Number.isNaN(value)) return 'no number (NaN)';
  return Array.isArray(value) ? 'an array' : value === undefined ? 'nothing' : article(typeof value);
}

export function wrongType(where: string, expected: string, found: unknown): StoryCardError {
  return new StoryCardError('wrong-type', where, `${where === '' ? '' : `${where}: `}expected ${expected}, found ${kindOf(found)}.`);
}

/** An object with options; the values in it that go to the engine have their types, so that none is silently left out of the JSON.
 *  @throws {StoryCardError} wrong-type */
export function checkOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw wrongType('', 'an object with options', options);
  const given = options as Record<string, unknown>;
  for (const [key, type] of Object.entries(TYPES)) {
    const value = given[key];
    if (value === undefined || value === null) continue;
    if (typeof value !== type || Number.isNaN(value)) throw wrongType(`/${key}`, article(type), value);
    if (value === Infinity || value === -Infinity) throw new StoryCardError('out-of-range', `/${key}`, `/${key}: expected a number with an end, found ${value}.`);
  }
}

/** @throws {StoryCardError} wrong-type */
export function checkLoadOptions(options: unknown): void {
  checkOptions(options);
  const { base, module, read } = options as Record<string, unknown>;
  if (base !== undefined && typeof base !== 'string' && tagOf(base) !== 'URL') throw wrongType('/base', 'a string or a URL', base);
  if (module !== undefined && tagOf(module) !== 'WebAssembly.Module') throw wrongType('/module', 'a WebAssembly.Module', module);
  if (read !== undefined && typeof read !== 'function') throw wrongType('/read', 'a function', read);
}

/** @throws {StoryCardError} for what JSON cannot hold: cycles, BigInts */
export function jsonOf(request: { story: unknown }): string {
  const { story } = request;
  if (typeof story === 'function' || typeof story === 'symbol') throw wrongType('/story', 'an object', story);
  try {
    return JSON.stringify(request);
  } catch (cause) {
    if (cause instanceof RangeError) throw new StoryCardError('json-too-deep', '/story', 'The story is nested too deep. Write it with fewer nested brackets.', { cause });
    throw new StoryCardError('wrong-type', '/story', `The story cannot be written as JSON: ${reasonOf(cause)}`, { cause });
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A story's photos, or logos, by their index in it.
 *  @throws {StoryCardError} */
export async function readPhotos<Opened extends OpenPhoto>(
  sources: unknown, where: '/photos' | '/logos', isOpened: (source: unknown) => source is Opened,
): Promise<Map<number, Uint8Array | Opened>> {
  if (!isList(sources)) throw wrongType(where, 'an array', sources);
  if (sources.length > MOST_PICTURES) throw new StoryCardError('out-of-range', where, `${where}: there are too many pictures.`);
  const read = new Map<number, Uint8Array | Opened>();
  for (const [index, source] of sources.entries()) {
    if (source === null || source === undefined) continue;
    read.set(index, isOpened(source) ? source : await bytesOf(source, `${where}/${index}`));
  }
  return read;
}

export const photosOf = ({ photo, photos }: LayoutOptions): readonly (PhotoSource | null | undefined)[] =>
  photos ?? (photo === undefined || photo === null ? [] : [photo]);

export const bytesOf = (source: unknown, where: string): Promise<Uint8Array> => read(source, where, 'A photo', MOST_PHOTO_BYTES);
export const cardFileBytes = (source: unknown): Promise<Uint8Array> => read(source, '', 'A card file', MOST_CARD_FILE_BYTES);

/** Buffers of other realms too (frames, test runners), of which `instanceof` knows nothing. */
async function read(source: unknown, where: string, what: string, most: number): Promise<Uint8Array> {
  const size = sizeOf(source);
  if (size === null) throw new StoryCardError('wrong-type', where, `${what} is a Uint8Array, an ArrayBuffer or a Blob; this is ${kindOf(source)}.`);
  if (size > most) throw new StoryCardError('too-large', where, `${what} may have ${most / 2 ** 20} MB; this one has ${Math.ceil(size / 2 ** 20)} MB. Use a smaller one.`);
  if (isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (isBuffer(source)) return new Uint8Array(source);
  try {
    return new Uint8Array(await (source as Blob).arrayBuffer());
  } catch (cause) {
    throw new StoryCardError('missing-file', where, `${what} could not be read: ${reasonOf(cause)}`, { cause });
  }
}

const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const isView = (value: unknown): value is Uint8Array => ArrayBuffer.isView(value) && ['Uint8Array', 'Uint8ClampedArray'].includes(tagOf(value));
const isBuffer = (value: unknown): value is ArrayBuffer => tagOf(value) === 'ArrayBuffer';
const isBlob = (value: unknown): value is Blob => ['Blob', 'File'].includes(tagOf(value)) && typeof (value as Blob).arrayBuffer === 'function';

function sizeOf(source: unknown): number | null {
  if (isView(source) || isBuffer(source)) return source.byteLength;
  return isBlob(source) ? source.size : null;
}

/** @throws {StoryCardError} */
export function checkPackFiles(files: unknown): void {
  if (typeof files !== 'object' || files === null || Array.isArray(files) || files instanceof Map) {
    throw wrongType('', 'an object with a pack\'s files by their names', files);
  }
  for (const [name, file] of Object.entries(files)) {
    if (typeof file !== 'string' && !isView(file)) throw wrongType(name, 'a string or a Uint8Array', file);
  }
}

/** Nobody who unpacks the zip finds a file elsewhere. */
const isInside = (name: string): boolean =>
  name.length < 10_000 && !/[\\\0]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** @throws {StoryCardError} */
export function checkZipFiles(files: unknown): void {
  if (tagOf(files) !== 'Map') throw wrongType('', 'a Map of files by their names', files);
  for (const [name, bytes] of files as Map<unknown, unknown>) {
    if (typeof name !== 'string' || !isInside(name)) throw wrongType(String(name), 'a relative name, such as "cards/a.png"', name);
    if (!isView(bytes)) throw wrongType(name, 'a Uint8Array', bytes);
  }
}
