// A folder with the set-up script in it, a library of its own to bring, and a PATH of which each test takes commands away
// or puts its own in their place: what a machine without a network or with a broken apt does is then said by the test.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

// All that the set-up script may count on before it has installed anything, and what a machine has that is set up.
const COMMANDS = `awk basename bash cat chmod cmp cp cut date dirname df env expr find flock grep gzip head id kill ln ls mkdir
  mktemp mv paste printf readlink rm sed seq sh sha256sum sleep sort tail tar timeout touch tr uname xargs
  apt-cache apt-get cmake dpkg-deb dpkg-source emcc git node npm python3 sudo`.split(/\s+/);
const FOLDERS = [path.dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin'];

export class Sandbox {
  constructor(test) {
    this.root = mkdtempSync(path.join(tmpdir(), 'storycard-setup-'));
    test.after(() => rmSync(this.root, { recursive: true, force: true }));
    this.repo = path.join(this.root, 'repo');
    this.bin = path.join(this.root, 'bin');
    mkdirSync(path.join(this.repo, 'scripts'), { recursive: true });
    mkdirSync(this.bin);
    cpSync(path.join(repository, 'emsdk-setup.sh'), path.join(this.repo, 'emsdk-setup.sh'));
    cpSync(path.join(repository, 'scripts/setup'), path.join(this.repo, 'scripts/setup'), { recursive: true });
    // One npm package, from a folder: npm has something to install and needs no network for it.
    mkdirSync(path.join(this.repo, 'part'));
    this.write('part/package.json', '{"name":"part","version":"1.0.0"}');
    this.write('package.json', '{"name":"sandbox","version":"1.0.0","private":true,"dependencies":{"part":"file:part"}}');
    this.write('package-lock.json', JSON.stringify({
      name: 'sandbox', version: '1.0.0', lockfileVersion: 3, requires: true,
      packages: {
        '': { name: 'sandbox', version: '1.0.0', dependencies: { part: 'file:part' } },
        'node_modules/part': { resolved: 'part', link: true },
        part: { version: '1.0.0' },
      },
    }));
    this.write('scripts/setup/packages.txt', 'git git\n');
    this.write('scripts/setup/unpacked.txt', '');
    for (const name of COMMANDS) {
      const place = FOLDERS.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
      if (place) this.link(name, place);
    }
    this.write('scripts/setup/pins.txt', '');
  }

  link(name, target) {
    rmSync(path.join(this.bin, name), { force: true });
    symlinkSync(target, path.join(this.bin, name));
  }

  write(name, text) {
    writeFileSync(path.join(this.repo, name), text);
  }

  read(name) {
    return readFileSync(path.join(this.repo, name), 'utf8');
  }

  has(name) {
    return existsSync(path.join(this.repo, name));
  }

  /** The command does what the shell lines say; `calls` in the sandbox's folder keeps the words it was called with. */
  command(name, lines) {
    rmSync(path.join(this.bin, name), { force: true });
    writeFileSync(path.join(this.bin, name), `#!/bin/bash\necho "${name} $*" >>'${this.root}/calls'\n${lines}\n`);
    chmodSync(path.join(this.bin, name), 0o755);
  }

  without(name) {
    rmSync(path.join(this.bin, name), { force: true });
  }

  calls() {
    const file = path.join(this.root, 'calls');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** An upstream repository with one commit; gives its hash. Its host is `upstream` in this folder. */
  upstream(name) {
    const folder = path.join(this.root, 'upstream', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'demo.h'), '// demo\n');
    const git = (...words) => execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], { encoding: 'utf8' }).trim();
    git('init', '-q');
    git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    git('add', '.');
    git('commit', '-q', '-m', 'demo');
    return git('rev-parse', 'HEAD');
  }

  setUp() {
    const run = spawnSync('bash', ['emsdk-setup.sh'], {
      cwd: this.repo,
      encoding: 'utf8',
      env: { PATH: this.bin, HOME: this.root, STORYCARD_GIT_HOST: path.join(this.root, 'upstream'), LC_ALL: 'C.UTF-8' },
    });
    return { status: run.status, output: run.stdout + run.stderr };
  }
}
