// The file server of `make run`: this machine only, this folder only.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { serve } from '../../web/serve.mjs';

async function site(t, options = {}) {
  const outside = mkdtempSync(path.join(tmpdir(), 'storycard-serve-'));
  const root = path.join(outside, 'dist');
  mkdirSync(path.join(root, 'engine'), { recursive: true });
  writeFileSync(path.join(outside, 'secret.txt'), 'secret');
  writeFileSync(path.join(root, 'index.html'), '<p>home');
  writeFileSync(path.join(root, 'engine/a b.wasm'), 'wasm');
  writeFileSync(path.join(root, 'engine/index.js'), 'export {}');
  symlinkSync(path.join(outside, 'secret.txt'), path.join(root, 'link.txt'));
  const server = await serve({ root, port: 0, ...options });
  t.after(async () => {
    await server.close();
    rmSync(outside, { recursive: true, force: true });
  });
  return { ...server, root };
}

/** The path goes out as it is: fetch() would take the dots out of it. */
function get(url, rawPath, { method = 'GET', headers = {} } = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: rawPath, method, headers }, (response) => {
      let body = '';
      response.on('data', (part) => { body += part; });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

test('files come with their types, a folder is its index.html', async (t) => {
  const { url } = await site(t);
  const home = await get(url, '/');
  assert.equal(home.status, 200);
  assert.equal(home.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(home.body, '<p>home');
  const wasm = await get(url, '/engine/a%20b.wasm?x=1');
  assert.equal(wasm.headers['content-type'], 'application/wasm');
  assert.equal((await get(url, '/engine/index.js')).headers['content-type'], 'text/javascript; charset=utf-8');
});

test('nothing outside the folder is served', async (t) => {
  const { url } = await site(t);
  for (const name of ['/../secret.txt', '/engine/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt', '/link.txt',
    '//etc/passwd', '/%00', '/%', '/engine']) {
    const answer = await get(url, name);
    assert.equal(answer.status, 404, name);
    assert.doesNotMatch(answer.body, /secret|root:/);
  }
});

test('the same site serves from a sub-path, and only there', async (t) => {
  const { url } = await site(t, { base: '/some/where/' });
  assert.match(url, /\/some\/where\/$/);
  assert.equal((await get(url, '/some/where/')).status, 200);
  assert.equal((await get(url, '/')).status, 404);
});

test('a taken port: the next free one', async (t) => {
  const first = await site(t);
  const taken = Number(new URL(first.url).port);
  const second = await site(t, { port: taken });
  assert.ok(Number(new URL(second.url).port) > taken);
});

test('what has not changed is not sent again; only GET and HEAD are answered', async (t) => {
  const { url } = await site(t);
  const { headers } = await get(url, '/');
  assert.equal((await get(url, '/', { headers: { 'If-None-Match': headers.etag } })).status, 304);
  const head = await get(url, '/', { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.body, '');
  assert.equal((await get(url, '/', { method: 'POST' })).status, 405);
});

test('what was compressed beside a file goes to those who take it, brotli first; to the others the file as it is', async (t) => {
  const { url, root } = await site(t);
  writeFileSync(path.join(root, 'engine/index.js.br'), 'as brotli');
  writeFileSync(path.join(root, 'engine/index.js.gz'), 'as gzip');
  const tags = new Set();
  for (const [accepted, coding, body] of [['gzip, deflate, br', 'br', 'as brotli'], ['gzip', 'gzip', 'as gzip'], ['br;q=0, gzip;q=0.5', 'gzip', 'as gzip'],
    ['identity', undefined, 'export {}'], ['brr', undefined, 'export {}'], ['', undefined, 'export {}']]) {
    const answer = await get(url, '/engine/index.js', { headers: { 'Accept-Encoding': accepted } });
    assert.equal(answer.headers['content-encoding'], coding, accepted);
    assert.equal(answer.body, body, accepted);
    assert.equal(answer.headers['content-type'], 'text/javascript; charset=utf-8', 'the type is the file\'s own');
    assert.equal(answer.headers['content-length'], String(body.length));
    assert.equal(answer.headers.vary, 'Accept-Encoding');
    tags.add(answer.headers.etag);
  }
  assert.equal(tags.size, 3, 'each form has a tag of its own');
  assert.equal((await get(url, '/')).headers.vary, undefined, 'what has one form does not vary');
});

test('a compressed form that is older than its file is not sent', async (t) => {
  const { url, root } = await site(t);
  writeFileSync(path.join(root, 'engine/index.js.br'), 'of the file before');
  utimesSync(path.join(root, 'engine/index.js.br'), 1, 1);
  const answer = await get(url, '/engine/index.js', { headers: { 'Accept-Encoding': 'br' } });
  assert.equal(answer.body, 'export {}');
});

test('names with a hash of their content are kept for good, all others are asked for again', async (t) => {
  const { url, root } = await site(t);
  mkdirSync(path.join(root, 'packs/app'), { recursive: true });
  mkdirSync(path.join(root, 'app'));
  for (const name of ['app/index-1oCxAv9K.js', 'packs/app/zip-_0-aB9cD.wasm', 'app/sw.js']) writeFileSync(path.join(root, name), '');
  const cached = async (name) => (await get(url, name)).headers['cache-control'];
  assert.equal(await cached('/app/index-1oCxAv9K.js'), 'public, max-age=31536000, immutable');
  assert.equal(await cached('/packs/app/zip-_0-aB9cD.wasm'), 'public, max-age=31536000, immutable');
  for (const name of ['/', '/app/sw.js', '/engine/index.js']) assert.equal(await cached(name), 'no-cache', name);
});

test('with partners, pages say who may show them in a frame, and only engine, element and assets are open to other sites', async (t) => {
  const { url } = await site(t, { partners: ['https://city.example'], base: '/some/where/' });
  const page = (await get(url, '/some/where/')).headers;
  assert.match(page['content-security-policy'], /; frame-ancestors 'self' https:\/\/city\.example$/);
  assert.match(page['permissions-policy'], /camera=\(\), .*microphone=\(\)/);
  assert.equal(page['referrer-policy'], 'no-referrer');
  assert.equal(page['access-control-allow-origin'], undefined);
  const engine = (await get(url, '/some/where/engine/index.js')).headers;
  assert.equal(engine['access-control-allow-origin'], '*');
  assert.equal(engine['cross-origin-resource-policy'], 'cross-origin');
  assert.equal(engine['content-security-policy'], undefined);
});
