// Charts for docs/bench/, as SVG that can be read in light and dark. Every figure in them stands in a table of docs/bench.md too.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exponent, FORMAT_PIXELS, ms, pointsOf, times } from './figures.mjs';
import { median, ratio } from './rounds.mjs';

// The design's tokens, as in web/src/style.css.
const STYLE = `
.back{fill:#fff}.ink{fill:#2a1033}.muted{fill:#65566b}.ours{fill:#4c1d63}.peer{fill:#cbb9d1}.second{fill:#b86e00}
.grid{stroke:#e7dce8}.line{fill:none;stroke-width:2.5;stroke:#4c1d63}.line2{fill:none;stroke-width:2.5;stroke:#b86e00;stroke-dasharray:7 4}.even{fill:none;stroke:#8a7a90;stroke-dasharray:2 4}
@media (prefers-color-scheme:dark){.back{fill:#22122a}.ink{fill:#f8eff4}.muted{fill:#cbb9d1}.ours{fill:#ffc33f}.peer{fill:#6b5478}.second{fill:#8cc8f2}
.grid{stroke:#402b4b}.line{stroke:#ffc33f}.line2{stroke:#8cc8f2}.even{stroke:#9a86a3}}`;

const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x, y, words, look = 'ink', more = '') => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" class="${look}" ${more}>${escape(words)}</text>`;

