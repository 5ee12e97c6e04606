// The semantics tree as real HTML over the canvas, patched in place: elements keep their identity, focus and selection.
import { createElement, domId, isGroup, type Origin, patchElement, ROVING, set, tagOf } from './elements';
import type { Fields } from './fields';
import { Modality } from './modality';
import type { ActionKind, Node, Tree } from './protocol';
import { arranged, isSimple } from './simple-view';

export type Send = (id: string, action: ActionKind, value?: string) => void;

interface Shown {
  node: Node;
  element: HTMLElement;
  told: string;  // all of the node and where it stands, to be known again
}

export class Semantics {
  private readonly root: HTMLElement;
  private readonly fields: Fields;
  private readonly send: Send;
  private readonly modality: Modality;
  private shown = new Map<string, Shown>();

  /** `root` covers the canvas; what it holds before the first patch is taken over where ids and tags agree. */
  constructor(root: HTMLElement, fields: Fields, send: Send, escape: () => void) {
    this.root = root;
    this.modality = new Modality(root, escape);
    this.fields = fields;
    this.send = send;
    root.addEventListener('click', (event) => this.onClick(event));
    root.addEventListener('keydown', (event) => this.onKey(event));
    root.addEventListener('focusin', (event) => this.onFocus(event));
    root.addEventListener('focusout', (event) => this.sendOf(event.target, 'blur'));
    root.addEventListener('input', (event) => this.onSlide(event));
    root.addEventListener('contextmenu', (event) => {
      const own = this.fields.owns(event.target) || event.target instanceof HTMLImageElement;  // words and pictures to be kept
      if (this.idOf(event.target) !== null && !own) event.preventDefault();
    });
  }

  patch(tree: Tree): void {
    const { documentElement: html } = document;
    if (html.lang !== tree.language) html.lang = tree.language;
    if (html.dir !== tree.direction) html.dir = tree.direction;
    html.style.setProperty('--scale', String(tree.scale ?? 1));
    if (document.title !== tree.title) document.title = tree.title;

    html.dataset['view'] = tree.view;

    const nodes = isSimple() ? arranged(tree) : tree.nodes;
    const children = new Map<string, Node[]>();
    for (const node of nodes) {
      const parent = node.parent ?? '';
      const siblings = children.get(parent);
      if (siblings) siblings.push(node);
      else children.set(parent, [node]);
    }
    const before = this.shown;
    this.shown = new Map();
    this.patchChildren(this.root, '', isSimple() ? null : [0, 0], children, before);
    for (const { node } of this.shown.values()) this.rove(node, children.get(node.id) ?? []);
    this.modality.update();
  }

  focus(id: string): void {
    // On the canvas it is the composer that scrolls.
    this.shown.get(id)?.element.focus({ preventScroll: !isSimple() });
  }

  /** All that is in the field, to be copied by hand. */
  select(id: string): void {
    this.focus(id);
    const element = this.shown.get(id)?.element;
    if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) element.select();
  }

  private patchChildren(parent: HTMLElement, parentId: string, origin: Origin, children: Map<string, Node[]>,
    before: Map<string, Shown>): void {
    // Asked anew each time: a group may have taken the element that came next into itself.
    let last: HTMLElement | null = null;
    const next = (): ChildNode | null => (last ? last.nextSibling : parent.firstChild);
    for (const node of children.get(parentId) ?? []) {
      const element = this.elementFor(node, before);
      if (element !== next()) place(parent, element, next());
      const told = JSON.stringify([node, origin]), was = before.get(node.id);
      // Sliders and fields change under the person's hands, too.
      if (was?.element !== element || was.told !== told || node.role === 'slider') patchElement(element, node, origin);
      if (node.role === 'textbox') this.fields.patch(element as HTMLInputElement | HTMLTextAreaElement, node);
      this.shown.set(node.id, { node, element, told });
      if (isGroup(node)) this.patchChildren(element, node.id, origin && [node.rect[0], node.rect[1]], children, before);
      last = element;
    }
    for (let left = next(); left; left = next()) left.remove();
  }

  private elementFor(node: Node, before: Map<string, Shown>): HTMLElement {
    const element = before.get(node.id)?.element ?? document.getElementById(domId(node.id));
    const fits = element !== null && element.localName === tagOf(node) && this.root.contains(element);
    return fits ? element : createElement(node);
  }

  /** One tab stop for each set; the arrows do the rest. */
  private rove(group: Node, members: Node[]): void {
    const role = ROVING[group.role];
    if (role === undefined) return;
    const choices = members.filter((node) => node.role === role);
    const current = choices.find((node) => node.selected === true || node.checked === true) ?? choices[0];
    for (const node of choices) set(this.shown.get(node.id)!.element, 'tabindex', node === current ? '0' : '-1');
  }

  private idOf(target: EventTarget | null): string | null {
    const element = target instanceof Element ? target.closest<HTMLElement>('[id^="n-"]') : null;
    const id = element?.id.slice(2);
    return id !== undefined && this.shown.has(id) ? id : null;
  }

  private sendOf(target: EventTarget | null, action: ActionKind, value?: string): void {
    const id = this.idOf(target);
    if (id !== null) this.send(id, action, value);
  }

  /** Over the canvas, clicks that a pointer made reach the composer as pointers; the others came from a keyboard, a screen reader or a script. */
  private onClick(event: MouseEvent): void {
    if (event.target instanceof HTMLAnchorElement) event.preventDefault();  // the composer asks for the page to be opened
    if (event.detail === 0 || isSimple()) this.sendOf(event.target, 'click');
  }

  private onFocus(event: FocusEvent): void {
    const { target } = event;
    const visible = target instanceof Element && target.matches(':focus-visible');
    this.sendOf(target, 'focus', visible ? 'visible' : '');
  }

  private onSlide(event: Event): void {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'range') this.sendOf(target, 'set', target.value);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = this.idOf(event.target);
    const node = id === null ? undefined : this.shown.get(id)?.node;
    const group = node?.parent === undefined ? undefined : this.shown.get(node.parent)?.node;
    if (!node || !group || ROVING[group.role] !== node.role) return;
    const members = [...this.shown.values()].filter((shown) => shown.node.parent === group.id && shown.node.role === node.role);
    const to = target(event.key, members.findIndex((shown) => shown.node.id === node.id), members.length);
    const reached = to === null ? undefined : members[to];
    if (!reached) return;
    event.preventDefault();
    reached.element.focus({ preventScroll: !isSimple() });
    this.send(reached.node.id, 'click');
  }
}

/** Where an arrow key leads in a set of `count`. */
function target(key: string, from: number, count: number): number | null {
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case forward:
    case 'ArrowDown': return (from + 1) % count;
    case back:
    case 'ArrowUp': return (from + count - 1) % count;
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return null;
  }
}

/** Puts `element` before `cursor`. An element with the focus stays: the others make way. */
function place(parent: HTMLElement, element: HTMLElement, cursor: ChildNode | null): void {
  if (element.parentNode === parent && element.contains(document.activeElement)) {
    while (cursor && cursor !== element) {
      const next: ChildNode | null = cursor.nextSibling;
      parent.append(cursor);
      cursor = next;
    }
    return;
  }
  parent.insertBefore(element, cursor);
}
