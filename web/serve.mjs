// Serves dist/ to this machine only, as docs/deployment.md asks of any host. `node web/serve.mjs [PORT]`; tests use serve() with a folder and a
// sub-path of their own.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ASK_EACH_TIME, FOREVER, HASHED, headersFor, partnersFrom, typeOf } from './headers.mjs';

/** The file a request path names, or null: nothing outside `root` is ever named, not through links either. */
async function findFile(root, requestPath) {
  let name;
  try {
    name = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const wanted = path.join(root, name.endsWith('/') ? `${name}index.html` : name);
  try {
    const file = await realpath(wanted);
    if (file !== root && !file.startsWith(root + path.sep)) return null;
    const facts = await stat(file);
    return facts.isFile() ? { file, facts } : null;
  } catch {
    return null;
  }
}

/** Whether an Accept-Encoding takes `coding`; a weight of nothing refuses it. */
function takes(accepted, coding) {
  const said = accepted.split(',').map((part) => part.trim().split(/\s*;\s*/)).find(([name]) => name.toLowerCase() === coding);
  return said !== undefined && !said.some((word) => /^q=0(\.0*)?$/.test(word));
}

/** What was compressed when the site was built, unless the file changed since. */
async function packedFile({ file, facts }, ending) {
  try {
    const packed = await stat(`${file}.${ending}`);
    return packed.isFile() && packed.mtimeMs >= facts.mtimeMs ? { file: `${file}.${ending}`, facts: packed } : null;
  } catch {
    return null;
  }
}

/** The smallest form of a file that the other side takes, and whether there are others. */
async function choose(found, accepted) {
  const packed = [['br', await packedFile(found, 'br')], ['gzip', await packedFile(found, 'gz')]].filter(([, form]) => form);
  const [coding, form] = packed.find(([name]) => takes(accepted, name)) ?? [null, found];
  return { ...form, coding, varies: packed.length > 0 };
}

function refuse(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  response.end(`${text}\n`);
}

async function answer({ folder, base, partners }, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET and HEAD.');
  // Not `new URL`: it would resolve the dots that findFile is to judge.
  const requestPath = request.url.split(/[?#]/, 1)[0];
  if (!requestPath.startsWith(base)) return refuse(response, 404, `Nothing here; the site is at ${base}`);
  const found = await findFile(folder, `/${requestPath.slice(base.length)}`);
  if (!found) return refuse(response, 404, 'No such file.');

  const { file, facts, coding, varies } = await choose(found, request.headers['accept-encoding'] ?? '');
  const tag = `"${facts.size.toString(16)}-${Math.trunc(facts.mtimeMs).toString(16)}${coding ? `-${coding}` : ''}"`;
  const few = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': new RegExp(HASHED).test(requestPath) ? FOREVER : ASK_EACH_TIME };
  const headers = {
    'Content-Type': typeOf(found.file),
    ...(partners ? headersFor(requestPath, partners) : few),
    ETag: tag,
    ...(varies ? { Vary: 'Accept-Encoding' } : {}),
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers);
    return response.end();
  }
  response.writeHead(200, { ...headers, 'Content-Length': facts.size, ...(coding ? { 'Content-Encoding': coding } : {}) });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address().port);
    });
  });
}

/**
 * Serves `root` under `base` on the first free port from `port` on (0: any). With `partners`, a list of origins, every header that a host is asked
 * for is sent, and these may show the pages in a frame. `first(request, response)`: true where it answered itself. Resolves to { url, close }.
 */
export async function serve({ root, port = 8080, base = '/', host = '127.0.0.1', partners, first = () => false }) {
  const folder = await realpath(root);
  const server = createServer((request, response) => {
    if (first(request, response)) return;
    answer({ folder, base, partners }, request, response).catch(() => response.destroy());
  });
  for (let tries = 0; ; ++tries) {
    try {
      const taken = await listen(server, host, port === 0 ? 0 : port + tries);
      return {
        url: `http://${host}:${taken}${base}`,
        close: () => new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        }),
      };
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || tries >= 100) throw error;
    }
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  const root = fileURLToPath(new URL('../dist/', import.meta.url));
  const wanted = Number(process.argv[2] ?? process.env.PORT ?? 8080);
  try {
    const { url } = await serve({ root, port: wanted, partners: partnersFrom(process.env.STORYCARD_PARTNERS) });
    if (new URL(url).port !== String(wanted)) console.log(`Port ${wanted} is taken.`);
    console.log(`The composer is at ${url} (Ctrl-C ends it).`);
  } catch (error) {
    console.error(`storycard: the site could not be served: ${error.message}.\n  Cure: make site, or another port: PORT=9000 make serve`);
    process.exitCode = 1;
  }
}
