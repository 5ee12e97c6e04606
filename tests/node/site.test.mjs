// What is promised of the site as files: no address but relative ones, a strict policy, types that a program can use.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { HASHED, POLICY } from '../../web/headers.mjs';
import { dist, root, scratch } from './samples.mjs';

const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
const tsc = (...words) => spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), ...words], { cwd: root, encoding: 'utf8' });

test('the page ships its security policy, and nothing inline that the policy would stop', () => {
  const [, policy] = page.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
  assert.deepEqual(policy.split('; '), ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' blob: data:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
    "require-trusted-types-for 'script'", 'trusted-types storycard']);
  assert.deepEqual(policy.split('; '), POLICY, 'what hosts send says the same');
  assert.doesNotMatch(page, /<style|style=|<script(?![^>]*\bsrc=)|\son[a-z]+=/);
});

test('every address in the page is relative and there', () => {
  const addresses = [...page.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
  assert.ok(addresses.length >= 3);
  for (const address of addresses) {
    assert.match(address, /^\.\//);
    assert.ok(existsSync(path.join(dist, address)), address);
  }
});

// Names of namespaces and of JSON Schema's version look like addresses; nothing is fetched from them.
test('no file of the site names another host, but in licences and comments of types', () => {
  const texts = readdirSync(dist, { recursive: true }).filter((name) => /\.(js|mjs|css|html|json)$/.test(name) && !name.startsWith('licences'));
  assert.ok(texts.length > 5);
  for (const name of texts) {
    const found = readFileSync(path.join(dist, name), 'utf8').match(/(?:https?:)?\/\/(?!www\.w3\.org\/|json-schema\.org\/draft\/)[a-z0-9-]+\.[a-z]{2,}[^\s"'`]*/gi) ?? [];
    assert.deepEqual(found, [], name);
  }
});

test('the story field is in the HTML itself, labelled, before any script', () => {
  assert.match(page, /<label for="n-story"[^>]*>[^<]+<\/label>\s*<textarea id="n-story"[^>]*dir="auto"/);
});

test('our TypeScript has no type errors', () => {
  for (const project of ['web', 'web/service-worker']) {
    const checked = tsc('--noEmit', '-p', `${project}/tsconfig.json`);
    assert.equal(checked.status, 0, checked.stdout);
  }
});

test('a program against the types in dist/engine is checked: right ones pass, wrong ones do not', (t) => {
  const folder = scratch(t);
  const check = (name, text) => {
    const file = path.join(folder, name);
    writeFileSync(file, `import { StoryCard, StoryCardError, type Report } from '${path.join(dist, 'engine/index.js')}';\n${text}`);
    return tsc('--noEmit', '--strict', '--ignoreConfig', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2023,dom', '--types', '', file);
  };
  const right = check('right.mts', `
    const engine = await StoryCard.load({ base: '/storycard/' });
    const card = await engine.render({ storycard: 1, story: 'Words' }, { photo: new Uint8Array(3), format: 'square', type: 'image/png' });
    const report: Report = await engine.layout({ storycard: 1, prompt: 'Who?' });
    export const size: number = card.bytes.length + report.texts[0]!.lines.length;
    try { engine.dispose(); } catch (error) { if (error instanceof StoryCardError) console.log(error.code, error.where); }`);
  assert.equal(right.status, 0, right.stdout);
  for (const wrong of ['engine.render({ storycard: 2 })', "engine.render({ storycard: 1 }, { type: 'image/gif' })", 'engine.paint()']) {
    const checked = check('wrong.mts', `const engine = await StoryCard.load();\nawait ${wrong};`);
    assert.notEqual(checked.status, 0, wrong);
    assert.match(checked.stdout, /error TS2/);
  }
});

test('every file that becomes smaller stands beside itself as brotli and as gzip, with the same bytes inside', () => {
  const names = readdirSync(dist, { recursive: true });
  const files = names.filter((name) => /\.(css|html|js|json|svg|ts|ttf|txt|wasm|webmanifest)$/.test(name));
  assert.ok(files.some((name) => name.endsWith('.wasm')) && files.some((name) => name.endsWith('.ttf')));
  const there = new Set(names);
  let smaller = 0;
  for (const [i, name] of files.entries()) {
    const coded = ['br', 'gz'].filter((ending) => there.has(`${name}.${ending}`));
    if (coded.length === 2) ++smaller;
    if (name.endsWith('.ttf') && i % 20 !== 0) continue;  // a hundred megabytes
    const bytes = readFileSync(path.join(dist, name));
    for (const ending of coded) {
      const packed = readFileSync(path.join(dist, `${name}.${ending}`));
      assert.ok(packed.length <= bytes.length * 0.95, `${name}.${ending} is worth it`);
      assert.ok((ending === 'br' ? brotliDecompressSync : gunzipSync)(packed).equals(bytes), `${name}.${ending}`);
    }
  }
  assert.ok(smaller > files.length * 0.9, `${smaller} of ${files.length} are compressed (make site does it, make run does not)`);
  for (const name of names) if (/\.(br|gz)$/.test(name)) assert.ok(there.has(name.slice(0, -3)), `${name} has its file`);
});

test('every name in app/ holds a hash of its content, so that it may be kept for good', () => {
  const names = ['app', 'packs/app'].flatMap((folder) => readdirSync(path.join(dist, folder)).map((name) => `/${folder}/${name}`));
  for (const name of names.filter((each) => !/\.(br|gz)$/.test(each))) assert.match(name, new RegExp(HASHED));
});
