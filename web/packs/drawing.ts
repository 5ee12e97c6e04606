// An SVG as art of a pack: the part's JSON to copy, what could not be carried over, and the drawing as frames draw it.
import { byId, count, download, el, icon, notice, say } from './dom';
import { limits, megabytes, Refusal } from './limits';
import type { SvgAnswer } from './reader-worker';
import { Desk, readAway } from './workers';

const WIDTH = 60;  // u: the box that is suggested
const PREVIEW = 96;  // u of the square card that shows it

/** Lists of plain values stay on one line, as people write them. */
function pretty(json: unknown, indent = ''): string {
  if (json === null || typeof json !== 'object') return JSON.stringify(json);
  const deeper = `${indent}  `;
  if (!Array.isArray(json)) return `{\n${Object.entries(json).map(([key, value]) => `${deeper}${JSON.stringify(key)}: ${pretty(value, deeper)}`).join(',\n')}\n${indent}}`;
  if (json.every((item) => item === null || typeof item !== 'object')) return `[${json.map((item) => JSON.stringify(item)).join(', ')}]`;
  return `[\n${json.map((item) => deeper + pretty(item, deeper)).join(',\n')}\n${indent}]`;
}

const partName = (file: string): string => file.replace(/\.svg$/i, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'drawing';
const rounded = (value: number): number => Number(value.toFixed(2));

/** Where the preview's card shows the drawing, in u. */
function boxOf([wide, high]: [number, number]): [number, number, number, number] {
  const scale = PREVIEW / Math.max(wide, high);
  const [width, height] = [wide * scale, high * scale].map(rounded) as [number, number];
  return [rounded(50 - width / 2), rounded(50 - height / 2), width, height];
}

/** A pack with nothing but the drawing, for the engine to draw. */
function packOf({ view, part }: SvgAnswer, colors: Record<string, string>): Record<string, Uint8Array<ArrayBuffer>> {
  const box = boxOf(view);
  const bytes = (json: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(json));
  return {
    'pack.json': bytes({ pack: 1, id: 'drawing', version: '1.0.0', licence: 'CC0-1.0', name: 'Drawing', languages: ['en'], colors, parts: { drawing: part }, frames: ['drawing'] }),
    'frames/drawing.json': bytes({ frame: 1, id: 'drawing', name: 'Drawing', ground: '#FFFFFF', slots: ['story'], layers: [{ use: 'drawing', box }] }),
  };
}

async function preview(canvas: HTMLCanvasElement, answer: SvgAnswer, colors: Record<string, string>): Promise<void> {
  const desk = new Desk();
  try {
    await desk.run({ do: 'pack', files: packOf(answer, colors) }, undefined, limits.cardMs);
    const ask = { story: { storycard: 1 as const, story: '.' }, frame: 'drawing/drawing', theme: undefined, format: 'square', photos: 0 };
    const { width, height, rgba } = await desk.run({ do: 'card', ask, scale: 0.5 }, undefined, limits.cardMs);
    // Of the card, what the drawing's box holds.
    const [left, top, across, down] = boxOf(answer.view).map((side) => Math.round((side * width) / 100)) as [number, number, number, number];
    canvas.width = Math.max(1, across);
    canvas.height = Math.max(1, down);
    canvas.getContext('2d', { willReadFrequently: true })!.putImageData(new ImageData(rgba, width, height), -left, -top);
    canvas.dataset['drawn'] = 'yes';
  } catch (error) {
    canvas.replaceWith(el('p', { class: 'muted' }, `A frame could not draw it: ${error instanceof Error ? error.message : String(error)}`));
  } finally {
    desk.stop();
  }
}

function copyButton(area: HTMLTextAreaElement): HTMLElement {
  const button = el('button', { type: 'button', class: 'main' }, 'Copy the part');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(area.value);
      say('Copied.');
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = 'Copy the part'), 3000);
    } catch {
      area.focus();
      area.select();
      say('The browser does not let the page copy. The text is selected: copy it yourself.');
    }
  });
  return button;
}

function drawNotes(notes: SvgAnswer['notes']): HTMLElement {
  if (notes.length === 0) return notice('ok', 'Everything in the drawing was carried over.');
  const list = el('ul', { class: 'notes' }, ...notes.map(({ line, element, what, why, times }) =>
    el('li', {}, icon('warning'), el('span', {}, el('strong', {}, `${what}${times ? ` (${times} times)` : ''}`), ` in <${element}>${line ? `, line ${line}` : ''}: ${why}.`))));
  return el('div', {}, el('h3', {}, `Not quite carried over (${notes.length})`), list);
}

function draw(file: File, answer: SvgAnswer, colors: Record<string, string>): void {
  const name = partName(file.name);
  const [wide, high] = answer.view;
  const height = rounded((WIDTH * high) / wide);
  const json = `${JSON.stringify(name)}: ${pretty(answer.part)}`;
  const area = el('textarea', { id: 'part', class: 'field code', readonly: true, rows: '12', spellcheck: 'false', dir: 'ltr' });
  area.value = json;
  const url = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }));
  const original = el('img', { src: url, alt: 'The drawing as the browser shows it' });
  const canvas = el('canvas', { role: 'img', 'aria-label': 'The drawing as frames draw it' });
  const save = el('button', { type: 'button' }, 'Save it as a file');
  save.addEventListener('click', () => download(`${pretty(answer.part)}\n`, `${name}.json`, 'application/json'));
  byId('drawing-body').replaceChildren(
    el('div', { class: 'pair' },
      el('figure', {}, el('div', { class: 'art' }, original), el('figcaption', {}, 'Your drawing')),
      el('figure', {}, el('div', { class: 'art' }, canvas), el('figcaption', {}, 'As frames draw it'))),
    drawNotes(answer.notes),
    el('label', { for: 'part' }, 'The part, for "parts" in pack.json'),
    area,
    el('div', { class: 'row' }, copyButton(area), save),
    el('p', {}, 'Then use it as a layer of a frame: ', el('code', {}, `{ "use": ${JSON.stringify(name)}, "box": [20, 20, ${WIDTH}, ${height}] }`)),
    el('p', { class: 'muted' }, `The box has the drawing’s own ratio. ${Object.keys(colors).length > 0 ? 'Colours that your pack has a name for go by that name.' : 'Open your pack first, and colours that it has a name for go by that name.'}`),
  );
  void preview(canvas, answer, colors);
}

/** @param colors  those of the pack that is open */
export async function openDrawing(file: File, colors: Record<string, string>): Promise<void> {
  const section = byId('drawing');
  const title = byId('drawing-title');
  section.hidden = false;
  title.textContent = `Art from ${file.name}`;
  byId('drawing-body').replaceChildren(el('p', { class: 'muted' }, 'Reading the drawing…'));
  try {
    if (file.size > limits.svg) throw new Refusal(`“${file.name}” is ${megabytes(file.size)}; at most ${megabytes(limits.svg)} can be read. Simplify it in your drawing program.`);
    const answer = await readAway({ do: 'svg', file, colors });
    if (!('art' in answer)) return;
    draw(file, answer.art, colors);
    const { notes } = answer.art;
    say(`${file.name} is art now${notes.length > 0 ? `; ${count(notes.length, 'thing')} could not quite be carried over` : ''}.`);
  } catch (error) {
    const words = error instanceof Refusal ? error.message : 'The drawing cannot be read.';
    byId('drawing-body').replaceChildren(notice('error', words));
    say(words);
  }
  title.focus();
}
