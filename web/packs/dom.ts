// Elements made by hand: no text ever becomes markup.
type Child = Node | string | null | undefined | false;

export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string | boolean> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false) as (Node | string)[]);
  return element;
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

const SVG = 'http://www.w3.org/2000/svg';
const icons = {
  ok: 'M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3Z M8 12.4L10.8 15.2L16 9.6',
  error: 'M8.3 3H15.7L21 8.3V15.7L15.7 21H8.3L3 15.7V8.3Z M12 7.5V12.8 M12 16.3V16.31',
  warning: 'M12 4L21 19.5H3Z M12 10V14.2 M12 16.9V16.91',
  info: 'M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3Z M12 11V16.2 M12 7.8V7.81',
};
export type Tone = keyof typeof icons;

export function icon(name: Tone): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', icons[name]);
  svg.append(path);
  return svg;
}

export function notice(tone: Tone, title: string, ...more: Child[]): HTMLElement {
  return el('div', { class: `notice ${tone}` }, icon(tone), el('div', {}, el('strong', {}, title), ...more));
}

let saying = 0;
/** Tells screen readers. The same words twice are told twice. */
export function say(text: string): void {
  clearTimeout(saying);
  const place = byId('say');
  place.textContent = '';
  saying = window.setTimeout(() => (place.textContent = text), 60);
}

export function download(bytes: BlobPart, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = el('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
