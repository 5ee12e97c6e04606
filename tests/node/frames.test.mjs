// Every frame of the packs: the engine's bytes are the command line's, with several photos, a logo, and everything a
// story may hold.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { StoryCard } from '../../dist/engine/index.js';
import { formats, root, scratch, storycard } from './samples.mjs';

const folder = path.join(root, 'tests/fixtures/stories');
const file = path.join(folder, 'everything.json');
const story = JSON.parse(readFileSync(file, 'utf8'));
const photos = story.photos.map((photo) => new Uint8Array(readFileSync(path.join(folder, photo.file))));
const riverbend = path.join(root, 'assets/examples/riverbend');

/** All files of a pack, by their names in its folder. */
function packFiles(from) {
  const names = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath ?? entry.path, entry.name)));
  return Object.fromEntries(names.map((name) => [name.replaceAll('\\', '/'), new Uint8Array(readFileSync(path.join(from, name)))]));
}

let engine;
before(async () => {
  engine = await StoryCard.load();
  await engine.addPack(packFiles(riverbend));
});

const { frames } = JSON.parse(await storycard('frames', '--json', '--pack', riverbend));
for (const [i, { id, themes }] of frames.entries()) {
  // Formats and themes in turn: what is compared hangs on none of them.
  const format = formats[i % formats.length];
  const theme = themes[i % themes.length];
  test(`${id}: the engine's ${format} card in ${theme} is the command line's`, async (t) => {
    const out = path.join(scratch(t), 'card.png');
    await storycard('render', file, '--frame', id, '--theme', theme, '--format', format, '--pack', riverbend, '-o', out);
    const { bytes, report } = await engine.render(story, { photos, frame: id, theme, format });
    assert.ok(readFileSync(out).equals(Buffer.from(bytes)), 'the bytes differ');
    assert.deepEqual([report.frame, report.theme, report.format], [id, theme, format]);
  });
}

test('a logo of the story stands on the card, the same from the engine and the command line, and is told in the alt text', async (t) => {
  const where = scratch(t);
  const logo = path.join(root, 'tests/fixtures/packs/good/art/dot.png');
  const told = { ...story, logos: [{ file: logo, description: 'Riverbend Library' }], photos: undefined };
  writeFileSync(path.join(where, 'story.json'), JSON.stringify(told));
  await storycard('render', path.join(where, 'story.json'), '--frame', 'itac/voice', '-o', path.join(where, 'with.png'));
  const { bytes, report } = await engine.render(told, { logos: [new Uint8Array(readFileSync(logo))], frame: 'itac/voice' });
  assert.ok(readFileSync(path.join(where, 'with.png')).equals(Buffer.from(bytes)));
  assert.match(report.altText, /^Riverbend Library$/m);
  const without = await engine.render({ ...told, logos: undefined }, { frame: 'itac/voice' });
  assert.ok(!Buffer.from(without.bytes).equals(Buffer.from(bytes)), 'the logo is not drawn');
});
