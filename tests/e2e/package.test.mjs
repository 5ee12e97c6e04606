// The npm package, from its tarball, in empty projects without a network: node, TypeScript, a Vite app with a worker. Every card of it has the
// bytes that the command line writes.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { root, sample, scratch, storycard } from '../node/samples.mjs';
import { launch, open, site } from './chromium.mjs';

const amina = sample('amina');
const layla = sample('layla');
const words = { storycard: 1, story: 'I came with seeds in my coat pocket.', name: 'Amina', role: 'gardener' };
const cover = (shape) => ({ kind: 'pattern', color: 'fig', box: [0.3, 0.2, 0.35, 0.4], ...shape });

// The same table for node, the page, its worker and the command line; a picture is the sample's of that name.
const cards = [
  { what: 'Latin words', story: words, options: { format: 'square' } },
  { what: 'Arabic, from right to left, with a photo', story: layla.story, picture: 'layla', options: { format: 'story', scale: 0.5 } },
  { what: 'emoji, joined and with skin tones', story: { ...words, story: 'We cook together 👩🏽‍🍳🥘 every Friday 🇸🇾🇧🇪!' }, options: { format: 'link', theme: 'fig' } },
  { what: 'a photo with covers', story: { ...amina.story, photo: { ...amina.story.photo, covers: [cover({ shape: 'ellipse' })] } }, picture: 'amina', options: { format: 'portrait', scale: 0.5 } },
  { what: 'a link as a QR code', story: { ...words, link: 'https://example.org/amina', qr: true }, options: { format: 'wide' } },
  { what: 'a JPEG in another frame', story: amina.story, picture: 'amina', options: { frame: 'itac/half', theme: 'sky', format: 'tall', scale: 0.4, type: 'image/jpeg', quality: 80 } },
];

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');
const photoOf = ({ picture }) => picture && sample(picture).photo;

let shop;     // where the tarball lies
let project;  // an empty project with the package
let installed;
before(() => {
  shop = mkdtempSync(path.join(tmpdir(), 'storycard-package-'));
  execFileSync(process.execPath, ['scripts/package.mjs', shop], { cwd: root });
  rmSync(path.join(shop, 'package'), { recursive: true });  // nothing but the tarball can be meant from here on
  project = path.join(shop, 'partner');
  mkdirSync(project);
  writeFileSync(path.join(project, 'package.json'), '{ "name": "a-partner", "private": true, "type": "module" }\n');
  const [tarball] = readdirSync(shop).filter((name) => name.endsWith('.tgz'));
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `../${tarball}`], { cwd: project, stdio: 'pipe' });
  installed = path.join(project, 'node_modules/@itac/storycard');
}, { timeout: 300_000 });
after(() => rmSync(shop, { recursive: true, force: true }));

let wanted;
async function fromTheCommandLine(t) {
  return (wanted ??= Promise.all(cards.map(async ({ story, picture, options: { format, frame, theme, scale, type, quality } }) => {
    const folder = scratch(t);
    const file = path.join(folder, 'story.json');
    writeFileSync(file, JSON.stringify({ ...story, ...(picture && { photo: { ...story.photo, file: undefined } }) }));
    const flags = Object.entries({ format, frame, theme, scale, quality }).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]));
    const out = path.join(folder, type === 'image/jpeg' ? 'card.jpg' : 'card.png');
    const photo = picture ? ['--photo', path.join(root, 'assets/samples', sample(picture).story.photo.file)] : [];
    await storycard('render', file, ...photo, ...flags, '-o', out);
    return hashOf(readFileSync(out));
  })));
}

/** Lists the table's cards whose bytes are others. */
const others = (made, expected) => cards.filter((_, i) => made[i] !== expected[i]).map(({ what }) => what);

test('the package brings its licences, its documents and everything that it names, no words of the composer, and depends on nothing', () => {
  const json = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
  const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  assert.deepEqual([json.name, json.version, json.private, json.scripts, json.dependencies], ['@itac/storycard', own.version, undefined, undefined, undefined]);
  assert.deepEqual(readdirSync(path.dirname(installed)), ['storycard']);
  const named = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(named));
  for (const file of named([json.main, json.types, json.exports, json.bin])) assert.ok(file.includes('*') || statSync(path.join(installed, file)).isFile(), file);
  const files = readdirSync(installed, { recursive: true });
  for (const file of ['README.md', 'LICENSE', 'THIRD_PARTY.md', 'licences/harfbuzz.txt', 'licences/font-noto-sans.txt', 'docs/api.md', 'engine/engine.wasm', 'engine/engine-basic.wasm']) assert.ok(files.includes(file), file);
  assert.deepEqual(files.filter((name) => /\.(br|gz|ts\.map)$|assets\/strings/.test(name)), []);
  for (const name of files.filter((file) => file.endsWith('.md') && !file.startsWith('licences'))) {
    const text = readFileSync(path.join(installed, name), 'utf8');
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) assert.ok(statSync(path.join(installed, path.dirname(name), target)).isFile(), `${name}: ${target}`);
  }
});

