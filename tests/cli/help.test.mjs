// What storycard says of itself: --help, the manual page, completions. All are made of native/cli/commands.cpp; every example is
// run here as it stands.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const storycard = path.resolve(process.env.STORYCARD_PROGRAM ?? path.join(root, 'build/native/storycard'));
const commands = ['render', 'batch', 'layout', 'frames', 'check', 'watch', 'photo', 'open', 'help', 'completion'];

let dir;
const at = (...names) => path.join(dir, ...names);
before(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'storycard-help-'));
  mkdirSync(at('bin'));
  symlinkSync(storycard, at('bin/storycard'));
});
after(() => rmSync(dir, { recursive: true }));

const run = (...words) => spawnSync(storycard, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
function said(...words) {
  const { status, stdout, stderr } = run(...words);
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return stdout;
}
const here = (program) => spawnSync(program, ['--version']).status === 0;

const lines = (text, heading) => text.split(`\n${heading}\n`)[1].split('\n\n')[0].trimEnd().split('\n');
const examples = (help) => lines(help, 'Examples').map((line) => line.trim());
// [{ name: '--output', letter: '-o', value: 'OUT' }]
const options = (help) => lines(help, 'Options').filter((line) => /^ {2}-/.test(line)).map((line) => {
  const [, letter, name, value] = /^ {2}(?:(-\w), )?(--[a-z-]+)(?: ([A-Z/]+))? {1,}/.exec(line);
  return { name, letter, value };
});
const optionsOf = (command) => options(said(command, '--help'));

/** A folder with all that examples name. */
function place(name) {
  const folder = at(name);
  mkdirSync(folder);
  copyFileSync(path.join(root, 'assets/samples/amina.jpg'), path.join(folder, 'photo.jpg'));
  const story = { storycard: 1, story: 'I came with seeds.', name: 'Amina', language: 'en', photo: { file: 'photo.jpg' } };
  writeFileSync(path.join(folder, 'story.json'), JSON.stringify(story));
  writeFileSync(path.join(folder, 'stories.csv'), 'story,language,photo.file\nHi,en,photo.jpg\nSalut,fr,\n');
  writeFileSync(path.join(folder, 'stories.jsonl'), `${JSON.stringify(story)}\n`);
  cpSync(path.join(root, 'tests/fixtures/packs/good'), path.join(folder, 'my-pack'), { recursive: true });
  const card = path.join(folder, 'card.storycard');
  said('render', path.join(folder, 'story.json'), '-o', card);
  return folder;
}

/** A command that goes on until Ctrl-C, ended once it has said that all is well. */
async function runUntilDone(example, options) {
  const child = spawn('sh', ['-c', `exec ${example}`], options);
  let stdout = '', stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
    if (/ are good, /.test(stdout)) child.kill('SIGINT');
  });
  child.stderr.on('data', (text) => { stderr += text; });
  const [status] = await once(child, 'close');
  return { status, stdout, stderr };
}

async function runExamples(name, help) {
  const folder = place(name);
  const env = { ...process.env, PATH: `${at('bin')}:${process.env.PATH}` };
  const all = examples(help);
  assert.ok(all.length >= 1);
  for (const example of all) {
    assert.match(example, /^storycard /);
    const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 26 };
    const result = example.includes(' watch ') ? await runUntilDone(example, options) : spawnSync('sh', ['-c', example], options);
    assert.equal(result.status, 0, `${example}: ${result.stderr}`);
    const outputs = [...example.matchAll(/(?:-o|--sheet|--report|--picture|--extract|>) (\S+)/g)].map(([, output]) => output);
    for (const output of outputs) assert.ok(existsSync(path.join(folder, output)), `${example} makes no ${output}`);
    if (outputs.length === 0) assert.ok(result.stdout.length > 0, `${example} says nothing`);
  }
  return all.length;
}

test('--help has every command, and each of its examples runs', async () => {
  const help = said('--help');
  assert.deepEqual(lines(help, 'Commands').filter((line) => /^ {2}\w/.test(line)).map((line) => line.trim().split(' ')[0]), commands);
  assert.match(help, /^Exit code: 0 done, 2 wrong usage, 3 /m);
  assert.equal(await runExamples('all', help), commands.length);
  for (const words of [['-h'], ['help']]) assert.equal(said(...words), help);
});

