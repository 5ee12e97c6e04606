// A designer's SVG becomes art of a frame: what it draws is kept, what it cannot keep is named, and no file does harm.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { asPart, importSvg, SvgError } from '../../web/packs/import-svg.mjs';
import { readPng } from '../../scripts/png.mjs';
import { root, scratch } from './samples.mjs';

const fixture = (name) => path.join(root, 'tests/fixtures/svg', name);
const read = (name) => readFileSync(fixture(name), 'utf8');
const svg = (inside, view = '0 0 100 100') => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}">${inside}</svg>`;
const drawn = (inside, options) => importSvg(svg(inside), options);
// Each contour as the set of its corners, whatever it begins with.
const polygons = (path) => path.split('M').slice(1).map((contour) => {
  let [x, y] = [0, 0];
  return `M${contour}`.match(/[MLHV][^A-Z]*/g).map((step) => {
    const numbers = step.slice(1).match(/-?[\d.]+/g).map(Number);
    if (step[0] === 'H') [x] = numbers;
    else if (step[0] === 'V') [y] = numbers;
    else [x, y] = numbers;
    return `${x},${y}`;
  }).sort().join(' ');
}).sort();
const one = (inside, options) => {
  const { layers, notes } = drawn(inside, options);
  assert.equal(layers.length, 1, JSON.stringify(layers));
  return { ...layers[0], notes };
};

for (const [shape, path] of [
  ['<rect x="1" y="2" width="3" height="4"/>', 'M1 2H4V6H1Z'],
  ['<rect width="40" height="20" rx="50" ry="5"/>', 'M20 0A20 5 0 0 1 40 5V15A20 5 0 0 1 20 20A20 5 0 0 1 0 15V5A20 5 0 0 1 20 0Z'],
  ['<circle cx="50" cy="50" r="10%"/>', 'M60 50A10 10 0 0 1 40 50A10 10 0 0 1 60 50Z'],
  ['<ellipse cx="5" cy="6" rx="4"/>', 'M9 6A4 4 0 0 1 1 6A4 4 0 0 1 9 6Z'],
  ['<polygon points="0,1 10+5,4e1 .5"/>', 'M0 1L10 5L40 .5Z'],
  ['<path d="m1 1 2 0v2h-2z m5 5l1 1"/>', 'M1 1H3V3H1ZM6 6L7 7'],
  ['<path d="M0 0q5 0 5 5t5 5s5 0 5 5a1 1 0 0110 0"/>', 'M0 0Q5 0 5 5Q5 10 10 10C10 10 15 10 15 15A1 1 0 0 1 25 15'],
  ['<rect width="10mm" height="1in"/>', 'M0 0H37.795V96H0Z'],
]) {
  test(`a shape is its outline: ${shape}`, () => assert.equal(one(shape).path, path));
}

for (const [transform, path] of [
  ['translate(10)', 'M10 0H20V10H10Z'],
  ['translate(10 20) scale(2)', 'M10 20H30V40H10Z'],
  ['rotate(90)', 'M0 0V10H-10V0Z'],
  ['rotate(90 5 5)', 'M10 0V10H0V0Z'],
  ['skewX(45)', 'M0 0H10L20 10H10Z'],
  ['matrix(1 0 0 -1 0 10)', 'M0 10H10V0H0Z'],
  ['translate(10px, 5px), rotate(0.25turn)', 'M10 5V15H0V5Z'],
]) {
  test(`a transform is worked into the outline: ${transform}`, () => {
    const plain = importSvg(svg(`<rect width="10" height="10" transform="${transform}"/>`, '-50 -50 100 100')).layers[0].path;
    const moved = path.replace(/([A-Z])([^A-Z]*)/g, (_, command, numbers) => command + (numbers.match(/-?[\d.]+/g) ?? []).map((n) => Number(n) + 50).join(' '));
    assert.equal(plain, moved);
  });
}

test('transforms of groups go round those inside, and a viewBox begins at the corner', () => {
  const { view, layers } = importSvg(svg('<g transform="translate(10 0)"><g transform="scale(2)"><rect x="1" y="1" width="2" height="2"/></g></g>', '2 2 50 25'));
  assert.deepEqual(view, [50, 25]);
  assert.equal(layers[0].path, 'M10 0H14V4H10Z');
});

