// Frames fill what a line runs round at all (non-zero); SVG may ask for even-odd, where a hole is a hole whichever way it is drawn.
import { contoursOf, flattened, reversed, signedArea } from './outline.mjs';

const mostLines = 6_000;

// Whether two of the lines cross, other than where one ends on the other.
function anyCross(contours) {
  const lines = contours.flatMap(({ points }) => points.map((from, i) => [from, points[(i + 1) % points.length]]));
  lines.sort((a, b) => Math.min(a[0][0], a[1][0]) - Math.min(b[0][0], b[1][0]));
  const side = ([x, y], [[ax, ay], [bx, by]]) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  for (let i = 0; i < lines.length; ++i) {
    const right = Math.max(lines[i][0][0], lines[i][1][0]);
    for (let j = i + 1; j < lines.length && Math.min(lines[j][0][0], lines[j][1][0]) < right; ++j) {
      const [p, q] = [lines[i], lines[j]];
      if (side(p[0], q) * side(p[1], q) < 0 && side(q[0], p) * side(q[1], p) < 0) return true;
    }
  }
  return false;
}

function holds(points, [x, y]) {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [[ax, ay], [bx, by]] = [points[i], points[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/**
 * The same area for the non-zero rule: contours within an even number of others run clockwise, those within an odd
 * number the other way. Where contours cross no turning helps: then null.
 * @param {import('./outline.mjs').Step[]} steps @param {number} tolerance
 * @returns {import('./outline.mjs').Step[] | null}
 */
export function fromEvenOdd(steps, tolerance) {
  const outlines = contoursOf(steps);
  const flat = outlines.map((contour) => flattened(contour, tolerance)[0]);
  if (flat.reduce((sum, contour) => sum + (contour?.points.length ?? 0), 0) > mostLines) return null;
  const areas = outlines.map((outline, i) => ({ outline, points: flat[i]?.points ?? [] })).filter(({ points }) => points.length > 2);
  if (anyCross(areas)) return null;
  return areas.flatMap(({ outline, points }, i) => {
    const [[ax, ay], [bx, by]] = points;
    const depth = areas.filter((other, j) => j !== i && holds(other.points, [(ax + bx) / 2, (ay + by) / 2])).length;
    const clockwise = signedArea(points) >= 0;
    return clockwise === (depth % 2 === 0) ? outline : reversed(outline);
  });
}

/** Turned so that, on the whole, it runs clockwise: then several laid together never cut holes into each other. */
export function clockwise(steps, tolerance) {
  const area = flattened(steps, tolerance).reduce((sum, { points }) => sum + signedArea(points), 0);
  return area >= 0 ? steps : contoursOf(steps).flatMap(reversed);
}
