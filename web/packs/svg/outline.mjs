// Outlines as absolute steps M L H V C Q A Z, and what is asked of them.
import SvgPath from 'svgpath';
import { limits } from './limits.mjs';

/**
 * @typedef {[string, ...number[]]} Step
 * @typedef {{left: number, top: number, right: number, bottom: number}} Bounds
 * @typedef {{points: [number, number][], closed: boolean}} Contour
 */

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const gap = String.raw`\s*,?\s*`;
const list = (count) => new RegExp(Array(count).fill(`(${number})`).join(gap), 'y');
// What follows each command, again and again. An arc's flags are one digit each and need nothing between them.
const follows = {
  M: list(2), L: list(2), H: list(1), V: list(1), C: list(6), S: list(4), Q: list(4), T: list(2),
  A: new RegExp([number, number, number, '[01]', '[01]', number, number].map((part) => `(${part})`).join(gap), 'y'),
};

/**
 * Reads path data up to its first error, as SVG asks; and no further than one step past what is allowed.
 * @param {string} text
 * @returns {{steps: Step[], broken: boolean}}
 */
export function readOutline(text) {
  /** @type {Step[]} */ const raw = [];
  const between = /\s*,?\s*/y;
  const space = /\s*/y;
  const skip = (pattern, at) => { pattern.lastIndex = at; pattern.test(text); return pattern.lastIndex; };
  let at = skip(space, 0);
  let broken = false;
  while (at < text.length && !broken && raw.length <= limits.steps) {
    let command = text[at];
    const kind = command.toUpperCase();
    const pattern = follows[kind];
    if ((!pattern && kind !== 'Z') || (raw.length === 0 && kind !== 'M')) { broken = true; break; }
    at = skip(space, at + 1);
    if (kind === 'Z') raw.push([command]);
    for (let count = 0; pattern && raw.length <= limits.steps; ++count) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) { broken ||= count === 0; break; }
      const numbers = match.slice(1).map(Number);
      if (!numbers.every((value) => Math.abs(value) < 1e9)) { broken = true; break; }
      raw.push([command, ...numbers]);
      if (command === 'M') command = 'L';
      if (command === 'm') command = 'l';
      at = skip(between, at + match[0].length);
    }
  }
  if (raw.length > 0) raw[0][0] = 'M';
  return { steps: wrapped(raw).abs().unshort().segments, broken };
}

/** @param {Step[]} steps */
const wrapped = (steps) => {
  const path = SvgPath('');
  path.segments = steps.map((step) => [...step]);
  return path;
};

/** @param {Step[]} steps @param {import('./matrix.mjs').Matrix} matrix @returns {Step[]} */
export function transformed(steps, matrix) {
  const path = wrapped(steps).matrix([...matrix]);
  path.iterate(() => undefined);  // svgpath transforms when it is asked for the result
  return path.segments;
}

function along(n, point, points) {
  for (let i = 1; i <= n; ++i) points.push(point(i / n));
}

// As many lines as a curve needs that bends by so much: its chords then lie within `tolerance`.
const chords = (bend, tolerance) => Math.min(64, Math.max(1, Math.ceil(Math.sqrt(bend / (8 * tolerance)))));

/** Straight lines no further than about `tolerance` from the curves. @param {Step[]} steps @returns {Contour[]} */
export function flattened(steps, tolerance) {
  /** @type {Contour[]} */ const contours = [];
  /** @type {Contour} */ let contour = { points: [], closed: false };
  const at = () => contour.points[contour.points.length - 1];
  const begin = (point) => contours.push(contour = { points: [point], closed: false });
  for (const step of wrapped(steps).unarc().segments) {
    const [command, a, b, c, d, e, f] = step;
    if (command === 'M') { begin([a, b]); continue; }
    if (command === 'Z') { contour.closed = true; continue; }
    if (contour.closed) begin([...contour.points[0]]);
    const [x, y] = at();
    if (command === 'L') contour.points.push([a, b]);
    else if (command === 'H') contour.points.push([a, y]);
    else if (command === 'V') contour.points.push([x, a]);
    else if (command === 'Q') {
      const n = chords(2 * Math.hypot(x - 2 * a + c, y - 2 * b + d), tolerance);
      along(n, (t) => [(1 - t) ** 2 * x + 2 * t * (1 - t) * a + t * t * c, (1 - t) ** 2 * y + 2 * t * (1 - t) * b + t * t * d], contour.points);
    } else if (command === 'C') {
      const n = chords(6 * Math.max(Math.hypot(x - 2 * a + c, y - 2 * b + d), Math.hypot(a - 2 * c + e, b - 2 * d + f)), tolerance);
      const mix = (t, p, q, r, s) => (1 - t) ** 3 * p + 3 * t * (1 - t) ** 2 * q + 3 * t * t * (1 - t) * r + t ** 3 * s;
      along(n, (t) => [mix(t, x, a, c, e), mix(t, y, b, d, f)], contour.points);
    }
  }
  return contours.filter(({ points }) => points.length > 1);
}

