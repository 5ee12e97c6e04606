// What HTML a node of the semantics tree becomes.
import type { Node, Rect } from './protocol';

/** Ids of the tree may be anything, ids of the page are its own: they never meet. */
export const domId = (id: string): string => `n-${id}`;

const TAGS: Record<string, string> = {
  banner: 'header', main: 'main', button: 'button', tab: 'button', radio: 'button', switch: 'button', checkbox: 'button',
  text: 'p', slider: 'input', label: 'label', caption: 'p', hint: 'p', link: 'a',
};
/** Roles that their element has by itself. */
const NATIVE = new Set(['banner', 'main', 'button', 'heading', 'textbox', 'slider', 'text', 'label', 'caption', 'hint', 'box', 'link']);
/** Roles that hold other nodes: they are named by aria-label and never hold words of their own. */
const GROUPS = new Set(['banner', 'main', 'group', 'tablist', 'radiogroup', 'tabpanel', 'dialog', 'application', 'list', 'box']);
/** What only the page adds, and how style.css knows it. */
const PAGE_CLASSES: Record<string, string> = { caption: 'caption', hint: 'hint', box: 'row' };
/** Arrow keys go round inside these. */
export const ROVING: Record<string, string> = { tablist: 'tab', radiogroup: 'radio' };

export function tagOf(node: Node): string {
  if (node.file !== undefined) return 'img';
  if (node.role === 'textbox') return node.field === 'multiline' ? 'textarea' : 'input';
  if (node.role === 'heading') return `h${Math.min(Math.max(node.level ?? 2, 1), 6)}`;
  return TAGS[node.role] ?? 'div';
}

export const isGroup = (node: Node): boolean => GROUPS.has(node.role);

/** A new element for the node: what never changes about it. */
export function createElement(node: Node): HTMLElement {
  const element = document.createElement(tagOf(node));
  element.id = domId(node.id);
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (element instanceof HTMLInputElement) element.type = node.role === 'slider' ? 'range' : node.field === 'date' || node.field === 'time' ? node.field : 'text';
  return element;
}

/** Where the canvas has the element's parent; null where the browser lays everything out. */
export type Origin = readonly [left: number, top: number] | null;

/** Brings role, name, states and place of an element up to date. Values of text fields are fields.ts's business. */
export function patchElement(element: HTMLElement, node: Node, origin: Origin): void {
  if (element instanceof HTMLImageElement) return patchFile(element, node, origin);
  if (!NATIVE.has(node.role)) set(element, 'role', node.role);
  element.classList.toggle('group', origin !== null && isGroup(node));
  element.classList.toggle('ghost', origin !== null && !isGroup(node) && node.role !== 'textbox');
  patchName(element, node, origin === null);
  if (element instanceof HTMLAnchorElement) set(element, 'href', node.value);
  patchStates(element, node);
  if (element instanceof HTMLInputElement && node.role === 'slider') patchSlider(element, node);
  patchPlace(element, node, origin);
}

/** A file as it is, for the browser's own ways with pictures; kept-pictures.ts puts it in. */
function patchFile(element: HTMLImageElement, node: Node, origin: Origin): void {
  element.classList.add('kept');
  set(element, 'alt', node.name);
  set(element, 'data-file', node.file);
  patchPlace(element, node, origin);
}

/** Named by an attribute, for they show their names nowhere themselves. */
const byAttribute = (node: Node): boolean => isGroup(node) || ['img', 'textbox', 'slider', 'progressbar'].includes(node.role);

