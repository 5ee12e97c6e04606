// A designer's SVG as a part for a pack: its JSON on stdout or into a file, what could not be carried over on stderr.
//   npm run import-svg -- ART.svg [--pack DIR] [--keep-lines] [--width U] [-o frames/part.json]
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asPart, importSvg, SvgError } from '../web/packs/import-svg.mjs';

const help = `usage: import-svg ART.svg [--pack DIR] [--keep-lines] [--width U] [-o FILE]

Turns the drawing into a part that goes into a pack's "parts", or a layer of a frame.
  --pack DIR   colours that the pack in DIR has a name for get this name
  --keep-lines lines stay lines, of a width in u; else they become areas, which grow with the art and keep ends and corners
  --width U    how wide it will be drawn, in u: lines that stay lines are as thick as in the drawing then (100, a square card's width)
  -o FILE      where the JSON goes instead of to standard output

What cannot be carried over is told on standard error. Exit code 0: done; 2: wrong usage; 3: the drawing cannot be read.
`;

class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
const wrongUsage = (message) => { throw new Refusal(2, `${message}. See import-svg --help`); };
const badInput = (message) => { throw new Refusal(3, message); };

function readWords(words) {
  const asked = { width: 100, lines: 'outline' };
  for (let i = 0; i < words.length; ++i) {
    const word = words[i];
    const value = () => words[++i] ?? wrongUsage(`${word} needs a value`);
    if (word === '--pack') asked.pack = value();
    else if (word === '--keep-lines') asked.lines = 'stroke';
    else if (word === '-o') asked.out = value();
    else if (word === '--width') {
      asked.width = Number(value());
      if (!(asked.width >= 0.1 && asked.width <= 400)) wrongUsage('--width takes a number from 0.1 to 400');
    } else if (word.startsWith('-') && word !== '-') wrongUsage(`there is no option ${word}`);
    else if (asked.file !== undefined) wrongUsage('import-svg takes one SVG');
    else asked.file = word;
  }
  return asked.file === undefined ? wrongUsage('import-svg takes an SVG') : asked;
}

function readText(file) {
  if (file !== '-' && !existsSync(file)) badInput(`${file}: there is no such file`);
  if (file !== '-' && statSync(file).isDirectory()) badInput(`${file}: it is a folder`);
  const bytes = readFileSync(file === '-' ? 0 : file);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    return new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return badInput(`${file}: it is not text in UTF-8; save it again as SVG`);
  }
}

function colorsOf(folder) {
  const file = folder.endsWith('.json') ? folder : path.join(folder, 'pack.json');
  try {
    const { colors } = JSON.parse(readText(file));
    return colors && typeof colors === 'object' ? colors : {};
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return badInput(`${file}: it is not JSON`);
  }
}

function write(file, text, inputs) {
  if (existsSync(file) && inputs.some((input) => input !== '-' && realpathSync(input) === realpathSync(file))) badInput(`${file}: it is the drawing itself; name another file`);
  try {
    writeFileSync(file, text);
  } catch (error) {
    badInput(`${file}: it cannot be written (${error.code})`);
  }
}

// Lists of plain values stay on one line, as people write them.
function pretty(json, indent = '') {
  if (json === null || typeof json !== 'object') return JSON.stringify(json);
  const deeper = `${indent}  `;
  if (!Array.isArray(json)) return `{\n${Object.entries(json).map(([key, value]) => `${deeper}${JSON.stringify(key)}: ${pretty(value, deeper)}`).join(',\n')}\n${indent}}`;
  if (json.every((item) => item === null || typeof item !== 'object')) return `[${json.map((item) => JSON.stringify(item)).join(', ')}]`;
  return `[\n${json.map((item) => deeper + pretty(item, deeper)).join(',\n')}\n${indent}]`;
}

function run(words) {
  if (words.includes('--help')) return process.stdout.write(help);
  const asked = readWords(words);
  const colors = asked.pack === undefined ? {} : colorsOf(asked.pack);
  const text = readText(asked.file);
  let art;
  try {
    art = importSvg(text, { colors, lines: asked.lines, width: asked.width });
  } catch (error) {
    if (error instanceof SvgError) badInput(`${asked.file}: ${error.message}`);
    throw error;
  }
  const json = `${pretty(asPart(art))}\n`;
  if (asked.out === undefined) process.stdout.write(json);
  else write(asked.out, json, [asked.file]);
  for (const { line, element, what, why, times } of art.notes) {
    process.stderr.write(`${asked.file}${line ? ` line ${line}` : ''}: ${what}${times ? ` (${times} times)` : ''} in <${element}>: ${why}.\n`);
  }
  const [wide, high] = art.view;
  process.stderr.write(`${asked.file}: drawn on ${wide} x ${high}; give it a box of that ratio, such as ${asked.width} wide and ${Number(((asked.width * high) / wide).toFixed(2))} high.\n`);
}

try {
  run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`storycard: ${error.message.replace(/\.$/, '')}.\n`);
  process.exitCode = error.code;
}
