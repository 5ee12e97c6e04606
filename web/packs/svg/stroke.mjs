// A line as the area that it covers, so that it grows and shrinks with the art. The outline is a sum of signed areas, one
// rectangle for each straight piece and one shape for each join's outer side, all running clockwise: the non-zero rule fills it.
import { flattened } from './outline.mjs';

/**
 * @typedef {[number, number]} Point
 * @typedef {{points: Point[], closed: boolean}} Contour
 * @typedef {object} Pen
 * @property {number} width
 * @property {string} cap  butt round square
 * @property {string} join  miter round bevel
 * @property {number} miterLimit
 * @property {number[]} dashes  none: a whole line
 * @property {number} dashOffset
 */

const minus = ([ax, ay], [bx, by]) => [ax - bx, ay - by];
const along = ([x, y], [dx, dy], by) => /** @type {Point} */ ([x + dx * by, y + dy * by]);
const dot = ([ax, ay], [bx, by]) => ax * bx + ay * by;
const cross = ([ax, ay], [bx, by]) => ax * by - ay * bx;
const unit = (vector) => {
  const length = Math.hypot(vector[0], vector[1]);
  return [vector[0] / length, vector[1] / length];
};
// To the left of a direction, as seen.
const leftOf = ([x, y]) => [y, -x];

const mostDashes = 2_000;

/** Without points that lie on the one before: they have no direction. @param {Contour} contour */
function distinct({ points, closed }, least) {
  const far = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]) > least;
  const kept = points.filter((point, i) => i === 0);
  for (const point of points) if (far(point, kept[kept.length - 1])) kept.push(point);
  while (closed && kept.length > 1 && !far(kept[0], kept[kept.length - 1])) kept.pop();
  return { points: kept, closed: closed && kept.length > 2 };
}

/** @param {Contour} contour @param {number[]} dashes @param {number} offset @returns {Contour[]} */
function dashed({ points, closed }, dashes, offset) {
  const path = closed ? [...points, points[0]] : points;
  const pattern = dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes];
  const whole = pattern.reduce((sum, dash) => sum + dash, 0);
  let left = ((offset % whole) + whole) % whole;
  let at = 0;
  while (left > 0 && left >= pattern[at]) {
    left -= pattern[at];
    at = (at + 1) % pattern.length;
  }
  let rest = pattern[at] - left;
  /** @type {Contour[]} */ const found = [];
  /** @type {Point[]} */ let open = at % 2 === 0 ? [path[0]] : [];
  for (let i = 1; i < path.length; ++i) {
    let from = path[i - 1];
    let length = Math.hypot(...minus(path[i], from));
    while (length > rest) {
      from = along(from, unit(minus(path[i], from)), rest);
      length -= rest;
      if (at % 2 === 0) found.push({ points: [...open, from], closed: false });
      at = (at + 1) % pattern.length;
      rest = pattern[at];
      open = at % 2 === 0 ? [from] : [];
    }
    rest -= length;
    if (at % 2 === 0) open.push(path[i]);
  }
  if (open.length > 1) found.push({ points: open, closed: false });
  return found;
}

class Outline {
  /** @param {Pen} pen @param {number} tolerance */
  constructor(pen, tolerance) {
    this.pen = pen;
    this.half = pen.width / 2;
    this.turn = 2 * Math.acos(Math.max(0.5, 1 - tolerance / this.half));
    /** @type {Point[]} */ this.points = [];
    /** @type {import('./outline.mjs').Step[]} */ this.steps = [];
  }

  endRing() {
    if (this.points.length > 2) {
      this.points.forEach(([x, y], i) => this.steps.push([i === 0 ? 'M' : 'L', x, y]));
      this.steps.push(/** @type {any} */ (['Z']));
    }
    this.points = [];
  }

  /** Clockwise about `center`, from one direction to another; both ends included. */
  arc(center, from, angle) {
    const count = Math.max(1, Math.ceil(angle / this.turn));
    const start = Math.atan2(from[1], from[0]);
    for (let i = 0; i <= count; ++i) {
      const at = start + (angle * i) / count;
      this.points.push(along(center, [Math.cos(at), Math.sin(at)], this.half));
    }
  }

