// Puts NAME.br and NAME.gz beside every file of the site that becomes smaller: `compress.mjs dist`. Servers hand them out as they are, so each is
// made as small as it gets in the time there is. What was made once is kept by its content in build/compressed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const KINDS = /\.(css|dict|html|icu|js|json|map|md|mjs|otf|svg|ts|ttf|txt|wasm|webmanifest)$/;
const WORTH = 0.95;  // of its size at most

// 11 takes thirty times as long as 9 and saves a tenth of code and a fiftieth of fonts: for all that a first card may need, and not for
// the hundred megabytes of fonts in other scripts.
const SMALLEST = 11, QUICK = 9;
const isForLater = (name) => name.endsWith('.ttf') && !/\.(latin-basic|latin|cyrillic|arabic)\.ttf$/.test(name);

const cache = 'build/compressed';
const kept = new Set();

const ways = [
  {
    ending: 'br',
    key: (name) => `${isForLater(name) ? QUICK : SMALLEST}.br`,
    pack: (bytes, name) => promisify(brotliCompress)(bytes, { params: {
      [constants.BROTLI_PARAM_QUALITY]: isForLater(name) ? QUICK : SMALLEST,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    } }),
  },
  { ending: 'gz', key: () => 'gz', pack: (bytes) => promisify(gzip)(bytes, { level: 9 }) },
];

/** The compressed bytes, or none where they are not worth it. */
async function compressed(way, name, bytes, sha) {
  const file = path.join(cache, `${sha}.${way.key(name)}`);
  kept.add(path.basename(file));
  if (existsSync(file)) return readFileSync(file);
  const packed = await way.pack(bytes, name);
  const made = packed.length <= bytes.length * WORTH ? packed : Buffer.alloc(0);
  writeFileSync(`${file}.new`, made);
  renameSync(`${file}.new`, file);  // a run that is ended leaves no half of one
  return made;
}

function put(file, bytes) {
  if (bytes.length === 0) rmSync(file, { force: true });
  else if (!existsSync(file) || !readFileSync(file).equals(bytes)) writeFileSync(file, bytes);
}

async function compressFile(root, name, sums) {
  const file = path.join(root, name);
  const bytes = readFileSync(file);
  const sha = createHash('sha256').update(bytes).digest('hex');
  for (const way of ways) {
    const packed = await compressed(way, name, bytes, sha);
    put(`${file}.${way.ending}`, packed);
    sums[way.ending] += packed.length || bytes.length;
  }
  sums.raw += bytes.length;
  sums.files += 1;
}

const root = process.argv[2];
if (!root || !existsSync(root)) {
  console.error('usage: compress.mjs FOLDER');
  process.exit(2);
}
mkdirSync(cache, { recursive: true });
const all = readdirSync(root, { recursive: true }).filter((name) => statSync(path.join(root, name)).isFile());
const there = new Set(all);
for (const name of all) if (/\.(br|gz)$/.test(name) && !there.has(name.slice(0, -3))) rmSync(path.join(root, name));

// The largest first: the last ones to be done are small.
const size = (name) => statSync(path.join(root, name)).size * (isForLater(name) ? 1 : 30);
const waiting = all.filter((name) => KINDS.test(name)).sort((a, b) => size(a) - size(b));
const sums = { files: 0, raw: 0, br: 0, gz: 0 };
// zlib works in threads of its own.
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  for (let name; (name = waiting.pop()) !== undefined;) await compressFile(root, name, sums);
}));
for (const name of readdirSync(cache)) if (!kept.has(name)) rmSync(path.join(cache, name));

const mb = (bytes) => (bytes / 1e6).toFixed(1);
console.log(`compressed: ${sums.files} files, ${mb(sums.raw)} MB; ${mb(sums.br)} MB as brotli, ${mb(sums.gz)} MB as gzip`);
