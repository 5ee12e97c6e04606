// How many cards a second one core makes of a table: `storycard batch`, `storycard render` once a row, and node with the libraries
// that make the same card in one process. Side by side in each round, all of them on the same core.
//   node tests/bench/batch.mjs [--rounds 5] [--rows 16]      after `make bench` brought its libraries
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { STORY } from './card.mjs';
import { fontconfig } from './fontconfig.mjs';
import { photo } from './photo.mjs';
import { median, ratio, rounds } from './rounds.mjs';
import { varied } from './vary.mjs';

const option = (name, fallback) => (process.argv.includes(`--${name}`) ? Number(process.argv[process.argv.indexOf(`--${name}`) + 1]) : fallback);
const count = option('rounds', 5), rows = option('rows', 16);
const megapixels = 12;
const PROGRAM = path.resolve('build/native/storycard');
const PEERS = { sharp: 'node with sharp', napi_canvas: 'node with @napi-rs/canvas', takumi_core: 'node with @takumi-rs/core' };

const folder = path.resolve('build/bench/batch');
rmSync(folder, { recursive: true, force: true });
mkdirSync(path.join(folder, 'photos'), { recursive: true });
process.env.FONTCONFIG_FILE = path.resolve(fontconfig('build/bench'));

// One core for everybody: libraries with threads of their own get no more than storycard.
function run(program, ...words) {
  const done = spawnSync('taskset', ['-c', '0', program, ...words], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(`${program} ${words.join(' ')}: ${done.stderr ?? done.error}`);
  return done.stdout;
}

const { bytes } = await photo(megapixels, 'build/bench');
const names = Array.from({ length: rows }, (_, i) => `photos/${i}.jpg`);
names.forEach((name, i) => writeFileSync(path.join(folder, name), varied(bytes, `batch ${i}`)));
const cell = (text) => `"${String(text).replaceAll('"', '""')}"`;
const columns = { story: STORY.story, name: STORY.name, role: STORY.role, place: STORY.place, language: STORY.language, 'photo.description': 'A photo made by the benchmark.' };
writeFileSync(path.join(folder, 'stories.csv'), [[...Object.keys(columns), 'photo.file'].join(),
  ...names.map((name) => [...Object.values(columns).map((text) => cell(text ?? '')), name].join())].join('\n') + '\n');
const stories = names.map((name, i) => {
  const file = path.join(folder, `${i}.json`);
  writeFileSync(file, JSON.stringify({ ...STORY, photos: [{ ...STORY.photos[0], file: name }] }));
  return file;
});
const report = path.join(folder, 'report.json');
writeFileSync(report, run(PROGRAM, 'layout', stories[0]));

const out = path.join(folder, 'out');
const samples = await rounds([
  { name: 'storycard batch', times: rows, before: () => rmSync(out, { recursive: true, force: true }),
    run: () => run(PROGRAM, 'batch', path.join(folder, 'stories.csv'), '--format', 'square', '--jobs', '1', '-o', out) },
  { name: 'storycard render, once a row', times: rows, run: () => stories.forEach((file, i) => run(PROGRAM, 'render', file, '-o', path.join(folder, `${i}.png`))) },
  ...Object.entries(PEERS).map(([peer, name]) => ({
    name: `${name}, one process`, times: rows,
    run: () => run(process.execPath, 'tests/bench/many_cards.mjs', peer, report, folder, ...names),
  })),
], count, { warmUp: 1 });

const ours = samples['storycard batch'];
const line = (cells) => `| ${cells.join(' | ')} |`;
console.log([line(['', 'cards a second and core', 'ms a card', 'storycard batch takes']), '|---|---:|---:|---:|',
  ...Object.entries(samples).map(([name, times]) => line([name, (1000 / median(times)).toFixed(1), median(times).toFixed(0), times === ours ? '' : `${ratio(ours, times).toFixed(2)}×`]))].join('\n'));
