// The static site in dist/:
//   index.html, app/    the page; names in app/ hold a hash of their content
//   embed.html, embed/  the same page to stand in others, and <story-card-composer>, which puts it there
//   packs/              the page for designers, apart from the composer's: neither waits for what the other needs
//   engine/             the JavaScript API: index.js, index.d.ts, engine.wasm and, without SIMD, engine-basic.wasm
//   manifest.webmanifest, icons/   what makes it an app
//   begin.js            sees whether the page's code begins
//   sw.js               the service worker: the site without a network
//   assets/             fonts, packs and words, by stable names (build/assets, made by the native build)
// All addresses are relative: any file server can serve it from any sub-path.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { build, defineConfig, type Plugin } from 'vite';
import { buildBegin, codeAgain } from './begin.ts';
import { buildManifest } from './manifest.ts';
import { buildServiceWorker } from '../scripts/service-worker.mjs';

const root = import.meta.dirname;
const dist = `${root}/../dist`;
const assets = `${root}/../build/assets`;
const wasm = `${root}/../build/web`;

function need(file: string, cure: string): void {
  if (!existsSync(file)) throw new Error(`${file} is not there: ${cure} makes it.`);
}

/** Of what is built beside the page. */
const beside = { configFile: false, root, logLevel: 'warn', publicDir: false } as const;

async function buildEngine(): Promise<void> {
  await build({
    ...beside,
    build: {
      target: 'es2022',
      lib: { entry: `${root}/engine/index.ts`, formats: ['es'], fileName: () => 'index.js' },
      outDir: `${dist}/engine`,
      emptyOutDir: true,
    },
  });
  execFileSync(process.execPath, [`${root}/../node_modules/typescript/bin/tsc`, '-p', `${root}/engine/tsconfig.json`], { stdio: 'inherit' });
  for (const name of ['engine.wasm', 'engine-basic.wasm']) copyFileSync(`${wasm}/${name}`, `${dist}/engine/${name}`);
}

/** The element for pages of others: a classic script, an ES module, their types, and what a script tag's `integrity` says. */
async function buildElement(): Promise<void> {
  const scripts = [['script', 'iife', 'story-card-composer.js'], ['element', 'es', 'element.js']] as const;
  for (const [entry, format, name] of scripts) {
    await build({
      ...beside,
      build: {
        target: ['chrome100', 'firefox100', 'safari15.4'],
        lib: { entry: `${root}/embed/${entry}.ts`, formats: [format], name: 'StoryCardElement', fileName: () => name },
        outDir: `${dist}/embed`,
        emptyOutDir: false,
      },
    });
  }
  execFileSync(process.execPath, [`${root}/../node_modules/typescript/bin/tsc`, '-p', `${root}/embed/tsconfig.json`], { stdio: 'inherit' });
  const sums = scripts.map(([, , name]) => [name, `sha384-${createHash('sha384').update(readFileSync(`${dist}/embed/${name}`)).digest('base64')}`]);
  writeFileSync(`${dist}/embed/integrity.json`, `${JSON.stringify(Object.fromEntries(sums), null, 2)}\n`);
}

async function buildPacksPage(): Promise<void> {
  await build({
    ...beside,
    base: './',
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      cssTarget: ['chrome111', 'firefox113', 'safari16.4'],
      outDir: dist,
      emptyOutDir: false,
      assetsDir: 'packs/app',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rollupOptions: { input: `${root}/packs/index.html` },
    },
  });
}

/** All of a pack's JSON in one file, without spaces: one request for all frames. Each file is a string in it: read when it is used. */
function wholePack(folder: string): string {
  const read = (name: string): string => JSON.stringify(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  const frames = readdirSync(`${folder}/frames`).map((name) => `frames/${name}`);
  return JSON.stringify(Object.fromEntries(['pack.json', ...frames].map((name) => [name, read(name)])));
}

const site: Plugin = {
  name: 'storycard-site',
  apply: 'build',
  buildStart() {
    need(`${wasm}/composer.mjs`, 'make web');
    for (const kind of ['', '-basic']) for (const name of [`composer${kind}`, `composer${kind}.rest`, `engine${kind}`, `photo${kind}`]) need(`${wasm}/${name}.wasm`, 'make web');
    need(`${assets}/fonts.json`, 'make native');
    need(`${assets}/strings/languages.json`, 'make native');
  },
  async closeBundle() {
    cpSync(assets, `${dist}/assets`, { recursive: true });
    for (const pack of readdirSync(`${assets}/packs`)) writeFileSync(`${dist}/assets/packs/${pack}.json`, wholePack(`${assets}/packs/${pack}`));
    await buildEngine();
    await buildElement();
    await buildPacksPage();
    buildBegin(root, assets, dist);
    buildManifest(root, dist);
    await buildServiceWorker(dist);  // the last: it knows all that is there
  },
};

/** The page as it stands in others: the same file, which knows it. */
const embedded: Plugin = {
  name: 'storycard-embedded',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('index.html was not built.');
      const source = String(page.source).replace('<html ', '<html data-embedded ').replace(' Everything stays on your device.', '');  // a host may hear the words
      this.emitFile({ type: 'asset', fileName: 'embed.html', source });
    },
  },
};

/** What the interface speaks: every file of words that there is. */
function languages(): string[] {
  const names = existsSync(`${assets}/strings`) ? readdirSync(`${assets}/strings`) : [];
  return names.filter((name) => name.endsWith('.json') && name !== 'languages.json').map((name) => name.slice(0, -5));
}

const sizeOf = (file: string): string => String(existsSync(file) ? statSync(file).size : 0);

export default defineConfig({
  root,
  base: './',
  define: { LANGUAGES: JSON.stringify(languages()), COMPOSER_BYTES: sizeOf(`${wasm}/composer.wasm`) },
  plugins: [codeAgain, site, embedded],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    cssTarget: ['chrome100', 'firefox100', 'safari15.4'],
    outDir: dist,
    emptyOutDir: true,
    assetsDir: 'app',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
