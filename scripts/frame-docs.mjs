// Writes the reference parts of docs/frames.md from the JSON Schemas and the examples, and draws the examples' pictures.
//   frame-docs.mjs [--check] [--program build/native/storycard]
// With --check nothing is written; exit code 3 where the document or a picture is not what it would be now.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPng } from './png.mjs';

const root = path.resolve(import.meta.dirname, '..');
const document = path.join(root, 'docs/frames.md');
const examples = path.join(root, 'docs/frames/examples');
const pictures = path.join(root, 'docs/images/frames');
const mostBytes = 20_000;

const words = process.argv.slice(2);
const check = words.includes('--check');
const program = words.includes('--program') ? words[words.indexOf('--program') + 1] : path.join(root, 'build/native/storycard');

const schemas = Object.fromEntries(['frame', 'pack'].map((name) => [name, JSON.parse(readFileSync(path.join(root, `assets/schema/${name}.schema.json`), 'utf8'))]));

// Pictures of an example, where it is not one of the garden's story on a square: [end of its name, story, format].
const shown = {
  roomy: [['', 'garden', 'square'], ['-long', 'long', 'square']],
  conditions: [['', 'garden', 'square'], ['-no-photo', 'no-photo', 'square']],
  shuffled: [['', 'garden', 'square'], ['-long', 'long', 'square']],
  classes: [['', 'garden', 'square'], ['-wide', 'garden', 'wide']],
  scripts: [['', 'garden', 'square'], ['-arabic', 'arabic', 'square']],
  fact: [['', 'fact', 'square']],
  event: [['', 'event', 'square']],
  qr: [['', 'link', 'square']],
};
const picturesOf = (example) => shown[example] ?? [['', 'garden', 'square']];

// ---- types, as words

const named = {
  plainName: 'plain name', words: 'words', view: '`[width, height]`, each 0.01 to 100,000', pictureFile: 'file', weight: '100 to 900', length: 'length', box: 'box', color: 'colour', paint: 'paint', line: 'line',
  shadow: 'shadow', plate: 'plate', outline: 'outline', conditions: 'condition, or a list', condition: 'condition', slot: 'slot', size: 'size', layers: 'list of layers', layer: 'layer', face: 'face',
  uses: 'name, or a list', changes: 'object', part: 'members of layers', tile: 'tile', stop: 'stop', literal: 'colour', gradient: 'gradient',
};

function typeOf(schema) {
  const own = schema.$ref?.split('/').pop();
  if (own) return named[own] ?? own;
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.anyOf && !schema.type) return schema.anyOf.map(typeOf).join(', or ');
  if (schema.if) return `${typeOf(schema.then)}, or ${typeOf(schema.else)}`;
  switch (schema.type) {
    case 'number': case 'integer': return schema.maximum === undefined ? 'number' : `${schema.minimum} to ${schema.maximum.toLocaleString('en')}`;
    case 'boolean': return 'true, false';
    case 'string': return schema.pattern?.includes('speakers') ? '`speakers.0` …' : 'text';
    case 'array': {
      if (schema.minItems !== undefined && schema.minItems === schema.maxItems) return `${schema.minItems} numbers, each ${typeOf(schema.items)}`;
      const many = schema.maxItems === undefined ? '' : `, at most ${schema.maxItems}`;
      return `list of ${plural(typeOf(schema.items))}${many}`;
    }
    case 'object': return schema.additionalProperties?.$ref ? `object of ${plural(typeOf(schema.additionalProperties))}` : 'object';
    default: return '';
  }
}
const plural = (type) => (/^[a-z ]+$/.test(type) && !type.endsWith('s') ? `${type}s` : type);

const cell = (text) => text.replaceAll('|', '\\|');
function rowOf(name, member, required) {
  const fallback = required ? 'required' : member.default === undefined ? '' : typeof member.default === 'string' ? `\`${member.default}\`` : `\`${JSON.stringify(member.default).replaceAll(',', ', ')}\``;
  return `| \`${name}\` | ${cell(typeOf(member))} | ${fallback} | ${cell(member.description ?? '')} |`;
}

const head = '| key | type | default | meaning |\n|---|---|---|---|';
function table(schema, wanted = () => true) {
  const rows = Object.entries(schema.properties).filter(([name, member]) => wanted(name, member)).map(([name, member]) => rowOf(name, member, schema.required?.includes(name)));
  return [head, ...rows].join('\n');
}

const frame = schemas.frame.$defs;
const style = Object.keys(frame.textLayer.properties).filter((name) => frame.lineLayer.properties[name] && !frame.everyLayer.properties[name]);
const ofEveryLayer = (member) => member.$ref?.startsWith('#/$defs/everyLayer/');

