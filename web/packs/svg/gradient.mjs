// Gradients. Frames have three: down, across, and round from the middle of a box. A slanted one is one that runs down, turned.
import { limits } from './limits.mjs';
import { apply, determinant, keepsCircles, then, translation, scaling } from './matrix.mjs';
import { colorText, readColor, rounded, unreadable } from './color.mjs';
import { fraction, length, transform } from './values.mjs';

const nearDegrees = 0.5;  // as near as this to upright or level, nobody sees the difference

/** A gradient and those it takes its missing parts from, nearest first; a circle ends the list. */
function chainOf(node, document) {
  const chain = [node];
  while (chain.length < 8) {
    const href = chain[chain.length - 1].attributes.get('href') ?? '';
    const next = href.startsWith('#') ? document.byId.get(href.slice(1)) : undefined;
    if (href && !href.startsWith('#')) document.notes.add(node, 'a gradient from another file', 'nothing is fetched');
    if (!next || chain.includes(next) || !/^(linear|radial)Gradient$/.test(next.name)) break;
    chain.push(next);
  }
  return chain;
}

/** [{at, color}], ascending; colours carry the stop's own alpha. */
function readStops(holder, document) {
  const stops = [];
  const elements = holder.children.filter(({ svg, name }) => svg && name === 'stop');
  if (elements.length > limits.stops) document.notes.add(holder, `a gradient of ${elements.length} stops`, `the first ${limits.stops} are kept`);
  for (const stop of elements.slice(0, limits.stops)) {
    const style = document.styleOfStop(stop);
    const read = readColor(style['stop-color'], style.color);
    if (!read) document.notes.add(stop, unreadable(style['stop-color']), 'it is not known; black stands for it');
    const color = read ?? { hex: '#000000', alpha: 1 };
    const least = stops.length > 0 ? stops[stops.length - 1].at : 0;
    stops.push({ at: Math.max(least, fraction(stop.attributes.get('offset'), 0)), color: { hex: color.hex, alpha: color.alpha * fraction(style['stop-opacity'], 1) } });
  }
  return stops;
}

function stopsOf(chain, opacity, document) {
  const holder = chain.find(({ children }) => children.some(({ name, svg }) => svg && name === 'stop'));
  if (!holder) return [];
  const known = document.stops.get(holder) ?? readStops(holder, document);
  document.stops.set(holder, known);
  return known.map(({ at, color }) => ({ at, color: { hex: color.hex, alpha: color.alpha * opacity } }));
}

/**
 * @param {import('./read-xml.mjs').Node} node  the gradient
 * @param {{matrix: import('./matrix.mjs').Matrix, own: import('./outline.mjs').Bounds, drawn: import('./outline.mjs').Bounds, opacity: number}} shape
 *   `own` are its bounds before `matrix` takes it to the whole, `drawn` after
 * @returns {object | null}  {color} | {axis, stops} | {middle, turn, stops} | {center, radius, stops}; null draws nothing
 */
export function readGradient(node, { matrix, own, drawn, opacity }, document) {
  const chain = chainOf(node, document);
  const attribute = (name) => chain.find(({ attributes }) => attributes.has(name))?.attributes.get(name);
  const stops = stopsOf(chain, opacity, document);
  if (stops.length === 0) return null;
  if (stops.length === 1) return { color: stops[0].color };
  const spread = attribute('spreadMethod') ?? 'pad';
  if (spread !== 'pad') document.notes.add(node, `spreadMethod="${spread.slice(0, 20)}"`, 'a gradient does not repeat in a frame; it ends with its last colour');
  const boxed = attribute('gradientUnits') !== 'userSpaceOnUse';
  const size = [own.right - own.left, own.bottom - own.top];
  if (boxed && !(size[0] > 0 && size[1] > 0)) return { color: stops[stops.length - 1].color };
  const turned = transform(attribute('gradientTransform'));
  if (!turned) document.notes.add(node, 'a gradientTransform that cannot be read', 'it was left out');
  const toWhole = then(then(turned ?? [1, 0, 0, 1, 0, 0], boxed ? then(scaling(size[0], size[1]), translation(own.left, own.top)) : [1, 0, 0, 1, 0, 0]), matrix);
  if (!(Math.abs(determinant(toWhole)) > 1e-12)) return { color: stops[stops.length - 1].color };
  const whole = boxed ? [1, 1] : document.view;
  const at = (name, fallback, side) => length(attribute(name) ?? fallback, side) ?? length(fallback, side) ?? 0;
  if (node.name === 'radialGradient') return radial(node, attribute, at, whole, toWhole, stops, document);
  const from = [at('x1', '0%', whole[0]), at('y1', '0%', whole[1])];
  const to = [at('x2', '100%', whole[0]), at('y2', '0%', whole[1])];
  return linear(from, to, toWhole, drawn, stops);
}

