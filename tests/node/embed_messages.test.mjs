// The messages between a host's page and the composer: what each side takes, and that it takes nothing else.
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { hostileMessages } from '../support/hostile_messages.mjs';
import { randomFrom, root, scratch } from './samples.mjs';

let messages, settings;
before(async (t) => {
  const outDir = scratch(t);
  const lib = { entry: { messages: path.join(root, 'web/embed/messages.ts'), settings: path.join(root, 'web/embed/settings.ts') }, formats: ['es'] };
  await build({ configFile: false, logLevel: 'error', publicDir: false, build: { lib, outDir, rollupOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } } } });
  [messages, settings] = await Promise.all(['messages', 'settings'].map((name) => import(pathToFileURL(path.join(outDir, `${name}.mjs`)).href)));
});

/** As it arrives on the other side. */
const sent = (body) => structuredClone(messages.message(body));
const story = { storycard: 1, story: 'I came with seeds in my coat pocket.' };
const report = { frame: 'itac/voice', altText: 'A card' };
const file = () => new File(['card'], 'card.png', { type: 'image/png' });

test('what an honest host says is read as it was meant', () => {
  const photo = new Blob(['photo']);
  for (const said of [
    { kind: 'settings', settings: { lang: 'pt-BR', packs: ['itac', 'riverbend'], frames: ['itac/voice'], formats: ['square'], logos: 'pack', submit: 'https://campaign.example/send' } },
    { kind: 'set-story', id: 3, story, photos: [photo, null], logos: [] },
    { kind: 'set-story', id: 3, story, photos: [], logos: [], again: 'a1b2' },
    { kind: 'get-story', id: 4 },
    { kind: 'export', id: 5, formats: ['square', 'story'], type: 'image/jpeg', altText: true },
  ]) assert.deepEqual(messages.readFromHost(messages.message(said)), said);
  assert.deepEqual(messages.readFromHost(sent({ kind: 'export', id: 1 })), { kind: 'export', id: 1, formats: [], type: 'image/png', altText: false });
});

test('lists may be texts; what is not known is left out; nothing is inherited', () => {
  const { settings: read } = messages.readFromHost(sent({ kind: 'settings', settings: { frames: 'itac/voice,  itac/quote', formats: '', color: 'red', lang: null } }));
  assert.deepEqual(read, { frames: ['itac/voice', 'itac/quote'] });
  assert.deepEqual(messages.readFromHost({ storycard: 1, kind: 'settings', settings: Object.create({ frame: 'itac/voice' }) }).settings, {});
});

test('what the composer says is read as it was meant', () => {
  const exported = { file: file(), reports: [report] };
  for (const said of [
    { kind: 'ready', story, restored: true },
    { kind: 'change', story, origins: { photos: [0, null], logos: [] }, draft: 'a1b2' },
    { kind: 'size', view: 'simple', height: 2400 },
    { kind: 'done', id: 1 },
    { kind: 'done', id: 2, story },
    { kind: 'done', id: 3, exported },
    { kind: 'failed', id: 4, code: 'wrong-type', where: '/story', message: 'Expected a text.' },
    { kind: 'export', ...exported },
    { kind: 'error', code: 'stopped', where: '', message: 'It had to stop.' },
    { kind: 'open', address: 'https://campaign.example/send' },
  ]) assert.deepEqual(messages.readFromComposer(messages.message(said)), said);
});

test('2,000 hostile messages: each is refused with a code and a place, or nobody\'s; what passes is for the composer to refuse', () => {
  const counts = { refused: 0, ignored: 0, passed: 0 };
  for (const data of hostileMessages(randomFrom(8), 2000)) {
    for (const read of [messages.readFromHost, messages.readFromComposer, messages.readStart]) {
      try {
        const taken = read(data);
        if (taken === null) ++counts.ignored;
        else if (read === messages.readStart) assert.deepEqual(taken, { kind: 'start', settings: {}, packs: [] });
        // Only a story or a picture can be wrong in ways that this does not look for, or a format that nobody has.
        else if (read === messages.readFromHost) assert.ok(++counts.passed && ['set-story', 'export'].includes(taken.kind), taken.kind);
      } catch (error) {
        assert.equal(error.name, 'ComposerError', error.stack);
        assert.match(error.code, /^(wrong-type|unknown-value|too-large|out-of-range|missing-value)$/);
        assert.match(error.where, /^\//);
        ++counts.refused;
      }
    }
  }
  assert.ok(counts.refused > 500 && counts.ignored > 500 && counts.passed > 50, JSON.stringify(counts));
});

test('a pack is files of plain names, of no more bytes than a pack may have', () => {
  const start = (packs) => messages.readStart(sent({ kind: 'start', settings: {}, packs }));
  const files = { 'pack.json': '{"id":"mine"}', 'art/mark.png': new Uint8Array(3) };
  assert.deepEqual(start([{ id: 'mine', files }]).packs, [{ id: 'mine', files }]);
  for (const bad of [{ '../x.json': '{}' }, { '/x': '' }, { 'a//b': '' }, { 'https://evil.example/x': '' }, { 'pack.json': 5 }, { 'pack.json': new Blob([]) },
    Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`frames/${i}.json`, '']))]) assert.throws(() => start([{ id: 'mine', files: bad }]), { name: 'ComposerError' });
  for (const id of ['', 'Mine', '..', 'a/b', 5]) assert.throws(() => start([{ id, files }]), { name: 'ComposerError' });
  assert.throws(() => start(Array(9).fill({ id: 'mine', files })), { code: 'too-large' });
  assert.throws(() => start([{ id: 'mine', files: { 'art/a.png': new Uint8Array(41 << 20) } }]), { code: 'too-large' });
});

test('a file from the composer is a File with a report; an address is no more than a text', () => {
  for (const wrong of [{ file: new Blob(['x']), reports: [report] }, { file: file(), reports: [] }, { file: file(), reports: ['x'] }, { reports: [report] }]) {
    assert.throws(() => messages.readFromComposer(messages.message({ kind: 'export', ...wrong })), { name: 'ComposerError' });
  }
  assert.throws(() => messages.readFromComposer(sent({ kind: 'size', view: 'drawn', height: 1e9 })), { code: 'out-of-range' });
});

test('cards are handed to https: or to one mail box', () => {
  for (const good of ['https://campaign.example/send?x=1', 'mailto:cards@campaign.example']) assert.ok(settings.isAddress(good), good);
  for (const bad of ['', 'http://campaign.example', 'javascript:alert(1)', 'https://a:b@campaign.example', 'mailto:a@b,c@d', 'mailto:a@b?cc=c', 'https://x y', '//x', `https://x/${'y'.repeat(2000)}`]) assert.ok(!settings.isAddress(bad), bad);
});
