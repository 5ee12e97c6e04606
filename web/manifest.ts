// What makes the site an app that can be installed and shared to: manifest.webmanifest and its icons. Words and colours are
// the page's own.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildIcons } from './icons.ts';

export function buildManifest(root: string, dist: string): void {
  const page = readFileSync(`${root}/index.html`, 'utf8');
  const said = (pattern: RegExp): string => {
    const found = pattern.exec(page)?.[1];
    if (found === undefined) throw new Error(`web/index.html has nothing like ${pattern.source}: the manifest is made of it.`);
    return found;
  };
  const color = said(/name="theme-color" content="(#[0-9A-F]{6})" media="\(prefers-color-scheme: light\)"/);
  buildIcons(`${root}/public/icon.svg`, color, dist);
  const icon = (name: string, sizes: string, purpose: string): object => ({ src: `icons/${name}`, sizes, type: 'image/png', purpose });
  const manifest = {
    id: './',
    name: said(/id="n-wordmark">([^<]+)</),
    short_name: said(/id="n-wordmark">([^<]+)</),
    description: said(/name="description" content="([^"]+)"/),
    lang: said(/<html lang="([^"]+)"/),
    dir: said(/<html [^>]*dir="([^"]+)"/),
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: color,
    theme_color: color,
    icons: [icon('icon-192.png', '192x192', 'any'), icon('icon-512.png', '512x512', 'any'), icon('maskable-512.png', '512x512', 'maskable')],
    // Photos and card files; what they become is decided where any chosen file is.
    share_target: {
      action: './?share',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { title: 'title', text: 'text', files: [{ name: 'files', accept: ['image/*', '.storycard', 'application/x-storycard'] }] },
    },
  };
  writeFileSync(`${dist}/manifest.webmanifest`, `${JSON.stringify(manifest, null, 2)}\n`);
}