test('the README says how large it is', () => {
  const text = readFileSync(path.join(installed, 'README.md'), 'utf8');
  const [, packed, unpacked] = text.match(/The tarball has (\d+) MB, installed it has (\d+) MB/).map(Number);
  const [tarball] = readdirSync(shop).filter((name) => name.endsWith('.tgz'));
  const size = readdirSync(installed, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
  for (const [said, is] of [[packed, statSync(path.join(shop, tarball)).size], [unpacked, size]]) assert.ok(Math.abs(said - is / 1e6) < 2, `${said} MB said, ${is} bytes are`);
});

test('in node, from where it lies, the package draws the command line\'s cards', async (t) => {
  const program = path.join(project, 'draw.js');
  writeFileSync(program, `
    import { createHash } from 'node:crypto';
    import { readFileSync } from 'node:fs';
    import { StoryCard, StoryCardError } from '@itac/storycard';
    globalThis.fetch = () => { throw new Error('nothing is to be fetched'); };
    const jobs = JSON.parse(readFileSync('jobs.json', 'utf8')).map((job) => ({ ...job, photo: job.photo && Buffer.from(job.photo, 'base64') }));
    const engine = await StoryCard.load();
    const made = [];
    for (const { story, photo, options } of jobs) made.push(createHash('sha256').update((await engine.render(story, { ...options, photo })).bytes).digest('hex'));
    const refused = await engine.render({ storycard: 1 }).catch((error) => error instanceof StoryCardError && error.code);
    console.log(JSON.stringify({ made, refused }));`);
  const jobs = cards.map((card) => ({ story: card.story, options: card.options, photo: photoOf(card) && Buffer.from(photoOf(card)).toString('base64') }));
  writeFileSync(path.join(project, 'jobs.json'), JSON.stringify(jobs));
  const { made, refused } = JSON.parse(execFileSync(process.execPath, [program], { cwd: project, encoding: 'utf8' }));
  assert.equal(refused, 'missing-value');
  assert.deepEqual(others(made, await fromTheCommandLine(t)), []);
});

test('in a folder with a space, a percent sign and letters of other scripts in its name, too', async (t) => {
  const folder = path.join(scratch(t), '50% café — قصة #1');
  mkdirSync(path.join(folder, 'node_modules/@itac'), { recursive: true });
  const copy = path.join(folder, 'node_modules/@itac/storycard');
  execFileSync('cp', ['-rl', installed, copy]);
  const { StoryCard } = await import(pathToFileURL(path.join(copy, 'engine/index.js')).href);
  const engine = await StoryCard.load();
  const { bytes } = await engine.render(words, cards[0].options);
  assert.equal(hashOf(bytes), (await fromTheCommandLine(t))[0]);
});

for (const [resolution, module] of [['nodenext', 'nodenext'], ['bundler', 'esnext']]) {
  test(`TypeScript finds the types with moduleResolution ${resolution}, and sees what is wrong`, () => {
    const tsc = (name, text, library = 'es2023,dom', more = []) => {
      const file = path.join(project, name);
      writeFileSync(file, text);
      return spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--ignoreConfig', '--target', 'es2022', '--module', module,
        '--moduleResolution', resolution, '--lib', library, '--types', '', ...more, file], { cwd: project, encoding: 'utf8' });
    };
    const right = tsc('right.ts', `
      import { StoryCard, StoryCardError, type Report, type Story, type StoryCardErrorCode } from '@itac/storycard';
      const story: Story = { storycard: 1, story: 'Words', photo: { covers: [{ shape: 'ellipse', box: [0, 0, 1, 1] }] } };
      const engine = await StoryCard.load({ base: new URL('https://example.org/storycard/') });
      try {
        const { bytes, report }: { bytes: Uint8Array; report: Report } = await engine.render(story, { photos: [null, new Uint8Array(3)], type: 'image/jpeg', quality: 80 });
        if (!report.fits) throw new Error(String(bytes.length));
      } catch (error) {
        if (!(error instanceof StoryCardError)) throw error;
        const code: StoryCardErrorCode = error.code;
        if (code === 'missing-file') throw new Error(error.where);
      }`);
    assert.equal(right.status, 0, right.stdout);
    const lean = tsc('lean.ts', "import { StoryCard } from '@itac/storycard';\nexport const engine: Promise<StoryCard> = StoryCard.load();\n", 'es2023', ['--skipLibCheck']);
    assert.equal(lean.status, 0, lean.stdout);
    const wrong = tsc('wrong.ts', `
      import { StoryCard, StoryCardError } from '@itac/storycard';
      const engine = await StoryCard.load();
      await engine.render({ storycard: 1, story: 'Words' }, { type: 'image/gif' });
      await engine.render({ storycard: 1, story: 'Words' }).catch((error: StoryCardError) => error.code === 'no-such-code');`);
    assert.deepEqual([...wrong.stdout.matchAll(/wrong\.ts\((\d+),/g)].map(([, line]) => Number(line)), [4, 5], wrong.stdout);
  });
}

