// The composer's list of licences (wasm/composer/licences.h) against what scripts/licences.mjs puts into the site.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './samples.mjs';

const text = (name) => readFileSync(path.join(root, name), 'utf8');

test('the licences that the composer lists are those of the site, and its version is the package\'s', () => {
  const header = text('wasm/composer/licences.h'), script = text('scripts/licences.mjs');
  const listed = [...header.matchAll(/\{"[^"]+", "[^"]+", "([^"]+)"\}/g)].map(([, file]) => file).filter((file) => !file.startsWith('font-'));
  const block = script.slice(script.indexOf('const sources'), script.indexOf('fromEntries(families'));
  const named = [...block.matchAll(/^ {2}'?([a-z-]+)'?: \[/gm)].map(([, name]) => name);
  const packages = [...(/\[('[a-z-]+'(?:, '[a-z-]+')*)\]\.map\(\(name\)/.exec(block)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
  assert.ok(packages.length > 0);
  assert.deepEqual(listed.sort(), [...named, ...packages].sort());
  assert.equal(/version_name = "([^"]+)"/.exec(header)[1], JSON.parse(text('package.json')).version);
});
