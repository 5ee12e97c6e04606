// The outlines of SVG's basic shapes, as SVG 2 (chapters 9 and 10) draws them.
import { limits } from './limits.mjs';
import { readOutline } from './outline.mjs';
import { length, numbers } from './values.mjs';

/** @typedef {import('./outline.mjs').Step} Step */

const ellipse = (cx, cy, rx, ry) => (rx > 0 && ry > 0
  ? [['M', cx + rx, cy], ['A', rx, ry, 0, 0, 1, cx - rx, cy], ['A', rx, ry, 0, 0, 1, cx + rx, cy], ['Z']] : []);

function rectangle(x, y, width, height, radiusX, radiusY) {
  if (!(width > 0 && height > 0)) return [];
  const rx = Math.min(radiusX ?? radiusY ?? 0, width / 2);
  const ry = Math.min(radiusY ?? radiusX ?? 0, height / 2);
  const [right, bottom] = [x + width, y + height];
  if (!(rx > 0 && ry > 0)) return [['M', x, y], ['H', right], ['V', bottom], ['H', x], ['Z']];
  const corner = (toX, toY) => ['A', rx, ry, 0, 0, 1, toX, toY];
  return [['M', x + rx, y], ['H', right - rx], corner(right, y + ry), ['V', bottom - ry], corner(right - rx, bottom),
    ['H', x + rx], corner(x, bottom - ry), ['V', y + ry], corner(x + rx, y), ['Z']];
}

function corners(text, closed) {
  const flat = numbers(text, 2 * limits.steps + 2);
  /** @type {any[]} */ const steps = [];
  for (let i = 0; i + 1 < flat.length; i += 2) steps.push([i === 0 ? 'M' : 'L', flat[i], flat[i + 1]]);
  return steps.length > 1 ? [...steps, ...(closed ? [['Z']] : [])] : [];
}

export const shapeNames = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);

/**
 * @param {import('./read-xml.mjs').Node} node @param {[number, number]} view  what 100 % is
 * @param {import('./notes.mjs').Notes} notes
 * @returns {Step[]}
 */
export function outlineOf(node, view, notes) {
  const value = (name, whole) => {
    const text = node.attributes.get(name);
    const read = length(text, whole);
    if (text !== undefined && read === null && text !== 'auto') notes.add(node, `${name}="${text.slice(0, 30)}"`, 'it is no length that is known; taken as left out');
    return read === null || Math.abs(read) > 1e9 ? undefined : read;
  };
  const across = (name) => value(name, view[0]);
  const down = (name) => value(name, view[1]);
  const diagonal = Math.hypot(...view) / Math.SQRT2;
  switch (node.name) {
    case 'rect': return /** @type {Step[]} */ (rectangle(across('x') ?? 0, down('y') ?? 0, across('width') ?? 0, down('height') ?? 0, across('rx'), down('ry')));
    case 'circle': {
      const r = value('r', diagonal) ?? 0;
      return /** @type {Step[]} */ (ellipse(across('cx') ?? 0, down('cy') ?? 0, r, r));
    }
    case 'ellipse': return /** @type {Step[]} */ (ellipse(across('cx') ?? 0, down('cy') ?? 0, across('rx') ?? down('ry') ?? 0, down('ry') ?? across('rx') ?? 0));
    case 'line': return [['M', across('x1') ?? 0, down('y1') ?? 0], ['L', across('x2') ?? 0, down('y2') ?? 0]];
    case 'polyline': return corners(node.attributes.get('points'), false);
    case 'polygon': return corners(node.attributes.get('points'), true);
    default: {
      const text = node.attributes.get('d') ?? '';
      const { steps, broken } = readOutline(text);
      if (broken) notes.add(node, 'path data with a mistake in it', 'the path is drawn up to there');
      return steps;
    }
  }
}
