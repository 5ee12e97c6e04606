// What makes the site an app: the manifest, its icons, and the service worker's list of files.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import vm from 'node:vm';
import { readPng } from '../../scripts/png.mjs';
import { dist } from './samples.mjs';

const read = (name) => readFileSync(path.join(dist, name));
const manifest = JSON.parse(read('manifest.webmanifest'));

test('the manifest names nothing but places in the site\'s own folder, and the page names the manifest', () => {
  const { start_url: start, scope, id, share_target: share } = manifest;
  assert.deepEqual([start, scope, id], ['./', './', './']);
  assert.match(share.action, /^\.\/\?/);
  assert.match(read('index.html').toString(), /<link rel="manifest" href="\.\/manifest\.webmanifest"/);
});

test('its icons are there in the sizes that they say; the one for masks covers its square', () => {
  for (const { src, sizes, purpose } of manifest.icons) {
    const { width, height, packed } = readPng(path.join(dist, src));
    assert.equal(`${width}x${height}`, sizes);
    if (purpose !== 'maskable') continue;
    for (const [x, y] of [[0, 0], [width - 1, 0], [0, height - 1], [width - 1, height - 1]]) {
      assert.equal(`#${packed(x, y).toString(16).padStart(6, '0')}`.toUpperCase(), manifest.background_color);
    }
  }
});

test('the service worker knows each file by its bytes, the page by its code, and no page of another kind', () => {
  const [, site] = /(\{build:`[0-9a-f]{16}`,files:\{.*?\},first:\[.*?\],simd:\[.*?\],basic:\[.*?\],pages:\{.*?\}\})/s.exec(read('sw.js').toString());
  const { files, first, simd, basic, pages } = vm.runInNewContext(`(${site})`);
  for (const [name, hash] of Object.entries(files)) {
    assert.equal(hash, createHash('sha256').update(read(name)).digest('hex').slice(0, 16), name);
  }
  for (const name of [...first, ...simd, ...basic]) assert.ok(name in files, name);
  assert.ok(first.some((name) => name.startsWith('app/')) && !first.some((name) => name.startsWith('assets/')));
  // A device keeps one kind of module, and all of that kind.
  const plain = (names) => [...names].map((name) => name.replace(/-[\w-]{8}(?=\.wasm$)/, ''));
  assert.deepEqual(plain(simd).sort(), ['app/composer.rest.wasm', 'app/composer.wasm', 'app/photo.wasm', 'engine/engine.wasm']);
  assert.deepEqual(plain(basic).map((name) => name.replace('-basic', '')).sort(), plain(simd).sort());
  assert.ok(!first.some((name) => name.endsWith('.wasm')));
  assert.ok('assets/fonts.json' in files && !Object.keys(files).some((name) => /\.(br|gz|html)$/.test(name)));
  for (const [page, code] of Object.entries(pages)) {
    assert.ok(existsSync(path.join(dist, page)) && code.length > 0);
    for (const name of code) assert.ok(name in files, name);
  }
});
