// What is pinned is pinned exactly, is told to everyone, and names no host that a copy of the registry would replace.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { repository } from './sandbox.mjs';

const read = (name) => readFileSync(path.join(repository, name), 'utf8');
const pins = read('scripts/setup/pins.txt').split('\n').map((line) => line.replace(/#.*/, '').trim().split(/\s+/)).filter((row) => row.length > 1);

test('every source has a SHA-256, and a whole commit where it has one', () => {
  assert.ok(pins.length >= 9);
  for (const [name, version, pin, , upstream, sha] of pins) {
    assert.match(version, /^[0-9.]+$/, name);
    assert.match(pin, /^(git:[\w-]+\/[\w-]+@[0-9a-f]{40}|url:https:\/\/\S+|-)$/, name);
    assert.match(upstream, /^\d/, name);
    assert.match(sha, /^[0-9a-f]{64}$/, name);
  }
});

test('npm packages have exact versions, and the lock file holds hashes and no addresses of packages', () => {
  for (const [manifest, lockFile] of ['', 'tests/bench/', 'scripts/setup/node/x64/', 'scripts/setup/node/arm64/'].map((folder) => [`${folder}package.json`, `${folder}package-lock.json`])) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(manifest));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    }
    for (const [name, entry] of Object.entries(JSON.parse(read(lockFile)).packages)) {
      assert.equal(entry.resolved, undefined, name);
      if (name) assert.match(entry.integrity ?? '', /^sha512-/, name);
    }
  }
});

test('no npm package that we build with runs a script while it is installed', () => {
  assert.match(read('.npmrc'), /^ignore-scripts=true$/m);
  const scripted = Object.entries(JSON.parse(read('package-lock.json')).packages).filter(([, entry]) => entry.hasInstallScript);
  assert.deepEqual(scripted.map(([name]) => name), []);
});

test('THIRD_PARTY.md names every source and npm package with the version that is pinned', () => {
  const table = read('THIRD_PARTY.md').split('\n').filter((line) => line.startsWith('| '));
  const says = (name, version) => table.some((line) => {
    const words = line.toLowerCase();
    return words.includes(name) && words.includes(version);
  });
  for (const [name, version] of pins) assert.ok(says(name, version), `${name} ${version}`);
  for (const [name, version] of Object.entries(JSON.parse(read('tests/bench/package.json')).dependencies)) assert.ok(says(name, version), `${name} ${version}`);
  for (const [name, version] of Object.entries(JSON.parse(read('package.json')).devDependencies)) {
    const shown = name.replace('@expo-google-fonts/', '').replaceAll('-', name.startsWith('@expo') ? ' ' : '-');
    assert.ok(says(shown, version), `${shown} ${version}`);
  }
});
