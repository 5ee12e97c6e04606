// docs/api.md says of the API what its types say: every method, option and code of an error, and none besides.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dist, root } from './samples.mjs';

const text = readFileSync(path.join(root, 'docs/api.md'), 'utf8');
const types = (name) => readFileSync(path.join(dist, `engine/${name}.d.ts`), 'utf8');
const sorted = (names) => [...new Set(names)].sort();

/** The first cells of the table under a heading, each with its names in backquotes. */
function documented(heading) {
  const [, section] = text.split(`## ${heading}\n`);
  const rows = section.split('\n## ')[0].split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name));
}

test('every method is in the documentation', () => {
  const [, body] = types('index').match(/export declare class StoryCard \{([\s\S]*?)\n\}/);
  const methods = [...body.matchAll(/^ {4}(?:static )?([a-z]\w+)\(/gim)].map(([, name]) => name).filter((name) => name !== 'constructor');
  assert.ok(methods.includes('render') && methods.includes('load'));
  assert.deepEqual(sorted(documented('Methods').map((call) => call.replace('StoryCard.', '').replace(/\(.*/, ''))), sorted(methods));
});

test('every option is in the documentation', () => {
  const options = [...types('types').matchAll(/export interface \w+Options[^{]*\{([\s\S]*?)\n\}/g)]
    .flatMap(([, body]) => [...body.matchAll(/^ {4}(\w+)\?:/gm)].map(([, name]) => name));
  assert.ok(options.includes('scale') && options.includes('base'));
  assert.deepEqual(sorted(documented('Options')), sorted(options));
});

test('every code of an error is in the documentation and in the types, and core knows no other that can reach a caller', () => {
  const [, union] = types('error').match(/type StoryCardErrorCode =([^;]+);/);
  const codes = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);
  assert.deepEqual(sorted(documented('Errors')), sorted(codes));
  const core = [...readFileSync(path.join(root, 'core/base/result.cpp'), 'utf8').matchAll(/\{ErrorCode::\w+, "([a-z-]+)"/g)].map(([, code]) => code);
  const ownCodes = ['unsupported', 'disposed', 'internal'];
  const forShells = ['no-text-fits', 'not-ready', 'csv-syntax', 'not-utf8'];  // the engine decodes at once, reports what does not fit, and reads no tables
  assert.deepEqual(sorted([...core.filter((code) => !forShells.includes(code)), ...ownCodes]), sorted(codes));
});
