// Puts the licence of everything that is in the site into a folder: `licences.mjs dist/licences`. A missing one is an error.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const { families } = JSON.parse(readFileSync('assets/fonts.json', 'utf8'));

const sources = {
  storycard: ['LICENSE'],
  imgui: ['.deps/src/imgui/LICENSE.txt'],
  harfbuzz: ['.deps/src/harfbuzz/COPYING'],
  icu: ['.deps/src/icu/LICENSE'],
  stb: ['.deps/src/stb/LICENSE'],
  'libjpeg-turbo': ['.deps/src/libjpeg-turbo/LICENSE.md', '.deps/src/libjpeg-turbo/README.ijg'],
  libwebp: ['.deps/src/libwebp/COPYING', '.deps/src/libwebp/PATENTS'],
  libdeflate: ['.deps/src/libdeflate/COPYING'],
  qrcodegen: ['scripts/licences/qrcodegen.txt'],  // its source says it in each file's head
  nlohmann: ['.deps/src/nlohmann/LICENSE.MIT'],
  emscripten: ['scripts/licences/emscripten.txt'],
  musl: [path.join(emscriptenRoot(), 'system/lib/libc/musl/COPYRIGHT')],
  workbox: ['node_modules/workbox-core/LICENSE'],
  saxes: ['scripts/licences/saxes.txt'],  // its package brings none
  ...Object.fromEntries(['xmlchars', 'css-tree', 'culori', 'svgpath', 'fflate'].map((name) => [name, [`node_modules/${name}/LICENSE`]])),
  ...Object.fromEntries(families.map(({ family, licence }) => [`font-${family.toLowerCase().replaceAll(' ', '-')}`, [licence]])),
};

/** Where emcc keeps its system libraries: Debian's wrapper stands in that folder itself. */
function emscriptenRoot() {
  const emcc = execFileSync('sh', ['-c', 'command -v emcc'], { encoding: 'utf8' }).trim();
  return path.dirname(realpathSync(emcc));
}

const folder = process.argv[2];
if (!folder) {
  console.error('usage: licences.mjs FOLDER');
  process.exit(2);
}
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, files] of Object.entries(sources)) {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    console.error(`error: the licence of ${name} is not where it should be: ${missing.join(', ')}`);
    process.exit(1);
  }
  const text = files.map((file) => readFileSync(file, 'utf8').trimEnd()).join('\n\n----\n\n');
  writeFileSync(path.join(folder, `${name}.txt`), `${text}\n`);
}
writeFileSync(path.join(folder, 'README.md'), readFileSync('THIRD_PARTY.md', 'utf8'));
console.log(`licences: ${Object.keys(sources).length} texts in ${folder}`);
