// Views within views: what fits them into a rectangle, and what is cut by it.
import { boundsOfItems } from './emit.mjs';
import { scaling, then, translation } from './matrix.mjs';
import { boundsOf } from './outline.mjs';

/** @typedef {import('./matrix.mjs').Matrix} Matrix */

/** Where both are. */
export const common = (a, b) => (a && b ? {
  left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
} : a);

/** Within the rectangle, or in a group that is cut by it: by `clip`, where that is what the steps stand for. */
export function cutTo(node, items, steps, clip = steps) {
  const [bounds, frame] = [boundsOfItems(items), boundsOf(steps)];
  if (!bounds || !frame) return items;
  const slack = 0.001 * Math.max(frame.right - frame.left, frame.bottom - frame.top);
  if (bounds.left >= frame.left - slack && bounds.top >= frame.top - slack && bounds.right <= frame.right + slack && bounds.bottom <= frame.bottom + slack) return items;
  return [{ kind: 'group', node, items, clip, opacity: 1, blend: 'normal', bounds: common(bounds, frame) }];
}

/** preserveAspectRatio (SVG 2, 8.8): what brings a viewBox into a rectangle at 0, 0. @returns {Matrix} */
export function fitted([left, top, wide, high], width, height, text) {
  if (/^\s*none/.test(text)) return then(translation(-left, -top), scaling(width / wide, height / high));
  const scale = /slice/.test(text) ? Math.max(width / wide, height / high) : Math.min(width / wide, height / high);
  const share = (word) => (new RegExp(`${word}Min`, 'i').test(text) ? 0 : new RegExp(`${word}Max`, 'i').test(text) ? 1 : 0.5);
  const [x, y] = [share('x') * (width - scale * wide), share('y') * (height - scale * high)];
  return then(then(translation(-left, -top), scaling(scale, scale)), translation(x, y));
}