for (const [fill, color] of [
  ['red', '#FF0000'], ['#abc', '#AABBCC'], ['#11223380', '#112233@0.502'], ['rgb(1, 2, 3)', '#010203'], ['rgba(255 0 0 / 25%)', '#FF0000@0.25'],
  ['hsl(120, 100%, 25%)', '#008000'], ['currentColor', '#0000FF'], ['RebeccaPurple', '#663399'],
]) {
  test(`a colour is carried over: ${fill}`, () => assert.equal(one(`<g color="blue"><circle r="9" cx="9" cy="9" fill="${fill}"/></g>`).color, color));
}

test('a colour that the pack has exactly gets its name, and keeps its alpha', () => {
  const options = { colors: { sun: '#f2a541', shade: '#00000080', ink: '#10312B' } };
  assert.equal(one('<circle r="9" cx="9" cy="9" fill="#F2A541" fill-opacity=".5"/>', options).color, 'sun@0.5');
  assert.equal(one('<circle r="9" cx="9" cy="9" fill="#F2A542"/>', options).color, '#F2A542');
});

test('what is inherited goes down, what is not stays; styles win over sheets over attributes', () => {
  assert.equal(one('<g fill="lime" opacity="1"><g><circle r="9" cx="9" cy="9"/></g></g>').color, '#00FF00');
  const { layers, notes } = importSvg(read('styled.svg'));
  assert.deepEqual(layers.map(({ color }) => color), ['#F2A541', '#10312B', '#FF0000', '#0000FF', '#00FF00@0.5', '#000000']);
  assert.deepEqual(notes.map(({ line, what }) => [line, what]), [
    [8, 'a selector with a state, an attribute or a place among others'], [8, '@media'], [28, 'something hidden']]);
});

for (const [what, line, path] of [
  ['straight ends', '<line x1="5" y1="5" x2="9" y2="5" stroke="red" stroke-width="2"/>', 'M5 4H9V6H5Z'],
  ['square ends', '<path d="M5 5H9" stroke="red" stroke-width="2" stroke-linecap="square"/>', 'M5 4H9H10V6H9H5H4V4Z'],
  ['a sharp corner', '<path d="M5 5H9V9" fill="none" stroke="red" stroke-width="2"/>', 'M5 4H10V9H8V6H5Z'],
  ['a cut corner', '<path d="M5 5H9V9" fill="none" stroke="red" stroke-width="2" stroke-linejoin="bevel"/>', 'M5 4H9L10 5V9H8V6H5Z'],
  ['all round', '<rect x="5" y="5" width="4" height="4" fill="none" stroke="red" stroke-width="2"/>', 'M4 4H10V10H4ZM6 8H8V6H6Z'],
  ['dashes', '<path d="M0 5H9" stroke="red" stroke-width="2" stroke-dasharray="2 3" stroke-dashoffset="1"/>', 'M0 4H1V6H0ZM4 4H6V6H4Z'],
  ['stretched one way', '<path d="M1 5H4V9" fill="none" stroke="red" stroke-width="2" transform="scale(4 1)"/>', 'M4 4H20V9H12V6H4Z'],
]) {
  test(`a line becomes the area that it covers: ${what}`, () => {
    const layer = one(line);
    assert.deepEqual(polygons(layer.path), polygons(path));
    assert.deepEqual([layer.color, layer.stroke, layer.notes], ['#FF0000', undefined, []]);
  });
}

