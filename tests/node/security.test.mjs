// What protects the people who write, in the files of the site and in the engine: docs/security.md says against whom.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { StoryCard, StoryCardError } from '../../dist/engine/index.js';
import { POLICY } from '../../web/headers.mjs';
import { dist, randomFrom, root, sample } from './samples.mjs';

const files = readdirSync(dist, { recursive: true });
const ofType = (pattern) => files.filter((name) => pattern.test(name) && !name.startsWith('licences'));
const textOf = (name) => readFileSync(path.join(dist, name), 'utf8');
const pages = ofType(/\.html$/);
const scripts = ofType(/\.m?js$/);

const sourcesOf = (directive) => directive.split(' ').slice(1);
const allowed = new Map(POLICY.map((directive) => [directive.split(' ')[0], sourcesOf(directive)]));

test('every page of the site ships the one security policy, or where nothing runs a stricter one, before anything that it is to judge; and tells nobody where its visitors come from', () => {
  assert.ok(pages.includes('index.html') && pages.includes(path.join('packs', 'index.html')));
  for (const name of pages) {
    const html = textOf(name);
    const policies = [...html.matchAll(/<meta http-equiv="Content-Security-Policy" content="([^"]+)">/g)];
    assert.equal(policies.length, 1, name);
    const [[, policy]] = policies;
    if (/<script\b/.test(html)) {
      assert.equal(policy, POLICY.join('; '), name);
    } else {
      for (const basic of ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]) assert.ok(policy.split('; ').includes(basic), `${name}: ${basic}`);
      for (const directive of policy.split('; ')) {
        const known = allowed.get(directive.split(' ')[0]);
        assert.ok(known && sourcesOf(directive).every((source) => known.includes(source)), `${name}: ${directive}`);
      }
    }
    const first = html.search(/<(script|link|style|img|iframe|base)\b/);
    assert.ok(first < 0 || policies[0].index < first, `${name}: something comes before the policy`);
    assert.match(html, /<meta name="referrer" content="no-referrer">/, name);
  }
});

test('the policy is the one that was asked for: nothing inline, no eval, no other origin, no string that becomes HTML or a script', () => {
  assert.equal(POLICY.join('; '), "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; "
    + "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types storycard");
});

