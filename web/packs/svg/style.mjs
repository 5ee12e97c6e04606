// What an element looks like: its own attributes, then style sheets, then its style attribute, over what it inherits.
import { readDeclarations } from './css.mjs';

const inherited = {
  'fill': 'black', 'fill-rule': 'nonzero', 'fill-opacity': '1', 'stroke': 'none', 'stroke-width': '1', 'stroke-opacity': '1',
  'stroke-linecap': 'butt', 'stroke-linejoin': 'miter', 'stroke-dasharray': 'none', 'stroke-dashoffset': '0', 'stroke-miterlimit': '4', 'clip-rule': 'nonzero', 'color': 'black',
  'visibility': 'visible', 'paint-order': 'normal', 'marker': 'none', 'marker-start': 'none', 'marker-mid': 'none', 'marker-end': 'none',
};
const own = {
  'opacity': '1', 'display': 'inline', 'clip-path': 'none', 'mask': 'none', 'filter': 'none', 'mix-blend-mode': 'normal', 'transform': '',
  'stop-color': 'black', 'stop-opacity': '1', 'vector-effect': 'none', 'transform-origin': '', 'animation': '', 'animation-name': '',
};
// That take the element's shape, in CSS.
const geometry = new Set(['x', 'y', 'width', 'height', 'cx', 'cy', 'r', 'rx', 'ry', 'd']);
const known = new Set([...Object.keys(inherited), ...Object.keys(own)]);

/** @typedef {Record<string, string>} Style */

/** @type {Style} */
export const initialStyle = { ...inherited, ...own };

/**
 * @param {import('./read-xml.mjs').Node} node @param {Style} parent
 * @param {import('./css.mjs').StyleSheet} sheet @param {import('./notes.mjs').Notes} notes
 * @returns {Style}
 */
export function styleOf(node, parent, sheet, notes) {
  const style = { ...parent, ...own };
  const set = (property, value) => {
    if (value === 'inherit') style[property] = parent[property] ?? initialStyle[property];
    else if (value === 'initial' || (value === 'unset' && property in own)) style[property] = initialStyle[property];
    else if (value !== 'unset') style[property] = value;
    else style[property] = parent[property];
  };
  for (const [name, value] of node.attributes) {
    if (known.has(name)) set(name, value.trim());
  }
  const text = node.attributes.get('style');
  const declarations = [...sheet.declarationsFor(node), ...(text ? readDeclarations(text, node, notes) : [])];
  for (const important of [false, true]) {
    for (const { property, value, important: isImportant } of declarations) {
      if (isImportant !== important) continue;
      if (known.has(property)) set(property, value);
      else if (geometry.has(property)) notes.add(node, `${property} in a style`, 'sizes and places are read from attributes only');
      else if (/url\(/i.test(value)) notes.add(node, `${property} with an address`, 'nothing is fetched');
    }
  }
  return style;
}
