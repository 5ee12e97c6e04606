// The tables of docs/bench.md, by the name of the place where each goes. The same are printed.
import { difference, exponent, FORMAT_PIXELS, ms, pointsOf, stagesOf, targetLine, targetsOf, thousands, times } from './figures.mjs';
import { median, ratio } from './rounds.mjs';

export function table(heads, rows) {
  const cells = [heads, ...rows].map((row) => row.map(String));
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  return [line(cells[0]), `|${widths.map((width, column) => (column === 0 ? `${'-'.repeat(width + 2)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`, ...cells.slice(1).map(line)].join('\n');
}

/** Rows of contenders, storycard's first. */
function beside(samples, ours, bytes) {
  const names = [ours, ...Object.keys(samples).filter((name) => name !== ours)].filter((name) => samples[name]);
  return names.map((name) => [name, ms(median(samples[name])), samples[ours] && name !== ours ? times(ratio(samples[ours], samples[name])) : '', ...(bytes ? [bytes[name] ? thousands(bytes[name]) : ''] : [])]);
}

const HEADS = ['', 'ms', 'storycard takes'];

function chromiumTables({ whole, stages, again, encoding, formats, sizes }) {
  const parts = table(['', 'storycard, ms', 'Canvas 2D, ms', 'storycard takes'], stagesOf(stages).map(({ stage, ours, canvas, ratio: part }) => [stage, ms(ours), ms(canvas), times(part)]).concat([['asked again, nothing changed', ms(median(stages.unchanged)), '', '']]));
  const encoded = ['PNG', 'JPEG'].map((type) => {
    const taken = difference(encoding.samples[`storycard ${type}`], encoding.samples['storycard without']);
    const blob = encoding.samples[`convertToBlob ${type}`];
    return [type, ms(median(taken)), ms(median(blob)), times(ratio(taken, blob)), thousands(encoding.bytes[`storycard ${type}`]), thousands(encoding.bytes[`convertToBlob ${type}`])];
  });
  return {
    chromium: table([...HEADS, 'bytes'], beside(whole.samples, 'storycard', whole.bytes)),
    stages: parts,
    again: table(HEADS, beside(again, 'storycard')),
    encoding: table(['', 'storycard, ms', 'convertToBlob, ms', 'storycard takes', 'storycard, bytes', 'convertToBlob, bytes'], encoded),
    memory: table(['photo, megapixels', ...Object.keys(sizes.memory)], [['memory of the engine, MB', ...Object.values(sizes.memory).map((bytes) => (bytes / (1 << 20)).toFixed(0))]]),
    six: `All six formats of a new photo, encoded, in Chromium: **${ms(median(formats.all))} ms**.`,
  };
}

function nodeTable({ whole, again, bytes }) {
  const ours = 'storycard (wasm)';
  const names = [ours, ...Object.keys(whole).filter((name) => name !== ours)];
  const beside = (samples, name) => (samples[name] ? [ms(median(samples[name])), samples[ours] && name !== ours ? times(ratio(samples[ours], samples[name])) : ''] : ['', '']);
  return table(['', 'photo to PNG, ms', 'storycard takes', 'bytes', 'one word changed, ms', 'storycard takes'],
    names.map((name) => [name, ...beside(whole, name), thousands(bytes[name]), ...beside(again, name)]));
}

function growthTables(results) {
  const { browser, growth, texts } = results;
  const sizes = Object.keys(growth).filter((name) => /^\d+$/.test(name));
  const rows = [], formats = Object.keys(FORMAT_PIXELS);
  const bothEnds = (points) => `${exponent(points).toFixed(2)} (${exponent(points.slice(-2)).toFixed(2)})`;
  const timesOf = (samples, names) => names.map((name) => ms(median(samples[name])));
  if (browser) rows.push(['Chromium, ms', ...timesOf(browser.sizes.samples, sizes), bothEnds(pointsOf(browser.sizes.samples))]);
  rows.push(['natively, ms', ...timesOf(growth, sizes), bothEnds(pointsOf(growth, sizes))]);
  const made = {
    sizes: table(['photo, megapixels', ...sizes, 'exponent'], rows),
    formats: table(['', ...formats, 'all six', 'exponent'], [browser && ['Chromium', browser.formats], ['natively', growth]].filter(Boolean).map(([name, samples]) =>
      [`${name}, ms`, ...timesOf(samples, [...formats, 'all']), exponent(formats.map((format) => [FORMAT_PIXELS[format], median(samples[format])])).toFixed(2)])),
  };
  if (browser) made.lengths = table(['characters', ...texts, 'exponent'], [['Chromium, ms', ...timesOf(browser.lengths, texts), bothEnds(pointsOf(browser.lengths))]]);
  return made;
}

/** What each is, for a terminal; the page has words of its own. The last is what one looks for first. */
export const TITLES = {
  machine: 'Machine', chromium: 'Chromium: photo to PNG', stages: 'Chromium: its parts', again: 'Chromium: one word changed, to pixels',
  encoding: 'Chromium: the same pixels encoded', six: 'Chromium: six formats', memory: 'Chromium: memory', node: 'One node process', native: 'Whole programs',
  parts: 'Natively: the parts', sizes: 'Photos of several sizes', formats: 'Formats', lengths: 'Texts of several lengths, one word changed',
  samples: 'The samples, whole programs', targets: 'What was wanted',
};

/** Markdown by place. A section that was not run has none. */
export function tables(results) {
  const { machine, photo, rounds, browser, node, native, cardBench, samples, growth } = results;
  const made = {
    machine: `${machine.cpu}, ${machine.cores} cores, ${machine.memory} GB; ${machine.system}; ${Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`).join(', ')}. storycard ${machine.commit}. ` +
      `Photo: ${photo.sides.join(' × ')}, ${thousands(photo.bytes)} bytes, SHA-256 ${photo.sha256.slice(0, 12)}…. Medians of ${rounds} rounds.`,
  };
  const targets = targetsOf(results);
  if (targets.length > 0) made.targets = table(['', 'measured', 'wanted at most', ''], targets.map((target) => [target.what, ...targetLine(target)]));
  if (browser) Object.assign(made, chromiumTables(browser));
  if (node) made.node = nodeTable(node);
  if (native) made.native = table([...HEADS, 'bytes'], beside(native.samples, 'storycard', native.bytes));
  if (cardBench) made.parts = table(['natively, in a program that runs', 'ms'], Object.entries(cardBench).map(([name, taken]) => [name, ms(taken)]));
  if (growth) Object.assign(made, growthTables(results));
  if (samples) made.samples = table(['ms', ...samples.formats], Object.entries(samples.stories).map(([name, taken]) => [name, ...taken.map((one) => one.toFixed(0))]));
  return made;
}