test('no page has anything inline, nor an address that is a script', () => {
  for (const name of pages) {
    assert.equal(textOf(name).match(/<style\b|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|=\"\s*javascript:|srcdoc=/i)?.[0], undefined, name);
  }
});

test('no code of the site turns a string into HTML or code, reads or sets a cookie, or sends anything anywhere', () => {
  assert.ok(scripts.length > 5);
  const never = /\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|setHTMLUnsafe|parseFromString|\beval\(|new Function\(|document\.cookie|cookieStore|sendBeacon|new WebSocket|EventSource\(|RTCPeerConnection/;
  for (const name of scripts) assert.equal(textOf(name).match(never)?.[0], undefined, name);
});

// Names of what may be kept: tests/e2e/security.test.mjs looks at what is.
test('what the code may keep on a device goes by storycard\'s own names', () => {
  const kept = scripts.flatMap((name) => [...textOf(name).matchAll(/(?:local|session)Storage\.(?:set|get|remove)Item\(([^,)]*)/g)].map(([, key]) => key));
  assert.ok(kept.length > 0);
  for (const name of scripts) {
    for (const [, literal] of textOf(name).matchAll(/(?:local|session)Storage\.\w+\(["'`]([^"'`]*)["'`]/g)) assert.match(literal, /^storycard[.-]/, name);
  }
});

test('the wasm modules name no host but namespaces of metadata, and example.org in sample stories', () => {
  for (const name of ofType(/\.wasm$/)) {
    const found = readFileSync(path.join(dist, name), 'latin1').match(/\b(?:https?|wss?|ftp):\/\/[a-z0-9.-]+/gi) ?? [];
    assert.deepEqual(found.filter((address) => !/^http:\/\/(ns\.adobe\.com|iptc\.org|www\.w3\.org|purl\.org)$|^https:\/\/example\.org$/.test(address)), [], name);
  }
});

test('the embed script has the hash that partners are told to pin', { skip: !existsSync(path.join(dist, 'embed/integrity.json')) }, () => {
  const told = Object.entries(JSON.parse(textOf('embed/integrity.json')));
  assert.ok(told.some(([name]) => name === 'story-card-composer.js'));
  for (const [name, integrity] of told) {
    assert.equal(integrity, `sha384-${createHash('sha384').update(readFileSync(path.join(dist, 'embed', name))).digest('base64')}`, name);
  }
});

// --- what strangers send

/** Some bytes changed, taken out or doubled. */
function damaged(bytes, random) {
  const copy = Uint8Array.from(bytes);
  for (let i = 0; i < 1 + random() * 20; ++i) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return random() < 0.25 ? copy.subarray(0, Math.floor(random() * copy.length)) : copy;
}

const rounds = process.env.STORYCARD_THOROUGH === '1' ? 1000 : 24;
const disk = (name) => new Uint8Array(readFileSync(path.join(dist, 'assets', name)));

/** It may fail, but in one of the ways that are told, never by a stop of the engine. */
async function ends(promise, what) {
  const error = await promise.then(() => null, (thrown) => thrown);
  if (error === null) return true;
  assert.ok(error instanceof StoryCardError && !['internal', 'out-of-memory'].includes(error.code), `${what}: ${error.stack}`);
  return false;
}

test(`fonts that a hostile network damaged are refused or drawn, ${rounds} of them, and never stop the engine`, async () => {
  const random = randomFrom(7);
  const stories = ['I came with seeds 👩🏽‍🍳', 'مرحبا بالعالم', 'नमस्ते दुनिया', 'ສະບາຍດີ'].map((story) => ({ storycard: 1, story }));
  let drawn = 0, given = 0;
  for (let i = 0; i < rounds; ++i) {
    const read = async (name) => {
      if (!/\.(ttf|icu|dict)$/.test(name) || random() < 0.5) return disk(name);
      ++given;
      return damaged(disk(name), random);
    };
    const engine = await StoryCard.load({ read, module: await theModule() });
    if (await ends(engine.render(stories[i % stories.length], { scale: 0.2 }), `round ${i}`)) ++drawn;
    engine.dispose();
  }
  // A font that is refused is one that is missing: the card is drawn without it.
  assert.ok(drawn > 0 && given >= rounds, `${drawn} were drawn, ${given} files damaged`);
});

let compiled;
const theModule = () => (compiled ??= WebAssembly.compile(readFileSync(path.join(dist, 'engine/engine.wasm'))));

/** Every value of a JSON document at random replaced by one that nobody expects. */
function twisted(json, random) {
  const odd = [null, true, -1, 1e308, '', '../../secret', 'https://evil.example/a.png', '\u202e\u0000', [], {}, 'x'.repeat(5000), '__proto__', [[[[]]]], 0.1 + 0.2];
  const twist = (value) => {
    if (random() < 0.01) return odd[Math.floor(random() * odd.length)];
    if (Array.isArray(value)) return value.map(twist);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [random() < 0.005 ? '__proto__' : key, twist(one)]));
    return value;
  };
  return twist(json);
}

test(`packs whose values are others than anybody expects are refused or drawn, ${rounds} of them, and ask for nothing outside themselves`, async () => {
  const folder = path.join(root, 'assets/examples/riverbend');
  const pack = Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name)).map((file) => [path.relative(folder, file), new Uint8Array(readFileSync(file))]));
  const random = randomFrom(11);
  const asked = new Set();
  const engine = await StoryCard.load({ module: await theModule(), read: async (name) => {
    asked.add(name);
    return existsSync(path.join(dist, 'assets', name)) ? disk(name) : null;
  } });
  let taken = 0;
  for (let i = 0; i < rounds; ++i) {
    const hostile = Object.fromEntries(Object.entries(pack).map(([name, bytes]) =>
      [name, name.endsWith('.json') && random() < 0.5 ? JSON.stringify(twisted(JSON.parse(Buffer.from(bytes).toString()), random)) : bytes]));
    if (!await ends(engine.addPack(hostile), `round ${i}`)) continue;
    ++taken;
    await ends(engine.render({ storycard: 1, story: 'Words', frame: 'riverbend/market' }, { scale: 0.1 }), `round ${i}, its card`);
  }
  assert.ok(taken > 0 && taken < rounds, `${taken} were taken`);
  for (const name of asked) assert.match(name, /^(fonts\.json|(fonts|packs|almanac|dictionaries|wording)\/(?!.*\.\.)[a-z0-9./_-]+)$/i);
});

test(`stories whose values are others than anybody expects are refused or drawn, ${rounds} of them`, async () => {
  const random = randomFrom(13);
  const engine = await StoryCard.load({ module: await theModule() });
  const { story, photo } = sample('amina');
  const rich = { ...story, hashtags: ['#a', '#b'], link: 'https://example.org', qr: true, fact: { number: '1 in 3', text: 'x', source: 'y', year: 2024 },
    event: { title: 'Talk', start: '2026-12-18T16:00Z', timeZone: 'Europe/Madrid', where: 'Town', speakers: [{ name: 'A', role: 'b' }] }, nominees: ['a', 'b'],
    translation: { language: 'ar', story: 'قصة' }, photo: { ...story.photo, covers: [{ kind: 'pattern', shape: 'path', points: [[0, 0], [1, 0], [1, 1]] }] } };
  const frames = ['itac/quote', 'itac/fact', 'itac/live', 'itac/challenge', undefined];
  let drawn = 0;
  for (let i = 0; i < rounds; ++i) {
    if (await ends(engine.render(twisted(rich, random), { photo, scale: 0.05, frame: frames[i % frames.length] }), `round ${i}`)) ++drawn;
  }
  assert.equal({}.polluted, undefined);
  assert.ok(drawn > 0 && drawn < rounds, `${drawn} were drawn`);
});

// --- the document

const document = existsSync(path.join(root, 'docs/security.md')) ? readFileSync(path.join(root, 'docs/security.md'), 'utf8') : '';

test('every test that docs/security.md names exists', () => {
  const named = [...document.matchAll(/^- `(tests\/[^`]+)`: (.*)$/gm)];
  assert.ok(named.length >= 30, `${named.length} are named`);
  for (const [, file, after] of named) {
    assert.ok(existsSync(path.join(root, file)), file);
    const code = readFileSync(path.join(root, file), 'utf8');
    const titles = [...code.matchAll(/(?:^|[^\w.])(?:test|TEST_CASE)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g)].map(([, , title]) => title.replaceAll(/\\(.)/g, '$1'));
    const quoted = [...after.matchAll(/\*([^*]+)\*/g)].map(([, title]) => title);
    assert.ok(quoted.length > 0, `${file}: no test of it is named`);
    for (const title of quoted) assert.ok(titles.some((one) => one.includes(title)), `${file} has no test "${title}"`);
  }
});

test('for every threat docs/security.md says what could be tried, what protects, what remains and which test shows it', () => {
  const threats = document.split('\n## ').slice(1).filter((part) => part.startsWith('Hostile') || part.startsWith('A '));
  assert.ok(threats.length >= 9, `${threats.length} threats`);
  for (const threat of threats) {
    for (const word of ['**Tried:**', '**Protects:**', '**Remains:**', '**Shown by:**']) assert.ok(threat.includes(word), `${threat.split('\n')[0]}: ${word}`);
    assert.match(threat, /`tests\//, threat.split('\n')[0]);
  }
});
