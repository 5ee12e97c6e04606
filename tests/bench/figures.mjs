// From samples to what is said of them.
import { median, ratio } from './rounds.mjs';

export const ms = (value) => (value >= 99.5 ? value.toFixed(0) : value >= 9.95 ? value.toFixed(1) : value.toFixed(2));
export const times = (value) => `${value.toFixed(2)}×`;
export const thousands = (value) => Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ',');

/** Round by round what is left of one when another is taken away. */
export const difference = (whole, part) => whole.map((time, i) => time - part[i]);

/** The exponent p of the curve n^p that goes through the points best; of their logarithms the straight line. */
export function exponent(points) {
  const logs = points.map(([n, t]) => [Math.log(n), Math.log(t)]);
  const mean = (at) => logs.reduce((sum, one) => sum + one[at], 0) / logs.length;
  const x = mean(0), y = mean(1);
  const above = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return above / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

/** Points [n, median] of samples whose names are numbers. */
export const pointsOf = (samples, names = Object.keys(samples)) => names.map((name) => [Number(name), median(samples[name])]).sort((a, b) => a[0] - b[0]);

/** The parts of a card in Chromium, in ms: [decode, cover, card, PNG] of both. */
export function stagesOf(samples) {
  const ours = {
    decode: difference(samples['new photo'], samples['photo moved']),
    cover: difference(samples['photo moved'], samples['word changed']),
    card: samples['word changed'],
    PNG: difference(samples['unchanged, PNG'], samples.unchanged),
  };
  return Object.entries(ours).map(([stage, taken]) => ({ stage, ours: median(taken), canvas: median(samples[`canvas ${stage}`]), ratio: ratio(taken, samples[`canvas ${stage}`]) }));
}

const MEGABYTE = 1 << 20;
export const FORMAT_PIXELS = { square: 1080 * 1080, portrait: 1080 * 1350, tall: 1080 * 1440, story: 1080 * 1920, wide: 1600 * 900, link: 1200 * 630 };

/** Each of issue 4's figures: { what, value, limit, unit, met, by }; `value` null where the figure could not be had. */
export function targetsOf({ browser, native, cardBench, growth }) {
  const found = [];
  const add = (what, limit, unit, value) => found.push({ what, limit, unit, value: value ?? null, met: value === undefined || value === null ? null : value <= limit });
  if (browser) {
    const { whole, again, encoding, formats, sizes, lengths } = browser;
    add('Chromium: photo bytes to PNG bytes / Canvas 2D', 0.75, '×', ratio(whole.samples.storycard, whole.samples['Canvas 2D']));
    add('Chromium: photo bytes to PNG bytes / @takumi-rs/wasm', 0.3, '×', ratio(whole.samples.storycard, whole.samples['@takumi-rs/wasm']));
    add('Chromium: one word changed, to pixels / Canvas 2D', 1, '×', again.storycard && ratio(again.storycard, again['Canvas 2D']));
    add('Chromium: one word changed, to pixels / @takumi-rs/wasm', 0.25, '×', again.storycard && ratio(again.storycard, again['@takumi-rs/wasm']));
    add('Chromium: PNG of the same pixels, time / convertToBlob', 0.5, '×', ratio(difference(encoding.samples['storycard PNG'], encoding.samples['storycard without']), encoding.samples['convertToBlob PNG']));
    add('Chromium: PNG of the same pixels, bytes / convertToBlob', 1, '×', encoding.bytes['storycard PNG'] / encoding.bytes['convertToBlob PNG']);
    add('Chromium: all six formats encoded, from a new photo', 600, 'ms', median(formats.all));
    add('Chromium: memory of the engine, 12-megapixel photo', 128, 'MB', sizes.memory[12] / MEGABYTE);
    add('Chromium: memory of the engine, 48-megapixel photo', 256, 'MB', sizes.memory[48] / MEGABYTE);
    add('Chromium: growth with the photo, exponent', 1.05, '', exponent(pointsOf(sizes.samples)));
    add('Chromium: growth with the text, exponent', 1.05, '', exponent(pointsOf(lengths)));
    add('Chromium: growth with the format, exponent', 1.05, '', exponent(Object.entries(FORMAT_PIXELS).map(([name, pixels]) => [pixels, median(formats[name])])));
  }
  if (native) {
    add('natively: photo file to PNG file / node with sharp', 0.8, '×', ratio(native.samples.storycard, native.samples['node with sharp']));
    add("natively: the same / sharp's work alone, node being up", 0.8, '×', ratio(native.samples.storycard, native.samples['sharp alone, in a node that runs']));
  }
  if (growth) add('natively: growth with the photo, exponent', 1.05, '', exponent(pointsOf(growth, Object.keys(growth).filter((name) => /^\d+$/.test(name)))));
  for (const [name, taken] of Object.entries(cardBench ?? {})) if (name.startsWith('sixteen thumbnails')) add(`natively: ${name}`, 60, 'ms', taken);
  return found;
}

export function targetLine({ limit, unit, value, met }) {
  const shown = (number) => (unit === 'ms' ? ms(number) : number.toFixed(2)) + (unit === '×' ? '×' : unit && ` ${unit}`);
  if (value === null) return ['not measured', shown(limit), 'not measured'];
  return [shown(value), shown(limit), met ? 'met' : `missed by ${((value / limit - 1) * 100).toFixed(0)} %`];
}
