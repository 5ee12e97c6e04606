// Goldens at tolerance 0: what the sample stories become, as reports (layouts/), as small pictures (cards/), and as the
// SHA-256 of the full-size files (full-size.txt). A change of one pixel fails here.
//   STORYCARD_ACCEPT=1 npm run test:node    rewrites them, and fails the run: look at the change, then commit it
// What differs is written to build/golden/, beside what was expected.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const storycard = path.resolve(process.env.STORYCARD_PROGRAM ?? path.join(root, 'build/native/storycard'));
const samples = path.join(root, 'assets/samples');
const accepting = process.env.STORYCARD_ACCEPT === '1';

const stories = readdirSync(samples).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).sort();
const formats = ['square', 'portrait', 'tall', 'story', 'wide', 'link'];
const pictured = ['square', 'story', 'wide'];
const small = 0.2;

const scratch = mkdtempSync(path.join(tmpdir(), 'storycard-golden-'));
after(() => rmSync(scratch, { recursive: true }));

const run = (...words) => execFileSync(storycard, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
// Those of other tests: the stages of a sentence, the composer's screens, the sheet of emoji.
const used = new Set(['golden.test.mjs', 'CMakeLists.txt', 'stages_test.cpp', 'stages.txt', 'screens_test.cpp', path.join('emoji', 'sheet.png')]);

function check(name, actual) {
  used.add(name);
  const golden = path.join(here, name);
  const expected = existsSync(golden) ? readFileSync(golden) : null;
  if (expected?.equals(Buffer.from(actual))) return;
  if (accepting) {
    mkdirSync(path.dirname(golden), { recursive: true });
    writeFileSync(golden, actual);
    assert.fail(`${name} was rewritten; look at it and commit it`);
  }
  const out = path.join(root, 'build/golden', name.replaceAll('/', '-'));
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(`${out}.actual${path.extname(name)}`, actual);
  if (expected) writeFileSync(`${out}.expected${path.extname(name)}`, expected);
  assert.fail(`${name} ${expected ? 'differs' : 'is missing'}; see ${out}.*`);
}

function rendered(story, format, scale, folder = samples, options = []) {
  const file = path.join(scratch, `${story}-${format}.png`);
  run('render', path.join(folder, `${story}.json`), '--format', format, '--scale', String(scale), ...options, '-o', file);
  return readFileSync(file);
}

// A story with one of the sample photos, for what the samples themselves do not use.
function pictured_by(name, photo, story = {}) {
  const told = { storycard: 1, frame: 'itac/half', story: 'We bake.', ...story, photo: { ...photo, file: path.join(samples, photo.file) } };
  writeFileSync(path.join(scratch, `${name}.json`), JSON.stringify(told));
  return name;
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

for (const story of stories) {
  test(`${story}: its reports in all formats are those accepted`, () => {
    const reports = run('layout', path.join(samples, `${story}.json`), '--format', formats.join(','));
    check(`layouts/${story}.json`, reports);
  });
  for (const format of pictured) {
    test(`${story}: its small ${format} card has the accepted bytes`, () => check(`cards/${story}-${format}.png`, rendered(story, format, small)));
  }
}

for (const look of ['none', 'warm', 'cool', 'mono', 'duotone', 'faded']) {
  test(`a photo with the look ${look} has the accepted bytes`, () => {
    const story = pictured_by(`look-${look}`, { file: 'aissata.jpg', zoom: 1.2, look });
    check(`photos/${story}.png`, rendered(story, 'portrait', small, scratch));
  });
}

test('covers of every shape and kind have the accepted bytes, turned and flipped with the photo and untouched by its look', () => {
  const at = (box, color, more = {}) => ({ box, color, ...more });
  const story = pictured_by('covers', {
    file: 'taras.jpg', turn: -8, flip: true, look: 'mono',
    covers: [
      at([0.34, 0.16, 0.32, 0.28], 'leaf'),
      at([0.6, 0.05, 0.3, 0.16], 'marigold', { shape: 'rect' }),
      { shape: 'path', color: 'skyDeep', points: [[0.1, 0.1], [0.4, 0.04], [0.42, 0.1], [0.3, 0.15], [0.12, 0.17]] },
      at([0.68, 0.3, 0.16, 0.12], 'papaya', { kind: 'solid' }),
      at([0.12, 0.3, 0.16, 0.1], 'no such colour', { kind: 'solid', shape: 'rect' }),
    ],
  });
  check('photos/covers.png', rendered(story, 'story', 0.3, scratch));
});

for (const direction of ['ltr', 'rtl']) {
  test(`photos cut out along paths and rounded corners have the accepted bytes, ${direction}`, () => {
    const story = pictured_by(`masks-${direction}`, { file: 'amina.jpg', zoom: 1.4 }, { frame: 'masks/four', direction });
    check(`photos/${story}.png`, rendered(story, 'square', 0.3, scratch, ['--pack', path.join(root, 'tests/fixtures/packs/masks')]));
  });
}

const everything = path.join(root, 'tests/fixtures/stories');
const riverbend = ['--pack', path.join(root, 'assets/examples/riverbend')];
const campaign = JSON.parse(run('frames', '--json')).frames.map(({ id }) => id);
for (const id of [...campaign, 'riverbend/market', 'riverbend/quote']) {
  test(`${id}: its small card, and its cards in every format, have the accepted bytes`, () => {
    const name = id.replaceAll('/', '-');
    const options = ['--frame', id, ...riverbend];
    check(`frames/${name}.png`, rendered('everything', 'square', small, everything, options));
    const lines = formats.map((format) => `${sha256(rendered('everything', format, 0.5, everything, options))}  ${format}`);
    check(`frames/${name}.txt`, lines.join('\n') + '\n');
  });
}

// A pack that has a line on every card: it stands clear of all words, in the card's language and direction.
const visitors = ['--pack', path.join(root, 'tests/fixtures/packs/visitors')];
const visited = JSON.parse(run('frames', ...visitors, '--json')).frames.map(({ id }) => id).filter((id) => id.startsWith('visitors/'));
for (const sample of ['amina', 'layla']) {
  for (const frame of ['quote', 'half', 'voice', 'print']) {
    for (const format of pictured) {
      test(`${sample} in ${frame} of a pack with a notice has the accepted bytes, ${format}`, () => {
        check(`notices/${sample}-${frame}-${format}.png`, rendered(sample, format, small, samples, ['--frame', `visitors/${frame}`, ...visitors]));
      });
    }
  }
}

test('every frame of a pack with a notice has the accepted bytes in every format', () => {
  const lines = visited.flatMap((id) => formats.map((format) => `${sha256(rendered('everything', format, 0.5, everything, ['--frame', id, ...visitors]))}  ${id} ${format}`));
  check('notices.txt', lines.join('\n') + '\n');
});

test('cards with a code of their link have the accepted bytes, in both directions', () => {
  const lines = ['amina', 'layla'].flatMap((sample) => {
    const story = { ...JSON.parse(readFileSync(path.join(samples, `${sample}.json`), 'utf8')), link: 'https://example.org/stories', qr: true };
    const name = pictured_by(`code-${sample}`, story.photo, story);
    check(`cards/${name}.png`, rendered(name, 'square', 0.3, scratch));
    return formats.map((format) => `${sha256(rendered(name, format, 1, scratch))}  ${name}-${format}.png`);
  });
  check('codes.txt', lines.join('\n') + '\n');
});

test('every sample at full size in every format has the accepted SHA-256', () => {
  const lines = stories.flatMap((story) =>
    formats.map((format) => `${sha256(rendered(story, format, 1))}  ${story}-${format}.png`));
  check('full-size.txt', lines.join('\n') + '\n');
});

test('a story in every script has the accepted lines, faces, sizes and SHA-256', () => {
  const folder = path.join(root, 'tests/fixtures/scripts');
  const languages = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).sort();
  const told = languages.map((language) => {
    const { texts } = JSON.parse(run('layout', path.join(folder, `${language}.json`), '--format', 'square'));
    const lines = texts.flatMap(({ slot, direction, fontSize, faces, lines: its }) =>
      [`  ${slot} ${direction} ${fontSize} px, ${faces.join(', ')}`, ...its.map(({ text, x, width }) => `    ${x} + ${width} "${text.trimEnd()}"`)]);
    return [`${language} ${sha256(rendered(language, 'square', 1, folder))}`, ...lines].join('\n');
  });
  check('scripts.txt', told.join('\n\n') + '\n');
});

test('no golden lies here that no test uses', () => {
  const names = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(here, path.join(entry.parentPath ?? entry.path, entry.name)));
  assert.deepEqual(names.filter((name) => !used.has(name) && !name.startsWith(`screens${path.sep}`)), []);
});
