// The contact sheet: every frame in every theme and format.
import { byId, el } from './dom';
import type { ContactSheet } from '../engine/index';

let urls: string[] = [];

export function clearSheets(): void {
  for (const url of urls) URL.revokeObjectURL(url);
  urls = [];
  byId('sheet').hidden = true;
  byId('sheets').replaceChildren();
}

export function showSheets(sheets: readonly ContactSheet[], pack: string): void {
  clearSheets();
  byId('sheet').hidden = false;
  byId('sheets').append(...sheets.map(({ bytes, size: [width, height] }, i) => {
    const url = URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
    urls.push(url);
    const which = sheets.length > 1 ? ` ${i + 1} of ${sheets.length}` : '';
    const name = `${pack}-sheet${sheets.length > 1 ? `-${i + 1}` : ''}.png`;
    const image = el('img', { src: url, width: String(width), height: String(height), alt: `Contact sheet${which}: a row for each frame and theme; formats side by side, with a long story, a short one and one in Arabic` });
    return el('figure', { class: 'sheet' },
      el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': `Picture of sheet${which}` }, image),
      el('figcaption', { class: 'row' }, el('a', { class: 'button', href: url, download: name }, `Save sheet${which}`)));
  }));
}

export function sheetTrouble(words: string): void {
  byId('sheet').hidden = false;
  byId('sheets').replaceChildren(el('p', { class: 'muted' }, words));
}
