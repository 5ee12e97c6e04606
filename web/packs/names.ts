// Names of files in a pack, from a folder or a zip that anybody may have made.
import { limits, Refusal } from './limits';

/** What systems and editors leave in folders. */
const JUNK = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini|node_modules)(\/|$)/i;
export const isJunk = (name: string): boolean => JUNK.test(name);

const shown = (name: string): string => {
  const plain = name.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '?');
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
};

/** Throws for a name that could leave the folder, or that no pack needs.
 *  @throws {Refusal} */
export function checkName(name: string, whole: string): void {
  const says = (why: string): never => {
    throw new Refusal(`${whole} cannot be read: it holds a file named “${shown(name)}”, ${why}.`);
  };
  if (name.length === 0 || name.length > limits.name) says('a name that is empty or too long');
  if (/[\u0000-\u001f\u007f]/.test(name)) says('with signs that file names do not have');
  if (name.startsWith('/') || name.startsWith('\\') || /^[a-z]:/i.test(name)) says('which names a place outside the pack');
  if (name.split(/[/\\]/).includes('..')) says('which leads out of the pack’s folder');
  if (name.includes('\\')) says('with a backslash; make the zip again with / between folders');
}

const USED = /\.(json|png|jpe?g|gif|webp|bmp)$/i;
export const isUsed = (name: string): boolean => USED.test(name);
export const limitOf = (name: string): number => (/\.json$/i.test(name) ? limits.json : limits.art);
const TEXTS = /(^|\/)(licen[cs]e|copying|readme|notice|ofl)[^/]*$/i;
/** Belongs into a pack, though the engine has no use for it. */
export const isText = (name: string): boolean => TEXTS.test(name) || /\.(txt|md)$/i.test(name);

/** The folder that holds pack.json, "" or ending in a slash.
 *  @throws {Refusal} where there is none, or where it is not clear which */
export function rootOf(names: Iterable<string>, whole: string): string {
  const roots = [...names].filter((name) => /(^|\/)pack\.json$/.test(name)).map((name) => name.slice(0, -'pack.json'.length));
  const least = Math.min(...roots.map((root) => root.split('/').length));
  const top = roots.filter((root) => root.split('/').length === least);
  if (top.length === 1) return top[0]!;
  if (top.length === 0) throw new Refusal(`${whole} holds no pack.json, so it is not a pack yet. Drop the folder that has pack.json in it.`);
  const folders = top.map((root) => root.slice(0, -1).split('/').pop() ?? '').slice(0, 6);
  throw new Refusal(`${whole} holds ${top.length} packs: ${folders.join(', ')}${top.length > 6 ? ' …' : ''}. Drop one of them.`);
}
