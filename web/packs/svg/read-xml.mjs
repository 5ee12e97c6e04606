// An SVG's text as a small tree. Nothing outside the text is ever looked at.
import { SaxesParser } from 'saxes';
import { limits, SvgError } from './limits.mjs';

/**
 * @typedef {object} Node
 * @property {string} name  without its prefix
 * @property {boolean} svg  of SVG, not of a drawing program
 * @property {Map<string, string>} attributes  without prefixes; those of other vocabularies left out
 * @property {Node[]} children
 * @property {Node | null} parent
 * @property {number} line
 * @property {string} text  of style sheets only
 */

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';

// Drawing programs declare short texts, mostly for their namespaces. One that holds another, or markup, is not taken:
// so none can grow.
function entitiesOf(doctype, source) {
  const entities = {};
  let longest = 0;
  let count = 0;
  for (const [, name, quoted] of doctype.matchAll(/<!ENTITY\s+([\w.:-]{1,60})\s+("[^"]*"|'[^']*')\s*>/g)) {
    const text = quoted.slice(1, -1);
    if (++count > limits.entities || text.length > limits.entityText || /[&%<]/.test(text)) {
      throw new SvgError('it declares entities that hold others or are too long; save it as plain SVG');
    }
    entities[name] = text;
    longest = Math.max(longest, text.length);
  }
  if (count > 0 && source.split('&').length * longest > limits.bytes) throw new SvgError('its entities would make it too large');
  return entities;
}

function nodeOf(tag, parent, line) {
  const attributes = new Map();
  for (const { local, uri, value } of Object.values(tag.attributes)) {
    if (uri === '' || uri === SVG || uri === XLINK || (uri === XML && local === 'space')) {
      if (!attributes.has(local) || uri !== XLINK) attributes.set(local, value);  // href before xlink:href
    }
  }
  const svg = tag.uri === SVG || tag.uri === '';
  return { name: tag.local, svg, attributes, children: [], parent, line, text: '' };
}

/** @param {string} source @returns {Node} the outermost svg element */
export function readXml(source) {
  if (source.length > limits.bytes) throw new SvgError(`it is larger than ${limits.bytes >> 20} MB; simplify it`);
  const parser = new SaxesParser({ xmlns: true, position: true, additionalNamespaces: { xlink: XLINK } });
  /** @type {Node | null} */ let root = null;
  /** @type {Node | null} */ let open = null;
  let depth = 0;
  let elements = 0;
  let line = 1;
  parser.on('error', (error) => { throw new SvgError(`it is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`, parser.line); });
  parser.on('doctype', (doctype) => Object.assign(parser.ENTITIES, entitiesOf(doctype, source)));
  let attributes = 0;
  parser.on('opentagstart', () => { line = parser.line; attributes = 0; });
  parser.on('attribute', () => {
    if (++attributes > limits.attributes) throw new SvgError(`an element has more than ${limits.attributes} attributes`, parser.line);
  });
  parser.on('opentag', (tag) => {
    if (++elements > limits.elements) throw new SvgError(`it has more than ${limits.elements} elements; simplify it`, line);
    if (++depth > limits.depth) throw new SvgError(`its groups are nested more than ${limits.depth} deep; flatten them`, line);
    const node = nodeOf(tag, open, line);
    if (open) open.children.push(node);
    else root = node;
    open = node;
  });
  parser.on('closetag', () => { depth -= 1; open = open?.parent ?? null; });
  const keep = (text) => { if (open?.name === 'style') open.text += text; };
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.write(source.replace(/^\uFEFF/, '')).close();
  if (!root || /** @type {Node} */ (root).name !== 'svg' || !/** @type {Node} */ (root).svg) throw new SvgError('it is not an SVG: its outermost element is not <svg>');
  return root;
}