const element = () => existsSync(path.join(installed, 'embed/element.js'));

test('the element is imported by its own name, in node too, where there are no elements; importing the engine brings none of it', (t) => {
  if (!element()) return t.skip('this site has no element');
  const program = path.join(project, 'element.js');
  writeFileSync(program, `
    import { StoryCardComposer } from '@itac/storycard/element';
    import * as engine from '@itac/storycard';
    console.log(typeof StoryCardComposer, Object.keys(engine).join());`);
  assert.equal(execFileSync(process.execPath, [program], { cwd: project, encoding: 'utf8' }).trim(), 'function StoryCard,StoryCardError');
  const file = path.join(project, 'element.ts');
  writeFileSync(file, `
    import { StoryCardComposer } from '@itac/storycard/element';
    const element: StoryCardComposer = document.createElement('story-card-composer');
    element.addEventListener('export', (event) => console.log(event));
    export const base: string = element.base;
    export const story: Promise<{ storycard: 1 }> = element.getStory();`);
  for (const [resolution, module] of [['nodenext', 'nodenext'], ['bundler', 'esnext']]) {
    const checked = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--ignoreConfig', '--target', 'es2022', '--module', module,
      '--moduleResolution', resolution, '--lib', 'es2023,dom', '--types', '', file], { cwd: project, encoding: 'utf8' });
    assert.equal(checked.status, 0, checked.stdout);
  }
  const text = readFileSync(path.join(installed, 'embed/element.js'), 'utf8');
  assert.ok(text.length < 60_000, `${text.length} characters: it is to bring no engine`);
});

// What docs/package.md tells a partner to write.
const app = {
  'index.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>A partner</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src data:">
<script type="module" src="./main.js"></script></html>`,
  'draw.js': `import { StoryCard } from '@itac/storycard';
let engine;
export async function draw({ story, photo, options }) {
  engine ??= StoryCard.load({ base: \`\${import.meta.env.BASE_URL}storycard/\` });
  const blob = photo && await (await fetch(photo)).blob();
  const { bytes } = await (await engine).render(story, { ...options, photo: blob });
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}`,
  'card-worker.js': `import { draw } from './draw.js';
onmessage = ({ data, ports }) => draw(data).then((made) => ports[0].postMessage({ made }), (error) => ports[0].postMessage({ error: String(error) }));`,
  'main.js': `import { draw } from './draw.js';
const worker = new Worker(new URL('./card-worker.js', import.meta.url), { type: 'module' });
const inWorker = (job) => new Promise((resolve, reject) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.made));
  worker.postMessage(job, [port2]);
});
const all = (how) => async (jobs) => { const made = []; for (const job of jobs) made.push(await how(job)); return made; };
Object.assign(window, { inPage: all(draw), inWorker: all(inWorker) });
document.documentElement.dataset.partner = 'ready';`,
};

test('a Vite app, built and served from a sub-path under a strict policy, draws the same cards in its page and in its worker', async (t) => {
  const folder = path.join(project, 'app');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(app)) writeFileSync(path.join(folder, name), text);
  execFileSync('npx', ['--offline', 'storycard-files', 'app/public/storycard'], { cwd: project, stdio: 'pipe' });
  await build({ root: folder, configFile: false, base: '/a/sub-path/', logLevel: 'warn', worker: { format: 'es' }, build: { outDir: path.join(folder, 'dist'), copyPublicDir: false } });
  execFileSync('cp', ['-rl', path.join(folder, 'public/storycard'), path.join(folder, 'dist/storycard')]);  // as Vite would, without twice the room
  for (const card of cards) if (card.picture) writeFileSync(path.join(folder, `dist/${card.picture}.jpg`), photoOf(card));
  const page = await open(t, await launch(t), await site(t, { root: path.join(folder, 'dist'), base: '/a/sub-path/' }));
  await page.locator('html[data-partner="ready"]').waitFor({ state: 'attached' });
  const jobs = cards.map(({ story, picture, options }) => ({ story, options, ...(picture && { photo: `/a/sub-path/${picture}.jpg` }) }));
  const expected = await fromTheCommandLine(t);
  for (const where of ['inPage', 'inWorker']) {
    const made = await page.evaluate(([how, all]) => window[how](all), [where, jobs]);
    assert.deepEqual(others(made, expected), [], where);
  }
});

test('storycard-files without a folder, or with one that cannot be, says so', () => {
  const run = (...given) => spawnSync(process.execPath, [path.join(installed, 'bin/storycard-files.mjs'), ...given], { encoding: 'utf8' });
  assert.deepEqual([run().status, run('--help').status, run('a', 'b').status], [2, 2, 2]);
  const [file] = [path.join(project, 'package.json')];
  const failed = run(path.join(file, 'storycard'));
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /^storycard-files: /);
});
