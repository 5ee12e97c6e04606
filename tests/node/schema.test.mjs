// The JSON Schemas of packs and frames: what editors and designers go by says the same as the reader.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { dist, root, scratch } from './samples.mjs';

const json = (...names) => JSON.parse(readFileSync(path.join(root, ...names), 'utf8'));
const schemas = { frame: json('assets/schema/frame.schema.json'), pack: json('assets/schema/pack.schema.json') };
const ajv = new Ajv.default({ strict: true, strictRequired: false, strictTypes: false, strictTuples: false, allErrors: true });
ajv.addSchema(Object.values(schemas));
const validate = { frame: ajv.getSchema('frame.schema.json'), pack: ajv.getSchema('pack.schema.json') };

const packs = [...['assets/packs', 'assets/examples'].flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => path.join(folder, name))),
  'tests/fixtures/packs/good', 'docs/frames/examples', 'docs/tutorial/port-amara'];
for (const pack of packs) {
  test(`${pack} is as the schemas say`, () => {
    const { frames } = json(pack, 'pack.json');
    assert.ok(validate.pack(json(pack, 'pack.json')), ajv.errorsText(validate.pack.errors));
    for (const frame of frames) assert.ok(validate.frame(json(pack, 'frames', `${frame}.json`)), `${frame}: ${ajv.errorsText(validate.frame.errors)}`);
  });
}

test('the site serves them, at an address that an editor may be given', () => {
  for (const name of ['frame', 'pack']) assert.deepEqual(JSON.parse(readFileSync(path.join(dist, `assets/schema/${name}.schema.json`), 'utf8')), schemas[name]);
});

test('every member has a description for whoever writes a pack', () => {
  const look = (schema, where) => {
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      if (!/^#\/\$defs\/(changes|part)\//.test(`${where}/`)) {
        const description = member.description ?? (member.$ref && resolve(member.$ref).description);
        if (member !== false) assert.ok(description?.length > 5, `${where} ${name}`);
      }
    }
    for (const [key, value] of Object.entries(schema)) if (value && typeof value === 'object' && !['if', 'then', 'else'].includes(key)) look(value, `${where}/${key}`);
  };
  const resolve = (to) => to.replace(/^#\//, '').split('/').reduce((at, part) => at[part], schemas.frame);
  look(schemas.frame, '#');
});

