// What is promised of the site as files: no address but relative ones, a strict policy, types that a program can use.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dist, root, scratch } from './samples.mjs';

const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
const tsc = (...words) => spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), ...words], { cwd: root, encoding: 'utf8' });

test('the page ships its security policy, and nothing inline that the policy would stop', () => {
  const [, policy] = page.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
  assert.deepEqual(policy.split('; '), ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' blob: data:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
    "require-trusted-types-for 'script'", 'trusted-types storycard']);
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
  const checked = tsc('--noEmit', '-p', 'web/tsconfig.json');
  assert.equal(checked.status, 0, checked.stdout);
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
