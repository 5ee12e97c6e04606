// The desktop composer, as it is built, on a display without a screen: words by real X events, and files by its own dialogs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { desktop, png, root } from './screen.mjs';

const storycard = path.join(root, 'build/native/storycard');
let dir;
before(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'storycard-desktop-'));
  mkdirSync(path.join(root, 'build/desktop'), { recursive: true });
});
after(() => rmSync(dir, { recursive: true }));

function home(name) {
  const folder = path.join(dir, name);
  mkdirSync(folder);
  return folder;
}

function keepPicture(app, name) {
  const picture = app.screenshot();
  writeFileSync(path.join(root, 'build/desktop', `${name}.png`), png(picture));
  return picture;
}

const drafts = (folder) => {
  const kept = path.join(folder, 'data/storycard/drafts');
  return existsSync(kept) ? readdirSync(kept).map((id) => path.join(kept, id, 'draft.json')).filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8'))) : [];
};

/** The bytes that the command line makes of the same story. */
function rendered(folder, story, ...words) {
  const file = path.join(folder, 'story.json'), out = path.join(folder, 'rendered.png');
  writeFileSync(file, JSON.stringify(story));
  const { status, stderr } = spawnSync(storycard, ['render', file, '-o', out, ...words], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return readFileSync(out);
}

test('a story that is typed is shown and kept, and its saved picture is the command line\'s, byte for byte', { timeout: 240_000 }, async (t) => {
  const folder = home('write');
  const app = await desktop(t, folder);
  const words = 'I came with seeds in my coat pocket.';
  await app.write('story', words);
  await app.write('name', 'Amina');
  await app.until(() => drafts(folder)[0]?.story?.name === 'Amina', 'the draft on the disk');
  await app.until(({ nodes }) => nodes.some(({ role, name }) => role === 'img' && name?.includes(words)), 'the card');
  const { width, height, rgb } = keepPicture(app, 'written');
  const colors = new Set();
  for (let i = 0; i < rgb.length; i += 3) colors.add(rgb.readUIntBE(i, 3));
  assert.deepEqual([width, height], [1280, 800]);
  assert.ok(colors.size > 200, `${colors.size} colours: it is blank`);

  await app.press('tab-share');
  await app.press('about-me');
  await app.agree();
  await app.until(({ nodes }) => nodes.some(({ id, disabled }) => id === 'save' && !disabled), 'a file to save');
  keepPicture(app, 'share');
  await app.press('save');
  await app.dialog();
  const saved = await app.until(() => readdirSync(folder).find((name) => name.endsWith('.png')), 'the saved file');
  const { story } = drafts(folder)[0];
  assert.equal(story.story, words);
  assert.ok(readFileSync(path.join(folder, saved)).equals(rendered(folder, story)), 'other bytes than the command line\'s');
  await app.press('save-all');
  await app.dialog();
  const all = await app.until(() => readdirSync(folder).find((name) => name.endsWith('.zip')), 'all formats');
  assert.ok(readFileSync(path.join(folder, all)).includes(readFileSync(path.join(folder, saved))), 'the square is not among all formats');
});

test('a photo by the dialog is on the card, undo takes it back, and what was kept is there at the next start', { timeout: 240_000 }, async (t) => {
  const folder = home('photo');
  copyFileSync(path.join(root, 'assets/samples/amina.jpg'), path.join(folder, 'amina.jpg'));
  const app = await desktop(t, folder);
  await app.write('story', 'One');
  await app.press('tab-photo');
  await app.press('photo-choose');
  await app.dialog('amina.jpg');
  await app.node('description');
  keepPicture(app, 'photo');
  await app.until(() => drafts(folder)[0]?.photos?.length === 1, 'the photo in the draft');
  await app.press('tab-story');
  await app.press('story');
  app.key('End');
  app.type(' two');
  await app.holds('story', 'One two');
  app.key('ctrl+z');
  await app.holds('story', 'One');
  app.key('ctrl+shift+z');
  await app.holds('story', 'One two');
  await app.until(() => drafts(folder)[0]?.story?.story === 'One two', 'the last words on the disk');
  await app.close();

  const again = await desktop(t, folder);
  await again.holds('story', 'One two');
  await again.press('tab-photo');
  await again.node('description');
});

test('words are chosen, cut and pasted with keys by what they write, here on a French keyboard, and lines are begun', { timeout: 240_000 }, async (t) => {
  const app = await desktop(t, home('keys'), { keyboard: 'fr' });
  await app.write('story', 'seeds and bread');
  app.key('ctrl+shift+Left');
  app.key('ctrl+x');
  await app.holds('story', 'seeds and ');
  app.key('Home');
  app.key('ctrl+v');
  await app.holds('story', 'breadseeds and ');
  app.key('Return');
  await app.holds('story', 'bread\nseeds and ');
  app.key('BackSpace', 'ctrl+a');
  app.type('é');
  await app.holds('story', 'é');
  app.key('dead_circumflex', 'e');
  await app.holds('story', 'éê');
});

test('Tab goes from field to field, chooses what is there, and Ctrl+/ lists the keys; packs and data are where they are said to be', { timeout: 240_000 }, async (t) => {
  const folder = home('tab');
  const app = await desktop(t, folder, { words: ['--pack', path.join(root, 'assets/examples/riverbend'), '--data', path.join(folder, 'mine')] });
  await app.write('name', 'Amina');
  app.key('Tab');
  app.type('Gardener');
  await app.holds('role', 'Gardener');
  app.key('shift+Tab');
  app.type('Ada');
  await app.holds('name', 'Ada');
  app.key('ctrl+slash');
  await app.until(({ nodes }) => nodes.some(({ id, modal }) => id === 'keys-sheet' && modal), 'the list of keys');
  keepPicture(app, 'keys');
  app.key('Escape');
  await app.until(({ nodes }) => !nodes.some(({ id }) => id === 'keys-sheet'), 'the list to close');
  await app.press('tab-frame');
  await app.until(({ nodes }) => nodes.some(({ id }) => id.startsWith('frame-riverbend/')), 'the pack\'s frame');
  assert.ok(existsSync(path.join(folder, 'mine/drafts')) && !existsSync(path.join(folder, 'data')));
  keepPicture(app, 'frames');
});

test('photos that are dropped on the window are on the card, in the Frame step as a logo; what is none is said', { timeout: 240_000 }, async (t) => {
  const folder = home('drop'), photo = path.join(folder, 'a photo.jpg'), words = path.join(folder, 'words.jpg');
  copyFileSync(path.join(root, 'assets/samples/amina.jpg'), photo);
  writeFileSync(words, 'no photo');
  const app = await desktop(t, folder);
  await app.press('tab-photo');
  await app.node('photo-choose');
  await app.drop(words);
  await app.node('photo-problem');
  await app.drop(photo);
  await app.node('description');
  await app.until(() => drafts(folder)[0]?.photos?.length === 1, 'the photo in the draft');
  await app.press('tab-frame');
  await app.node('frame-itac/quote');
  await app.drop(photo);
  await app.until(() => drafts(folder)[0]?.logos?.length === 1, 'the logo in the draft');
});

test('a card file that is saved is opened by another one\'s composer', { timeout: 240_000 }, async (t) => {
  const folder = home('give'), other = home('take');
  const app = await desktop(t, folder);
  await app.write('story', 'To go on with');
  await app.press('drafts');
  await app.press('card-file-save');
  await app.dialog();
  const saved = await app.until(() => readdirSync(folder).find((name) => name.endsWith('.storycard')), 'the card file');
  copyFileSync(path.join(folder, saved), path.join(other, 'given.storycard'));

  const there = await desktop(t, other);
  await there.press('drafts');
  await there.press('card-file-open');
  await there.dialog('given.storycard');
  await there.holds('story', 'To go on with');
});

test('a narrow window on a fine screen has the layout of a phone, twice as large, and takes Arabic of an Arabic keyboard', { timeout: 240_000 }, async (t) => {
  const app = await desktop(t, home('narrow'), { size: { width: 780, height: 1688 }, dpi: 192, keyboard: 'ara', words: ['--language', 'ar'] });
  app.xdo('windowsize', app.window, 780, 1688);
  await app.until(({ nodes }) => nodes.some(({ id, rect }) => id === 'top' && rect[2] === 390), 'a window 390 px wide');
  await app.write('story', 'سلام لكم');
  await app.until(({ nodes }) => nodes.some(({ role, name }) => role === 'img' && name?.includes('سلام لكم')), 'the card');
  keepPicture(app, 'narrow');
});

test('what the system cannot give is one sentence and an exit code', () => {
  const program = path.join(root, 'build/native/storycard-desktop');
  const run = (words, env) => spawnSync(program, words, { encoding: 'utf8', env: { ...process.env, WAYLAND_DISPLAY: '', ...env } });
  const lost = run([], { DISPLAY: ':987' });
  assert.equal(lost.status, 3);
  assert.match(lost.stderr, /^storycard: no screen to open a window on/);
  assert.equal(run(['--nonsense'], {}).status, 2);
  assert.equal(run(['--assets', '/nowhere'], {}).status, 3);
  assert.equal(run(['--help'], {}).status, 0);
});