test('lines may stay lines, of the width that they have where the art is drawn so wide; what they then lose is told', () => {
  const line = '<line x1="5" y1="5" x2="9" y2="5" stroke="red" stroke-width="2"/>';
  const kept = { lines: 'stroke' };
  assert.deepEqual(one(line, kept).stroke, { color: '#FF0000', width: 2 });
  assert.deepEqual(one(line, { ...kept, width: 20 }).stroke, { color: '#FF0000', width: 0.4 });
  assert.equal(one(`<g transform="scale(3)">${line}</g>`, kept).stroke.width, 6);
  assert.equal(one(line, kept).color, undefined);
  assert.deepEqual(Object.keys(one('<circle r="9" cx="9" cy="9" fill="blue" stroke="red"/>', kept)), ['path', 'view', 'color', 'stroke', 'notes']);
  const behind = drawn('<circle r="9" cx="19" cy="19" fill="blue" stroke="red" paint-order="stroke"/>', kept).layers;
  assert.deepEqual(behind.map((layer) => [Boolean(layer.stroke), layer.color]), [[true, undefined], [false, '#0000FF']]);
  const notes = (inside) => drawn(inside, kept).notes.map(({ what }) => what);
  assert.deepEqual(notes('<circle cx="50" cy="50" r="20" stroke="red"/>'), []);
  assert.deepEqual(notes('<rect x="5" y="5" width="20" height="20" stroke="red"/>'), ['a line with sharp corners']);
  assert.deepEqual(notes('<rect x="5" y="5" width="20" height="20" stroke="red" stroke-linejoin="round" stroke-linecap="round"/>'), []);
  assert.deepEqual(notes('<path d="M5 5Q20 5 30 30" fill="none" stroke="red" stroke-linecap="square" stroke-dasharray="2"/>'), ['a dashed line', 'a line with square ends']);
});

test('gradients down and across are exact; a slanted one is turned behind its shape; a round one is round, with a note where it was not', () => {
  const { layers, notes } = importSvg(read('gradients.svg'));
  const [slanted] = layers.splice(3, 1);
  const ends = layers.map(({ color }) => [color.radial ? 'radial' : color.linear, color.stops[0][0], color.stops[color.stops.length - 1][0], color.stops[0][1]]);
  assert.deepEqual(ends, [
    ['across', '2.5%', '22.5%', '#FF0000'],
    ['down', '5%', '45%', '#FF0000'],
    ['down', '5%', '45%', '#0000FF@0.5'],
    ['radial', 0, '100%', '#FFFFFF'],
    ['radial', 0, '100%', '#FFFFFF'],
    ['down', '55%', '95%', '#FF0000'],
    ['radial', 0, '100%', '#FFFFFF'],
  ]);
  assert.deepEqual(layers[3].box, ['2.5%', '55%', '20%', '40%']);
  assert.deepEqual(layers[3].view, [80, 80]);
  assert.equal(slanted.clip.path, 'M310 10H390V90H310Z');
  assert.deepEqual(slanted.group.map(({ turn, fill, box }) => [turn, fill.linear, fill.stops.map(([at]) => at), box]), [
    [-45, 'down', ['33.333%', '50%', '66.667%'], ['45.074%', '-59.853%', '84.853%', '169.706%']]]);
  assert.deepEqual(notes.map(({ what }) => what), ['a radial gradient that is an ellipse', 'a radial gradient whose focus is beside its middle']);
});

test('an even-odd hole is a hole for frames too, whichever way it was drawn', () => {
  const hole = one('<path fill-rule="evenodd" d="M0 0H90V90H0Z M20 20H50V50H20Z M30 30H40V40H30Z"/>');
  assert.equal(hole.path, 'M0 0H90V90H0ZM20 50H50V20H20ZM30 30H40V40H30Z');
  assert.deepEqual(hole.notes, []);
  assert.equal(one('<path d="M0 0H90V90H0Z M20 20H50V50H20Z"/>').path, 'M0 0H90V90H0ZM20 20H50V50H20Z');
  const star = one('<path fill-rule="evenodd" d="M50 5L79 95L2 40H98L21 95Z"/>');
  assert.deepEqual(star.notes, []);
  const inside = (x, y) => star.path.split('M').slice(1).filter((ring) => {
    let at = [0, 0];
    const points = `M${ring}`.match(/[MLH][^A-Z]*/g).map((step) => {
      const [first, second] = step.slice(1).match(/-?[\d.]+/g).map(Number);
      return (at = step[0] === 'H' ? [first, at[1]] : [first, second]);
    });
    const crossed = points.filter(([px, py], i) => {
      const [qx, qy] = points[(i + 1) % points.length];
      return py > y !== qy > y && x < ((qx - px) * (y - py)) / (qy - py) + px;
    });
    return crossed.length % 2 === 1;
  }).length;
  for (const [x, y] of [[50, 15], [10, 43], [90, 43], [26, 88], [74, 88]]) assert.equal(inside(x, y), 1, `the tip at ${x}, ${y}`);
  for (const [x, y] of [[50, 55], [50, 90], [5, 5]]) assert.equal(inside(x, y), 0, `the hole at ${x}, ${y}`);
});

