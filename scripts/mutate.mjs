// Does a test notice when a condition of core/ is wrong? mutate.mjs [ROOM...]: ten conditions of each room, chosen by a seed, are
// turned into other ones, one at a time; the room's own tests run, then, if none noticed, those of the next two rooms and the goldens.
//   --seed 9  --count 10  --only FILE:LINE,FILE:LINE (of those ten)  --own (the room's own tests alone)
// Needs build/native as `make native` leaves it, and leaves it as it is: a mutant is compiled beside it and linked before its room's library.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { conditionsOf } from './conditions.mjs';

const words = process.argv.slice(2);
const option = (name, fallback) => {
  const at = words.indexOf(`--${name}`);
  return at === -1 ? fallback : words.splice(at, 2)[1];
};
const seed = option('seed', '9'), count = Number(option('count', '10')), only = option('only');
const own = words.includes('--own');
const ROOMS = /^set\(rooms (.*)\)$/m.exec(readFileSync('cmake/layer_check.cmake', 'utf8'))[1].split(' ');
const FURTHER = { unicode: ['unicode_conformance', 'emoji'], almanac: ['almanac_conformance'], image: ['images'] };
const rooms = words.filter((word) => !word.startsWith('--'));
const native = path.resolve('build/native'), work = path.resolve(`build/mutants-${rooms.join('-') || 'all'}`);  // beside build/assets, where programs look
const EQUIVALENT = JSON.parse(readFileSync('tests/mutants.json', 'utf8'));

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const commands = JSON.parse(readFileSync(path.join(native, 'compile_commands.json'), 'utf8'));
const linked = new Map();

/** The command that links a program, from ninja. */
function linkOf(program) {
  if (!linked.has(program)) {
    const told = spawnSync('ninja', ['-C', native, '-t', 'commands', program], { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (told.status !== 0) throw new Error(`${program} is not in ${native}.\n  Cure: make native`);
    linked.set(program, told.stdout.split('\n').findLast((line) => line.includes(` -o `)));
  }
  return linked.get(program);
}

/** Runs a shell's command with 4 GB and so many seconds of a processor: a mutant may never end. With `env` it is node's. */
function shell(command, seconds, folder, env) {
  const memory = env ? '' : '-v 4000000 ';  // node asks for more than it takes
  const done = spawnSync('bash', ['-c', `ulimit ${memory}-t ${seconds}; ${command}`], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...env } });
  const text = `${done.stdout}${done.stderr}`;
  return { good: done.status === 0, ended: done.signal === null && done.status !== 137 && done.status !== 152, text };
}

// The conditions of a room in the order of their lots, which depend on nothing but the seed and their own line.
function drawn(room) {
  const files = readdirSync(`core/${room}`, { recursive: true }).filter((name) => name.endsWith('.cpp')).map((name) => `core/${room}/${name}`);
  const lot = (text) => createHash('sha256').update(`${seed} ${text}`).digest('hex');
  const seen = new Map();
  return files.flatMap((file) => conditionsOf(readFileSync(file, 'utf8')).map((found) => {
    const name = `${file} ${found.line.trim()} ${found.column}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    const mine = lot(`${name} ${seen.get(name)}`);
    return { file, ...found, lot: mine, into: found.into[Number.parseInt(mine.slice(0, 6), 16) % found.into.length] };
  })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
}

function compile(mutant) {
  const source = readFileSync(mutant.file, 'utf8');
  const changed = source.slice(0, mutant.from) + mutant.into + source.slice(mutant.to);
  const file = path.join(work, path.basename(mutant.file));
  writeFileSync(file, changed);
  const entry = commands.find((one) => one.file === path.resolve(mutant.file));
  // What looks beside a list's end is noticed, as the sanitizers would.
  const command = entry.command.replace(/^\S*ccache /, '').replace(/ -o .*$/, '').replaceAll('-Werror', '');
  return shell(`${command} -O0 -w -D_GLIBCXX_ASSERTIONS -I${path.resolve(path.dirname(mutant.file))} -o ${work}/mutant.o -c ${file}`, 300, entry.directory);
}

/** Links a program with the mutant in it, in build/mutants. */
function link(program, room) {
  const library = `core/${room}/libstorycard_${room}.a`;
  const command = linkOf(program).replace(/ -o (\S+)/, ` -o ${work}/${program}`).replace(library, `${work}/mutant.o ${library}`);
  const done = shell(command, 120, native);
  if (!done.good) throw new Error(`${program} was not linked:\n${done.text.slice(0, 2000)}`);
  return path.join(work, program);
}

const uses = (program, room) => linkOf(program).includes(`libstorycard_${room}.a`);
const failed = ({ text, ended }) => (ended ? /TEST CASE:\s*(.*)/.exec(text)?.[1] ?? /not ok \d+ - (.*)/.exec(text)?.[1] ?? /broken promise: (.*)/.exec(text)?.[0] ?? text.trim().split('\n').pop() : 'did not end').trim();

/** Who notices: the name of a test, or nothing. */
function noticed(room) {
  const tests = [room, ...(own ? [] : [...(FURTHER[room] ?? []), 'stages', ...ROOMS.slice(ROOMS.indexOf(room) + 1).filter((name) => uses(`test_${name}`, room)).slice(0, 2), 'goldens'])];
  for (const name of tests) {
    const program = name === 'goldens' ? 'storycard' : `test_${name}`;
    if (!uses(program, room)) continue;
    const done = name === 'goldens'
      ? shell(`node --test tests/golden/golden.test.mjs${room === 'check' ? ' tests/cli/check.test.mjs' : ''}`, 60, process.cwd(), { STORYCARD_PROGRAM: link(program, room) })
      : shell(`${link(program, room)} --abort-after=1 --minimal`, 40, process.cwd());
    if (!done.good) return { by: name, test: failed(done) };
  }
  return null;
}

const report = [];
for (const room of ROOMS.filter((name) => rooms.length === 0 || rooms.includes(name))) {
  let left = count;
  for (const mutant of drawn(room).slice(0, only ? count : undefined)) {
    const place = `${mutant.file}:${mutant.number}`;
    if (left === 0) break;
    if (only && !only.split(',').includes(place)) continue;
    if (!compile(mutant).good) continue;  // what the compiler refuses is no mutant
    left -= 1;
    const by = noticed(room);
    const told = { room, place, line: mutant.line.trim(), from: mutant.was, into: mutant.into, ...by };
    const known = EQUIVALENT.find((one) => mutant.file === one.file && told.line === one.line && told.from === one.from && told.into === one.into);
    told.end = by ? (by.by === room ? 'own' : 'others') : known ? 'equivalent' : 'survived';
    if (known && !by) told.why = known.why;
    report.push(told);
    console.log(`${told.end.padEnd(10)} ${place}: ${told.from}  ->  ${told.into}\n           ${told.line}${by ? `\n           by ${by.by}: ${by.test}` : known ? `\n           ${known.why}` : ''}`);
  }
}
writeFileSync(path.join(work, 'report.json'), JSON.stringify(report, null, 1));

const number = (room, end) => report.filter((one) => (!room || one.room === room) && one.end === end).length;
const row = (name, room) => `| ${name} | ${['own', 'others', 'equivalent', 'survived'].map((end) => number(room, end)).join(' | ')} |`;
console.log(['| room | caught by its own tests | by goldens or rooms above | changes nothing | survived |', '|---|---:|---:|---:|---:|',
  ...ROOMS.filter((room) => report.some((one) => one.room === room)).map((room) => row(`\`${room}\``, room)), row('all')].join('\n'));
process.exit(number(undefined, 'survived') > 0 ? 1 : 0);