// A pack in which every kind of layer, and every object inside one, stands once.
const style = { size: [2, 4], color: 'ink' };
const layers = {
  fill: { id: 'ground', fill: { linear: 'down', anchor: 'words', stops: [[0, 'ink', 0], ['100%', '#FFF@0.5']] }, asNeeded: true, radius: 2, if: ['photo', 'no-name'], box: [0, 0, '100%', '50% - 2u'] },
  ellipse: { ellipse: { radial: true, stops: [[0, 'ink'], ['70%', 'sun']] }, stroke: { color: 'sun', width: 0.5 }, shadow: { color: 'ink@0.4', blur: 3, down: 1 }, opacity: 0.5 },
  path: { path: 'M0 0H10V10Z', view: [10, 10], color: 'sun', turn: 12, blend: 'multiply', in: { wide: { box: [1, 2, 3, 4], roomy: null } } },
  links: { links: 'circle', colors: ['sun', 'ink'], casing: 'paper', count: 9, orbit: 0.6, radius: 0.3, stroke: 0.1 },
  photo: { photo: 0, outline: { path: 'M0 0H1V1Z', view: [1, 1] } },
  image: { image: 'art/tree.png', fit: 'cover' },
  logos: { logos: 'end', size: 3, gap: 1, plate: { color: 'paper', pad: [1, 1], radius: 1 } },
  qr: { qr: 'end', color: 'ink', module: 0.3, radius: 1, if: ['qr', 'no-photo'] },
  text: { text: 'fact.number', ...style, face: 'title', comfort: 3, weight: 700, align: 'center', wrap: 'balanced', lines: 2, lineHeight: { '*': 1.3 }, scripts: { Arab: { scale: 1.1, weight: 700, face: 'text' } }, plate: { color: 'paper' } },
  own: { text: { en: 'Fixed words' }, size: 2, color: 'ink', leftToRight: true },
  line: { line: ['name', 'place'], separator: { en: ', ' }, ...style },
  stack: { id: 'words', stack: 'down', gap: 1, pack: 'end', roomy: [0, 0, '100%', '100%'], children: [{ fill: 'sun', height: 2, before: 1, grows: true }] },
  group: { group: [{ fill: 'ink' }], clip: 'rectangle', radius: 2 },
  pattern: { pattern: { leaf: { fill: '$0', art: [{ ellipse: '$1' }] } }, cells: ['leaf.1.A leaf.0.A'], sets: { A: ['sun', 'ink'] }, columns: 3, rows: 2, order: 'story' },
  used: { use: ['small'], text: 'story' },
};
const base = {
  pack: { pack: 1, id: 'town', version: '1.0.0', licence: 'CC0-1.0', name: 'Town', languages: ['en'], hashtags: ['#Town'], frames: ['all'], only: false,
    colors: { ink: '#10312B', sun: '#F2A541', paper: '#FFF6E6' }, faces: { title: { role: 'display', weight: 800 } }, parts: { small: { size: 2, color: 'ink' } },
    themes: [{ id: 'day', name: { en: 'Day' }, colors: { ink: '#000' }, faces: { title: { weight: 700 } } }],
    logos: [{ art: [{ fill: 'ink' }], view: [10, 4], description: { en: 'Town' } }] },
  frame: { frame: 1, id: 'all', name: { en: 'All' }, ground: 'paper', slots: ['story'], themes: ['day'], formats: ['square'], needs: ['fact'], leads: 'second', layers: Object.values(layers) },
};
const place = Object.fromEntries(Object.keys(layers).map((name, i) => [name, `/layers/${i}`]));