/** What may stand between the document's marks: [command, ...words] -> Markdown. */
const parts = {
  pack: () => table(schemas.pack),
  theme: () => table(schemas.pack.properties.themes.items),
  logo: () => table(schemas.pack.properties.logos.items),
  frame: () => table(schemas.frame),
  layer: () => table(frame.everyLayer),
  style: () => table(frame.textLayer, (name) => style.includes(name)),
  object: (name) => table(frame[name]),
  kind: (name) => {
    const schema = frame[`${name}Layer`];
    const wordy = name === 'text' || name === 'line';
    return `${schema.description}\n\n${table(schema, (member, value) => !ofEveryLayer(value) && !(wordy && style.includes(member)))}`;
  },
  example: (...names) => names.map(exampleText).join('\n\n'),
};

function exampleText(name) {
  const file = path.join(examples, 'frames', `${name}.json`);
  const text = readFileSync(file, 'utf8');
  const { name: title } = JSON.parse(text);
  const inside = text.slice(text.indexOf('"layers": [') + '"layers": ['.length, text.lastIndexOf(']'));
  const code = inside.split('\n').map((line) => line.replace(/^ {4}/, '')).join('\n').trim();
  const images = picturesOf(name).map(([end, , format]) => `<img src="images/frames/${name}${end}.png" height="194" alt="${title}${format === 'square' ? '' : `, ${format}`}">`);
  return `**${title}** ([the frame](frames/examples/frames/${name}.json))\n\n${images.join(' ')}\n\n\`\`\`json\n${code}\n\`\`\``;
}

function written(text) {
  const used = new Set();
  const result = text.replace(/(<!-- frame-docs: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g, (_, begin, asked, end) => {
    const [command, ...rest] = asked.split(' ');
    if (!parts[command]) throw new Error(`docs/frames.md asks for "${asked}", which is not known`);
    used.add(command === 'kind' ? `kind ${rest[0]}` : command);
    if (command === 'example') rest.forEach((name) => used.add(`example ${name}`));
    return `${begin}${parts[command](...rest)}\n${end}`;
  });
  const kinds = Object.keys(frame).filter((name) => name.endsWith('Layer') && name !== 'everyLayer').map((name) => `kind ${name.slice(0, -5)}`);
  const missing = [...kinds, ...exampleNames().map((name) => `example ${name}`)].filter((part) => !used.has(part));
  if (missing.length > 0) throw new Error(`docs/frames.md does not show: ${missing.join(', ')}`);
  return result;
}

const exampleNames = () => JSON.parse(readFileSync(path.join(examples, 'pack.json'), 'utf8')).frames;

function draw(folder) {
  const names = [];
  for (const example of exampleNames()) {
    for (const [end, story, format] of picturesOf(example)) {
      const name = `${example}${end}.png`;
      execFileSync(program, ['render', path.join(examples, `stories/${story}.json`), '--pack', examples, '--frame', `examples/${example}`,
        '--format', format, '--scale', format === 'square' ? '0.18' : '0.2', '-o', path.join(folder, name)], { stdio: ['ignore', 'ignore', 'inherit'] });
      if (statSync(path.join(folder, name)).size > mostBytes) throw new Error(`${name} is larger than ${mostBytes} bytes; make the example simpler`);
      names.push(name);
    }
  }
  return names;
}

// Alike to the eye: other versions of a library may draw letters' edges a little otherwise.
function alike(one, other) {
  if (!existsSync(other)) return false;
  const [a, b] = [readPng(one), readPng(other)];
  if (a.width !== b.width || a.height !== b.height) return false;
  let far = 0;
  for (let y = 0; y < a.height; ++y) {
    for (let x = 0; x < a.width; ++x) {
      const [p, q] = [a.at(x, y), b.at(x, y)];
      if (p.some((value, i) => Math.abs(value - q[i]) > 48)) far += 1;
    }
  }
  return far <= 0.005 * a.width * a.height;
}

const before = readFileSync(document, 'utf8');
const now = written(before);
const drawn = check ? mkdtempSync(path.join(tmpdir(), 'storycard-docs-')) : pictures;
try {
  mkdirSync(drawn, { recursive: true });
  const names = draw(drawn);
  const left = existsSync(pictures) ? readdirSync(pictures).filter((name) => !names.includes(name)) : [];
  if (check) {
    const old = names.filter((name) => !alike(path.join(drawn, name), path.join(pictures, name)));
    const wrong = [...(now === before ? [] : ['docs/frames.md']), ...[...old, ...left].map((name) => `docs/images/frames/${name}`)];
    if (wrong.length > 0) {
      console.error(`storycard: out of date: ${wrong.join(', ')}. Run node scripts/frame-docs.mjs.`);
      process.exitCode = 3;
    }
  } else {
    writeFileSync(document, now);
    for (const name of left) rmSync(path.join(pictures, name));
    console.log(`docs/frames.md and ${names.length} pictures are written.`);
  }
} finally {
  if (check) rmSync(drawn, { recursive: true, force: true });
}
