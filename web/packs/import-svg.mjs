// A designer's SVG as art of a frame. Nothing of it is run or fetched; what cannot be carried over is told.
import { namesOf } from './svg/color.mjs';
import { Drawing } from './svg/draw.mjs';
import { boundsOfItems, layersOf } from './svg/emit.mjs';
import { limits, SvgError } from './svg/limits.mjs';
import { identity, scaling, then, translation } from './svg/matrix.mjs';
import { Notes } from './svg/notes.mjs';
import { readXml } from './svg/read-xml.mjs';
import { length, numbers } from './svg/values.mjs';
import { cutTo } from './svg/viewport.mjs';

export { SvgError };

/**
 * @typedef {object} Note
 * @property {number} [line]
 * @property {string} element  its name
 * @property {string} what  could not be carried over, or not quite
 * @property {string} why  with what to do about it
 * @property {number} [times]  how often, where more than once
 *
 * @typedef {object} Art
 * @property {[number, number]} view  the sides of what was drawn; give the part a box of this ratio
 * @property {object[]} layers  in the order they are drawn, for a group
 * @property {Note[]} notes
 */

// Sides of a view that a frame takes without rounding away what is fine.
const [leastSide, mostSide] = [10, 10_000];

/** Where the art lies: [left, top, width, height], from viewBox, else width and height, else null. */
function viewOf(root) {
  const viewBox = numbers(root.attributes.get('viewBox'));
  if (viewBox.length === 4 && viewBox[2] > 0 && viewBox[3] > 0) return viewBox;
  const [width, height] = [length(root.attributes.get('width'), 0), length(root.attributes.get('height'), 0)];
  return width && height && width > 0 && height > 0 ? [0, 0, width, height] : null;
}

// Where there is no view: as far as the art reaches.
function reach(root, notes) {
  const bounds = boundsOfItems(new Drawing(root, new Notes(), [300, 150], 'stroke').draw(identity));
  if (!bounds || bounds.right - bounds.left < 1e-6 || bounds.bottom - bounds.top < 1e-6) throw new SvgError('it has no viewBox, and draws nothing that has an area');
  notes.add(root, 'no viewBox', 'its art was taken as far as it reaches');
  return [bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top];
}

// To the corner, and to a size that is neither tiny nor huge.
function normalised([left, top, width, height]) {
  const longer = Math.max(width, height);
  const scale = longer < leastSide || longer > mostSide ? 1000 / longer : 1;
  return { matrix: then(translation(-left, -top), scaling(scale, scale)), view: [width * scale, height * scale] };
}

const totals = (layers) => layers.reduce((sum, { group, path }) => {
  const inside = group ? totals(group) : { layers: 0, depth: 0, steps: 0 };
  const steps = (path?.match(/[A-Z]/g)?.length ?? 0) + inside.steps + sum.steps;
  return { layers: sum.layers + 1 + inside.layers, depth: Math.max(sum.depth, inside.depth + (group ? 1 : 0)), steps };
}, { layers: 0, depth: 0, steps: 0 });

// What a frame would refuse, said now.
function checkWeight(layers, root, notes) {
  const { layers: count, depth, steps } = totals(layers);
  const cure = 'unite shapes of one colour, or simplify, in your drawing program';
  if (count > limits.layers) notes.add(root, `${count} layers`, `a frame has at most ${limits.layers}: ${cure}`);
  if (depth >= limits.groups) notes.add(root, `groups ${depth} deep`, `a frame has fewer than ${limits.groups}: ${cure}`);
  if (steps > limits.frameSteps) notes.add(root, `paths of ${steps} steps`, `a frame has at most ${limits.frameSteps}: ${cure}`);
  const bytes = JSON.stringify(layers).length;
  if (bytes > limits.frameBytes) notes.add(root, `${Math.ceil(bytes / 1024)} KB of art`, `a frame's file has at most ${limits.frameBytes >> 10}: ${cure}`);
}

/**
 * @param {string} text  of an SVG file
 * @param {object} [options]
 * @param {Record<string, string>} [options.colors]  a pack's: a colour of exactly this value gets its name
 * @param {'outline' | 'stroke'} [options.lines]  lines become areas that grow with the art, or stay lines of a width in u. 'outline' if left out
 * @param {number} [options.width]  in u, as wide as it will be drawn: for the width of lines that stay lines. 100 if left out
 * @returns {Art}
 * @throws {SvgError} where nothing can be made of it
 */
export function importSvg(text, { colors = {}, lines = 'outline', width = 100 } = {}) {
  const root = readXml(text);
  const notes = new Notes();
  const place = viewOf(root) ?? reach(root, notes);
  if (Math.max(...place.map(Math.abs)) > 1e8 || Math.min(place[2], place[3]) < 1e-6) throw new SvgError('its viewBox is too large or too small', root.line);
  const { matrix, view } = normalised(place);
  const drawing = new Drawing(root, notes, [place[2], place[3]], lines);
  const items = cutTo(root, drawing.draw(matrix), [['M', 0, 0], ['H', view[0]], ['V', view[1]], ['H', 0], ['Z']], 'rectangle');
  const sides = /** @type {[number, number]} */ (view.map((side) => Number(side.toFixed(4))));
  const layers = layersOf(items, { view: sides, names: namesOf(colors), unitsPerWidth: width, notes });
  if (layers.length === 0) throw new SvgError(['it draws nothing that a frame can have', ...notes.list().map(({ what, why }) => `${what}: ${why}`)].slice(0, 4).join('. '));
  checkWeight(layers, root, notes);
  return { view: sides, layers, notes: notes.list() };
}

/** The art as one layer: its only path, or a group. @param {Art} art */
export function asPart({ layers }) {
  return layers.length === 1 ? layers[0] : { group: layers };
}