/** A copy with one member changed; undefined takes it away. */
function changed(document, pointer, value) {
  const copy = structuredClone(document);
  const parts = pointer.slice(1).split('/');
  const last = parts.pop();
  const holder = parts.reduce((at, part) => at[part], copy);
  if (value === undefined && Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

const deepest = (depth) => (depth === 0 ? { fill: 'ink' } : { group: [deepest(depth - 1)] });

// [where, value, does it hold]
const changes = {
  pack: [
    ['/pack', 2, false], ['/pack', undefined, false], ['/pack', '1', false], ['/id', 'Town', false], ['/id', '', false], ['/id', 'a'.repeat(65), false], ['/id', 'a'.repeat(64), true],
    ['/version', undefined, false], ['/licence', 1, false], ['/frames', undefined, false], ['/frames', ['all', 'all'], false], ['/frames/0', '../all', false],
    ['/name', { fr: 'Ville' }, false], ['/name', { en: 1 }, false], ['/note', 'for us', true], ['/colours', {}, false], ['/colors/ink', 'red', false], ['/colors/ink', '#12345', false],
    ['/colors/ink', '#12345678', true], ['/colors', [], false], ['/faces/title/role', 'serif', false], ['/faces/title/weight', 950, false], ['/faces/title/bold', true, false],
    ['/themes/0/id', undefined, false], ['/themes/0/id', 'Day', false], ['/themes/0/name', undefined, false], ['/themes/0/colors/ink', '#GGGGGG', false], ['/themes/0/colour', {}, false],
    ['/themes/0/faces/title/weight', 99, false], ['/hashtags', Array(11).fill('#a'), false], ['/hashtags', Array(10).fill('#a'), true], ['/languages', 'en', false], ['/only', 'yes', false],
    ['/show', { frames: [] }, false], ['/logos/0/description', undefined, false], ['/logos/0/view', undefined, false], ['/logos/0/view', [0, 1], false], ['/logos/0/art', undefined, false],
    ['/logos/0', { image: 'art/logo.png', description: 'Town' }, true], ['/logos/0', { image: 'https://a.org/logo.png', description: 'Town' }, false], ['/logos/0/href', 'a', false],
    ['/logos', Array(4).fill(base.pack.logos[0]), false], ['/parts', [], false],
  ],
  frame: [
    ['/frame', 2, false], ['/frame', undefined, false], ['/id', undefined, false], ['/id', 'All!', false], ['/name', undefined, false], ['/name', 3, false], ['/ground', undefined, false], ['/ground', '', false],
    ['/slots', undefined, false], ['/slots', Array(41).fill('story'), false], ['/formats', ['a4'], false], ['/needs', ['facts'], false], ['/needs', 'fact', true], ['/leads', 'fact', false],
    ['/layers', undefined, false], ['/layers', {}, false], ['/layer', [], false], ['/note', 'a note', true], ['/note', 5, false], ['/layers/0', {}, false], ['/layers/0', 'fill', false],
    ['/layers/0', { id: 'x', box: [0, 0, 1, 1] }, false], ['/layers/0', { image: 'x.png', fill: 'ink' }, false],
    // Members of every layer.
    [`${place.fill}/if`, 'foto', false], [`${place.fill}/if`, 'photos.2', true], [`${place.fill}/if`, 'photos.9', false], [`${place.fill}/if`, 'no-translation.role', true], [`${place.fill}/if`, 'speakers.20.photo', false],
    [`${place.fill}/if`, Array(11).fill('photo'), false], [`${place.fill}/if`, 'no-no-photo', false], [`${place.fill}/if`, 'nominees.49', true], [`${place.fill}/if`, 'nominees.50', false],
    [`${place.fill}/box`, [0, 0, 1], false], [`${place.fill}/box/2`, '10x', false], [`${place.fill}/box/2`, '10', false], [`${place.fill}/box/2`, '50 %', false], [`${place.fill}/box/2`, '', false], [`${place.fill}/box/2`, ' -2.5u + 10% - .5u ', true], [`${place.fill}/box/2`, 1001, false],
    [`${place.fill}/box/2`, null, false], [`${place.fill}/width`, '5.u', true], [`${place.fill}/height`, '1e3u', false], [`${place.fill}/roomy`, '50%', false], [`${place.fill}/grows`, 1, false], [`${place.fill}/before`, -1, false],
    [`${place.fill}/before`, 401, false], [`${place.fill}/turn`, 361, false], [`${place.fill}/turn`, -360, true], [`${place.fill}/opacity`, 1.1, false], [`${place.fill}/blend`, 'burn', false], [`${place.fill}/blend`, 'soft-light', true],
    [`${place.fill}/note`, 'words', true], [`${place.fill}/id`, 5, false], [`${place.fill}/colour`, 'ink', false],
    // Changes by class of shape.
    [`${place.path}/in`, [], false], [`${place.path}/in/portrait`, {}, false], [`${place.path}/in/wide`, 'never', false], [`${place.path}/in/wide/box`, [0], false], [`${place.path}/in/wide/size`, 'big', false], [`${place.path}/in/stories`, { opacity: null }, true],
    // Paints.
    [`${place.fill}/fill`, 'ink@1.5', false], [`${place.fill}/fill`, 'ink@', false], [`${place.fill}/fill`, 'ink@.5', true], [`${place.fill}/fill`, '#12', false], [`${place.fill}/fill`, '', false], [`${place.fill}/fill`, 5, false], [`${place.fill}/fill`, 'none', true],
    [`${place.fill}/fill/linear`, 'up', false], [`${place.fill}/fill/linear`, undefined, false], [`${place.fill}/fill/radial`, true, false], [`${place.fill}/fill/stops`, [[0, 'ink']], false], [`${place.fill}/fill/stops`, undefined, false],
    [`${place.fill}/fill/stops/0`, [0], false], [`${place.fill}/fill/stops/0/2`, 2, false], [`${place.fill}/fill/stops/0`, [0, 'ink', 1, 1], false], [`${place.fill}/fill/stops`, Array(33).fill([0, 'ink']), false], [`${place.fill}/fill/stop`, [], false], [`${place.fill}/fill/anchor`, 5, false],
    // Shapes.
    [`${place.fill}/radius`, 401, false], [`${place.fill}/asNeeded`, 'yes', false], [`${place.fill}/view`, [1, 1], false], [`${place.ellipse}/stroke`, 'sun', false], [`${place.ellipse}/stroke/width`, 0, false], [`${place.ellipse}/stroke/width`, 101, false],
    [`${place.ellipse}/stroke/color`, undefined, false], [`${place.ellipse}/stroke/dash`, 1, false], [`${place.ellipse}/shadow/color`, undefined, false], [`${place.ellipse}/shadow/blur`, 21, false], [`${place.ellipse}/shadow/down`, -51, false], [`${place.ellipse}/shadow/across`, 1, false],
    [`${place.path}/path`, 5, false], [`${place.path}/view`, undefined, false], [`${place.path}/view`, [0, 10], false], [`${place.path}/view`, [10], false], [`${place.path}/color`, undefined, false], [`${place.path}/mirrors`, 'no', false], [`${place.path}/radius`, 1, false],
    [`${place.links}/links`, 'ring', false], [`${place.links}/colors`, undefined, false], [`${place.links}/colors`, [], false], [`${place.links}/colors`, Array(13).fill('ink'), false], [`${place.links}/count`, 2, false], [`${place.links}/count`, 61, false], [`${place.links}/count`, 3.5, false],
    [`${place.links}/spacing`, 0.4, false], [`${place.links}/casing`, {}, false], [`${place.links}/fill`, 'ink', false],
    [`${place.photo}/photo`, 8, false], [`${place.photo}/photo`, 1.5, false], [`${place.photo}/photo`, 'speakers.20', false], [`${place.photo}/photo`, 'speakers.19', true], [`${place.photo}/photo`, 'first', false], [`${place.photo}/outline`, 'circle', false], [`${place.photo}/outline/path`, '', false],
    [`${place.photo}/outline/path`, undefined, false], [`${place.photo}/outline/radius`, 2, false], [`${place.photo}/outline`, 'ellipse', true], [`${place.photo}/fit`, 'cover', false],
    [`${place.image}/image`, '../tree.png', false], [`${place.image}/image`, 'Tree.PNG', false], [`${place.image}/image`, 'tree.svg', false], [`${place.image}/image`, '/tree.png', false], [`${place.image}/image`, 'a//b.png', false], [`${place.image}/image`, 'data:image/png', false], [`${place.image}/fit`, 'fill', false],
    [`${place.logos}/logos`, 'center', false], [`${place.logos}/size`, 0.4, false], [`${place.logos}/height`, 3, true], [`${place.logos}/plate/pad`, [1], false], [`${place.logos}/plate/pad`, [51, 0], false], [`${place.logos}/plate/color`, undefined, false], [`${place.logos}/plate/margin`, 1, false],
    [`${place.qr}/qr`, 'center', false], [`${place.qr}/qr`, true, false], [`${place.qr}/module`, 0.05, false], [`${place.qr}/module`, 11, false], [`${place.qr}/plate`, { color: 'paper' }, false], [`${place.qr}/size`, 3, false], [`${place.qr}/turn`, 5, false],
    // Texts.
    [`${place.text}/text`, 'storey', false], [`${place.text}/text`, 'speakers.01.name', false], [`${place.text}/text`, 'speakers.3.role', true], [`${place.text}/text`, ['story'], false], [`${place.own}/text`, { fr: 'Mots' }, false], [`${place.text}/size`, undefined, false], [`${place.text}/size`, [2], false],
    [`${place.text}/size`, [0.4, 2], false], [`${place.text}/size`, [2, 101], false], [`${place.own}/size`, 0.4, false], [`${place.own}/size`, 401, false], [`${place.own}/size`, 400, true], [`${place.text}/color`, undefined, false], [`${place.text}/color`, { radial: true }, false], [`${place.text}/face`, 5, false],
    [`${place.text}/weight`, 50, false], [`${place.text}/weight`, 'bold', false], [`${place.text}/align`, 'left', false], [`${place.text}/wrap`, 'none', false], [`${place.text}/lines`, 101, false], [`${place.text}/lines`, 1.5, false], [`${place.text}/lineHeight`, 1.3, false],
    [`${place.text}/lineHeight/Arab`, 0.7, false], [`${place.text}/scripts/Arab/scale`, 3, false], [`${place.text}/scripts/Arab/size`, 3, false], [`${place.text}/scripts/Arab`, 1.1, false], [`${place.text}/plate`, 'ink', false], [`${place.own}/leftToRight`, 'yes', false],
    [`${place.line}/separator`, undefined, false], [`${place.line}/line`, Array(5).fill('name'), false], [`${place.line}/line/0`, 'nobody', false], [`${place.line}/line`, 'name', false], [`${place.line}/leftToRight`, true, false],
    // What holds others.
    [`${place.stack}/stack`, 'up', false], [`${place.stack}/children`, undefined, false], [`${place.stack}/children/0`, { fills: 'sun' }, false], [`${place.stack}/pack`, 'middle', false], [`${place.stack}/gap`, -1, false], [`${place.stack}/layers`, [], false],
    [`${place.group}/group`, {}, false], [`${place.group}/clip`, 'circle', false], [`${place.group}/clip`, { path: 'M0 0H1V1Z', mirrors: false }, true], [`${place.group}/clip`, undefined, false], [`${place.group}/group/0`, deepest(10), true], [`${place.group}/children`, [], false],
    [`${place.pattern}/pattern`, {}, false], [`${place.pattern}/pattern`, [], false], [`${place.pattern}/columns`, undefined, false], [`${place.pattern}/columns`, 0, false], [`${place.pattern}/rows`, 101, false], [`${place.pattern}/tile`, 0.4, false], [`${place.pattern}/order`, 'random', false],
    [`${place.pattern}/cells`, [], false], [`${place.pattern}/cells/0`, 'leaf.4', false], [`${place.pattern}/cells/0`, '  ', false], [`${place.pattern}/cells/0`, 'leaf. leaf', false], [`${place.pattern}/cells/0`, ' leaf.0.A  leaf.3.A ', true], [`${place.pattern}/pattern/leaf/color`, 'ink', false],
    [`${place.pattern}/pattern/leaf/art`, {}, false], [`${place.used}/use`, 5, false], [`${place.used}/colour`, 'ink', false], [`${place.used}/align`, 'left', false], [`${place.used}/size`, [3, 4], true],
  ],
};

test('for each of many single changes, the schemas and the reader agree whether it holds', (t) => {
  const folder = scratch(t);
  mkdirSync(path.join(folder, 'frames'));
  const write = (documents) => {
    writeFileSync(path.join(folder, 'pack.json'), JSON.stringify(documents.pack));
    writeFileSync(path.join(folder, 'frames/all.json'), JSON.stringify(documents.frame));
  };
  const read = () => spawnSync(path.join(root, 'build/native/storycard'), ['frames', '--pack', folder], { encoding: 'utf8' });
  write(base);
  assert.equal(read().status, 0, read().stderr);
  assert.ok(validate.pack(base.pack), ajv.errorsText(validate.pack.errors));
  assert.ok(validate.frame(base.frame), ajv.errorsText(validate.frame.errors));
  const differing = [];
  for (const kind of ['pack', 'frame']) {
    for (const [pointer, value, holds] of changes[kind]) {
      const documents = { ...base, [kind]: changed(base[kind], pointer, value) };
      write(documents);
      const { status, stderr } = read();
      const bySchema = validate[kind](documents[kind]);
      if (status !== (holds ? 0 : 3) || bySchema !== holds) {
        differing.push(`${kind} ${pointer} = ${JSON.stringify(value)?.slice(0, 60)}: meant ${holds}, the schema says ${bySchema}, the reader ${status === 0} ${stderr.trim()}`);
      }
    }
  }
  assert.deepEqual(differing, []);
});
