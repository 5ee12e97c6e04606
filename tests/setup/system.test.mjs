// Packages, tools and folders: each way the set-up can fail ends with one sentence and its cure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox } from './sandbox.mjs';

const ends_with = (run, sentence, cure) => {
  assert.equal(run.status, 1, run.output);
  const [last, before] = run.output.trimEnd().split('\n').reverse();
  assert.match(before, sentence);
  assert.match(last, cure);
};

/** A machine that lacks the package `wanted`, whose command is `wanted-tool`. */
function lacking(t, aptLines = 'exit 0') {
  const box = new Sandbox(t);
  box.write('scripts/setup/packages.txt', 'git git\nwanted wanted-tool # why\n');
  box.command('apt-get', aptLines);
  return box;
}

test('missing packages are named before they are installed, then installed with apt and nothing recommended', (t) => {
  const box = lacking(t);
  box.command('id', 'if [ "$1" = -u ]; then echo 0; else echo root; fi');
  box.command('apt-get', `case "$*" in *"-y wanted") printf '#!/bin/sh\\n' >'${box.bin}/wanted-tool'; chmod +x '${box.bin}/wanted-tool' ;; esac`);
  const run = box.setUp();
  assert.equal(run.status, 0, run.output);
  assert.match(run.output, /It will install:\n  - into the system, with apt: wanted/);
  assert.match(box.calls(), /apt-get .* install --no-install-recommends -y wanted/);
});

test('a user installs with sudo, and it says so', (t) => {
  const box = lacking(t);
  box.command('id', 'if [ "$1" = -u ]; then echo 1000; else echo ada; fi');
  box.command('sudo', `while [ "\${1#-}" != "$1" ]; do shift; done; case "$*" in *"-y wanted") printf '#!/bin/sh\\n' >'${box.bin}/wanted-tool'; chmod +x '${box.bin}/wanted-tool' ;; esac`);
  const run = box.setUp();
  assert.equal(run.status, 0, run.output);
  assert.match(run.output, /as ada\. It will install:\n  - into the system, with apt with sudo: wanted/);
});

test('no sudo: the packages, and what an administrator runs', (t) => {
  const box = lacking(t);
  box.command('id', 'if [ "$1" = -u ]; then echo 1000; else echo ada; fi');
  box.without('sudo');
  ends_with(box.setUp(), /Packages are missing \(wanted ?\), and there is no sudo/, /Cure: run as root: apt-get install wanted/);
});

test('sudo that refuses', (t) => {
  const box = lacking(t);
  box.command('id', 'if [ "$1" = -u ]; then echo 1000; else echo ada; fi');
  box.command('sudo', 'echo "ada is not in the sudoers file" >&2; exit 1');
  ends_with(box.setUp(), /sudo did not let ada install packages/, /Cure: ask an administrator to run: apt-get install wanted/);
});

test('a system without apt', (t) => {
  const box = lacking(t);
  box.without('apt-get');
  ends_with(box.setUp(), /installs packages with apt on Debian 12 or 13; this is .+\./, /Cure: install what gives these yourself.*wanted/);
});

test('apt that another program holds', (t) => {
  const box = lacking(t, 'echo "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1 (apt)"; exit 100');
  box.command('id', 'if [ "$1" = -u ]; then echo 0; else echo root; fi');
  ends_with(box.setUp(), /could not be installed\. Another program is installing packages\./, /Cure: wait until it is done/);
});

test('a package that apt installs without what we need', (t) => {
  const box = lacking(t);
  box.command('id', 'if [ "$1" = -u ]; then echo 0; else echo root; fi');
  ends_with(box.setUp(), /still not found: wanted/, /Cure: /);
});

/** A machine that is to unpack the package `server`; its mirror has it after so many `apt-get download`. */
function unpacking(t, { tries }) {
  const box = new Sandbox(t);
  box.write('scripts/setup/unpacked.txt', 'server /srv/none/server # why\n');
  box.command('id', 'if [ "$1" = -u ]; then echo 0; else echo root; fi');
  box.command('apt-get', `case "$*" in
    *"download server") [ "$(grep -c 'download server' '${box.root}/calls')" -ge ${tries} ] && touch server_1.deb || { echo 'E: 404  Not Found'; exit 100; } ;;
    esac`);
  box.command('dpkg-deb', `mkdir -p "$3/srv/none" && touch "$3/srv/none/server"`);
  return box;
}

test('a server that a test needs is unpacked into .deps and never installed; a second run needs nothing', (t) => {
  const box = unpacking(t, { tries: 1 });
  const run = box.setUp();
  assert.equal(run.status, 0, run.output);
  assert.match(run.output, /It will install:\n  - into \.deps\/system, unpacked with apt and not installed: server/);
  assert.ok(box.has('.deps/system/srv/none/server'));
  assert.doesNotMatch(box.calls(), / install | update/);
  box.without('dpkg-deb');
  assert.equal(box.setUp().output, 'Set-up: everything is in place.\n');
});

test('what the lists name may be gone from the mirror: they are read anew, once', (t) => {
  const box = unpacking(t, { tries: 2 });
  assert.equal(box.setUp().status, 0);
  assert.match(box.calls(), /download server\n[^]* update\n[^]*download server\n/);
  ends_with(unpacking(t, { tries: 3 }).setUp(), /server could not be unpacked/, /Cure: apt-get download server/);
});

test('an emcc that is too old', (t) => {
  const box = new Sandbox(t);
  box.command('emcc', 'echo "emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) 2.0.12 ()"');
  ends_with(box.setUp(), /The emcc on the path .* is 2\.0\.12, and 3\.1\.6 or newer is needed/, /Cure: emsdk install latest/);
});

test('a cmake that is too old', (t) => {
  const box = new Sandbox(t);
  box.command('cmake', 'echo "cmake version 3.18.4"');
  ends_with(box.setUp(), /The cmake on the path .* is 3\.18\.4/, /Cure: /);
});

test('a node that is too old is left alone: npm is asked for a newer one', (t) => {
  const box = new Sandbox(t);
  box.command('node', '[ "$1" != -e ]');
  box.command('npm', 'echo "npm ERR! code ENOTFOUND"; exit 1');
  const run = box.setUp();
  ends_with(run, /Node could not be brought from npm\. There is no network\./, /Cure: connect/);
  assert.match(run.output, /into \.deps\/node: node 22\.[0-9.]+ from npm/);
});

test('npm packages that fail their check', (t) => {
  const box = new Sandbox(t);
  box.command('npm', 'echo "npm ERR! code EINTEGRITY"; exit 1');
  ends_with(box.setUp(), /A package from npm is not the one that package-lock\.json names/, /Cure: npm cache clean/);
});

test('a disk that is nearly full is noticed before anything is brought', (t) => {
  const box = lacking(t);
  box.command('df', "printf 'Filesystem 1M-blocks Used Available\\n/dev/x 1000 900 100\\n'");
  ends_with(box.setUp(), /Only 100 MB are free here/, /Cure: free some space/);
  assert.doesNotMatch(box.calls(), /apt-get/);
});

test('a disk that fills up on the way', (t) => {
  const box = new Sandbox(t);
  box.command('npm', 'echo "npm ERR! code ENOSPC"; exit 1');
  ends_with(box.setUp(), /The disk is full/, /Cure: free about/);
});
