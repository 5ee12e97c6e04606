// storycard batch: a card, or several, of every row of a table (docs/batch.md). STORYCARD_THOROUGH=1 takes 1,000 rows that are
// killed twice, and 10,000 rows for memory.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const storycard = path.resolve(process.env.STORYCARD_PROGRAM ?? path.join(root, 'build/native/storycard'));  // another build of it
const thorough = process.env.STORYCARD_THOROUGH === '1';

let dir;
const at = (...names) => path.join(dir, ...names);
before(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'storycard-batch-'));
  for (const name of ['amina', 'taras']) copyFileSync(path.join(root, `assets/samples/${name}.jpg`), at(`${name}.jpg`));
});
after(() => rmSync(dir, { recursive: true }));

const run = (...words) => spawnSync(storycard, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
const batch = (table, out, ...words) => run('batch', at(table), '-o', at(out), '--scale', '0.1', ...words);
const cards = (out) => readdirSync(at(out, 'cards')).sort();
const card = (out, name) => readFileSync(at(out, 'cards', name));
const summary = (out, name = 'summary.json') => JSON.parse(readFileSync(at(out, name), 'utf8'));
const journal = (out) => readFileSync(at(out, 'journal.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));

const quoted = (cell) => /["\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
function table(name, rows, { separator = ',', end = '\n', mark = '' } = {}) {
  writeFileSync(at(name), mark + rows.map((row) => row.map(quoted).join(separator) + end).join(''));
}
const header = ['story', 'name', 'place', 'photo.file', 'photo.zoom'];
const people = (count) => Array.from({ length: count }, (_, i) =>
  [`Story ${i + 1},\nof two lines`, `Person ${i + 1}`, 'Leeds', i % 3 === 2 ? '' : i % 2 ? 'amina.jpg' : 'taras.jpg', i % 3 === 0 ? '1.5' : '']);

// All that a run leaves but what tells of time.
function outcome(out) {
  const files = Object.fromEntries(cards(out).map((name) => [name, card(out, name).toString('base64')]));
  const { run: _, ...told } = summary(out);
  const sheets = told.contactSheets.map((name) => readFileSync(at(out, name)).toString('base64'));
  return { files, told, sheets };
}
const made = (...names) => statSync(at(...names), { bigint: true }).mtimeNs;
const leftovers = (out) => readdirSync(at(out), { recursive: true }).filter((name) => name.includes('.part'));

test('every row becomes the cards that render makes of the same story, byte for byte', () => {
  table('same.csv', [[...header, 'photo.description', 'hashtags', 'nameChanged', 'language', '# note'],
    ['Hello,\n"you"', 'Amina', 'Leeds', 'amina.jpg', '1,2', 'A gardener', '#one #two', 'yes', 'en', 'mine'],
    ['مرحبا', 'Layla', '', '', '', '', '', '', 'ar', '']]);
  const stories = [
    { storycard: 1, story: 'Hello,\n"you"', name: 'Amina', place: 'Leeds', photo: { file: 'amina.jpg', zoom: 1.2, description: 'A gardener' },
      hashtags: ['#one', '#two'], nameChanged: true, language: 'en' },
    { storycard: 1, story: 'مرحبا', name: 'Layla', language: 'ar' }];
  writeFileSync(at('same.jsonl'), stories.map((story) => JSON.stringify(story)).join('\n\n') + '\n');
  assert.equal(batch('same.csv', 'csv', '--format', 'all').status, 0);
  assert.equal(batch('same.jsonl', 'jsonl', '--format', 'all').status, 0);
  assert.deepEqual(cards('csv'), ['0001-itac-quote', '0002-itac-voice'].flatMap((name) =>
    ['link', 'portrait', 'square', 'story', 'tall', 'wide'].map((format) => `${name}-${format}.png`)));
  assert.deepEqual(cards('jsonl'), cards('csv'));
  stories.forEach((story, i) => {
    writeFileSync(at('one.json'), JSON.stringify(story));
    assert.equal(run('render', at('one.json'), '--format', 'all', '--scale', '0.1', '-o', at(`one-${i}`)).status, 0);
    for (const name of readdirSync(at(`one-${i}`))) {
      assert.ok(card('csv', `000${i + 1}-${name}`).equals(readFileSync(at(`one-${i}`, name))), name);
      assert.ok(card('jsonl', `000${i + 1}-${name}`).equals(readFileSync(at(`one-${i}`, name))), name);
    }
  });
});

test('cards go to cards/, what came of them to the folder, and nothing else is left', () => {
  table('layout.csv', [header, ...people(3)]);
  const result = batch('layout.csv', 'layout');
  assert.equal(result.status, 0, result.stderr);
  assert.equal(result.stdout, '');
  assert.match(result.stderr, /^3 cards of 3 rows in .*cards\. .*summary\.json has all of it\.\n$/);
  assert.deepEqual(readdirSync(at('layout')).sort(), ['cards', 'contact-sheet.png', 'journal.jsonl', 'summary.json']);
  const told = summary('layout');
  assert.deepEqual([told.table, told.rows, told.rowsWrong, told.cards, told.cardsTooLong], ['layout.csv', 3, 0, 3, 0]);
  assert.deepEqual(told.made.map(({ row, line, cards: [made] }) => [row, line, made.file, made.format, made.fits]), [
    [1, 2, 'cards/0001-itac-quote-square.png', 'square', true], [2, 4, 'cards/0002-itac-quote-square.png', 'square', true],
    [3, 6, 'cards/0003-itac-voice-square.png', 'square', true]]);
  assert.match(told.made[0].cards[0].altText, /Story 1/);
});

test('tables as Excel and LibreOffice save them give the same cards', () => {
  const rows = [header, ...people(4)];
  table('plain.csv', rows);
  table('excel.csv', rows, { separator: ';', end: '\r\n', mark: '\uFEFF' });
  table('tabs.tsv', rows, { separator: '\t', end: '\r\n' });
  table('trailing.csv', [rows[0], ...rows.slice(1), ['', '', '', '', ''], [''], ['', '']]);
  for (const name of ['plain.csv', 'excel.csv', 'tabs.tsv', 'trailing.csv']) {
    const result = batch(name, `as-${name}`);
    assert.equal(result.status, 0, result.stderr);
    const { told, ...made } = outcome(`as-${name}`);
    assert.equal(told.rows, 4);
    assert.deepEqual(made, (({ told: _, ...rest }) => rest)(outcome('as-plain.csv')), name);
  }
});

test('a bad row is told with its row and line, and the others are made all the same', () => {
  const rows = people(6);
  rows[1][4] = 'near';
  rows[3][3] = 'gone.jpg';
  rows[4][4] = '90';
  table('bad.csv', [header, ...rows]);
  writeFileSync(at('bad.csv'), readFileSync(at('bad.csv'), 'utf8') + 'a "quote,x,,,\n"never closed,x,,,\nGood,Last,,,\n');
  const result = batch('bad.csv', 'bad');
  assert.equal(result.status, 3);
  assert.equal(result.stdout, '');
  const lines = result.stderr.trim().split('\n');
  const said = lines.slice(0, -1).sort();
  assert.deepEqual(said.map((line) => line.split(': ').slice(0, 2).join(': ')), [
    'row 2 (line 4): photo.zoom', `row 4 (line 8): ${at('gone.jpg')}`, 'row 5 (line 10): photo.zoom', 'row 7 (line 14): column 1', 'row 8 (line 15): column 1']);
  for (const line of said) assert.match(line, /^row \d+ \(line \d+\): .+\. .+\.$/);
  assert.match(lines.at(-1), /4 cards of 4 rows .*; 5 rows are wrong\./);
  assert.deepEqual(cards('bad').map((name) => name.slice(0, 4)), ['0001', '0003', '0006', '0009']);
  const told = summary('bad');
  assert.equal(told.rowsWrong, 5);
  assert.deepEqual(told.made.filter((row) => row.error).map((row) => row.error.message).sort(), said);
  assert.deepEqual(told.made.map((row) => row.row), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(leftovers('bad'), []);
});

for (const [name, content, ...mentions] of [
  ['an unknown column', 'story,nmae\nHi,Ana\n', 'column 2', '"nmae"', 'did you mean name'],
  ['two columns of one name', 'story,Story\nHi,Ho\n', 'column 2', 'two columns'],
  ['UTF-16', Buffer.from('\uFEFFstory,name\nHi,Ana\n', 'utf16le'), 'UTF-16', 'CSV UTF-8'],
  ['Latin-1 in the header', Buffer.from('story,prénom\n', 'latin1'), 'not UTF-8', 'CSV UTF-8'],
  ["a spreadsheet's own file", Buffer.from('PK\x03\x04....'), '.xlsx'],
  ['nothing', '', 'nothing in this file'],
  ['a header alone', 'story,name\n', 'no rows'],
]) {
  test(`a table of ${name} is refused in one sentence, with exit code 3, and nothing is made`, () => {
    writeFileSync(at('refused.csv'), content);
    rmSync(at('refused'), { recursive: true, force: true });
    const result = batch('refused.csv', 'refused');
    assert.equal(result.status, 3, result.stderr);
    assert.match(result.stderr, /^storycard: .*refused\.csv.*\.\n$/);
    for (const mention of mentions) assert.ok(result.stderr.includes(mention), `${result.stderr} should mention ${mention}`);
    if (existsSync(at('refused'))) assert.deepEqual(cards('refused'), []);
  });
}

test('a row in another encoding is wrong, and says how to save the table', () => {
  writeFileSync(at('latin.csv'), Buffer.from('story,name\nHi,Ana\nHi,Zoé\n', 'latin1'));
  const result = batch('latin.csv', 'latin');
  assert.equal(result.status, 3);
  assert.match(result.stderr, /^row 2 \(line 3\): column 2: the byte E9 is not UTF-8, after "Zo"\. In Excel, save the table as “CSV UTF-8”/m);
  assert.equal(cards('latin').length, 1);
});

for (const words of [
  ['batch'], ['batch', 'a.csv'], ['batch', 'a.csv', 'b.csv', '-o', 'out'], ['batch', 'a.xlsx', '-o', 'out'], ['batch', '-', '-o', 'out'],
  ['batch', 'a.csv', '-o', 'out', '--jobs', '0'], ['batch', 'a.csv', '-o', 'out', '--jobs', 'two'], ['batch', 'a.csv', '-o', 'out', '--shard', '0/4'],
  ['batch', 'a.csv', '-o', 'out', '--shard', '5/4'], ['batch', 'a.csv', '-o', 'out', '--shard', '4'], ['batch', 'a.csv', '-o', 'out', '--format', 'poster'],
  ['batch', 'a.csv', '-o', 'out', '--name', '{row'], ['batch', 'a.csv', '-o', 'out', '--name', '../{row}'],
  ['batch', 'a.csv', '-o', 'out', '--format', 'all', '--name', '{row}'], ['batch', 'a.csv', '-o', 'out', '--photo', 'x.jpg'],
  ['batch', 'a.csv', '-o', 'out', '--report', 'x.json'], ['batch', 'a.csv', '-o', path.join(root, 'README.md')],
]) {
  test(`wrong usage is exit code 2: storycard ${words.join(' ').replace(root, '')}`, () => {
    const result = run(...words);
    assert.equal(result.status, 2, result.stderr);
    assert.match(result.stderr, /^storycard: .+ See storycard --help\.\n$/);
  });
}

test('a folder that has cards already is left alone unless --resume is given, and files of others always', () => {
  table('again.csv', [header, ...people(2)]);
  assert.equal(batch('again.csv', 'again').status, 0);
  const first = outcome('again');
  const result = batch('again.csv', 'again');
  assert.equal(result.status, 3);
  assert.match(result.stderr, /^storycard: .*--resume.*\.\n$/);
  assert.deepEqual(outcome('again'), first);
  mkdirSync(at('others', 'cards'), { recursive: true });
  writeFileSync(at('others/cards/mine.txt'), 'mine');
  for (const more of [[], ['--resume']]) assert.match(batch('again.csv', 'others', ...more).stderr, /no batch made/);
  assert.deepEqual(cards('others'), ['mine.txt']);
});

test('--resume makes what is missing, damaged or changed, and nothing else', () => {
  const rows = people(6);
  table('resume.csv', [header, ...rows]);
  assert.equal(batch('resume.csv', 'resume').status, 0);
  const times = () => Object.fromEntries(cards('resume').map((name) => [name.slice(0, 4), made('resume/cards', name)]));
  const before_ = times();
  const sheet = made('resume/contact-sheet.png');
  assert.equal(batch('resume.csv', 'resume', '--resume').status, 0);
  assert.deepEqual(times(), before_);
  assert.equal(made('resume/contact-sheet.png'), sheet);
  assert.equal(summary('resume').run.rowsKept, 6);

  rows[1][0] = 'Another story';                       // changed
  rows[3][3] = '';                                    // another frame, so another name
  unlinkSync(at('resume/cards/0005-itac-quote-square.png'));
  truncateSync(at('resume/cards/0001-itac-quote-square.png'), 100);
  rows.push(['New', 'New', '', '', '']);
  table('resume.csv', [header, ...rows]);
  const result = batch('resume.csv', 'resume', '--resume');
  assert.equal(result.status, 0, result.stderr);
  const now = times();
  assert.deepEqual(Object.keys(now).filter((row) => now[row] !== before_[row]), ['0001', '0002', '0004', '0005', '0007']);
  assert.equal(summary('resume').run.rowsKept, 2);
  assert.equal(batch('resume.csv', 'fresh').status, 0);
  assert.deepEqual(outcome('resume'), outcome('fresh'));

  table('resume.csv', [header, ...rows.slice(0, 3)]);  // a shorter table leaves no cards of rows that are gone
  assert.equal(batch('resume.csv', 'resume', '--resume').status, 0);
  assert.equal(cards('resume').length, 3);
});

test('--resume sees other photos, other settings and another pack', () => {
  copyFileSync(at('amina.jpg'), at('mine.jpg'));
  table('seen.csv', [header, ['Hi', 'Ana', '', 'mine.jpg', '']]);
  const kept = (...words) => {
    const result = batch('seen.csv', 'seen', '--resume', ...words);
    assert.equal(result.status, 0, result.stderr);
    return summary('seen').run.rowsKept;
  };
  assert.equal(kept(), 0);
  assert.equal(kept(), 1);
  copyFileSync(at('taras.jpg'), at('mine.jpg'));
  assert.equal(kept(), 0);
  assert.equal(kept('--theme', 'fig'), 0);
  assert.equal(kept('--theme', 'fig'), 1);
  assert.equal(kept('--name', '{row}.jpg'), 0);
  assert.deepEqual(cards('seen'), ['0001.jpg']);
  assert.equal(kept('--pack', path.join(root, 'assets/examples/riverbend')), 0);
  assert.equal(kept('--pack', path.join(root, 'assets/examples/riverbend')), 1);
});

test('shards make the same cards as one run, each row once', () => {
  table('shards.csv', [header, ...people(7)]);
  assert.equal(batch('shards.csv', 'whole').status, 0);
  for (const i of [1, 2, 3]) assert.equal(batch('shards.csv', 'shards', '--shard', `${i}/3`).status, 0);
  assert.deepEqual(outcome('whole').files, Object.fromEntries(cards('shards').map((name) => [name, card('shards', name).toString('base64')])));
  const told = [1, 2, 3].map((i) => summary('shards', `summary-${i}-of-3.json`));
  assert.deepEqual(told.map((one) => [one.shard, one.rows]), [['1/3', 3], ['2/3', 2], ['3/3', 2]]);
  assert.deepEqual(told.flatMap((one) => one.made).sort((a, b) => a.row - b.row), summary('whole').made);
  for (const i of [1, 2, 3]) assert.ok(existsSync(at(`shards/contact-sheet-${i}-of-3.png`)));
  assert.equal(batch('shards.csv', 'shards', '--shard', '9/9').status, 0, 'a shard without rows is done');
});

test('names follow the pattern, stay in the folder and are never given twice', () => {
  table('names.csv', [['name', 'story', 'language'], ['../../up', 'Hi', 'en'], ['Zoë B.', 'Hi', 'fr'], ['zoë b', 'Hi', 'fr'], ['ZOË B', 'Ho', 'de'], ['..', 'Hi', '']]);
  const result = batch('names.csv', 'names', '--name', '{name}.jpg', '--quality', '50');
  assert.equal(result.status, 3);
  assert.deepEqual(cards('names'), ['ZOË-B.jpg', 'Zoë-B.jpg', 'up.jpg']);
  assert.deepEqual(card('names', 'up.jpg').subarray(0, 3), Buffer.from([0xff, 0xd8, 0xff]));
  assert.match(result.stderr, /row 3 \(line 4\): --name: the name "zoë-b\.jpg" is taken by row 2/);
  assert.match(result.stderr, /row 5 \(line 6\): --name: what the names are made of is empty/);
  assert.ok(!existsSync(at('up.jpg')));
  // The same rows are wrong whoever makes them.
  batch('names.csv', 'names-shards', '--name', '{name}.jpg', '--quality', '50', '--shard', '2/2');
  assert.deepEqual(readdirSync(at('names-shards/cards')), ['ZOË-B.jpg', 'Zoë-B.jpg'].filter((name) => name === 'Zoë-B.jpg' || name === 'ZOË-B.jpg'));
});

test('an output never overwrites an input', () => {
  table('over.csv', [['story', 'photo'], ['Hi', 'over/cards/0001-x.png']]);
  mkdirSync(at('over'));
  assert.equal(batch('layout.csv', 'over').status, 0);
  copyFileSync(at('amina.jpg'), at('over/cards/0001-x.png'));
  const result = batch('over.csv', 'over', '--resume', '--name', '{row}-x');
  assert.equal(result.status, 3);
  assert.match(result.stderr, /row 1 \(line 2\): .*not overwritten/);
  assert.ok(card('over', '0001-x.png').equals(readFileSync(at('amina.jpg'))));
});

// Starts a batch and kills it as soon as its journal has so many lines.
function killed(words, file, lines) {
  return new Promise((resolve, reject) => {
    const child = spawn(storycard, words, { stdio: 'ignore' });
    const look = setInterval(() => {
      const written = existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
      if (written >= lines) child.kill('SIGKILL');
    }, 5);
    child.on('exit', (code, signal) => { clearInterval(look); signal === 'SIGKILL' ? resolve() : reject(new Error(`it ended with ${code} before it was killed`)); });
  });
}

test('a batch that is killed twice is complete and correct after --resume, and no row is made twice', async () => {
  const count = thorough ? 1000 : 60;
  const scale = thorough ? '1' : '0.3';
  const rows = people(count).map((row) => { row[3] = row[3] || 'amina.jpg'; return row; });
  rows[9][4] = 'wrong';
  table('killed.csv', [header, ...rows]);
  const words = (out, ...more) => ['batch', at('killed.csv'), '-o', at(out), '--scale', scale, '--format', 'square,story', ...more];
  await killed(words('killed'), at('killed/journal.jsonl'), Math.round(count * 0.3));
  const first = journal('killed').slice(1).filter((entry) => 'ordinal' in entry && !entry.error);
  const times = new Map(first.flatMap((entry) => entry.cards).map(({ file }) => [file, made('killed/cards', file)]));
  await killed(words('killed', '--resume'), at('killed/journal.jsonl'), Math.round(count * 0.6));
  const result = run(...words('killed', '--resume'));
  assert.equal(result.status, 3, result.stderr);
  assert.match(result.stderr, /^row 10 \(line 20\): photo\.zoom: expected a number, found "wrong"\./m);
  for (const [file, time] of times) assert.equal(made('killed/cards', file), time, `${file} was made twice`);
  const ordinals = journal('killed').filter((entry) => 'ordinal' in entry && !entry.error).map((entry) => entry.ordinal);
  assert.equal(new Set(ordinals).size, ordinals.length, 'a row was made twice');
  assert.equal(cards('killed').length, 2 * (count - 1));
  assert.deepEqual(leftovers('killed'), []);
  assert.equal(run(...words('unhurt')).status, 3);
  assert.deepEqual(outcome('killed'), outcome('unhurt'));
});

test('two at work in one folder do not get in each other\'s way: the second is refused', async () => {
  table('busy.csv', [header, ...people(60)]);
  const child = spawn(storycard, ['batch', at('busy.csv'), '-o', at('busy'), '--format', 'all'], { stdio: 'ignore' });
  await new Promise((resolve) => { const look = setInterval(() => { if (existsSync(at('busy/journal.jsonl'))) { clearInterval(look); resolve(); } }, 2); });
  const result = batch('busy.csv', 'busy', '--resume');
  child.kill('SIGKILL');
  assert.equal(result.status, 3);
  assert.match(result.stderr, /at work in this folder/);
});

test('memory stays flat however many rows there are', { skip: process.env.STORYCARD_PROGRAM && 'a sanitizer has memory of its own' }, () => {
  const [few, many] = thorough ? [500, 10_000] : [50, 500];
  const peak = (count) => {
    table('flat.csv', [header, ...people(count)]);
    const result = run('batch', at('flat.csv'), '-o', at(`flat-${count}`), '--scale', '0.05', '--jobs', '2');
    assert.equal(result.status, 0, result.stderr);
    return summary(`flat-${count}`).run.peakMegabytes;
  };
  const [before_, after_] = [peak(few), peak(many)];
  assert.ok(before_ > 10 && after_ < before_ + 24, `${before_} MB for ${few} rows, ${after_} MB for ${many}`);
});

test('progress is shown on a terminal alone', { skip: spawnSync('script', ['--version']).status !== 0 && 'there is no script(1) here' }, () => {
  table('bar.csv', [header, ...people(8)]);
  const result = batch('bar.csv', 'bar');
  assert.ok(!/[\r\x1b█]/.test(result.stderr));
  const command = `${storycard} batch ${at('bar.csv')} -o ${at('bar2')} --scale 0.1`;
  const terminal = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8' });
  assert.match(terminal.stdout, /\[[█░]{24}\] \d+ of 8 rows/);
  assert.match(terminal.stdout, /8 cards of 8 rows/);
});

test('every option that docs/batch.md uses is one that there is', () => {
  const help = run('batch', '--help').stdout;
  const text = readFileSync(path.join(root, 'docs/batch.md'), 'utf8');
  const commands = text.split('\n').filter((line) => /storycard batch /.test(line) && !line.includes('--help')).join('\n');
  const used = new Set(commands.match(/(?<= )--?[a-z-]+/g));
  assert.ok(used.has('--shard') && used.has('--resume') && used.has('-o'));
  for (const option of used) assert.ok(help.includes(option), `${option} is not in storycard batch --help`);
});
