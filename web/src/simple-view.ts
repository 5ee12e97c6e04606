// The simple view: the same tree as ordinary HTML that the browser lays out. What the canvas drew beside the controls,
// labels and captions, is put in as nodes of its own.
import type { Node, Tree } from './protocol';

const html = document.documentElement;

export const isSimple = (): boolean => html.dataset['view'] === 'simple';

/** Groups whose names are shown above them. */
const CAPTIONED = new Set(['group', 'radiogroup']);
/** Fields and sliders, which do not show their own names. */
const LABELLED = new Set(['textbox', 'slider']);

/** The tree's nodes with what a page needs around them, in reading order. */
export function arranged(tree: Tree): Node[] {
  const texts = new Set(tree.nodes.filter(({ role }) => role === 'text' || role === 'heading').map(({ name }) => name));
  const sliders = new Map(tree.nodes.filter(({ role }) => role === 'slider').map((node) => [node.id, node]));
  const nodes: Node[] = [];
  let above: Node | undefined;  // the node before
  for (const node of tree.nodes) {
    const slider = sliders.get(node.id) ?? sliders.get(node.id.replace(/-(less|more)$/, ''));
    if (slider) nodes.push(...sliderPart(node, slider, nodes));
    else if (/^toast\b/.test(node.id)) nodes.push(...inBox(node, 'toast-box', nodes));
    else nodes.push(...(LABELLED.has(node.role) ? [labelOf(node, node.parent)] : []), node);
    if (CAPTIONED.has(node.role) && node.name !== '' && above?.name !== node.name) captioned(nodes, node);
    else if (node.description !== undefined && node.role !== 'tab') hinted(nodes, node, texts);
    above = node;
  }
  return nodes;
}

const made = (id: string, role: string, name: string, parent: string | undefined): Node =>
  ({ id, role, name, rect: [0, 0, 0, 0], ...(parent !== undefined && { parent }) });

const labelOf = (node: Node, parent: string | undefined): Node => ({ ...made(`${node.id}-label`, 'label', node.name, parent), labels: node.id });

/** The node in a box, which comes with the first of those in it. */
function inBox(node: Node, id: string, before: Node[]): Node[] {
  const inside = { ...node, parent: id };
  return before.some((other) => other.id === id) ? [inside] : [made(id, 'box', '', node.parent), inside];
}

/** A slider between its buttons, under its label. */
function sliderPart(node: Node, slider: Node, before: Node[]): Node[] {
  const id = `${slider.id}-box`;
  const parts = inBox(node === slider ? node : { ...node, shown: node.id.endsWith('-less') ? '−' : '+' }, id, before);
  if (parts.length > 1) parts.splice(1, 0, labelOf(slider, id));
  return parts;
}

function captioned(nodes: Node[], group: Node): void {
  const id = `${group.id}-caption`;
  nodes[nodes.length - 1] = { ...group, labelledBy: id };
  nodes.push(made(id, 'caption', group.name, group.id));
}

/** Help that is told only with the control is shown under it. */
function hinted(nodes: Node[], node: Node, texts: Set<string>): void {
  const words = node.description!;
  if (texts.has(words)) return;
  const id = `${node.id}-hint`;
  const { description: _, ...rest } = nodes[nodes.length - 1]!;
  nodes[nodes.length - 1] = { ...rest, describedBy: node.describedBy === undefined ? id : node.describedBy };
  nodes.push(made(id, 'hint', words, rest.parent));
}
