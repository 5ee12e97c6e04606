// What gcc counted while the tests ran, as a table of rooms: coverage.mjs BUILD. Lines that nothing ran go to BUILD/lines.txt.
// Fails where a room has less than 95 % of its lines.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LEAST = 95;

// What only a broken caller, or the end of memory, can reach: a process that ends there counts nothing.
const BROKEN_CALLERS = [
  ['core/base/check.cpp', /./, 'what a broken promise says before the program ends'],
  ['core/base/memory.cpp', /./, 'what is said when there is no memory; tests/cli/no_memory.test.mjs runs it'],
  [/./, /^\s*CHECK\(false\);/, 'after a switch that has every value'],
];
const excused = (file, text) => BROKEN_CALLERS.some(([where, what]) => (where instanceof RegExp ? where.test(file) : where === file) && what.test(text));

const build = path.resolve(process.argv[2] ?? 'build/coverage');
const counted = readdirSync(path.join(build, 'core'), { recursive: true }).filter((name) => name.endsWith('.gcda')).map((name) => path.join(build, 'core', name));
if (counted.length === 0) throw new Error(`${build}/core has no counts.\n  Cure: make coverage`);

// By file, how often each line ran, in whatever library or template it did.
const files = new Map();
for (const line of execFileSync('gcov', ['--json-format', '--stdout', ...counted], { encoding: 'utf8', maxBuffer: 1 << 30 }).split('\n')) {
  if (line === '') continue;
  for (const { file, lines } of JSON.parse(line).files) {
    const name = path.relative('.', path.resolve(file));
    if (!name.startsWith(`core${path.sep}`)) continue;
    const counts = files.get(name) ?? new Map();
    files.set(name, counts);
    for (const { line_number: number, count } of lines) counts.set(number, (counts.get(number) ?? 0) + count);
  }
}

const rooms = new Map();
const missed = [], left = [];
for (const [file, counts] of [...files].sort()) {
  const text = readFileSync(file, 'utf8').split('\n');
  const room = rooms.get(file.split('/')[1]) ?? { lines: 0, run: 0 };
  rooms.set(file.split('/')[1], room);
  for (const [number, count] of [...counts].sort(([a], [b]) => a - b)) {
    const told = `${file}:${number}: ${text[number - 1]?.trim()}`;
    if (count === 0 && excused(file, text[number - 1])) { left.push(told); continue; }
    room.lines += 1;
    if (count > 0) room.run += 1; else missed.push(told);
  }
}
writeFileSync(path.join(build, 'lines.txt'), `Run by no test:\n${missed.join('\n')}\n\nLeft out, since only a broken caller gets there:\n${left.join('\n')}\n`);

const percent = ({ lines, run }) => (100 * run / lines).toFixed(1);
const all = { lines: 0, run: 0 };
console.log('| room | lines | run by a test | |\n|---|---:|---:|---:|');
for (const [name, room] of rooms) {
  console.log(`| \`${name}\` | ${room.lines} | ${room.run} | ${percent(room)} % |`);
  all.lines += room.lines;
  all.run += room.run;
}
console.log(`| all | ${all.lines} | ${all.run} | **${percent(all)} %** |\n${left.length} lines left out.`);
const short = [...rooms].filter(([, room]) => 100 * room.run < LEAST * room.lines).map(([name]) => name);
if (short.length > 0) {
  console.error(`storycard: less than ${LEAST} % of the lines of ${short.join(', ')} are run by a test.\n  Cure: see ${path.relative('.', build)}/lines.txt`);
  process.exit(1);
}
