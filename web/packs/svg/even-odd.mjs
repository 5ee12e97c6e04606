// An even-odd area whose lines cross, parted into polygons that run from top to bottom and do not overlap.
import { flattened } from './outline.mjs';

/** @typedef {{x0: number, y0: number, x1: number, y1: number}} Line  downwards */

const mostLines = 1_500;
const mostSlabs = 6_000;

const at = ({ x0, y0, x1, y1 }, y) => x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);

/** @returns {Line[]} */
function linesOf(contours) {
  const lines = [];
  for (const { points } of contours) {
    points.forEach(([x, y], i) => {
      const [nextX, nextY] = points[(i + 1) % points.length];
      if (y < nextY) lines.push({ x0: x, y0: y, x1: nextX, y1: nextY });
      if (y > nextY) lines.push({ x0: nextX, y0: nextY, x1: x, y1: y });
    });
  }
  return lines;
}

// Where lines begin, end and cross: between two of these heights none does.
function heightsOf(lines, least) {
  const heights = lines.flatMap(({ y0, y1 }) => [y0, y1]);
  for (let i = 0; i < lines.length; ++i) {
    for (let j = i + 1; j < lines.length; ++j) {
      const [p, q] = [lines[i], lines[j]];
      const [top, bottom] = [Math.max(p.y0, q.y0), Math.min(p.y1, q.y1)];
      if (bottom - top <= least) continue;
      const [above, below] = [at(p, top) - at(q, top), at(p, bottom) - at(q, bottom)];
      if (above * below < 0) heights.push(top + ((bottom - top) * above) / (above - below));
      if (heights.length > 4 * mostSlabs) return null;
    }
  }
  heights.sort((a, b) => a - b);
  const apart = heights.filter((y, i) => i === 0 || y - heights[i - 1] > least);
  return apart.length <= mostSlabs ? apart : null;
}

// Leaves out what lies between two others on one line.
function add(chain, point) {
  const [a, b] = chain.slice(-2);
  if (b && a) {
    const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], point[0] - b[0], point[1] - b[1]];
    if (Math.abs(ux * vy - uy * vx) <= 1e-9 * Math.hypot(ux, uy) * Math.hypot(vx, vy)) chain.pop();
  }
  chain.push(point);
}

/**
 * @param {import('./outline.mjs').Step[]} steps @param {number} tolerance
 * @returns {import('./outline.mjs').Step[] | null} null where there are too many lines, or they lie too close
 */
export function parted(steps, tolerance) {
  const lines = linesOf(flattened(steps, tolerance));
  const heights = lines.length <= mostLines ? heightsOf(lines, tolerance / 1000) : null;
  if (!heights) return null;
  /** @type {{left: [number, number][], right: [number, number][]}[]} */ let open = [];
  const done = [];
  for (let i = 0; i + 1 < heights.length; ++i) {
    const [top, bottom] = [heights[i], heights[i + 1]];
    const middle = (top + bottom) / 2;
    const sides = lines.filter(({ y0, y1 }) => y0 < middle && y1 > middle).map((line) => ({ line, x: at(line, middle) })).sort((a, b) => a.x - b.x);
    if (sides.length % 2 !== 0) return null;
    const next = [];
    for (let k = 0; k < sides.length; k += 2) {
      const [left, right] = [sides[k].line, sides[k + 1].line];
      const meets = (chain, line) => Math.abs(chain[chain.length - 1][0] - at(line, top)) <= tolerance / 100;
      const before = open.findIndex((polygon) => meets(polygon.left, left) && meets(polygon.right, right));
      const [polygon] = before >= 0 ? open.splice(before, 1) : [{ left: [[at(left, top), top]], right: [[at(right, top), top]] }];
      add(polygon.left, [at(left, bottom), bottom]);
      add(polygon.right, [at(right, bottom), bottom]);
      next.push(polygon);
    }
    done.push(...open);
    open = next;
  }
  return [...done, ...open].flatMap(({ left, right }) => {
    const ring = [...right, ...left.reverse()];
    return [...ring.map(([x, y], i) => /** @type {any} */ ([i === 0 ? 'M' : 'L', x, y])), ['Z']];
  });
}
