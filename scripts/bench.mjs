// How long a card takes, beside Canvas 2D and the libraries of tests/bench/package.json. Writes tables and charts into docs/ when
// everything was measured in full, else into build/bench/docs/.
//   bench.mjs [--json FILE] [--before FILE]   every sample goes into the first, by default build/bench/results.json; what changed
//                                             since the second is told
//   BENCH_ROUNDS=3              fewer rounds; BENCH_SECTIONS=browser,native,node,growth,parts,samples: only these
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cardOf, fonts, STORY } from '../tests/bench/card.mjs';
import { changes } from '../tests/bench/changes.mjs';
import { draw } from '../tests/bench/charts.mjs';
import { fillIn, readJson } from '../tests/bench/docs.mjs';
import { fontconfig } from '../tests/bench/fontconfig.mjs';
import { differences, unlike } from '../tests/bench/look_alike.mjs';
import { machine } from '../tests/bench/machine.mjs';
import { cardBench, formatsAndSizes, run, storycard, wholePrograms } from '../tests/bench/native.mjs';
import { photo, SIZES } from '../tests/bench/photo.mjs';
import { sampleTimes } from '../tests/bench/samples.mjs';
import { table, tables, TITLES } from '../tests/bench/tables.mjs';
import { textOf } from '../tests/bench/words.mjs';

const ALL = ['node', 'native', 'browser', 'growth', 'parts', 'samples'];
const FORMATS = ['square', 'portrait', 'tall', 'story', 'wide', 'link'];
const LENGTHS = [50, 100, 200, 400, 800, 1200];
const FULL = 9;
const folder = 'build/bench', pictures = `${folder}/cards`;

const rounds = Number(process.env.BENCH_ROUNDS ?? FULL);
const sections = (process.env.BENCH_SECTIONS ?? ALL.join()).split(',');
const wrong = sections.filter((name) => !ALL.includes(name));
if (!(rounds >= 1) || wrong.length > 0) {
  console.error(`storycard: BENCH_ROUNDS is a number from 1, BENCH_SECTIONS some of ${ALL.join()}.`);
  process.exit(2);
}
const after = (flag) => (process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
const json = after('--json') ?? `${folder}/results.json`;
const before = after('--before') && readJson(after('--before'));

const started = performance.now();
const say = (what) => console.log(`  … ${what} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
process.env.FONTCONFIG_FILE = fontconfig(folder);  // for sharp here and in every node that is started

say('photos');
const photos = [];
for (const megapixels of Object.keys(SIZES).map(Number)) photos.push(await photo(megapixels, folder));
const twelve = photos.find(({ megapixels }) => megapixels === 12);
const story = path.resolve(folder, 'story.json');
const report = `${folder}/report.json`;
writeFileSync(story, JSON.stringify({ ...STORY, photos: [{ ...STORY.photos[0], file: path.basename(twelve.file) }] }));
writeFileSync(report, storycard('layout', story));
const card = cardOf(readJson(report));
const texts = LENGTHS.map((length) => textOf(STORY.story, length));

const results = { rounds, photo: { sides: twelve.sides, bytes: twelve.bytes.length, sha256: twelve.sha256 }, texts: texts.map((text) => String(text.length)) };
const measure = {
  node() {
    const job = `${folder}/node.job.json`, result = `${folder}/node.json`;
    writeFileSync(job, JSON.stringify({ photo: twelve.file, report, rounds, pictures, result }));
    run(process.execPath, ['--expose-gc', 'tests/bench/node_peers.mjs', job]);
    return readJson(result);
  },
  async native() {
    const alone = await (await import('../tests/bench/peers/sharp.mjs')).open(card, fonts());
    return wholePrograms({ photo: twelve, story, report, alone, count: rounds, folder, pictures });
  },
  async browser() {
    const { browserRounds } = await import('../tests/bench/browser.mjs');
    return browserRounds({ card, photo: twelve, photos, texts, rounds, pictures, say: (what) => say(`Chromium: ${what}`) });
  },
  growth: () => formatsAndSizes({ photos, story, formats: FORMATS, count: Math.max(3, Math.ceil(rounds / 2)), folder, twelve: 12 }),
  parts: () => cardBench(twelve.file),
  samples: () => sampleTimes(Math.min(rounds, 5)),
};
for (const name of ALL.filter((one) => sections.includes(one))) {
  say(name);
  results[name === 'parts' ? 'cardBench' : name] = await measure[name]();
}
results.machine = machine(results.browser?.version);
results.differences = await differences(pictures);
writeFileSync(json, JSON.stringify(results, null, 1));

const made = tables(results);
for (const [name, title] of Object.entries(TITLES)) if (made[name]) console.log(`\n${title}\n\n${made[name]}`);
if (before) console.log(`\nsince ${before.machine.commit}\n${table(['ms', 'before', 'now', ''], changes(before, results))}`);
const whole = rounds >= FULL && sections.length === ALL.length;
const docs = whole ? 'docs' : `${folder}/docs`;
fillIn('docs/bench.md', `${docs}/bench.md`, made);
draw(results, `${docs}/bench`);
for (const name of unlike(results.differences)) console.log(`\nstorycard: ${pictures}/${name} is not the card that storycard drew: look at it before you trust its figures.`);
console.log(`\nEvery sample is in ${json}, every card in ${pictures}/; tables and charts are in ${docs}/bench.md and ${docs}/bench/ (${((performance.now() - started) / 1000).toFixed(0)} s).`);