test('opacity, blend modes and clips make groups, and one shape takes its opacity into its colour', () => {
  const [layer] = drawn('<g opacity=".5" style="mix-blend-mode:multiply"><rect width="9" height="9"/><rect x="5" width="9" height="9" fill="red"/></g>').layers;
  assert.deepEqual([layer.opacity, layer.blend, layer.group.length], [0.5, 'multiply', 2]);
  assert.equal(one('<rect width="9" height="9" opacity=".5"/>').color, '#000000@0.5');
  const both = one('<rect x="3" y="3" width="9" height="9" stroke="red" opacity=".5"/>');
  assert.deepEqual([both.opacity, both.group.map(({ color }) => color)], [0.5, ['#000000', '#FF0000']]);
  const cut = one('<clipPath id="c"><circle cx="5" cy="5" r="5"/><rect x="20" width="9" height="9"/></clipPath><g clip-path="url(#c)" transform="scale(2)"><rect width="30" height="9"/></g>');
  assert.deepEqual(cut.clip, { path: 'M20 10A10 10 0 0 1 0 10A10 10 0 0 1 20 10ZM40 0H58V18H40Z', view: [100, 100] });
  const boxed = one('<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath><rect x="10" y="20" width="40" height="20" clip-path="url(#c)"/>');
  assert.equal(boxed.clip.path, 'M10 20H30V40H10Z');
});

test('what reaches past the view is cut by it', () => {
  const { layers } = drawn('<circle r="9"/>');
  assert.equal(layers[0].clip, 'rectangle');
});

test('copies are drawn where they stand, with a symbol\'s own view', () => {
  const { layers, notes } = drawn('<defs><symbol id="s" viewBox="0 0 2 1"><rect width="2" height="1"/></symbol><rect id="r" width="5" height="5"/></defs>'
    + '<use href="#s" x="10" y="10" width="20" height="20"/><use href="#r" x="50" fill="red"/>');
  assert.deepEqual(layers.map(({ path }) => path), ['M10 15H30V25H10Z', 'M50 0H55V5H50Z']);
  assert.equal(layers[1].color, '#FF0000');
  assert.deepEqual(notes, []);
});

test('shapes of one paint that do not meet become one path; those that meet do not', () => {
  assert.equal(drawn('<rect width="9" height="9"/><rect x="10" width="9" height="9"/>').layers.length, 1);
  assert.equal(drawn('<rect width="9" height="9"/><rect x="5" width="9" height="9"/>').layers.length, 2);
});

test('everything that is not carried over is named with its line', () => {
  const { notes } = importSvg(read('left-out.svg'));
  const said = notes.map(({ line, element, what }) => `${line} ${element}: ${what}`);
  for (const wanted of [
    '1 svg: the event handler onload', '2 style: @import', '11 text: words', '13 image: <image>', '15 foreignObject: <foreignObject>',
    '16 thing: an element that is not of SVG', '17 rect: fill="url(https://example.org/p.svg#p)"', '17 rect: background with an address',
    '18 rect: fill="url(#dots) red"', '19 rect: fill="url(#nowhere)"', '20 rect: the colour "peach"', '21 rect: a mask', '22 rect: a filter',
    '23 path: a marker', '24 rect: mix-blend-mode: color-dodge', '25 animate: <animate>',
    '26 use: a copy of "https://example.org/other.svg#a"', '27 use: a copy of "#nobody"', '28 a: an address that runs a script',
    '30 path: path data with a mistake in it', '31 rect: transform="spin(3)"',
    '31 rect: the event handler onclick', '3 script: <script>', '9 text: <text> in a clip path',
  ]) assert.ok(said.includes(wanted), `${wanted} is not among\n${said.join('\n')}`);
  for (const { why } of notes) assert.ok(why.length > 5);
  assert.equal(notes.find(({ what }) => what === 'words').times, 2);
});

