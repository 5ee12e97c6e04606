// Does what docs/tutorial-pack.md tells its reader to do, word for word, with the example that the page for designers hands out.
//   follow-tutorial.mjs [--program build/native/storycard] [--page FOLDER] -o FOLDER
// The document says where in comments: <!-- follow: change FILE --> (two code blocks: what is there, what it becomes),
// copy FROM TO, paste SVG NAME FILE, check good, check "words of a finding". Exit code 3 where it cannot be followed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asPart, importSvg } from '../web/packs/import-svg.mjs';

const root = path.resolve(import.meta.dirname, '..');
const option = (name, fallback) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : fallback);
const program = option('--program', path.join(root, 'build/native/storycard'));
const folder = option('-o');
if (!folder) {
  console.error('storycard: follow-tutorial.mjs takes -o FOLDER.');
  process.exit(2);
}

class Stuck extends Error {}
const stuck = (step, why) => { throw new Stuck(`step "${step}": ${why}`); };

const read = (name) => readFileSync(path.join(folder, name), 'utf8');
const write = (name, text) => writeFileSync(path.join(folder, name), text);

function change(step, file, [before, after]) {
  const text = read(file);
  const found = text.split(before).length - 1;
  if (found !== 1) stuck(step, `${found} places in ${file} read ${before.trim()}`);
  write(file, text.replace(before, () => after));
}

// As the page for designers gives it, behind "parts": {
function paste(step, svg, name, file) {
  const { colors } = JSON.parse(read('pack.json'));
  const part = asPart(importSvg(readFileSync(path.join(root, 'docs', svg), 'utf8'), { colors }));
  change(step, file, ['"parts": {', `"parts": {\n    "${name}": ${JSON.stringify(part, null, 1).replace(/\n\s*/g, ' ')},`]);
}

function check(step, wanted) {
  const { status, stdout, stderr } = spawnSync(program, ['check', folder], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const said = stdout + stderr;
  if (wanted === 'good') return status === 0 || stuck(step, `check says ${said.slice(0, 600)}`);
  return (status === 3 && said.includes(wanted)) || stuck(step, `check should say ${wanted}; it says ${said.slice(0, 600)}`);
}

function follow(text) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(path.resolve(folder)), { recursive: true });
  cpSync(path.join(root, 'web/packs/example'), folder, { recursive: true });
  const steps = [...text.matchAll(/<!-- follow: (.+?) -->([\s\S]*?)(?=<!-- follow: |$)/g)];
  for (const [, step, rest] of steps) {
    const [verb, ...words] = step.split(' ');
    const blocks = [...rest.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, code]) => code);
    if (verb === 'change') change(step, words[0], blocks);
    else if (verb === 'copy') write(words[1], read(words[0]));
    else if (verb === 'paste') paste(step, words[0], words[1], words[2]);
    else if (verb === 'check') check(step, words.join(' ').replaceAll('"', ''));
    else stuck(step, 'it is not known');
  }
  return steps.length;
}

try {
  console.log(`${follow(readFileSync(path.join(root, 'docs/tutorial-pack.md'), 'utf8'))} steps followed; the pack is in ${folder}.`);
} catch (error) {
  if (!(error instanceof Stuck)) throw error;
  console.error(`storycard: docs/tutorial-pack.md cannot be followed, ${error.message}`);
  process.exitCode = 3;
}
