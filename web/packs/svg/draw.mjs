// The tree of an SVG, drawn: every shape in the units of the whole, with what it is painted with.
import { readColor, unreadable } from './color.mjs';
import { StyleSheet } from './css.mjs';
import { boundsOfItems } from './emit.mjs';
import { parted } from './even-odd.mjs';
import { clockwise, fromEvenOdd } from './fill-rule.mjs';
import { readGradient } from './gradient.mjs';
import { limits, SvgError } from './limits.mjs';
import { determinant, identity, keepsCircles, scaling, then, translation } from './matrix.mjs';
import { shown } from './notes.mjs';
import { boundsOf, lineFeatures, transformed } from './outline.mjs';
import { everywhere, silent, why, whyNot } from './reasons.mjs';
import { outlineOf, shapeNames } from './shapes.mjs';
import { outlined } from './stroke.mjs';
import { initialStyle, styleOf } from './style.mjs';
import { fraction, length, numbers, reference, transform } from './values.mjs';
import { common, cutTo, fitted } from './viewport.mjs';

/** @typedef {import('./read-xml.mjs').Node} Node @typedef {import('./emit.mjs').Item} Item @typedef {import('./matrix.mjs').Matrix} Matrix */

const blends = new Set(['normal', 'multiply', 'screen', 'overlay', 'soft-light']);

export class Drawing {
  /** @type {Map<string, Node>} */ byId = new Map();
  #sheet = new StyleSheet();
  /** @type {Map<Node, any[]>} */ stops = new Map();  // of gradients that were read
  #drawn = 0;
  #steps = 0;
  #outlineSteps = 0;

  /**
   * @param {Node} root @param {import('./notes.mjs').Notes} notes
   * @param {[number, number]} view  what 100 % is
   * @param {'outline' | 'stroke'} lines  whether lines become areas
   */
  constructor(root, notes, view, lines) {
    this.root = root;
    this.notes = notes;
    this.view = view;
    this.lines = lines;
    this.#look(root);
  }