  /** The left side of the contour, from its first point to its last, or once around. @param {Contour} contour */
  side({ points, closed }, back) {
    const count = points.length;
    const pieces = Array.from({ length: closed ? count : count - 1 }, (_, i) => {
      const vector = minus(points[(i + 1) % count], points[i]);
      return { direction: unit(vector), length: Math.hypot(...vector) };
    });
    const last = pieces[pieces.length - 1];
    if (closed) this.join(points[0], last, pieces[0], back);
    else this.points.push(along(points[0], leftOf(pieces[0].direction), this.half));
    for (let i = 1; i < pieces.length; ++i) this.join(points[i], pieces[i - 1], pieces[i], back);
    if (!closed) this.points.push(along(points[count - 1], leftOf(last.direction), this.half));
  }

  join(at, before, after, back) {
    const [from, to] = [leftOf(before.direction), leftOf(after.direction)];
    const turn = cross(before.direction, after.direction);
    const ahead = dot(before.direction, after.direction);
    const miter = along(at, [from[0] + to[0], from[1] + to[1]], this.half / (1 + ahead));
    if (Math.abs(turn) < 1e-9 && ahead > 0) this.points.push(along(at, from, this.half));
    else if (turn > 0 || (turn === 0 && !back)) this.outerJoin(at, from, to, turn, ahead, miter);
    // Inside the bend the two sides meet at a point, if both pieces are long enough to reach it.
    else if (ahead > -0.999 && (2 * this.half * -turn) / (1 + ahead) <= Math.min(before.length, after.length)) this.points.push(miter);
    else this.points.push(along(at, from, this.half), at, along(at, to, this.half));
  }

  outerJoin(at, from, to, turn, ahead, miter) {
    const reach = Math.sqrt(2 / Math.max(1e-12, 1 + ahead));  // of the miter, in half widths
    const slight = ahead > 0.98;
    if (slight || (this.pen.join === 'miter' && reach <= this.pen.miterLimit)) this.points.push(miter);
    else if (this.pen.join === 'round') this.arc(at, from, Math.abs(Math.atan2(turn, ahead)) || Math.PI);
    else this.points.push(along(at, from, this.half), along(at, to, this.half));
  }

  cap({ points }) {
    const end = points[points.length - 1];
    const ahead = unit(minus(end, points[points.length - 2]));
    const side = leftOf(ahead);
    if (this.pen.cap === 'round') this.arc(end, side, Math.PI);
    if (this.pen.cap === 'square') {
      const out = along(end, ahead, this.half);
      this.points.push(along(out, side, this.half), along(out, side, -this.half));
    }
  }

  /** A contour with no length: its ends are all there is of it. */
  dot([x, y]) {
    const h = this.half;
    if (this.pen.cap === 'round') this.arc([x, y], [1, 0], 2 * Math.PI);
    if (this.pen.cap === 'square') this.points.push([x - h, y - h], [x + h, y - h], [x + h, y + h], [x - h, y + h]);
    this.endRing();
  }

  /** @param {Contour} contour */
  add(contour) {
    if (contour.points.length < 2) return this.dot(contour.points[0]);
    const backwards = { points: [...contour.points].reverse(), closed: contour.closed };
    this.side(contour, false);
    if (contour.closed) this.endRing();
    else this.cap(contour);
    this.side(backwards, true);
    if (!contour.closed) this.cap(backwards);
    this.endRing();
  }
}

const lengthOf = ({ points }) => points.reduce((sum, point, i) => (i === 0 ? 0 : sum + Math.hypot(...minus(point, points[i - 1]))), 0);

/**
 * @param {import('./outline.mjs').Step[]} steps @param {Pen} pen @param {number} tolerance
 * @returns {import('./outline.mjs').Step[] | null} null for too many dashes
 */
export function outlined(steps, pen, tolerance) {
  const outline = new Outline(pen, tolerance);
  // The outer side of a bend is longer than the line: so the line is followed more closely than its outline need be.
  const contours = flattened(steps, tolerance / 4);
  const dash = pen.dashes.reduce((sum, one) => sum + one, 0);
  if (dash > 0 && contours.reduce((sum, contour) => sum + lengthOf(contour), 0) / dash > mostDashes) return null;
  for (const contour of contours) {
    const whole = distinct(contour, tolerance / 100);
    const pieces = pen.dashes.length > 0 && whole.points.length > 1 ? dashed(whole, pen.dashes, pen.dashOffset) : [whole];
    for (const piece of pieces) outline.add(distinct(piece, tolerance / 100));
  }
  return outline.steps;
}
