// The libraries' sources: upstream's pin first, Debian's else, checked either way.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Sandbox } from './sandbox.mjs';

const NO_COMMIT = '0123456789012345678901234567890123456789';
const NO_SHA = '0'.repeat(64);

/** A Debian mirror in the place of apt: lists the revisions given, hands out one tarball for those in `downloads`. */
function debian(box, { revisions, downloads }) {
  const tree = path.join(box.root, 'demo-1.0');
  mkdirSync(tree);
  writeFileSync(path.join(tree, 'demo.h'), '// demo from Debian\n');
  const tarball = path.join(box.root, 'demo_1.0.orig.tar.gz');
  execFileSync('tar', ['-czf', tarball, '-C', box.root, 'demo-1.0']);
  box.command('apt-get', `
    case "$*" in
      *"update --print-uris"*) echo "'http://mirror.example/debian/dists/bookworm/InRelease' x 0" ;;
      *" update") exit 0 ;;
      *" source "*)
        for good in ${downloads.join(' ')}; do
          case "$*" in *"demo=$good") cp '${tarball}' . && echo dsc >"demo_$good.dsc" && exit 0 ;; esac
        done
        echo "E: Failed to fetch"; exit 100 ;;
    esac`);
  box.command('apt-cache', `printf '%s\\n' ${revisions.map((version) => `"Version: ${version}"`).join(' ')}`);
  box.command('dpkg-source', `mkdir -p "\${@: -1}" && tar -xzf "$(dirname "\${@: -2:1}")"/*.orig.tar.gz -C "\${@: -1}" --strip-components=1`);
  return createHash('sha256').update(readFileSync(tarball)).digest('hex');
}

test('a source comes from its upstream commit, and a second run needs nothing at all', (t) => {
  const box = new Sandbox(t);
  const commit = box.upstream('owner/demo');
  box.write('scripts/setup/pins.txt', `demo 1.0 git:owner/demo@${commit} demo 1.0 ${NO_SHA}\n`);

  const first = box.setUp();
  assert.equal(first.status, 0, first.output);
  assert.match(first.output, /It will install:[^]*the sources of demo[^]*✓ Source of demo 1\.0/);
  assert.match(first.output, new RegExp(`from upstream, owner/demo@${commit}`));
  assert.equal(box.read('.deps/src/demo/demo.h'), '// demo\n');
  assert.equal(box.has('.deps/src/demo/.git'), false);

  for (const name of ['git', 'apt-get', 'apt-cache', 'npm', 'curl']) box.command(name, 'exit 1');
  const second = box.setUp();
  assert.equal(second.status, 0, second.output);
  assert.equal(second.output, 'Set-up: everything is in place.\n');
  assert.equal(box.calls(), '');
});

test('a pin that changes brings that source anew', (t) => {
  const box = new Sandbox(t);
  const commit = box.upstream('owner/demo');
  box.write('scripts/setup/pins.txt', `demo 1.0 git:owner/demo@${commit} demo 1.0 ${NO_SHA}\n`);
  assert.equal(box.setUp().status, 0);
  box.write('scripts/setup/pins.txt', `demo 1.1 git:owner/demo@${commit} demo 1.1 ${NO_SHA}\n`);
  assert.match(box.setUp().output, /✓ Source of demo 1\.1/);
});

test('where upstream lacks the commit, the newest Debian revision that can be downloaded is used', (t) => {
  const box = new Sandbox(t);
  box.upstream('owner/demo');
  const sha = debian(box, { revisions: ['1:1.0-2', '1:1.0-4', '1:1.0.1-9', '2.0-1'], downloads: ['1:1.0-2'] });
  box.write('scripts/setup/pins.txt', `demo 1.0 git:owner/demo@${NO_COMMIT} demo 1.0 ${sha}\n`);
  const run = box.setUp();
  assert.equal(run.status, 0, run.output);
  assert.match(run.output, /from Debian, demo 1:1\.0-2/);
  assert.equal(box.read('.deps/src/demo/demo.h'), '// demo from Debian\n');
  assert.match(box.calls(), /demo=1:1\.0-4/);
  assert.doesNotMatch(box.calls(), /demo=1:1\.0\.1-9|demo=2\.0/);
});

test('a tarball with another SHA-256 is not unpacked and not used', (t) => {
  const box = new Sandbox(t);
  debian(box, { revisions: ['1.0-1'], downloads: ['1.0-1'] });
  box.write('scripts/setup/pins.txt', `demo 1.0 git:owner/demo@${NO_COMMIT} demo 1.0 ${NO_SHA}\n`);
  const run = box.setUp();
  assert.equal(run.status, 1);
  assert.match(run.output, /storycard: The source of demo 1\.0 is not the one that was pinned[^\n]*\n  Cure: [^\n]+\n$/);
  assert.doesNotMatch(box.calls(), /dpkg-source/);
  assert.equal(box.has('.deps/src/demo'), false);
});

test('without a network it says so in one sentence, with a cure, and leaves nothing half done', (t) => {
  const box = new Sandbox(t);
  box.command('apt-get', `
    case "$*" in *--print-uris*) echo "'http://mirror.example/debian/dists/bookworm/InRelease' x 0"; exit 0 ;; esac
    echo "Err:1 http://mirror.example bookworm InRelease"; echo "  Temporary failure resolving 'mirror.example'"; exit 100`);
  box.write('scripts/setup/pins.txt', `demo 1.0 git:owner/demo@${NO_COMMIT} demo 1.0 ${NO_SHA}\n`);
  const run = box.setUp();
  assert.equal(run.status, 1);
  assert.match(run.output, /storycard: The source of demo 1\.0 could not be brought\. There is no network\.\n  Cure: connect [^\n]+\n$/);
  assert.equal(box.has('.deps/src/demo'), false);
  assert.equal(box.has('.deps/stamps/src-demo'), false);
});
