// Style sheets of the kind that drawing programs write: classes, elements and ids, alone, joined or within one another.
import parseCss from 'css-tree/parser';
import { limits, SvgError } from './limits.mjs';
import { shown } from './notes.mjs';

/**
 * @typedef {{tag: string, id: string, classes: string[], within: '' | ' ' | '>'}} Compound  `within`: how it stands to the one before
 * @typedef {{compounds: Compound[], weight: number, order: number, declarations: Declaration[]}} Rule
 * @typedef {{property: string, value: string, important: boolean}} Declaration
 */

// Braces nested thousands deep are more than a parser takes.
function parse(text, node, options) {
  try {
    return parseCss(text, { parseValue: false, ...options });
  } catch {
    throw new SvgError('a style cannot be read; save it with attributes for its looks', node.line);
  }
}

function declarationsOf(block, node, notes) {
  const declarations = [];
  for (const part of block.children) {
    if (part.type !== 'Declaration') notes.add(node, 'a part of a style that cannot be read', 'it was left out');
    else if (declarations.length < limits.declarations) {
      declarations.push({ property: part.property.toLowerCase(), value: part.value.value.trim(), important: part.important === true });
    } else throw new SvgError('a style has too many declarations', node.line);
  }
  return declarations;
}

/** Of a style attribute. @returns {Declaration[]} */
export function readDeclarations(text, node, notes) {
  if (text.length > 20_000) throw new SvgError('a style attribute is too long', node.line);
  return declarationsOf(parse(text, node, { context: 'declarationList' }), node, notes);
}

/** Null where it asks for what is not supported. @returns {Compound[] | null} */
function compoundsOf(selector) {
  const fresh = (within) => ({ tag: '', id: '', classes: [], within });
  const compounds = [fresh('')];
  for (const part of selector.children) {
    const last = /** @type {Compound} */ (compounds[compounds.length - 1]);
    if (part.type === 'Combinator' && (part.name === ' ' || part.name === '>')) compounds.push(fresh(part.name));
    else if (part.type === 'TypeSelector') last.tag = part.name === '*' ? '' : part.name.replace(/^.*\|/, '');
    else if (part.type === 'ClassSelector') last.classes.push(part.name);
    else if (part.type === 'IdSelector') last.id = part.name;
    else return null;
  }
  return compounds.length <= 8 ? compounds : null;
}

const weightOf = (compounds) => compounds.reduce((sum, { tag, id, classes }) => sum + (id ? 10_000 : 0) + classes.length * 100 + (tag ? 1 : 0), 0);

/** All rules of the document's <style> elements, found by what their last part asks for. */
export class StyleSheet {
  /** @type {Map<string, Rule[]>} */ #rules = new Map();
  #count = 0;
  #looks = 0;
  #letters = 0;

  read(node, notes) {
    const type = node.attributes.get('type');
    if (type && type !== 'text/css') return notes.add(node, `a style sheet of the type ${shown(type)}`, 'only CSS is read');
    this.#letters += node.text.length;
    if (this.#letters > limits.sheetText) throw new SvgError(`its style sheets have more than ${limits.sheetText} letters`, node.line);
    const sheet = parse(node.text, node, { onParseError: () => notes.add(node, 'a part of a style sheet that cannot be read', 'it was left out') });
    for (const rule of sheet.children) {
      if (rule.type === 'Atrule') notes.add(node, `@${shown(rule.name)}`, 'rules that depend on something, or come from elsewhere, are not followed');
      if (rule.type !== 'Rule') continue;
      if (rule.prelude.type !== 'SelectorList') {
        notes.add(node, 'a selector that cannot be read', 'its rule was left out');
        continue;
      }
      const declarations = declarationsOf(rule.block, node, notes);
      for (const selector of rule.prelude.children) this.#add(selector, declarations, node, notes);
    }
  }

  #add(selector, declarations, node, notes) {
    if (++this.#count > limits.rules) throw new SvgError(`its style sheets have more than ${limits.rules} rules`, node.line);
    const compounds = compoundsOf(selector);
    if (!compounds) return notes.add(node, 'a selector with a state, an attribute or a place among others', 'only elements, classes and ids are matched');
    const { tag, id, classes } = compounds[compounds.length - 1];
    const key = id ? `#${id}` : classes[0] !== undefined ? `.${classes[0]}` : tag;
    const rules = this.#rules.get(key) ?? [];
    rules.push({ compounds, weight: weightOf(compounds), order: this.#count, declarations });
    this.#rules.set(key, rules);
  }

  /** Weakest first. @returns {Declaration[]} */
  declarationsFor(node) {
    if (this.#count === 0) return [];
    const keys = ['', node.name, `#${node.attributes.get('id') ?? ''}`, ...new Set(classesOf(node).map((name) => `.${name}`))];
    const found = keys.flatMap((key) => this.#rules.get(key) ?? []).filter(({ compounds }) => this.#matches(compounds, node));
    found.sort((a, b) => a.weight - b.weight || a.order - b.order);
    return found.flatMap(({ declarations }) => declarations);
  }

  #matches(compounds, node, at = compounds.length - 1) {
    if (++this.#looks > limits.looks) throw new SvgError('its style sheets take too long to follow; simplify it');
    if (!matchesOne(compounds[at], node)) return false;
    if (at === 0) return true;
    for (let parent = node.parent; parent; parent = parent.parent) {
      if (this.#matches(compounds, parent, at - 1)) return true;
      if (compounds[at].within === '>') return false;
    }
    return false;
  }
}

const classesOf = (node) => (node.attributes.get('class') ?? '').split(/\s+/).filter(Boolean).slice(0, 50);

function matchesOne({ tag, id, classes }, node) {
  return (!tag || tag === node.name) && (!id || id === node.attributes.get('id')) && (classes.length === 0 || classes.every((name) => classesOf(node).includes(name)));
}