for (const command of commands) {
  test(`${command} --help says what it takes, and each of its examples runs`, async () => {
    const help = said(command, '--help');
    assert.ok(help.startsWith(`storycard ${command} `));
    assert.match(help, new RegExp(`^Usage: storycard ${command} `, 'm'));
    assert.match(help, /^Exit code: 0 done, 2 wrong usage/m);
    assert.equal(options(help).at(-1).name, '--help');
    for (const line of help.split('\n\nExamples\n')[0].split('\n')) assert.ok(line.length <= 80 && line === line.trimEnd(), line);
    await runExamples(command, help);
    for (const words of [['help', command], ['--help', command], [command, '-h']]) assert.equal(said(...words), help);
  });

  test(`${command} takes the options of its --help, and no others`, () => {
    const own = optionsOf(command);
    const every = new Map(commands.flatMap(optionsOf).map((option) => [option.name, option]));
    assert.ok(every.size > 20);
    for (const { name, letter, value } of every.values()) {
      if (name === '--help') continue;
      const taken = own.some((option) => option.name === name);
      for (const written of letter ? [name, letter] : [name]) {
        const { status, stderr } = run(command, written, ...value ? ['1'] : []);
        assert.equal(/takes no --|is no option/.test(stderr), !taken, `${command} ${written}: ${stderr}`);
        if (!taken) assert.deepEqual([status, stderr], [2, `storycard: ${command} takes no ${name}. See storycard --help.\n`]);
      }
    }
  });
}

test('a name that is nearly one says which is meant, and one that is far says nothing', () => {
  const wrong = (...words) => {
    const { status, stdout, stderr } = run(...words);
    assert.deepEqual([status, stdout], [2, '']);
    return stderr.replace(/^storycard: /, '').replace(' See storycard --help.\n', '');
  };
  assert.equal(wrong('redner', 'a.json'), 'There is no command "redner". Did you mean render?');
  assert.equal(wrong('lay'), 'There is no command "lay". Did you mean layout?');
  assert.equal(wrong('help', 'fotos'), 'There is no command "fotos".');
  assert.equal(wrong('draw'), 'There is no command "draw".');
  assert.equal(wrong('render', 'a.json', '--fromat', 'all'), 'There is no option --fromat. Did you mean --format?');
  assert.equal(wrong('render', 'a.json', '--out=x.png'), 'There is no option --out. Did you mean --output?');
  assert.equal(wrong('render', '--nonsense'), 'There is no option --nonsense.');
  assert.equal(wrong('photo', '--jsn'), 'There is no option --jsn. Did you mean --json?');
  assert.equal(wrong('photo', '--fromat'), 'There is no option --fromat.');  // photo takes no --format
  assert.equal(wrong('render', `--${'x'.repeat(100_000)}`), `There is no option --${'x'.repeat(100_000)}.`);
  assert.equal(wrong('frames', '--json=yes'), '--json takes no value.');
  assert.equal(wrong(), 'Say what to do: render, batch, layout, frames, check, watch, photo, open, help or completion.');
});

test('help and completion refuse what they do not know', () => {
  for (const words of [['help', 'render', 'batch'], ['help', 'render', '--man'], ['completion'], ['completion', 'tcsh'], ['completion', 'bash', 'zsh']]) {
    const { status, stdout, stderr } = run(...words);
    assert.deepEqual([status, stdout], [2, ''], words.join(' '));
    assert.match(stderr, /^storycard: .+\. See storycard --help\.\n$/);
  }
});

