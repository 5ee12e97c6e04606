// What hosts are told: the document says exactly what the build writes, and only origins become partners.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { apache, cdn, nginxLocation, nginxMaps } from '../../scripts/deploy.mjs';
import { headersFor, isPartner, pagePolicy } from '../../web/headers.mjs';
import { dist, root, scratch } from './samples.mjs';

const files = { 'nginx-http.conf': nginxMaps, 'nginx-location.conf': nginxLocation, htaccess: apache, _headers: cdn };

test('docs/deployment.md shows the files for other servers as they are made', () => {
  const blocks = [...readFileSync(path.join(root, 'docs/deployment.md'), 'utf8').matchAll(/^```[a-z]*\n([^]*?)^```$/gm)].map(([, text]) => text);
  for (const [name, make] of Object.entries(files)) {
    assert.ok(blocks.includes(make()), `${name} in the document is not what scripts/deploy.mjs makes`);
    assert.equal(readFileSync(path.join(dist, 'deploy', name), 'utf8'), make(), `dist/deploy/${name}`);
  }
});

test('each header of each kind of file is in the document\'s table, in its own words', () => {
  const text = readFileSync(path.join(root, 'docs/deployment.md'), 'utf8');
  const values = ['/', '/app/index-1oCxAv9K.js', '/engine/index.js', '/icon.svg'].flatMap((name) => Object.entries(headersFor(name)));
  for (const [name, value] of values) assert.ok(text.split('\n').some((line) => line.startsWith(`| \`${name}\` |`) && line.includes(`\`${value}\``)), `${name}: ${value}`);
});

test('a folder of somebody\'s that is called as one of ours changes nothing of how long files are kept', () => {
  assert.equal(headersFor('/app/storycard/index.html')['Cache-Control'], 'no-cache');
  assert.equal(headersFor('/app/storycard/engine/index.js')['Cache-Control'], 'no-cache');
  assert.equal(headersFor('/assets/storycard/index.html')['Cache-Control'], 'no-cache');
});

test('partners are origins; what could end a directive or a line is refused, with one sentence', (t) => {
  for (const right of ['https://city.example', 'https://*.city.example', 'https://city.example:8443', 'http://localhost:8080']) assert.ok(isPartner(right), right);
  for (const wrong of ['*', 'https:', 'https://*', 'http://city.example', 'city.example', 'https://city.example/cards', "https://a.example; script-src 'unsafe-inline'", 'https://a.example\nX: y', 'https://a.example"']) {
    assert.ok(!isPartner(wrong), wrong);
  }
  assert.ok(pagePolicy(['https://city.example', 'https://*.ngo.example']).endsWith("; frame-ancestors 'self' https://city.example https://*.ngo.example"));
  const made = (partners) => spawnSync(process.execPath, ['scripts/deploy.mjs', path.join(scratch(t), 'deploy')], { cwd: root, encoding: 'utf8', env: { ...process.env, STORYCARD_PARTNERS: partners } });
  assert.equal(made('https://city.example, https://*.ngo.example').status, 0);
  const refused = made('https://city.example *');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /^error: STORYCARD_PARTNERS names "\*"/);
});