  // Everything that can be pointed at, every style sheet, and what is not for a frame wherever it stands.
  #look(node) {
    const id = node.attributes.get('id');
    if (id && !this.byId.has(id)) this.byId.set(id, node);
    if (node.svg && node.name === 'style') this.#sheet.read(node, this.notes);
    if (node.svg && everywhere.has(node.name)) this.notes.add(node, `<${node.name}>`, /** @type {string} */ (whyNot.get(node.name)));
    for (const [name, value] of node.attributes) {
      if (/^on/i.test(name)) this.notes.add(node, `the event handler ${shown(name)}`, why.script);
      if (name === 'href' && /^\s*javascript:/i.test(value)) this.notes.add(node, 'an address that runs a script', why.script);
    }
    for (const child of node.children) this.#look(child);
  }

  styleOfStop(stop) {
    const parents = [];
    for (let node = stop; node; node = node.parent) parents.unshift(node);
    return parents.reduce((style, node) => styleOf(node, style, this.#sheet, this.notes), initialStyle);
  }

  /** Everything on the canvas. @param {Matrix} matrix @returns {Item[]} */
  draw(matrix) {
    return this.#element(this.root, { matrix, style: initialStyle, depth: 0, uses: [], viewport: this.view });
  }

  #children(node, context) {
    return node.children.flatMap((child) => this.#element(child, context));
  }

  /** @returns {Item[]} */
  #element(node, context) {
    if (context.depth > limits.depth) throw new SvgError(`its groups and copies are nested more than ${limits.depth} deep`, node.line);
    if (!node.svg) return this.#foreign(node);
    if (silent.has(node.name)) return [];
    const drawable = shapeNames.has(node.name) || ['svg', 'g', 'a', 'switch', 'use'].includes(node.name);
    if (!drawable) return this.#unknown(node);
    const style = styleOf(node, context.style, this.#sheet, this.notes);
    if (style.display === 'none') return this.#hidden(node);
    const own = transform(style.transform);
    if (!own) this.notes.add(node, `transform="${shown(style.transform)}"`, 'it cannot be read; drawn where it would be without');
    if (/[1-9%a-z]/i.test(style['transform-origin']) && style.transform) this.notes.add(node, 'transform-origin', 'it is not followed');
    if (/[a-z]/i.test(style.animation + style['animation-name']) && !/^none/.test(style.animation || style['animation-name'])) this.notes.add(node, 'an animation', why.moving);
    const here = { ...context, style, matrix: then(own ?? identity, context.matrix), depth: context.depth + 1 };
    if (!here.matrix.every((number) => Math.abs(number) < 1e12)) throw new SvgError('its transforms make it too large', node.line);
    if (Math.abs(determinant(here.matrix)) < 1e-18) return [];
    const items = this.#content(node, here);
    return items.length > 0 ? this.#composited(node, items, here) : [];
  }

  #content(node, context) {
    switch (node.name) {
      case 'g': case 'a': return this.#children(node, context);
      case 'switch': return this.#switch(node, context);
      case 'svg': return node === this.root ? this.#children(node, context) : this.#viewport(node, node, context);
      case 'use': return this.#use(node, context);
      default: return this.#shape(node, context);
    }
  }

  #foreign(node) {
    const editors = /^(metadata|namedview|grid|guide|perspective|path-effect|pgf|pgfRef|sfw|slices|sliceSourceBounds|templatecode|templates|variables|page)$/;
    if (!editors.test(node.name)) this.notes.add(node, 'an element that is not of SVG', 'it is not drawn');
    return [];
  }

  #unknown(node) {
    const reason = whyNot.get(node.name);
    if (reason !== '' && !everywhere.has(node.name)) this.notes.add(node, node.name === 'text' ? 'words' : `<${shown(node.name)}>`, reason ?? 'it is not known here, and is not drawn');
    return [];
  }

  #hidden(node) {
    this.notes.add(node, 'something hidden', 'what is not shown (display: none or visibility: hidden) is left out');
    return [];
  }

  #switch(node, context) {
    const chosen = node.children.find(({ svg, name, attributes }) => svg && name !== 'foreignObject' && !attributes.has('requiredExtensions') && !attributes.has('systemLanguage'));
    return chosen ? this.#element(chosen, context) : [];
  }

  // A nested <svg> or a <symbol>: a view of its own, fitted into a rectangle and cut by it.
  #viewport(node, sized, context) {
    const [wide, high] = context.viewport;
    const side = (name, whole, fallback) => length(sized.attributes.get(name) ?? node.attributes.get(name), whole) ?? fallback;
    const [x, y] = node.name === 'svg' ? [length(node.attributes.get('x'), wide) ?? 0, length(node.attributes.get('y'), high) ?? 0] : [0, 0];
    const [width, height] = [side('width', wide, wide), side('height', high, high)];
    if (!(width > 0 && height > 0)) return [];
    const viewBox = numbers(node.attributes.get('viewBox'));
    const fit = viewBox.length === 4 && viewBox[2] > 0 && viewBox[3] > 0 ? fitted(viewBox, width, height, node.attributes.get('preserveAspectRatio') ?? '') : identity;
    const matrix = then(then(fit, translation(x, y)), context.matrix);
    const viewport = viewBox.length === 4 ? [viewBox[2], viewBox[3]] : [width, height];
    const items = this.#children(node, { ...context, matrix, viewport });
    const steps = transformed([['M', x, y], ['H', x + width], ['V', y + height], ['H', x], ['Z']], context.matrix);
    return cutTo(node, items, steps);
  }

  #use(node, context) {
    const href = (node.attributes.get('href') ?? '').trim();
    const target = href.startsWith('#') ? this.byId.get(href.slice(1)) : undefined;
    if (!target) {
      this.notes.add(node, `a copy of "${shown(href)}"`, href.startsWith('#') || href === '' ? 'there is no such thing in the file' : why.use);
      return [];
    }
    if (context.uses.includes(target) || isWithin(node, target)) throw new SvgError(`<use> of "${shown(href)}" leads back to itself`, node.line);
    const at = translation(length(node.attributes.get('x'), context.viewport[0]) ?? 0, length(node.attributes.get('y'), context.viewport[1]) ?? 0);
    const here = { ...context, matrix: then(at, context.matrix), uses: [...context.uses, target] };
    if (++this.#drawn > limits.drawn) throw tooMany(node);
    if (target.name !== 'symbol' && target.name !== 'svg') return this.#element(target, here);
    const style = styleOf(target, context.style, this.#sheet, this.notes);
    return this.#viewport(target, node, { ...here, style });
  }

  #shape(node, context) {
    if (++this.#drawn > limits.drawn) throw tooMany(node);
    const { style, matrix } = context;
    if (style.visibility === 'hidden' || style.visibility === 'collapse') return this.#hidden(node);
    const steps = this.#outline(node, context.viewport);
    const own = boundsOf(steps);
    if (!own) return [];
    const drawnSteps = transformed(steps, matrix);
    const drawn = boundsOf(drawnSteps);
    if (!drawn) return [];
    const shape = { node, own, drawn, matrix, style };
    const flat = drawn.right - drawn.left < 1e-9 || drawn.bottom - drawn.top < 1e-9;
    const fill = flat ? null : this.#paint('fill', shape);
    const stroke = this.#stroke(shape);
    this.#markers(node, style);
    const base = { kind: /** @type {const} */ ('path'), node, bounds: drawn, opacity: 1, blend: 'normal' };
    const filled = fill && style['fill-rule'] === 'evenodd' ? this.#evenOdd(node, drawnSteps, drawn) : drawnSteps;
    const items = [];
    if (fill) items.push({ ...base, steps: filled, fill, stroke: null });
    if (stroke) items.push(this.#lineItem(base, steps, drawnSteps, shape, stroke));
    const first = style['paint-order'].split(/\s+/)[0];
    const reversed = first === 'stroke' || (first === 'markers' && /markers\s+stroke/.test(style['paint-order']));
    return joinedLine(reversed ? items.reverse() : items);
  }

  /** The area of a line; or, where that takes too many steps, the line. */
  #lineItem(base, steps, drawnSteps, shape, { paint, pen }) {
    const { node, own, matrix } = shape;
    if (this.lines === 'outline' && this.#outlineSteps <= limits.outlineSteps) {
      const tolerance = Math.max(own.right - own.left, own.bottom - own.top, pen.width) / 2500;
      const dashes = outlined(steps, pen, tolerance);
      if (!dashes) this.notes.add(node, 'a line of very many dashes', 'it is whole');
      const area = dashes ?? outlined(steps, { ...pen, dashes: [] }, tolerance) ?? [];
      this.#outlineSteps += area.length;
      if (area.length <= limits.outlineSteps / 3) {
        const inWhole = transformed(area, matrix);
        return { ...base, steps: inWhole, bounds: boundsOf(inWhole), fill: paint, stroke: null };
      }
    }
    if (this.lines === 'outline') this.notes.add(node, 'a line that stays a line, for its outline would be too heavy', 'its width is in u and does not grow with the art');
    this.#lineNotes(shape, steps, pen);
    if (paint.middle) this.notes.add(node, 'a slanted gradient on a line', 'it runs down or across');
    return { ...base, steps: drawnSteps, fill: null, stroke: { paint, width: pen.width * Math.sqrt(Math.abs(determinant(matrix))) } };
  }

  // What lines of frames have not.
  #lineNotes({ node, own, matrix, style }, steps, pen) {
    if (!keepsCircles(matrix)) this.notes.add(node, 'a line stretched more one way than the other', 'it is equally wide everywhere');
    if (pen.dashes.length > 0) this.notes.add(node, 'a dashed line', 'lines are whole in a frame');
    const { corners, open } = lineFeatures(steps, Math.max(own.right - own.left, own.bottom - own.top) / 500 || 1);
    if (corners && pen.join !== 'round') this.notes.add(node, 'a line with sharp corners', 'corners of lines are round in a frame');
    if (open && pen.cap !== 'butt') this.notes.add(node, `a line with ${shown(style['stroke-linecap'])} ends`, 'lines end straight in a frame');
  }

  // A frame would refuse them; and looking at them takes time.
  #outline(node, viewport) {
    const steps = outlineOf(node, viewport, this.notes);
    this.#steps += steps.length;
    if (this.#steps > limits.steps) throw new SvgError(`its paths have more than ${limits.steps} steps together; simplify them in your drawing program`, node.line);
    if (steps.length <= limits.pathSteps) return steps;
    this.notes.add(node, `a path of ${steps.length} steps`, `it was left out: a path has at most ${limits.pathSteps}. Simplify it in your drawing program`);
    return [];
  }

  #evenOdd(node, steps, bounds) {
    const size = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top);
    const turned = fromEvenOdd(steps, size / 2000 || 1) ?? parted(steps, size / 2000 || 1);
    if (!turned) this.notes.add(node, 'an even-odd fill of very many lines that cross', 'frames fill by the non-zero rule: holes may be filled. Unite the shapes in your drawing program');
    return turned ?? steps;
  }

  #markers(node, style) {
    for (const name of ['marker', 'marker-start', 'marker-mid', 'marker-end']) {
      if (style[name] !== 'none') return this.notes.add(node, 'a marker', why.marker);
    }
  }

  // {color} or a gradient; null where nothing is painted.
  #paint(property, { node, own, drawn, matrix, style }) {
    const text = style[property];
    const opacity = fraction(style[`${property}-opacity`], 1);
    const plain = (value) => {
      if (value === 'none') return null;
      const color = readColor(value, style.color);
      if (!color) this.notes.add(node, unreadable(value), `it is not known; ${property === 'fill' ? 'black stands for it' : 'the line is left out'}`);
      const known = color ?? (property === 'fill' ? { hex: '#000000', alpha: 1 } : null);
      return known && known.alpha * opacity > 0 ? { color: { hex: known.hex, alpha: known.alpha * opacity } } : null;
    };
    const points = reference(text);
    if (!points) return plain(text === 'context-fill' || text === 'context-stroke' ? 'none' : text);
    const server = this.byId.get(points.id);
    if (server?.svg && /^(linear|radial)Gradient$/.test(server.name)) return readGradient(server, { matrix, own, drawn, opacity }, this);
    const reason = points.outside ? 'nothing is fetched' : server?.name === 'pattern' ? why.pattern : 'there is no such gradient in the file';
    this.notes.add(node, `${property}="${shown(text)}"`, points.fallback ? `${reason}; drawn with "${shown(points.fallback)}"` : `${reason}; it has no ${property}`);
    return points.fallback ? plain(points.fallback) : null;
  }

  /** {paint, pen}, in the shape's own units; null for none. */
  #stroke(shape) {
    const { node, style } = shape;
    if (style.stroke === 'none') return null;
    const diagonal = Math.hypot(...this.view) / Math.SQRT2;
    const width = length(style['stroke-width'], diagonal) ?? 1;
    if (!(width > 0 && width < 1e9)) return null;
    const paint = this.#paint('stroke', shape);
    if (!paint) return null;
    if (style['vector-effect'] !== 'none') this.notes.add(node, 'vector-effect', 'the line grows with the art');
    const dashes = style['stroke-dasharray'].split(/[\s,]+/).slice(0, 50).map((dash) => length(dash, diagonal) ?? 0);
    const sound = dashes.every((dash) => dash >= 0) && dashes.some((dash) => dash > 0);
    const miterLimit = length(style['stroke-miterlimit'], 1) ?? 4;
    const dashOffset = length(style['stroke-dashoffset'], diagonal) ?? 0;
    const pen = { width, cap: style['stroke-linecap'], join: style['stroke-linejoin'], miterLimit, dashes: sound ? dashes : [], dashOffset };
    return { paint, pen };
  }

  #composited(node, items, { style, matrix }) {
    const opacity = fraction(style.opacity, 1);
    if (opacity <= 0) return [];
    let blend = style['mix-blend-mode'];
    if (!blends.has(blend)) {
      this.notes.add(node, `mix-blend-mode: ${shown(blend)}`, 'frames have multiply, screen, overlay and soft-light');
      blend = 'normal';
    }
    for (const name of /** @type {const} */ (['filter', 'mask'])) {
      if (style[name] !== 'none') this.notes.add(node, `a ${name}`, why[name]);
    }
    const clip = style['clip-path'] === 'none' ? null : this.#clip(node, items, style, matrix);
    if (clip && clip.length === 0) return [];
    const [only] = items;
    if (!clip && opacity === 1 && blend === 'normal') return items;
    // One shape with one paint takes its opacity into its colour.
    if (!clip && items.length === 1 && only.blend === 'normal') {
      if (blend === 'normal' && only.kind === 'path' && Boolean(only.fill) !== Boolean(only.stroke)) return [faded(only, opacity)];
      return [{ ...only, opacity: only.opacity * opacity, blend }];
    }
    const bounds = boundsOfItems(items);
    return [{ kind: 'group', node, items, clip, opacity, blend, bounds: clip ? common(bounds, boundsOf(clip)) : bounds }];
  }

  /** Null for none; no steps for one that hides all. */
  #clip(node, items, style, matrix) {
    const points = reference(style['clip-path']);
    const target = points && this.byId.get(points.id);
    if (!target || target.name !== 'clipPath') {
      this.notes.add(node, `clip-path="${shown(style['clip-path'])}"`, points?.outside ? 'nothing is fetched; it is drawn whole' : 'only a <clipPath> of the file is followed; it is drawn whole');
      return null;
    }
    const ownStyle = styleOf(target, initialStyle, this.#sheet, this.notes);
    if (ownStyle['clip-path'] !== 'none') this.notes.add(target, 'a clip path that is clipped itself', 'the inner one is left out');
    let base = then(transform(ownStyle.transform) ?? identity, matrix);
    if (target.attributes.get('clipPathUnits') === 'objectBoundingBox') {
      const bounds = boundsOfItems(items);
      if (!bounds || !keepsAxes(matrix)) this.notes.add(target, 'clipPathUnits="objectBoundingBox" on something turned', 'its place may be off');
      if (bounds) base = then(then(transform(ownStyle.transform) ?? identity, scaling(bounds.right - bounds.left, bounds.bottom - bounds.top)), translation(bounds.left, bounds.top));
    }
    const steps = target.children.flatMap((child) => this.#clipShape(child, base, ownStyle, 0));
    return steps;
  }

  #clipShape(node, matrix, parentStyle, depth) {
    if (!node.svg || silent.has(node.name)) return [];
    if (++this.#drawn > limits.drawn) throw tooMany(node);
    const style = styleOf(node, parentStyle, this.#sheet, this.notes);
    if (style.display === 'none' || style.visibility === 'hidden') return [];
    const here = then(transform(style.transform) ?? identity, matrix);
    if (node.name === 'use' && depth === 0) {
      const target = this.byId.get((node.attributes.get('href') ?? '').slice(1));
      const at = translation(length(node.attributes.get('x'), this.view[0]) ?? 0, length(node.attributes.get('y'), this.view[1]) ?? 0);
      return target ? this.#clipShape(target, then(at, here), style, 1) : [];
    }
    if (!shapeNames.has(node.name)) {
      this.notes.add(node, `<${shown(node.name)}> in a clip path`, node.name === 'text' ? why.text : 'only shapes clip');
      return [];
    }
    const steps = transformed(this.#outline(node, this.view), here);
    const bounds = boundsOf(steps);
    if (!bounds) return [];
    const tolerance = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) / 2000 || 1;
    const area = style['clip-rule'] === 'evenodd' ? this.#evenOdd(node, steps, bounds) : steps;
    const closed = area[area.length - 1]?.[0] === 'Z' ? area : [...area, /** @type {any} */ (['Z'])];
    return clockwise(closed, tolerance);
  }
}

const tooMany = (node) => new SvgError(`it draws more than ${limits.drawn} shapes, copies counted; simplify it`, node.line);
const keepsAxes = ([a, b, c, d]) => (Math.abs(b) + Math.abs(c)) * 1e6 < Math.abs(a) + Math.abs(d);

function isWithin(node, target) {
  for (let parent = node.parent; parent; parent = parent.parent) if (parent === target) return true;
  return node === target;
}

// A fill with its line upon it is one layer where the line stays a line.
function joinedLine(items) {
  const [below, above] = items;
  const placed = (paint) => Boolean(paint.center ?? paint.middle);  // it needs a box of its own
  const one = above?.stroke && below.fill && !placed(below.fill) && !placed(above.stroke.paint) && below.steps.length === above.steps.length;
  return one ? [{ ...below, stroke: above.stroke }] : items;
}

function faded(item, opacity) {
  const fade = (paint) => paint && (paint.color ? { color: { ...paint.color, alpha: paint.color.alpha * opacity } }
    : { ...paint, stops: paint.stops.map(({ at, color }) => ({ at, color: { ...color, alpha: color.alpha * opacity } })) });
  return { ...item, fill: fade(item.fill), stroke: item.stroke && { ...item.stroke, paint: fade(item.stroke.paint) } };
}
