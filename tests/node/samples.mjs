// The sample stories with their photos, and the command line's cards of them to compare with.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const dist = path.join(root, 'dist');
const folder = path.join(root, 'assets/samples');

export const formats = ['square', 'portrait', 'tall', 'story', 'wide', 'link'];

/** @returns {{ name: string, file: string, story: object, photo: Uint8Array | undefined }[]} */
export function samples() {
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return names.map((file) => {
    const story = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    const photo = story.photo && new Uint8Array(readFileSync(path.join(folder, story.photo.file)));
    return { name: path.basename(file, '.json'), file: path.join(folder, file), story, photo };
  });
}

export function sample(name) {
  const found = samples().find((one) => one.name === name);
  if (!found) throw new Error(`there is no sample story "${name}"`);
  return found;
}

/** Runs build/native/storycard. Rejects with its words when it fails. */
export async function storycard(...words) {
  const { stdout } = await promisify(execFile)(path.join(root, 'build/native/storycard'), words, { maxBuffer: 1 << 26 });
  return stdout;
}

/** A folder that goes when the test ends. */
export function scratch(t) {
  const made = mkdtempSync(path.join(tmpdir(), 'storycard-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** The bytes that `storycard render` makes of a story. `options`: of the command line. */
export async function cardOf(t, story, ...options) {
  const folder = scratch(t), file = path.join(folder, 'story.json'), out = path.join(folder, 'card.png');
  writeFileSync(file, JSON.stringify(story));
  await storycard('render', file, ...options, '-o', out);
  return readFileSync(out);
}

/** Every file that the command line wrote into a folder, by name. */
export const written = (where) => new Map(readdirSync(where).map((name) => [name, readFileSync(path.join(where, name))]));

/** mulberry32: the same numbers for the same seed, on every machine. */
export function randomFrom(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
