// What tools print when they fail, and what is made of it. The lines are those of apt 2.6, git 2.39 and npm 9 and 11.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { repository } from './sandbox.mjs';

function explain(log) {
  const run = spawnSync('bash', ['-c', 'file=$(mktemp); cat >"$file"; . scripts/setup/explain.sh; explain "$file"; rm "$file"'], { cwd: repository, encoding: 'utf8', input: log });
  return run.stdout.trimEnd().split('\t');
}

const cases = [
  ["W: Failed to fetch http://x/dists/bookworm/InRelease  Temporary failure resolving 'x'\nE: Unable to locate package ninja-build", /no network/],
  ["fatal: unable to access 'https://x/': Could not resolve host: x", /no network/],
  ['npm ERR! code EAI_AGAIN', /no network/],
  ['E: You don\'t have enough free space in /var/cache/apt/archives/.\nnot have enough free space', /disk is full/],
  ['tar: icu/source/data: Cannot write: No space left on device', /disk is full/],
  ['E: dpkg was interrupted, you must manually run \'sudo dpkg --configure -a\'', /cut off/],
  ['The following packages have unmet dependencies:', /cannot resolve/],
  ['E: The repository \'http://x trixie Release\' does not have a Release file.', /does not carry the release/],
  ['E: Release file for http://x/InRelease is not valid yet (invalid for another 3d 2h).', /clock/],
  ['The following signatures couldn\'t be verified because the public key is not available: NO_PUBKEY 0E98404D386FA1D9', /who signed/],
  ['E: Failed to fetch http://x/a.deb  Hash Sum mismatch', /mirror is being updated/],
  ['npm ERR! code UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /certificate/],
  ['npm ERR! code EACCES', /cannot be written/],
  ['npm ERR! `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.', /disagree/],
];
for (const [log, sentence] of cases) {
  test(`explained: ${log.split('\n')[0].slice(0, 70)}`, () => {
    const [said, cure] = explain(log);
    assert.match(said, sentence);
    assert.ok(cure.length > 10);
  });
}

test('a log that shows no known failure is not explained', () => {
  assert.deepEqual(explain('Setting up ninja-build (1.11.1-2~deb12u1) ...'), ['']);
});
