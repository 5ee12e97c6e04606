// How quick the page feels: measured in the real page, against limits.mjs. Prints a table, writes build/perf.json, and ends with 1 where a limit
// is missed.
//   run.mjs [--json FILE] [--before FILE]    PERF_SCREENS=load,desktop,phone   PERF_SITE=dist   PERF_MARGIN=1.5 (times may be so much longer)
//   PERF_ROUNDS=1 (of visits, for a look)
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { storycard } from '../node/samples.mjs';
import { LIMITS, limitFor, missed } from './limits.mjs';
import { measure, SCREENS } from './journey.mjs';
import { measureLoad } from './load.mjs';

const after = (flag) => (process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
const json = after('--json') ?? 'build/perf.json';
const before = after('--before') && JSON.parse(readFileSync(after('--before'), 'utf8'));
const parts = ['load', ...Object.keys(SCREENS)];
const screens = (process.env.PERF_SCREENS ?? parts.join()).split(',');
if (screens.some((screen) => !parts.includes(screen))) {
  console.error(`storycard: PERF_SCREENS is some of ${parts.join()}.`);
  process.exit(2);
}

const ROWS = [
  ['coldField', 'ms', '1.6 Mbit/s, 150 ms, four times as slow; first visit: the story takes words'],
  ['coldCard', 'ms', '… the first card, with the words that were written meanwhile'],
  ['coldKilobytes', 'kB', '… loaded until then, headers too'],
  ['coldLongest', 'ms', '… longest task'],
  ['warmField', 'ms', '… next visit: the story takes words'],
  ['warmCard', 'ms', '… the first card'],
  ['warmKilobytes', 'kB', '… loaded until then'],
  ['firstCard', 'ms', 'page asked for until its first card'],
  ['keyMedian', 'ms', 'key press to submitted pixels, median'],
  ['key95', 'ms', '… of twenty, the second slowest'],
  ['keyShown', 'ms', '… with the wait for the repaint'],
  ['longTask', 'ms', 'longest task while typing (over 50)'],
  ['slowKeyMedian', 'ms', 'four times as slow: key press, median'],
  ['slowKey95', 'ms', '… of twenty, the second slowest'],
  ['gallery', 'ms', 'last key press until all small pictures are fresh'],
  ['slowGallery', 'ms', '… four times as slow'],
  ['smoothDrag', '%', 'photo dragged: frames whose work is within 16.7 ms'],
  ['dragMedian', 'ms', '… work of a frame, median'],
  ['dragLongest', 'ms', '… longest'],
  ['dragGap', 'ms', '… from frame to frame'],
  ['idleFrames', '', 'frames in 10 s of nothing'],
  ['photoOpened', 'ms', '12 megapixels chosen until they can be placed'],
  ['memoryLoaded', 'MB', 'wasm memory once loaded'],
  ['memory', 'MB', 'wasm memory with all formats shown'],
];

const shown = (value, unit) => (value === undefined ? '' : unit === '%' ? `${(100 * value).toFixed(0)} %` : `${value.toFixed(unit === 'ms' && value < 100 ? 1 : 0)} ${unit}`.trim());
function limitOf(name, unit) {
  const { most, least } = limitFor(name) ?? {};
  return most !== undefined ? `≤ ${shown(most, unit)}` : least !== undefined ? `≥ ${shown(least, unit)}` : '';
}

// A photo of 12 megapixels: a card of a sample story, enlarged.
const photo = 'build/perf/photo-12mp.jpg';
mkdirSync('build/perf', { recursive: true });
if (!existsSync(photo)) await storycard('render', 'assets/samples/amina.json', '--frame', 'itac/half', '--format', 'portrait', '--scale', '2.88', '-o', photo);
const results = { machine: { cpu: cpus()[0].model, cores: cpus().length }, screens: {} };
const say = (what) => console.log(`  … ${what}`);
for (const screen of screens) results.screens[screen] = screen === 'load' ? await measureLoad(Number(process.env.PERF_ROUNDS ?? 3), say) : await measure(screen, photo, say);
writeFileSync(json, `${JSON.stringify(results, null, 1)}\n`);

const columns = screens.flatMap((screen) => [...(before?.screens[screen] ? [[`${screen} before`, before.screens[screen]]] : []), [screen, results.screens[screen]]]);
console.log(`\n| | ${columns.map(([title]) => title).join(' | ')} | limit |\n|---|${columns.map(() => '---').join('|')}|---|`);
for (const [name, unit, what] of ROWS) {
  console.log(`| ${what} | ${columns.map(([, values]) => shown(values[name], unit)).join(' | ')} | ${limitOf(name, unit)} |`);
}
const misses = screens.flatMap((screen) => missed(results.screens[screen], screen === 'load' ? 'load' : 'screen').map((name) => `${screen}: ${LIMITS[name].what}: ${shown(results.screens[screen][name] ?? NaN, LIMITS[name].unit)}`));
console.log(`\nEvery sample is in ${json}.`);
for (const miss of misses) console.error(`storycard: over the limit: ${miss}`);
process.exit(misses.length > 0 ? 1 : 0);