function patchName(element: HTMLElement, node: Node, simple: boolean): void {
  const attribute = (byAttribute(node) && node.labelledBy === undefined) || node.shown !== undefined;
  set(element, 'aria-label', attribute ? node.name || undefined : undefined);
  set(element, 'aria-labelledby', node.labelledBy && domId(node.labelledBy));
  if (element instanceof HTMLLabelElement) set(element, 'for', node.labels && domId(node.labels));
  if (PAGE_CLASSES[node.role]) element.classList.add(PAGE_CLASSES[node.role]!);
  if (simple && (node.role === 'img' || node.picture !== undefined)) patchPicture(element, node);
  else if (node.role === 'img') element.replaceChildren();  // what the page showed before the canvas
  else if (node.role === 'progressbar') setText(element, simple ? `${node.name} ${node.valueText ?? ''}`.trim() : '');
  else if (!byAttribute(node)) setText(element, node.shown ?? node.name);
  set(element, 'data-tone', node.tone);
  set(element, 'lang', node.language || undefined);
  set(element, 'aria-description', node.description);
  set(element, 'aria-describedby', node.describedBy && domId(node.describedBy));
  set(element, 'aria-live', node.live);
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text || element.firstElementChild) element.textContent = text;
}

/** A canvas for the node's picture, beside its name where it is not a picture alone. */
function patchPicture(element: HTMLElement, node: Node): void {
  const before = element.querySelector('canvas');
  const canvas = before ?? document.createElement('canvas');
  set(canvas, 'data-picture', node.picture === undefined ? undefined : String(node.picture));
  const words = node.role === 'img' ? null : element.querySelector('span') ?? document.createElement('span');
  if (words) setText(words, node.name);
  if (!before) element.replaceChildren(canvas, ...(words ? [words] : []));
}

function patchStates(element: HTMLElement, node: Node): void {
  set(element, 'aria-checked', node.checked);
  set(element, 'aria-selected', node.selected);
  set(element, 'aria-pressed', node.pressed);
  set(element, 'aria-expanded', node.expanded);
  set(element, 'aria-disabled', node.disabled);
  set(element, 'aria-invalid', node.invalid);
  set(element, 'aria-modal', node.modal);
  if (node.role === 'progressbar') patchRange(element, node);
  // Only the panel that is open exists.
  set(element, 'aria-controls', node.selected === false ? undefined : node.controls && domId(node.controls));
  if (node.role === 'application') element.tabIndex = 0;  // its own keys: arrows, plus, minus
  if (node.role === 'heading') element.tabIndex = -1;  // the focus is sent there when a step opens
}

function patchRange(element: HTMLElement, node: Node): void {
  set(element, 'aria-valuemin', String(node.valueMin ?? 0));
  set(element, 'aria-valuemax', String(node.valueMax ?? 100));
  set(element, 'aria-valuenow', node.valueNow === undefined ? undefined : String(node.valueNow));  // unsaid: nobody knows
  element.style.setProperty('--share', `${node.valueNow ?? 0}%`);
  set(element, 'aria-valuetext', node.valueText);
}

function patchSlider(element: HTMLInputElement, node: Node): void {
  element.min = String(node.valueMin ?? 0);
  element.max = String(node.valueMax ?? 1);
  element.step = String(node.valueStep ?? 'any');
  element.value = String(node.valueNow ?? 0);
  set(element, 'aria-valuetext', node.valueText);
}

function patchPlace(element: HTMLElement, node: Node, origin: Origin): void {
  const { style } = element;
  if (origin === null) {
    for (const name of ['left', 'top', 'width', 'height', 'clip-path']) style.removeProperty(name);
    return;
  }
  const [left, top] = origin;
  const [x, y, width, height] = node.rect;
  style.left = `${x - left}px`;
  style.top = `${y - top}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
  style.clipPath = node.clip ? insetOf(node.rect, node.clip) : '';
}

/** The part of `rect` that `clip` leaves, as CSS. Room is left for the focus ring where nothing is cut off. */
function insetOf([x, y, width, height]: Rect, [cx, cy, cwidth, cheight]: Rect): string {
  const ring = -6;
  const cut = (by: number): string => `${by > 0.5 ? by : ring}px`;
  return `inset(${cut(cy - y)} ${cut(x + width - cx - cwidth)} ${cut(y + height - cy - cheight)} ${cut(cx - x)})`;
}

/** Sets an attribute only when it changes: screen readers listen to changes. */
export function set(element: Element, name: string, value: string | boolean | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}
