// What was drawn, as layers of a frame.
import { colorText, rounded } from './color.mjs';
import { stopTexts } from './gradient.mjs';
import { limits } from './limits.mjs';
import { transformed, joined, pathText } from './outline.mjs';
import { translation } from './matrix.mjs';

/**
 * @typedef {import('./outline.mjs').Bounds} Bounds
 * @typedef {{node: import('./read-xml.mjs').Node, bounds: Bounds | null, opacity: number, blend: string}} Any
 * @typedef {Any & {kind: 'path', steps: import('./outline.mjs').Step[], fill: any, stroke: {paint: any, width: number} | null}} PathItem
 * @typedef {Any & {kind: 'group', items: Item[], clip: import('./outline.mjs').Step[] | 'rectangle' | null}} GroupItem
 * @typedef {PathItem | GroupItem} Item
 * @typedef {{view: [number, number], names: Map<string, string>, unitsPerWidth: number, notes: import('./notes.mjs').Notes}} Settings
 */

// Enough for a tenth of a pixel on the largest card.
const decimalsFor = (side) => Math.min(6, Math.max(0, Math.ceil(4.3 - Math.log10(side))));

/** @param {Item[]} items @param {Settings} settings @returns {object[]} */
export function layersOf(items, settings) {
  /** @type {{layer: any, bounds: Bounds | null, key: string, parts: (Bounds | null)[]}[]} */ const out = [];
  for (const item of items) {
    if (item.kind === 'group') {
      const layer = groupLayer(item, settings);
      if (layer) out.push({ layer, bounds: item.bounds, key: '', parts: [] });
      continue;
    }
    const layer = pathLayer(item, settings);
    if (!layer) continue;
    const { path = '', ...rest } = layer;
    const key = path === '' ? '' : JSON.stringify(rest);
    const last = out[out.length - 1];
    const grown = (item.stroke?.width ?? 0) / 2;
    const bounds = item.bounds && { left: item.bounds.left - grown, top: item.bounds.top - grown, right: item.bounds.right + grown, bottom: item.bounds.bottom + grown };
    const joins = key !== '' && last?.key === key && last.parts.length < 200 && last.layer.path.length + path.length < limits.pathBytes / 2 && last.parts.every((part) => apart(part, bounds));
    if (joins) {
      last.layer.path += path;
      last.parts.push(bounds);
    } else out.push({ layer, bounds, key, parts: [bounds] });
  }
  return out.map(({ layer }) => layer);
}

// Shapes that do not meet may be one path; where they do, one could cut a hole into the other.
const apart = (a, b) => !a || !b || a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;

function groupLayer(item, settings) {
  const children = layersOf(item.items, settings);
  if (children.length === 0) return null;
  const layer = { group: children };
  if (item.clip === 'rectangle') layer.clip = 'rectangle';
  else if (item.clip) layer.clip = { path: pathText(item.clip, decimalsFor(Math.max(...settings.view))), view: settings.view };
  return { ...layer, ...looks(item) };
}

const looks = ({ opacity, blend }) => ({ ...(opacity < 1 ? { opacity: rounded(opacity, 3) } : {}), ...(blend !== 'normal' ? { blend } : {}) });

function pathLayer(item, settings) {
  const { view, notes } = settings;
  const decimals = decimalsFor(Math.max(...view));
  const square = squareOf(item);
  const steps = square ? transformed(item.steps, square.matrix) : item.steps;
  const path = pathText(steps, decimals);
  if (item.fill?.middle) return { ...slantedLayer(item, path, settings), ...looks(item) };
  if (path.length > limits.pathBytes || item.steps.length > limits.pathSteps) {
    notes.add(item.node, 'a path that is too heavy for a frame', 'it was left out; simplify it in your drawing program');
    return null;
  }
  const paint = (from) => paintOf(from, square, settings);
  const layer = { path, view: square ? [rounded(square.side, decimals + 1), rounded(square.side, decimals + 1)] : view };
  if (item.fill) layer.color = paint(item.fill);
  if (item.stroke) layer.stroke = { color: paint(item.stroke.paint), width: rounded(Math.min(100, Math.max(0.02, (item.stroke.width / view[0]) * settings.unitsPerWidth)), 3) };
  if (square) layer.box = boxOf(square, view);
  return { ...layer, ...looks(item) };
}

// A gradient that goes round starts from the middle of its layer's box: so the box is laid about it.
function squareOf({ fill, stroke }) {
  const round = [fill, stroke?.paint].find((paint) => paint?.center);
  if (!round) return null;
  const [left, top] = [round.center[0] - round.radius, round.center[1] - round.radius];
  return { left, top, side: 2 * round.radius, matrix: translation(-left, -top) };
}

// A rectangle with the gradient, turned and far larger than the shape that cuts it. The shape itself is not turned, so that
// it stays itself in a box of another ratio.
function slantedLayer({ fill, bounds }, path, { view, names }) {
  const side = 3 * Math.hypot(bounds.right - bounds.left, bounds.bottom - bounds.top);
  const [left, top] = [fill.middle[0] - side / 2, fill.middle[1] - side / 2];
  const paint = { linear: 'down', stops: stopTexts(fill.stops, -side / 2, side, names) };
  return { group: [{ fill: paint, box: boxOf({ left, top, side }, view), turn: rounded(fill.turn, 2) }], clip: { path, view } };
}

// On a line that stays a line: along the nearer side, as far as it reaches.
function straightened({ middle, turn, stops }) {
  const radians = (turn * Math.PI) / 180;
  const along = [-Math.sin(radians), Math.cos(radians)];
  const down = Math.abs(along[1]) >= Math.abs(along[0]);
  const [origin, slope] = down ? [middle[1], along[1]] : [middle[0], along[0]];
  const placed = stops.map(({ at, color }) => ({ at: origin + at / slope, color }));
  return { axis: down ? 'down' : 'across', stops: slope < 0 ? placed.reverse() : placed };
}

const percent = (part, whole) => {
  const value = rounded((100 * part) / whole, 3);
  return value === 0 ? 0 : `${value}%`;
};
const boxOf = ({ left, top, side }, view) => [percent(left, view[0]), percent(top, view[1]), percent(side, view[0]), percent(side, view[1])];

function paintOf(paint, square, { view, names }) {
  if (paint.color) return colorText(paint.color, names);
  if (paint.center) return { radial: true, stops: paint.stops.map(({ at, color }) => [at === 0 ? 0 : `${rounded(100 * at, 3)}%`, colorText(color, names)]) };
  if (paint.middle) return paintOf(straightened(paint), square, { view, names });
  const [start, side] = paint.axis === 'down' ? [square?.top ?? 0, square?.side ?? view[1]] : [square?.left ?? 0, square?.side ?? view[0]];
  return { linear: paint.axis, stops: stopTexts(paint.stops, start, side, names) };
}

/** @param {Item[]} items */
export const boundsOfItems = (items) => items.reduce((/** @type {Bounds | null} */ all, { bounds }) => joined(all, bounds), null);
