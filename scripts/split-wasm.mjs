// node scripts/split-wasm.mjs WASM-SPLIT WHOLE LIST FIRST REST: the module WHOLE in two, the functions that LIST names in FIRST and
// all others in REST. Neither has names. WASM-SPLIT: binaryen's program.
//
// LIST: one pattern a line, `#` starts a comment; a `*` at its end stands for anything. They are matched against names as
// C++ has them, without parameters and template arguments: "storycard::text::shape". What JavaScript calls by name stays.
// A function that LIST misses is in the second part, which the page fetches later: never an error.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { functionsOf, nameOf, withNames } from './wasm-names.mjs';

const FEATURES = ['--enable-simd', '--enable-bulk-memory', '--enable-mutable-globals', '--enable-sign-ext', '--enable-nontrapping-float-to-int'];

const INLINING = ['--one-caller-inline-max-function-size=40', '--low-memory-unused', '--zero-filled-memory'];  // as the whole module is linked

/** @returns {(name: string) => boolean} */
export function readList(text) {
  const whole = new Set(), starts = [];
  for (const line of text.split('\n')) {
    const pattern = line.replace(/#.*/, '').trim();
    if (pattern.endsWith('*')) starts.push(pattern.slice(0, -1));
    else if (pattern !== '') whole.add(pattern);
  }
  return (name) => whole.has(name) || starts.some((start) => name.startsWith(start));
}

function split(program, wholeFile, listFile, firstFile, restFile) {
  const wasm = readFileSync(wholeFile);
  const { names, imported, sizes } = functionsOf(wasm);
  const stays = readList(readFileSync(listFile, 'utf8'));
  const kept = sizes.map((_, i) => i + imported).filter((index) => stays(nameOf(names.get(index) ?? '')));
  const folder = mkdtempSync(path.join(path.dirname(restFile), 'split-'));
  try {
    // Names that no tool stumbles over: real ones hold commas and brackets.
    const [whole, list, first, rest] = ['whole.wasm', 'kept.txt', 'first.wasm', 'rest.wasm'].map((name) => path.join(folder, name));
    writeFileSync(whole, withNames(wasm, (index) => `f${index}`));
    writeFileSync(list, kept.map((index) => `f${index}`).join('\n'));
    execFileSync(program, ['--split', whole, `--keep-funcs=@${list}`, '-o1', first, '-o2', rest, ...FEATURES], { stdio: ['ignore', 'ignore', 'inherit'] });
    // Functions that only one part calls may be smaller there. Nothing is inlined from one part into the other.
    for (const part of [first, rest]) execFileSync(path.join(path.dirname(program), 'wasm-opt'), [part, '-Oz', ...INLINING, '-o', part, ...FEATURES], { stdio: ['ignore', 'ignore', 'inherit'] });
    renameSync(rest, restFile);
    renameSync(first, firstFile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === import.meta.filename) split(...process.argv.slice(2));
