// Small checkers for what another page said. Each gives the value, or throws with a code and a place.
import { ComposerError } from './error.js';

export type Json = Record<string, unknown>;

export function refuse(code: string, where: string, message: string): never {
  throw new ComposerError(code, where, message);
}

/** Plain objects of this realm's structured clones; no arrays, blobs or maps. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]';
}

export function object(value: unknown, where: string): Json {
  return isObject(value) ? value : refuse('wrong-type', where, 'Expected an object.');
}

export function text(value: unknown, where: string, most: number): string {
  if (typeof value !== 'string') return refuse('wrong-type', where, 'Expected a text.');
  return value.length <= most ? value : refuse('too-large', where, `Expected at most ${most} characters.`);
}

export function matching(value: unknown, where: string, pattern: RegExp, what: string): string {
  const found = text(value, where, 200);
  return pattern.test(found) ? found : refuse('unknown-value', where, `Expected ${what}.`);
}

export function choice<T extends string>(value: unknown, where: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  return found ?? refuse(typeof value === 'string' ? 'unknown-value' : 'wrong-type', where, `Expected one of: ${choices.join(', ')}.`);
}

/** A whole number from 0 to `most`. */
export function count(value: unknown, where: string, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return refuse('wrong-type', where, 'Expected a whole number.');
  return value >= 0 && value <= most ? value : refuse('out-of-range', where, `Expected 0 to ${most}.`);
}

export function list<T>(value: unknown, where: string, most: number, each: (one: unknown, where: string) => T): T[] {
  if (!Array.isArray(value)) return refuse('wrong-type', where, 'Expected a list.');
  if (value.length > most) return refuse('too-large', where, `Expected at most ${most}.`);
  return Array.from(value as unknown[], (one, i) => each(one, `${where}/${i}`));  // a hole is read as undefined
}

export function blob(value: unknown, where: string, most: number): Blob {
  if (!(value instanceof Blob)) return refuse('wrong-type', where, 'Expected a Blob.');
  return value.size <= most ? value : refuse('too-large', where, `Expected at most ${most} bytes.`);
}

/** Nothing but JSON is left of it. */
export function plain(value: unknown, where: string, most: number): Json {
  let json: string;
  try {
    json = JSON.stringify(object(value, where));
  } catch (error) {
    if (error instanceof ComposerError) throw error;
    return refuse('wrong-type', where, 'Expected what JSON can say.');  // a ring, a bigint, or too deep
  }
  return json.length <= most ? JSON.parse(json) as Json : refuse('too-large', where, `Expected at most ${most} characters of JSON.`);
}
