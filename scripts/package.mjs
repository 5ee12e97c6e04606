// Makes the npm package of the built site: `package.mjs FOLDER` writes FOLDER/package/ and packs it to FOLDER/itac-storycard-VERSION.tgz.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = path.join(root, 'dist');
const out = process.argv[2];
if (!out) {
  console.error('usage: package.mjs FOLDER');
  process.exit(2);
}
const made = path.resolve(out, 'package');

/** Documents that come along, by their names in docs/; `package` is the README. */
const documents = ['api', 'story', 'report', 'photos', 'card-file', 'embedding', 'security'];

const isServed = (name) => !/\.(br|gz)$/.test(name);  // servers of their own compress in their own way
const copy = (from, to) => cpSync(path.join(dist, from), path.join(made, to), { recursive: true, filter: isServed });

function packageJson() {
  const { version, description, license, engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const element = existsSync(path.join(made, 'embed'));
  return {
    name: '@itac/storycard',
    version,
    description,
    keywords: ['story', 'card', 'image', 'png', 'share', 'wasm'],
    license,
    type: 'module',
    main: './engine/index.js',
    types: './engine/index.d.ts',
    exports: {
      '.': { types: './engine/index.d.ts', default: './engine/index.js' },
      ...(element && { './element': { types: './embed/element.d.ts', default: './embed/element.js' } }),
      './engine/*.wasm': './engine/*.wasm',
      './assets/*': './assets/*',
      './package.json': './package.json',
    },
    bin: { 'storycard-files': 'bin/storycard-files.mjs' },
    files: ['engine', ...(element ? ['embed'] : []), 'assets', 'bin', 'docs', 'licences', 'THIRD_PARTY.md'],
    sideEffects: element ? ['./embed/element.js'] : false,
    engines,
  };
}

/** A document with its links to what the package does not hold as plain words. `at`: its folder in the package. */
function documentFor(at, text) {
  return text.replace(/!?\[([^\]]*)\]\(([^)#]*)(#[^)]*)?\)/g, (link, words, target) => {
    if (/^https?:/.test(target)) return link;
    const known = target === '' || existsSync(path.join(made, at, target)) || documents.some((name) => path.join(at, target) === path.join('docs', `${name}.md`));
    return known ? link : words;
  });
}

function writeDocuments() {
  const read = (name) => readFileSync(path.join(root, 'docs', `${name}.md`), 'utf8');
  mkdirSync(path.join(made, 'docs'));
  for (const name of documents) {
    if (!existsSync(path.join(root, 'docs', `${name}.md`))) continue;
    // What is about the package is its README.
    writeFileSync(path.join(made, 'docs', `${name}.md`), documentFor('docs', read(name).replaceAll('](package.md', '](../README.md')));
  }
  writeFileSync(path.join(made, 'README.md'), documentFor('', read('package').replaceAll(/\]\((?=[a-z-]+\.md)/g, '](docs/')));
}

rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });
copy('engine', 'engine');
for (const part of readdirSync(path.join(dist, 'assets')).filter((name) => isServed(name) && name !== 'strings')) copy(`assets/${part}`, `assets/${part}`);  // strings: the composer's words
copy('licences', 'licences');
// The element alone: the composer that it shows is the site's.
for (const name of existsSync(path.join(dist, 'embed')) ? readdirSync(path.join(dist, 'embed')) : []) {
  if (name === 'element.js' || name.endsWith('.d.ts')) copy(`embed/${name}`, `embed/${name}`);
}
mkdirSync(path.join(made, 'bin'));
cpSync(path.join(root, 'web/package/storycard-files.mjs'), path.join(made, 'bin/storycard-files.mjs'));
for (const name of ['LICENSE', 'THIRD_PARTY.md']) cpSync(path.join(root, name), path.join(made, name));
writeDocuments();
writeFileSync(path.join(made, 'package.json'), `${JSON.stringify(packageJson(), null, 2)}\n`);

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const [packed] = JSON.parse(execFileSync(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', path.resolve(out)], { cwd: made, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 }));
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
console.log(`package: ${path.join(out, packed.filename)}, ${megabytes(statSync(path.join(out, packed.filename)).size)}, unpacked ${megabytes(packed.unpackedSize)} in ${packed.entryCount} files`);