/** Null for what is nowhere. @param {Step[]} steps @returns {Bounds | null} */
export function boundsOf(steps) {
  const rough = boundsOfPoints(flattened(steps, Infinity));
  if (!rough) return null;
  const size = Math.max(rough.right - rough.left, rough.bottom - rough.top);
  return boundsOfPoints(flattened(steps, size / 10_000 || 1));
}

function boundsOfPoints(contours) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { points } of contours) {
    for (const [x, y] of points) {
      bounds.left = Math.min(bounds.left, x);
      bounds.right = Math.max(bounds.right, x);
      bounds.top = Math.min(bounds.top, y);
      bounds.bottom = Math.max(bounds.bottom, y);
    }
  }
  return bounds.left <= bounds.right ? bounds : null;
}

/** @param {Bounds | null} a @param {Bounds | null} b */
export const joined = (a, b) => (a && b ? {
  left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom),
} : a ?? b);

/** Each contour's steps by itself, beginning with its M. @param {Step[]} steps @returns {Step[][]} */
export function contoursOf(steps) {
  /** @type {Step[][]} */ const contours = [];
  let start = [0, 0];
  let closed = false;
  for (const step of steps) {
    if (step[0] === 'M') {
      contours.push([]);
      start = [step[1], step[2]];
    } else if (closed) contours.push([['M', start[0], start[1]]]);
    closed = step[0] === 'Z';
    contours[contours.length - 1].push(step);
  }
  return contours.filter((contour) => contour.length > 1);
}

/** One contour the other way round. @param {Step[]} contour @returns {Step[]} */
export function reversed(contour) {
  /** @type {[number, number][]} */ const points = [];
  let [x, y] = [0, 0];
  const drawn = contour.filter(([command]) => command !== 'Z');
  for (const [command, ...n] of drawn) {
    if (command === 'H') x = n[0];
    else if (command === 'V') y = n[0];
    else [x, y] = n.slice(-2);
    points.push([x, y]);
  }
  /** @type {Step[]} */ const back = [['M', x, y]];
  for (let i = drawn.length - 1; i > 0; --i) {
    const [command, ...n] = drawn[i];
    const to = points[i - 1];
    if (command === 'C') back.push(['C', n[2], n[3], n[0], n[1], ...to]);
    else if (command === 'Q') back.push(['Q', n[0], n[1], ...to]);
    else if (command === 'A') back.push(['A', n[0], n[1], n[2], n[3], Number(n[4]) ? 0 : 1, ...to]);
    else back.push(['L', ...to]);
  }
  if (contour.some(([command]) => command === 'Z')) back.push(['Z']);
  return back;
}

/** Twice the area, positive when it runs clockwise. @param {[number, number][]} points */
export function signedArea(points) {
  let sum = 0;
  for (let i = 0; i < points.length; ++i) {
    const [[x, y], [nextX, nextY]] = [points[i], points[(i + 1) % points.length]];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

/** What the ends and corners of a line along it would show. @param {Step[]} steps @param {number} tolerance */
export function lineFeatures(steps, tolerance) {
  const contours = flattened(steps, tolerance);
  const sharp = ([ax, ay], [bx, by], [cx, cy]) => {
    const [px, py, qx, qy] = [bx - ax, by - ay, cx - bx, cy - by];
    return px * qx + py * qy < 0.9 * Math.hypot(px, py) * Math.hypot(qx, qy);  // more than 26 degrees
  };
  const corners = contours.some(({ points, closed }) => {
    const distinct = points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
    const ring = closed ? [...distinct, ...distinct.slice(0, 2)] : distinct;
    return ring.some((point, i) => i >= 2 && sharp(ring[i - 2], ring[i - 1], point));
  });
  return { corners, open: contours.some(({ closed }) => !closed) };
}

/** As path data with so many decimals. @param {Step[]} steps @param {number} decimals */
export function pathText(steps, decimals) {
  const show = (number) => String(Number(Number(number).toFixed(decimals))).replace(/^(-?)0\./, '$1.');
  let [x, y] = ['', ''];
  let text = '';
  for (const [command, ...n] of steps) {
    if (command === 'Z') { text += 'Z'; [x, y] = ['', '']; continue; }
    const parts = n.map(show);
    const [toX, toY] = command === 'H' ? [parts[0], y] : command === 'V' ? [x, parts[0]] : parts.slice(-2);
    if ('LHV'.includes(command) && toX === x && toY === y) continue;
    if (command === 'L' && toY === y) text += `H${toX}`;
    else if (command === 'L' && toX === x) text += `V${toY}`;
    else text += command + parts.reduce((all, part) => (all === '' || part.startsWith('-') ? all + part : `${all} ${part}`), '');
    [x, y] = [toX, toY];
  }
  return text;
}