test('the manual page has every command with its options and examples, by the macros of man(7)', () => {
  const roff = said('help', '--man');
  assert.match(roff, /^\.TH STORYCARD 1 /);
  const headings = [...roff.matchAll(/^\.SH "?([A-Z ]+)"?$/gm)].map(([, heading]) => heading);
  assert.deepEqual(headings, ['NAME', 'SYNOPSIS', 'COMMANDS', 'EXIT STATUS', 'ENVIRONMENT']);
  for (const line of roff.split('\n')) {
    assert.doesNotMatch(line, /^'/);
    assert.match(line, /^(\.(TH|SH|SS|PP|TP|RS|RE|nf|fi)( |$)|[^.]|$)/);
    assert.doesNotMatch(line.replace(/\\(e|-|&|\(aq|\(ti|f[BIR])/g, ''), /\\|[^\x20-\x7e]/);  // no escape but these
    assert.doesNotMatch(line.replaceAll('\\-', ''), /-/, 'a minus, not a hyphen');
  }
  const sections = roff.split('\n.SH "EXIT')[0].split('\n.SS ').slice(1);
  assert.deepEqual(sections.map((section) => section.split('\n')[0]), commands);
  sections.forEach((section, i) => {
    const help = said(commands[i], '--help');
    const plain = section.replaceAll('\\(aq', '\'').replaceAll('\\(ti', '~').replace(/\\f[BIR]|\\&/g, '').replaceAll('\\-', '-');
    for (const { name, letter, value } of options(help)) {
      assert.ok(plain.includes(`\n.TP\n${letter ? `${letter}, ` : ''}${name}${value ? ` ${value}` : ''}\n`), `${commands[i]} ${name}`);
    }
    assert.ok(plain.includes(`.nf\n${examples(help).join('\n')}\n.fi`), commands[i]);
  });
});

test('groff sets the manual page without a warning, and examples can be copied from it', { skip: !here('groff') && 'there is no groff here' }, () => {
  const page = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-rLL=200n', '-P-c'], { input: said('help', '--man'), encoding: 'utf8' });
  assert.equal(page.status, 0);
  assert.equal(page.stderr, '');
  const text = page.stdout.replace(/.\x08/g, '');
  for (const command of commands) {
    for (const example of examples(said(command, '--help'))) assert.ok(text.includes(`  ${example}\n`), example);
  }
});

/** What bash offers where the last word is being written. */
function bashOffers(...words) {
  const script = `source <("$0" completion bash) || exit 9
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_storycard
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const result = spawnSync('bash', ['--noprofile', '--norc', '-c', script, storycard, 'storycard', ...words], { cwd: dir, encoding: 'utf8' });
  assert.equal(result.status, 0, result.stderr);
  assert.equal(result.stderr, '');
  return result.stdout.split('\n').filter((word) => word !== '');
}

test('bash completes commands, options, formats and folders', () => {
  assert.deepEqual(bashOffers(''), commands);
  assert.deepEqual(bashOffers('co'), ['completion']);
  for (const command of commands) {
    assert.deepEqual(bashOffers(command, '-').sort(), optionsOf(command).map(({ name }) => name).sort(), command);
  }
  assert.deepEqual(bashOffers('batch', 'a.csv', '--sh'), ['--shard']);
  assert.deepEqual(bashOffers('render', 'a.json', '--format', 's'), ['square', 'story']);
  assert.deepEqual(bashOffers('render', 'a.json', '--format', '='), ['square', 'portrait', 'tall', 'story', 'wide', 'link', 'all']);
  assert.deepEqual(bashOffers('render', 'a.json', '--format', '=', 'w'), ['wide']);
  assert.deepEqual(bashOffers('help', 'ch'), ['check']);
  assert.deepEqual(bashOffers('completion', ''), ['bash', 'zsh', 'fish']);
  mkdirSync(at('own folder'));
  writeFileSync(at('own file'), '');
  assert.deepEqual(bashOffers('check', 'own'), ['own folder']);
  assert.deepEqual(bashOffers('frames', '--pack', 'own'), ['own folder']);
  assert.deepEqual(bashOffers('render', 'own'), []);  // bash's own files
  const registered = spawnSync('bash', ['-c', 'source <("$0" completion bash); complete -p storycard', storycard], { encoding: 'utf8' });
  assert.equal(registered.stdout, 'complete -o default -F _storycard storycard\n');
});

test('the formats that are offered are those that --format all makes', () => {
  const folder = place('formats');
  said('render', path.join(folder, 'story.json'), '--scale', '0.05', '--format', 'all', '-o', path.join(folder, 'out'));
  const offered = bashOffers('render', '--format', '').filter((format) => format !== 'all');
  assert.deepEqual(readdirSync(path.join(folder, 'out')).sort(), offered.map((format) => `itac-quote-${format}.png`).sort());
});

for (const shell of ['zsh', 'fish']) {
  test(`${shell} is told of every command and its options`, () => {
    const script = said('completion', shell);
    for (const command of commands) {
      const part = shell === 'fish' ? script.split('\n').filter((line) => line.includes(`__fish_seen_subcommand_from ${command}'`)).join('\n')
        : script.split(`\n        ${command})\n`)[1].split(';;\n')[0];
      for (const { name, letter } of optionsOf(command)) {
        const fish = new RegExp(` -l ${name.slice(2)}${letter ? ` -s ${letter[1]}` : ''} `);
        const zsh = new RegExp(letter ? `\\{${letter},${name}=?\\}` : `^ *'\\*?${name}[=[]`, 'm');
        assert.match(part, shell === 'fish' ? fish : zsh, `${command} ${name}`);
      }
    }
    // Quotes are closed, and what zsh gives a meaning is in no text.
    for (const line of script.split('\n').filter((line) => line.includes('complete -c') || /^ {12}'/.test(line))) {
      assert.equal(line.replaceAll('\'\\\'\'', '').replaceAll('\\\'', '').split('\'').length % 2, 1, line);
      if (shell === 'zsh' && line.includes('[')) assert.match(line, /\[[^[\]:]+\]('|:[A-Z/]+:|' )/, line);
    }
  });

  test(`${shell} finds no mistake in its completion`, { skip: !here(shell) && `there is no ${shell} here` }, () => {
    const file = at(`completion.${shell}`);
    writeFileSync(file, said('completion', shell));
    const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
  });
}
