// Radio buttons that look like what they choose.
import { el } from './dom';

export interface Choice {
  value: string;
  name: string;
  picture?: HTMLElement;
  colors?: string[];
}

function dots(colors: readonly string[]): HTMLElement {
  const list = el('span', { class: 'dots', 'aria-hidden': 'true' });
  for (const color of colors) {
    const dot = el('i');
    dot.style.backgroundColor = color;
    list.append(dot);
  }
  return list;
}

export function choices(legend: string, name: string, all: readonly Choice[], chosen: string, change: (value: string) => void, look = 'pills'): HTMLFieldSetElement {
  const group = el('div', { class: look });
  for (const { value, name: words, picture, colors } of all) {
    const input = el('input', { type: 'radio', name, value });
    input.checked = value === chosen;
    input.addEventListener('change', () => change(value));
    group.append(el('label', {}, input, picture, colors && colors.length > 0 && dots(colors), el('span', { class: 'name' }, words)));
  }
  return el('fieldset', {}, el('legend', {}, legend), group);
}