const laughs = Array.from({ length: 20 }, (_, i) => `<g id="g${i}">${i ? `<use href="#g${i - 1}"/>`.repeat(10) : '<rect width="1" height="1"/>'}</g>`).join('');
for (const [what, text, message] of [
  ['no XML', 'hello', /not well-formed XML/],
  ['a cut file', '<svg xmlns="http://www.w3.org/2000/svg"><g>', /not well-formed XML/],
  ['a page', '<html/>', /not an SVG/],
  ['nothing to draw', svg('<text>words</text>'), /draws nothing.*words/],
  ['an entity bomb', `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${svg('&b;')}`, /entities/],
  ['entities that blow up', `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}">]>${svg('&a;'.repeat(100_000))}`, /entities/],
  ['an outside entity', `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('<text>&a;</text>')}`, /undefined entity/],
  ['elements 100,000 deep', svg('<g>'.repeat(100_000) + '</g>'.repeat(100_000)), /nested more than/],
  ['100,000 elements', svg('<rect width="1" height="1"/>'.repeat(100_000)), /more than 20000 elements/],
  ['100,000 attributes', svg(`<rect ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`), /attributes/],
  ['a copy of itself', svg('<g id="a"><use href="#a"/></g>'), /line 1: .*back to itself/],
  ['copies in a circle', svg('<defs><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></defs><use href="#a"/>'), /back to itself/],
  ['copies of copies of copies', svg(`<defs>${laughs}</defs><use href="#g19"/>`), /more than 5000 shapes/],
  ['a path of a million steps', svg(`<path d="M0 0L${'1 2 '.repeat(900_000)}"/>`), /steps/],
  ['a million points', svg(`<polygon points="${'1,2 '.repeat(900_000)}"/>`), /steps/],
  ['style rules against everything', svg(`<style>${'g g g g g rect{fill:red}'.repeat(1900)}</style>${'<g>'.repeat(50)}${'<rect width="1" height="1"/>'.repeat(4000)}${'</g>'.repeat(50)}`), /style sheets/],
  ['a view without an end', svg('<rect width="9" height="9"/>', '0 0 1e300 1e300'), /viewBox/],
  ['five megabytes', ' '.repeat(5e6), /larger than 4 MB/],
]) {
  test(`a file that does harm ends soon, in a sentence: ${what}`, () => {
    const start = performance.now();
    assert.throws(() => importSvg(text), (error) => error instanceof SvgError && message.test(error.message));
    assert.ok(performance.now() - start < 5000, 'too slow');
  });
}

for (const [what, inside] of [
  ['numbers out of all bounds', '<rect width="1e308" height="NaN" x="1e999"/><circle r="1e308"/><path d="M1e308 0L0 1e308"/>'],
  ['parentheses within parentheses', `<rect width="9" height="9" transform="${'('.repeat(9000)}" style="${'('.repeat(9000)}"/>`],
  ['braces within braces', `<style>${'@media a{'.repeat(20_000)}</style>`],
  ['names of what every object has', '<rect id="__proto__" class="constructor" fill="__proto__" style="toString:1" width="9" height="9"/><use href="#constructor"/>'],
  ['gradients in a circle', '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect width="9" height="9" fill="url(#a)"/>'],
]) {
  test(`what is sound in a strange file is kept: ${what}`, () => {
    assert.equal(drawn(`${inside}<circle cx="50" cy="50" r="5" fill="teal"/>`).layers.filter(({ color }) => color === '#008080').length, 1);
  });
}

const run = (...words) => spawnSync(process.execPath, [path.join(root, 'scripts/import-svg.mjs'), ...words], { encoding: 'utf8' });

test('the command prints the part, tells on stderr what was left out, and gives names from a pack', (t) => {
  const folder = scratch(t);
  writeFileSync(path.join(folder, 'pack.json'), '{"colors": {"petals": "#FFB81C"}}');
  const plain = run(fixture('plain.svg'), '--pack', folder);
  assert.equal(plain.status, 0, plain.stderr);
  assert.deepEqual(JSON.parse(plain.stdout), { path: 'M50 0H100V50A50 50 0 1 1 50 0ZM168 0H218V50A50 50 0 1 1 168 0Z', view: [230, 100], color: 'petals' });
  const told = run(fixture('left-out.svg'), '-o', path.join(folder, 'part.json'));
  assert.equal(told.status, 0, told.stderr);
  assert.equal(told.stdout, '');
  assert.match(told.stderr, /left-out\.svg line 11: words \(2 times\) in <text>: /);
  assert.ok(JSON.parse(readFileSync(path.join(folder, 'part.json'), 'utf8')).group.length > 3);
});

