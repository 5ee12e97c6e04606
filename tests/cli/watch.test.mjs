// storycard watch: a pack's frames are drawn again at each edit; what is wrong is told with its place, and the last good pictures
// stay until it is mended.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const storycard = path.resolve(process.env.STORYCARD_PROGRAM ?? path.join(root, 'build/native/storycard'));

let dir;
const at = (...names) => path.join(dir, ...names);
before(() => { dir = mkdtempSync(path.join(tmpdir(), 'storycard-watch-')); });
after(() => rmSync(dir, { recursive: true }));

const good = /^good: 2 frames and 2 themes are good, on \d+ cards\.$/m;
const broken = /^good: \d+ things? (is|are) told above(; the pictures stay as they were)?\.$/m;

/** A copy of the good pack, and `storycard watch` over it, whose words can be waited for. */
async function watched(t, name, ...words) {
  cpSync(path.join(root, 'tests/fixtures/packs/good'), at(name), { recursive: true });
  const child = spawn(storycard, ['watch', at(name), '-o', at(`${name}-out`), ...words]);
  t.after(() => child.kill('SIGKILL'));
  let out = '', err = '', from = 0;
  child.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
  child.stderr.setEncoding('utf8').on('data', (text) => { err += text; });
  const ended = once(child, 'close');
  return {
    child, ended,
    errors: () => { const told = err; err = ''; return told; },
    /** What it says from where the last wait ended up to and with this line. */
    async says(pattern) {
      for (;;) {
        const found = pattern.exec(out.slice(from));
        if (found) {
          const said = out.slice(from, from + found.index + found[0].length);
          from += said.length;
          await new Promise(setImmediate);  // what stderr had before it is read, too
          return said;
        }
        await Promise.race([once(child.stdout, 'data'), ended.then(() => assert.fail(`it ended: ${out}${err}`))]);
      }
    },
    async stop(signal = 'SIGINT') {
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

const frame = (name, file = 'note') => at(name, `frames/${file}.json`);
const json = (name, file) => JSON.parse(readFileSync(frame(name, file), 'utf8'));
const write = (name, value, file) => writeFileSync(frame(name, file), typeof value === 'string' ? value : JSON.stringify(value));
const picture = (name, file = 'note.png') => readFileSync(at(`${name}-out`, file));
const time = (name, file) => statSync(at(`${name}-out`, file), { bigint: true }).mtimeNs;

test('every frame is drawn at the start, as a picture of its own, and Ctrl-C ends it cleanly', { timeout: 60_000 }, async (t) => {
  const run = await watched(t, 'start');
  const said = await run.says(good);
  for (const name of ['note', 'fact']) assert.ok(said.includes(`good/${name}: ${at('start-out', `${name}.png`)}\n`), said);
  assert.deepEqual(readdirSync(at('start-out')).sort(), ['fact.png', 'note.png']);
  assert.equal(run.errors(), '');
  assert.equal(await run.stop(), 0);
  const sheet = spawnSync(storycard, ['check', at('start'), '--sheet', at('sheet.png')]);
  assert.equal(sheet.status, 0);
  assert.ok(readFileSync(at('sheet.png')).length > picture('start').length);  // of both frames
});

test('an edit shows at once, on the frame that it is about and on no other', { timeout: 60_000 }, async (t) => {
  const run = await watched(t, 'edit');
  await run.says(good);
  const [before, other] = [picture('edit'), time('edit', 'fact.png')];
  const note = json('edit');
  note.layers.splice(1, 1);
  write('edit', note);
  assert.equal((await run.says(good)).match(/^good\/\w+: /gm).join(), 'good/note: ');
  assert.notDeepEqual(picture('edit'), before);
  assert.equal(time('edit', 'fact.png'), other);

  cpSync(path.join(root, 'tests/fixtures/packs/good/frames/note.json'), frame('edit', '.note.swp'));  // as editors save
  renameSync(frame('edit', '.note.swp'), frame('edit'));
  await run.says(good);
  assert.deepEqual(picture('edit'), before);

  const pack = JSON.parse(readFileSync(at('edit/pack.json'), 'utf8'));
  pack.frames = ['note'];
  writeFileSync(at('edit/pack.json'), JSON.stringify(pack));  // what all frames share
  const said = await run.says(/^good: 1 frame and 2 themes are good, on \d+ cards\.$/m);
  assert.match(said, /^good\/note: /m);
  assert.match(said, /fact\.png is gone\.$/m);
  assert.ok(!existsSync(at('edit-out/fact.png')));
  assert.equal(run.errors(), '');
  assert.equal(await run.stop('SIGTERM'), 0);
});

test('a broken edit is told with its place, the last good pictures stay, and the mended edit clears it', { timeout: 60_000 }, async (t) => {
  const run = await watched(t, 'broken');
  await run.says(good);
  const [before, whole] = [picture('broken'), json('broken')];

  const misspelt = structuredClone(whole);
  misspelt.layers[1].colour = 'sun';
  write('broken', misspelt);
  assert.match(await run.says(broken), /; the pictures stay as they were\.$/);
  const checked = spawnSync(storycard, ['check', at('broken')], { encoding: 'utf8' });
  assert.equal(run.errors(), checked.stderr);  // the very words of check
  assert.match(checked.stderr, /^frames\/note\.json \/layers\/1\/colour: /);
  assert.deepEqual(picture('broken'), before);

  write('broken', '{\n  "frame": 1,\n}');
  await run.says(broken);
  assert.match(run.errors(), /^frames\/note\.json: Line 3, column 1: .*comma/m);
  write('broken', '');
  await run.says(broken);
  assert.match(run.errors(), /^frames\/note\.json: /m);
  rmSync(frame('broken'));
  await run.says(broken);
  assert.match(run.errors(), /^frames\/note\.json: .*no such file/m);
  rmSync(at('broken'), { recursive: true });  // as when another version is checked out
  await run.says(/^broken: 1 thing is told above/m);
  assert.match(run.errors(), /^pack\.json: /m);
  assert.deepEqual(picture('broken'), before);

  cpSync(path.join(root, 'tests/fixtures/packs/good'), at('broken'), { recursive: true });
  await run.says(good);
  run.errors();  // while files came back one by one
  const pale = structuredClone(whole);
  pale.layers[3].children[0].size[0] = 2.2;
  write('broken', pale);
  assert.doesNotMatch(await run.says(broken), /stay as they were/);  // it can be drawn, so it is
  assert.match(run.errors(), /^frames\/note\.json \/layers\/3\/children\/0\/size: /);
  write('broken', whole);
  await run.says(good);
  assert.equal(run.errors(), '');
  assert.deepEqual(picture('broken'), before);
  assert.equal(await run.stop(), 0);
});

test('a pack that it builds on is watched with it', { timeout: 60_000 }, async (t) => {
  cpSync(path.join(root, 'tests/fixtures/packs/good'), at('base'), { recursive: true });
  const base = JSON.parse(readFileSync(at('base/pack.json'), 'utf8'));
  mkdirSync(at('town'));
  writeFileSync(at('town/pack.json'), JSON.stringify({ pack: 1, id: 'town', version: '1.0.0', licence: 'CC0-1.0', extends: 'good', languages: ['en'], name: { en: 'Town' }, frames: [], only: true }));
  const child = spawn(storycard, ['watch', at('town'), '--pack', at('base'), '-o', at('town-out')]);
  t.after(() => child.kill('SIGKILL'));
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
  const says = async (pattern) => { while (!pattern.test(out)) await once(child.stdout, 'data'); };
  await says(/^town: 2 frames .*\.$/m);
  const before = readFileSync(at('town-out/note.png'));
  out = '';
  base.themes[0].colors.paper = '#EAFFF0';
  writeFileSync(at('base/pack.json'), JSON.stringify(base));
  await says(/^town: .*\.$/m);
  assert.notDeepEqual(readFileSync(at('town-out/note.png')), before);
});

test('pictures never go into a pack\'s folder, and a folder that is none is told', () => {
  cpSync(path.join(root, 'tests/fixtures/packs/good'), at('safe'), { recursive: true });
  symlinkSync(at('safe'), at('same'));
  const run = (...words) => spawnSync(storycard, ['watch', ...words], { encoding: 'utf8', timeout: 60_000 });
  for (const out of [at('safe'), at('safe/art/out'), at('same/out'), at('safe/../safe/x')]) {
    const { status, stderr } = run(at('safe'), '-o', out);
    assert.equal(status, 3);
    assert.match(stderr, /lies in the pack's; name one outside of it/);
  }
  assert.match(run(at('nowhere'), '-o', at('x')).stderr, /this is no folder/);
  assert.equal(run(at('safe')).status, 2);
  assert.equal(run('-o', at('x')).status, 2);
  assert.ok(!existsSync(at('x')));
});
