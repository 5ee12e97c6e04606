// dist/begin.js, and in each page what it needs: web/begin.js with the words of every language, and the page's code in a
// template, from which it can be asked for again.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Plugin } from 'vite';

interface Words {
  direction?: string;
  strings: Record<string, string>;
}

export function buildBegin(root: string, assets: string, dist: string): void {
  const read = (file: string): Words => JSON.parse(readFileSync(`${assets}/strings/${file}`, 'utf8')) as Words;
  const files = readdirSync(`${assets}/strings`).filter((file) => file !== 'languages.json').sort();
  const words = Object.fromEntries(files.map((file) => {
    const { direction = 'ltr', strings } = { ...read('en.json'), ...read(file) };
    return [file.slice(0, -5), { direction, old: strings['trouble.too-old'], unreachable: strings['trouble.unreachable'], waiting: strings['start.waiting'] }];
  }));
  const source = readFileSync(`${root}/begin.js`, 'utf8');
  writeFileSync(`${dist}/begin.js`, source.replace('words = WORDS', () => `words = ${JSON.stringify(words)}`));
}

export const codeAgain: Plugin = {
  name: 'storycard-code-again',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const code = /<script type="module"[^>]*><\/script>/.exec(html)?.[0];
      return code && html.includes('begin.js') ? html.replace('</body>', () => `<template id="code">${code}</template>\n</body>`) : html;
    },
  },
};