for (const [code, words] of [
  [2, []], [2, [fixture('plain.svg'), '--nope']], [2, [fixture('plain.svg'), '-o']], [2, [fixture('plain.svg'), fixture('plain.svg')]], [2, [fixture('plain.svg'), '--width', '0']],
  [3, ['nowhere.svg']], [3, [path.join(root, 'tests')]], [3, [path.join(root, 'package.json')]], [3, [path.join(root, 'tests/fixtures/photos/rgb.png')]],
  [3, [fixture('plain.svg'), '--pack', '/nowhere']], [3, [fixture('plain.svg'), '-o', fixture('plain.svg')]], [3, [fixture('plain.svg'), '-o', '/nowhere/part.json']],
]) {
  test(`the command refuses with ${code} and one sentence: ${words.map((word) => path.basename(word)).join(' ') || 'no words'}`, () => {
    const { status, stdout, stderr } = run(...words);
    assert.equal(status, code, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, /^storycard: .+\.\n$/);
    assert.equal(stderr.trim().split('\n').length, 1);
  });
}

// The pixels in the middle of each cell of shapes.svg, and on both sides of what is cut, turned or hollow.
const places = [
  [50, 50, '#FF0000'], [150, 50, '#0B6E54'], [122, 22, '#FFF9F1'], [250, 50, '#0000FF'], [350, 50, '#FFBB11'], [350, 75, '#FFF9F1'],
  [50, 150, '#000000'], [50, 165, '#FFF9F1'], [130, 150, '#4C1D63'], [150, 102, '#4C1D63'], [150, 175, '#FFF9F1'], [250, 150, '#0F4C81'], [215, 120, '#FFF9F1'],
  [320, 150, '#008080'], [350, 150, '#FFF9F1'], [50, 220, '#F2583E'], [28, 228, '#FFF9F1'], [150, 250, '#F2583E'], [112, 250, '#FFF9F1'],
  [250, 250, '#F2583E'], [222, 265, '#FFF9F1'], [350, 280, '#F2583E'], [315, 220, '#FFF9F1'], [30, 350, '#B83A22'], [50, 350, '#FFFFFF'],
  [150, 350, '#008000'], [172, 328, '#FFF9F1'], [270, 350, '#2A1033'], [230, 350, '#FFF9F1'], [350, 350, '#8080F8'], [325, 350, '#8080F8'],
];

test('what is imported is drawn by storycard as it looks', (t) => {
  const folder = scratch(t);
  mkdirSync(path.join(folder, 'frames'));
  const write = (name, json) => writeFileSync(path.join(folder, name), JSON.stringify(json));
  write('pack.json', { pack: 1, id: 'art', version: '1', licence: 'MIT', frames: ['art'], parts: { art: asPart(importSvg(read('shapes.svg'))) } });
  write('frames/art.json', { frame: 1, id: 'art', name: 'Art', ground: '#FFFFFF', slots: ['story'], layers: [{ use: 'art' }] });
  write('story.json', { storycard: 1, story: 'Art.' });
  const card = path.join(folder, 'card.png');
  const render = spawnSync(path.join(root, 'build/native/storycard'),
    ['render', path.join(folder, 'story.json'), '--pack', folder, '--frame', 'art/art', '-o', card], { encoding: 'utf8' });
  assert.equal(render.status, 0, render.stderr);
  const { at } = readPng(card);
  for (const [x, y, color] of places) {
    const seen = at(Math.round(x * 2.7), Math.round(y * 2.7));
    const wanted = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16));
    assert.ok(seen.every((value, i) => Math.abs(value - wanted[i]) <= 6), `at ${x}, ${y}: ${seen} instead of ${wanted}`);
  }
});
