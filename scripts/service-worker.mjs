// Makes sw.js in a folder that holds the site: `service-worker.mjs dist`. It knows every file that the pages may ask for, so it
// is made last, and again whenever a file of the site was changed by hand.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const source = fileURLToPath(new URL('../web/service-worker/', import.meta.url));

const PAGES = ['index.html', 'embed.html'];

/** Code and what stands around it is kept before it is used, all else once it was. */
const FIRST = /^(app\/|engine\/[^/]+\.wasm$|icon\.svg$|icons\/|manifest\.webmanifest$|begin\.js$)/;
const USED = /^assets\/(?!fonts\/LICENCES\/|schema\/)/;

/** Each module is there twice; a device needs one. */
const kindOf = (name) => (!name.endsWith('.wasm') ? 'first' : /-basic\b/.test(name) ? 'basic' : 'simd');

const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** The code that a page names: it is of this build as long as it names the same. */
const codeOf = (html) => [...html.matchAll(/(?:src|href)="\.\/(app\/[^"]+)"/g)].map(([, name]) => name);

export async function buildServiceWorker(dist) {
  const names = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((name) => (FIRST.test(name) || USED.test(name)) && !/\.(br|gz|map)$/.test(name))
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, hash(readFileSync(path.join(dist, name)))]));
  const pages = Object.fromEntries(PAGES.filter((page) => existsSync(path.join(dist, page))).map((page) => [page, codeOf(readFileSync(path.join(dist, page), 'utf8'))]));
  const before = (kind) => names.filter((name) => FIRST.test(name) && kindOf(name) === kind);
  const site = { files, first: before('first'), simd: before('simd'), basic: before('basic'), pages };
  await build({
    configFile: false,
    root: source,
    logLevel: 'warn',
    publicDir: false,
    define: { SITE: JSON.stringify({ build: hash(JSON.stringify(site)), ...site }), 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      lib: { entry: path.join(source, 'sw.ts'), formats: ['iife'], name: 'storycard', fileName: () => 'sw.js' },
      outDir: path.resolve(dist),
      emptyOutDir: false,
      reportCompressedSize: false,
    },
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  const [folder] = process.argv.slice(2);
  if (!folder || !existsSync(path.join(folder, 'index.html'))) {
    console.error('usage: service-worker.mjs FOLDER, which holds the site');
    process.exit(2);
  }
  await buildServiceWorker(folder);
}