function picture(width, height, { title, under = '' }, description, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d" font-family="system-ui, 'Noto Sans', sans-serif" font-size="14">
<title id="t">${escape(title)}</title>
<desc id="d">${escape(description)}</desc>
<style>${STYLE}</style>
<rect class="back" width="${width}" height="${height}" rx="14"/>
${text(24, 34, title, 'ink', 'font-size="17" font-weight="700"')}
${text(24, 56, under, 'muted')}
${parts.join('\n')}
</svg>
`;
}

/** A round number not below `value`, for the end of an axis, and how far its marks are apart. */
function axis(value) {
  const step = [1, 2, 2.5, 5, 10].map((one) => one * 10 ** Math.floor(Math.log10(value / 4))).find((one) => value / one <= 5);
  return { step, end: Math.ceil(value / step) * step };
}

/** @param groups  [{ name, rows: [{ name, value, ours, strong, note }] }], values in ms */
function bars(heads, groups) {
  const width = 760, left = 236, right = 140, row = 26, head = 32;
  const longest = Math.max(...groups.flatMap(({ rows }) => rows.map(({ value }) => value)));
  const parts = [];
  let y = 68;
  for (const { name, rows } of groups) {
    parts.push(text(24, y + 20, name, 'muted', 'font-weight="600"'));
    y += head;
    for (const { name: whose, value, ours, strong, note } of rows) {
      const length = ((width - left - right) * value) / longest;
      parts.push(text(left - 10, y + 16, whose, 'ink', `text-anchor="end"${strong ? ' font-weight="700"' : ''}`));
      parts.push(`<rect class="${ours ? 'ours' : 'peer'}" x="${left}" y="${y + 3}" width="${Math.max(1, length).toFixed(1)}" height="${row - 7}" rx="3"/>`);
      parts.push(text(left + length + 8, y + 16, note ?? `${ms(value)} ms`, 'ink'));
      y += row;
    }
    y += 8;
  }
  const told = groups.map((group) => `${group.name}: ${group.rows.map((one) => `${one.name} ${one.note ?? `${ms(one.value)} ms`}`).join(', ')}.`).join(' ');
  return picture(width, y + 14, heads, told, parts);
}

/** @param lines  [{ name, points: [[x, ms]], look }] at most two; a dotted line shows even growth from the first one's last point */
function curves(heads, across, lines) {
  const width = 760, height = 424, left = 74, right = 34, top = 108, bottom = 58;
  const points = lines.flatMap((line) => line.points);
  const far = Math.max(...points.map(([x]) => x)), high = axis(Math.max(...points.map(([, y]) => y)));
  const toX = (x) => left + ((width - left - right) * x) / far;
  const toY = (y) => height - bottom - ((height - top - bottom) * y) / high.end;
  const parts = [];
  for (let y = 0; y <= high.end * 1.001; y += high.step) {
    parts.push(`<path class="grid" d="M${left} ${toY(y).toFixed(1)}H${width - right}"/>`, text(left - 10, toY(y) + 5, y.toFixed(high.step < 1 ? 1 : 0), 'muted', 'text-anchor="end"'));
  }
  for (const [x] of lines[0].points) parts.push(text(toX(x), height - bottom + 22, x, 'muted', 'text-anchor="middle"'));
  parts.push(text(24, 96, 'ms', 'muted'), text((left + width - right) / 2, height - 12, across, 'muted', 'text-anchor="middle"'));
  for (const { name, points: own, look = '' } of lines) {
    const [lastX, lastY] = own.at(-1);
    if (look === '') parts.push(`<path class="even" d="M${toX(0)} ${toY(0)}L${toX(lastX).toFixed(1)} ${toY(lastY).toFixed(1)}"/>`);
    parts.push(`<path class="line${look}" d="M${own.map(([x, y]) => `${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`).join('L')}"/>`);
    for (const [x, y] of own) parts.push(`<circle class="${look === '' ? 'ours' : 'second'}" cx="${toX(x).toFixed(1)}" cy="${toY(y).toFixed(1)}" r="4.5"/>`);
    parts.push(legend(name, look, lines, own));
  }
  const told = lines.map((line) => `${line.name}: ${line.points.map(([x, y]) => `${x}: ${ms(y)} ms`).join(', ')}; exponent ${exponent(line.points).toFixed(2)}.`).join(' ');
  return picture(width, height, heads, `${across}, against ms. ${told} The dotted line would be time in proportion.`, parts);
}

function legend(name, look, lines, points) {
  const x = 74 + 330 * lines.findIndex((line) => line.name === name);
  return `<path class="line${look}" d="M${x} 79h26"/>${text(x + 34, 84, `${name}, exponent ${exponent(points).toFixed(2)}`)}`;
}

function rowsOf(samples, ours) {
  const others = Object.keys(samples).filter((name) => name !== ours);
  const compared = (name) => `${ms(median(samples[name]))} ms, ${times(1 / ratio(samples[ours], samples[name]))}`;
  return [{ name: ours, value: median(samples[ours]), ours: true, strong: true }, ...others.map((name) => ({ name, value: median(samples[name]), note: compared(name) }))];
}

/** Draws what was measured. */
export function draw({ browser, node, native, growth }, folder) {
  mkdirSync(folder, { recursive: true });
  const write = (name, svg) => writeFileSync(path.join(folder, `${name}.svg`), svg);
  const groups = [
    browser && { name: 'In Chromium', rows: rowsOf(browser.whole.samples, 'storycard') },
    node && { name: 'In node', rows: rowsOf(node.whole, 'storycard (wasm)') },
    native && { name: 'Whole programs, start included', rows: rowsOf(native.samples, 'storycard').filter((row) => !/alone|nothing/.test(row.name)) },
  ].filter(Boolean);
  if (groups.length > 0) write('card', bars({ title: 'A 12-megapixel photo to a card of 1080 × 1080, as PNG', under: 'Shorter is better; × is how many times as long as storycard.' }, groups));
  if (growth) {
    const sizes = Object.keys(growth).filter((name) => /^\d+$/.test(name));
    const lines = [{ name: 'Chromium', points: browser && pointsOf(browser.sizes.samples) }, { name: 'natively', points: pointsOf(growth, sizes), look: '2' }].filter((line) => line.points);
    write('photo-sizes', curves({ title: 'What the size of the photo costs', under: 'JPEG to a card of 1080 × 1080, as PNG. Dotted: time in proportion to the size.' }, 'megapixels of the photo', lines));
    const formats = (samples) => Object.keys(FORMAT_PIXELS).map((name) => ({ name: `${name}, ${(FORMAT_PIXELS[name] / 1e6).toFixed(2)} megapixels`, value: median(samples[name]), ours: true }));
    const all = [browser && { name: 'In Chromium', rows: formats(browser.formats) }, { name: 'Natively, start included', rows: formats(growth) }].filter(Boolean);
    write('formats', bars({ title: 'What each format costs', under: 'A 12-megapixel photo to a PNG.' }, all));
  }
  if (browser) write('text-lengths', curves({ title: 'What the length of the text costs', under: 'One word changed, to pixels in memory. Dotted: time in proportion to the length.' }, 'characters of the story', [{ name: 'Chromium', points: pointsOf(browser.lengths) }]));
}
