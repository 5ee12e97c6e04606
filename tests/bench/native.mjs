// Whole programs, from their start to the file: storycard beside node scripts that do the same with native libraries.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rounds } from './rounds.mjs';
import { varied } from './vary.mjs';

const PROGRAM = path.resolve('build/native/storycard');
const CARD_BENCH = path.resolve('build/native/tests/bench/card_bench');
const WHOLE = { sharp: 'node with sharp', napi_canvas: 'node with @napi-rs/canvas', takumi_core: 'node with @takumi-rs/core' };

export function run(program, words) {
  const done = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (done.status !== 0) {
    console.error(`storycard: ${program} ${words.join(' ')} ended with ${done.status}: ${done.stderr ?? done.error}\n  Cure: make native`);
    process.exit(1);
  }
  return done.stdout;
}

export const storycard = (...words) => run(PROGRAM, words);

/** @returns a function that gives a new photo file each time */
function photoFiles(bytes, folder) {
  let number = 0;
  return () => {
    const file = path.join(folder, `native-round-${++number % 2}.jpg`);
    writeFileSync(file, varied(bytes, `native ${number}`));
    return file;
  };
}

/** @param alone  sharp as a peer, opened in this process */
export async function wholePrograms({ photo, story, report, alone, count, folder, pictures }) {
  const newPhoto = photoFiles(photo.bytes, folder);
  const out = (name) => path.join(pictures, `native-${name}.png`);
  const samples = await rounds([
    { name: 'storycard', before: newPhoto, run: (_, file) => storycard('render', story, '--photo', file, '-o', out('ours')) },
    ...Object.entries(WHOLE).map(([peer, name]) => ({
      name, before: newPhoto, run: (_, file) => run(process.execPath, ['tests/bench/one_card.mjs', peer, file, report, out(peer)]),
    })),
    { name: 'sharp alone, in a node that runs', before: newPhoto, run: async (_, file) => writeFileSync(out('alone'), await alone.card(readFileSync(file))) },
    { name: 'node that does nothing', run: () => run(process.execPath, ['-e', '0']) },
  ], count);
  const written = Object.fromEntries(Object.entries(WHOLE).map(([peer, name]) => [name, statSync(out(peer)).size]));
  return { samples, bytes: { storycard: statSync(out('ours')).size, ...written } };
}

export function formatsAndSizes({ photos, story, formats, count, folder, twelve }) {
  const card = path.join(folder, 'native-card.png');
  const files = Object.fromEntries(photos.map(({ megapixels, bytes }) => [megapixels, photoFiles(bytes, folder)]));
  const render = (file, ...words) => storycard('render', story, '--photo', file, ...words, '-o', card);
  return rounds([
    ...formats.map((format) => ({ name: format, before: files[twelve], run: (_, file) => render(file, '--format', format) })),
    { name: 'all', before: files[twelve], run: (_, file) => storycard('render', story, '--photo', file, '--format', 'all', '-o', path.join(folder, 'native-all')) },
    ...photos.map(({ megapixels }) => ({ name: String(megapixels), before: files[megapixels], run: (_, file) => render(file) })),
  ], count, { warmUp: 1 });
}

/** The parts of a card natively, as tests/bench/card_bench.cpp times them, by name; nothing where it was not built. */
export function cardBench(photo) {
  if (!existsSync(CARD_BENCH)) return null;
  const lines = run(CARD_BENCH, [photo]).trim().split('\n').map((line) => JSON.parse(line));
  return Object.fromEntries(lines.map(({ name, ms }) => [name, ms]));
}