// The gradient's parameter is slope . (point - start) on the whole, whatever was done to its vector on the way.
function linear(from, to, matrix, drawn, stops) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const square = dx * dx + dy * dy;
  if (!(square > 1e-18)) return { color: stops[stops.length - 1].color };
  const [a, b, c, d] = matrix;
  const area = determinant(matrix);
  const [gx, gy] = [dx / square, dy / square];
  const slopes = [(d * gx - b * gy) / area, (a * gy - c * gx) / area];
  const start = apply(matrix, /** @type {[number, number]} */ (from));
  const angle = (Math.atan2(Math.abs(slopes[1]), Math.abs(slopes[0])) * 180) / Math.PI;  // 0 is across
  const axis = angle > 45 ? 1 : 0;
  const middle = [(drawn.left + drawn.right) / 2, (drawn.top + drawn.bottom) / 2];
  const tMiddle = slopes[0] * (middle[0] - start[0]) + slopes[1] * (middle[1] - start[1]);
  const along = (slope, origin) => stops.map(({ at, color }) => ({ at: origin + (at - tMiddle) / slope, color }));
  if ((axis === 1 ? 90 - angle : angle) > nearDegrees) {
    const turn = (Math.atan2(-slopes[0], slopes[1]) * 180) / Math.PI;
    return { middle, turn, stops: along(Math.hypot(slopes[0], slopes[1]), 0) };
  }
  const placed = along(slopes[axis], middle[axis]);
  return { axis: axis === 1 ? 'down' : 'across', stops: slopes[axis] < 0 ? placed.reverse() : placed };
}

function radial(node, attribute, at, whole, matrix, stops, document) {
  const diagonal = Math.hypot(whole[0], whole[1]) / Math.SQRT2;
  const [cx, cy, r] = [at('cx', '50%', whole[0]), at('cy', '50%', whole[1]), at('r', '50%', diagonal)];
  if (!(r > 0)) return { color: stops[stops.length - 1].color };
  const away = Math.hypot(at('fx', String(cx), whole[0]) - cx, at('fy', String(cy), whole[1]) - cy);
  if (away > r * 0.05) document.notes.add(node, 'a radial gradient whose focus is beside its middle', 'it starts from the middle');
  if (at('fr', '0', diagonal) > 0) document.notes.add(node, 'a radial gradient that starts from a circle (fr)', 'it starts from the middle');
  if (!keepsCircles(matrix)) document.notes.add(node, 'a radial gradient that is an ellipse', 'it is round in a frame, of the same area');
  return { center: apply(matrix, [cx, cy]), radius: r * Math.sqrt(Math.abs(determinant(matrix))), stops };
}

/** Positions in % of a box that begins at `start` and is `side` long. */
export function stopTexts(stops, start, side, names) {
  const percent = (at) => {
    const value = rounded(Math.min(1000, Math.max(-1000, (100 * (at - start)) / side)), 3);
    return value === 0 ? 0 : `${value}%`;
  };
  return stops.map(({ at, color }) => [percent(at), colorText(color, names)]);
}
