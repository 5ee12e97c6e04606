// Every page of the site is valid HTML, and every link in the site and in the documents leads somewhere.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { dist, root } from './samples.mjs';

const pages = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.html')).sort();
const read = (file) => readFileSync(file, 'utf8');

test('every page of the site is valid HTML, by the standard\'s rules and those of WCAG that can be read off it', async () => {
  assert.ok(pages.includes('index.html') && pages.includes(path.join('packs', 'index.html')) && pages.length >= 20);
  const html = new HtmlValidate(new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    rules: {
      'long-title': 'off',  // taste of search engines
      'wcag/h32': 'off',  // a form whose every choice takes effect at once has nothing to submit
      'require-sri': 'off',  // all of it is of one origin
      'prefer-native-element': 'off',  // taste: a role is as valid as the element that has it
      'no-inline-style': 'error',
      'hidden-focusable': 'error',
    },
  }));
  const wrong = [];
  for (const name of pages) {
    const { results } = await html.validateString(read(path.join(dist, name)), name);
    for (const { messages } of results) for (const { line, column, message, ruleId } of messages) wrong.push(`${name}:${line}:${column} ${message} (${ruleId})`);
  }
  assert.deepEqual(wrong, []);
});

/** What a link of the file `from` names on the disk, a folder's index included; null where it leads out of here. */
function target(address, from, base) {
  if (/^([a-z]+:|\/\/)/i.test(address)) return null;
  const [file] = address.split(/[?#]/, 1);
  const named = file === '' ? from : path.join(path.dirname(from), decodeURIComponent(file));
  assert.ok(named.startsWith(base), `${from} links to ${address}, outside ${base}`);
  return existsSync(named) && statSync(named).isDirectory() && base === dist + path.sep ? path.join(named, 'index.html') : named;
}

test('every link, picture, style and script of the site\'s pages is there, and every fragment of a page too', () => {
  let seen = 0;
  const dead = [];
  const base = path.resolve(dist) + path.sep;
  for (const name of pages) {
    const from = path.join(base, name);
    for (const [, address] of read(from).matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const file = target(address.replaceAll('&amp;', '&'), from, base);
      if (file === null) continue;
      ++seen;
      const there = existsSync(file) && statSync(file).isDirectory() ? path.join(file, 'index.html') : file;
      if (!existsSync(there)) dead.push(`${name}: ${address}`);
      const [, fragment] = /#(.+)$/.exec(address) ?? [];
      if (fragment && !read(there).includes(`id="${fragment}"`)) dead.push(`${name}: ${address}`);
    }
  }
  for (const sheet of readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.css'))) {
    const from = path.join(base, sheet);
    for (const [, address] of read(from).matchAll(/url\("?([^")]+)"?\)/g)) {
      const file = target(address, from, base);
      if (file !== null && !existsSync(file)) dead.push(`${sheet}: ${address}`);
      ++seen;
    }
  }
  assert.deepEqual(dead, []);
  assert.ok(seen > 500, `${seen} links were looked at`);
});

/** The fragments that a Markdown file's headings can be reached by. */
function headings(text) {
  const used = new Map();
  return new Set([...text.replaceAll(/^```[^]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*_]/g, (sign) => (sign === '_' ? '_' : ''));
    const id = plain.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-');
    const times = used.get(id) ?? 0;
    used.set(id, times + 1);
    return times === 0 ? id : `${id}-${times}`;
  }));
}

test('every link within the documents leads to a file, and to a heading where it names one', () => {
  const documents = [...readdirSync(root).map((name) => name), ...['docs', 'tests', 'wasm', 'web', 'assets']
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map((name) => path.join(folder, name)))]
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'));
  assert.ok(documents.includes('README.md') && documents.some((name) => name.startsWith('docs')));
  const base = path.resolve(root) + path.sep;
  const dead = [];
  let seen = 0;
  for (const name of documents) {
    const from = path.join(base, name);
    const text = read(from).replaceAll(/^```[^]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
    for (const [, address] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      const file = target(address, from, base);
      if (file === null) continue;
      ++seen;
      if (!existsSync(file)) dead.push(`${name}: ${address}`);
      const [, fragment] = /#(.+)$/.exec(address) ?? [];
      if (fragment && file.endsWith('.md') && existsSync(file) && !headings(read(file)).has(decodeURIComponent(fragment))) dead.push(`${name}: ${address}`);
    }
  }
  assert.deepEqual(dead, []);
  assert.ok(seen > 60, `${seen} links were looked at`);
});
