// Other people's servers around the built site: nginx as docs/deployment.md has it, and Python's own. Each ends with its test.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { nginxLocation, nginxMaps } from '../../scripts/deploy.mjs';
import { dist, root, scratch } from '../node/samples.mjs';

/** From the machine, or where the set-up unpacked it. */
function found(file) {
  const there = [path.join(root, '.deps/system', file), file].find((place) => existsSync(place));
  if (!there) throw new Error(`${file} is not here.\n  Cure: ./emsdk-setup.sh`);
  return there;
}

/** Ends the server with the test, and waits until it is gone. */
function endWith(t, server) {
  const ended = new Promise((resolve) => server.once('close', resolve));
  t.after(() => {
    server.kill();
    return ended;
  });
  return ended;
}

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/** Until it answers; or null when it ended first. */
async function answers(url, ended) {
  let over = false;
  void ended.then(() => { over = true; });
  while (!over) {
    const answer = await fetch(url).catch(() => null);
    if (answer) {
      await answer.arrayBuffer();
      return url;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return null;
}

/** The folder `name` of a new folder holds the site. */
function siteIn(t, name) {
  const www = scratch(t);
  mkdirSync(path.join(www, path.dirname(name)), { recursive: true });
  symlinkSync(dist, path.join(www, name));
  return www;
}

/** `python3 -m http.server` over a folder in which the site has a folder of its own: no header but a type. */
export async function python(t) {
  const www = siteIn(t, 'campaigns/storycard');
  const server = spawn('python3', ['-u', '-m', 'http.server', '--bind', '127.0.0.1', '0'], { cwd: www, stdio: ['ignore', 'pipe', 'ignore'] });
  endWith(t, server);
  const port = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (part) => {
      said += part;
      const [, number] = /port (\d+)/.exec(said) ?? [];
      if (number) resolve(number);
    });
    server.once('error', reject).once('exit', (code) => reject(new Error(`python3 -m http.server ended with ${code}: ${said}`)));
  });
  return `http://127.0.0.1:${port}/campaigns/storycard/`;
}

/** nginx with the files that the site brings for it, their folder alone put in; `more`: further lines for its location. */
export async function nginx(t, { partners = [], more = '' } = {}) {
  const folder = scratch(t), www = siteIn(t, 'storycard');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`).join('\n');
  const location = nginxLocation().replace('root /srv/www;', `root ${www};`).replace(/\}\n$/, `${more}}\n`);
  for (let tries = 1; ; ++tries) {
    const port = await freePort();
    writeFileSync(path.join(folder, 'nginx.conf'), `
load_module ${found('/usr/lib/nginx/modules/ngx_http_brotli_static_module.so')};
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
${temporary}
${nginxMaps(partners)}
server {
listen 127.0.0.1:${port};
${location}
}
}
`);
    const server = spawn(found('/usr/sbin/nginx'), ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr.on('data', (part) => { said += part; });
    const url = await answers(`http://127.0.0.1:${port}/storycard/`, endWith(t, server));
    if (url) return { url, complaints: () => said };
    if (tries === 5 || !said.includes('Address already in use')) throw new Error(`nginx ended: ${said}`);
  }
}
