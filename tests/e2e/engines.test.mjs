// Chromium, Firefox and WebKitGTK: a story in every script gives the command line's PNG, byte for byte, and the composer works.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { dist, root, samples, scratch, storycard } from '../node/samples.mjs';
import { engines, outliving } from './engines.mjs';
import { site, thorough } from './chromium.mjs';

const scripts = path.join(root, 'tests/fixtures/scripts');
const formats = ['square', 'story', 'link'];

/** Every sample, and a story in every script; the formats in turn, for the engines differ in nothing that hangs on them. */
function stories() {
  const languages = readdirSync(scripts).filter((file) => file.endsWith('.json')).map((file) => path.join(scripts, file));
  const inScripts = languages.map((file) => ({ name: path.basename(file, '.json'), file, story: JSON.parse(readFileSync(file, 'utf8')) }));
  return [...samples(), ...inScripts].map((story, i) => ({ ...story, format: formats[i % formats.length] }));
}

// A partner's page in the smallest: it renders what jobs.json names, one after the other.
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Engines</title><link rel="icon" href="data:,">
<script type="module" src="run.js"></script></html>`;
const run = `import { StoryCard } from '../engine/index.js';
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
async function render(engine, { name, story, format, photo }) {
  try {
    const picture = photo && await (await fetch(photo)).blob();
    const { bytes } = await engine.render(story, { photo: picture, format });
    return [name, hex(await crypto.subtle.digest('SHA-256', bytes))];
  } catch (error) {
    return [name, String(error)];
  }
}
const engine = await StoryCard.load();
window.cards = [];
for (const job of await (await fetch('jobs.json')).json()) window.cards.push(await render(engine, job));
document.documentElement.dataset.cards = 'done';
`;

function partnerSite(t, jobs) {
  const folder = scratch(t);
  for (const part of ['engine', 'assets']) cpSync(path.join(dist, part), path.join(folder, part), { recursive: true });
  const partner = path.join(folder, 'partner');
  mkdirSync(partner);
  for (const { name, photo } of jobs) if (photo) writeFileSync(path.join(partner, `${name}.jpg`), photo);
  const files = {
    'index.html': page,
    'run.js': run,
    'jobs.json': JSON.stringify(jobs.map(({ name, story, format, photo }) => ({ name, story, format, photo: photo && `${name}.jpg` }))),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(partner, name), text);
  return folder;
}

async function nativeCard(t, { name, file, format }) {
  const out = path.join(scratch(t), 'card.png');
  await storycard('render', file, '--format', format, '-o', out);
  return [name, createHash('sha256').update(readFileSync(out)).digest('hex')];
}

const all = stories();
/** All of them in `make test-all`; else each engine takes its third, in every format. */
const shareOf = (engine) => all.filter((_, i) => thorough || (i + Math.floor(i / 3)) % 3 === Object.keys(engines).indexOf(engine));
let wanted;
before(async (t) => {
  wanted = new Map();
  for (const job of all) wanted.set(job.name, await nativeCard(t, job));
});

for (const [name, open] of Object.entries(engines)) {
  const jobs = shareOf(name);
  test(`${name}: ${jobs.length} stories, ${thorough ? 'one in every script among them' : 'a third of those in every script among them'}, give the command line's PNG`, (t) => outliving(t, async () => {
    const probe = await open(t);
    await probe.goto(`${await site(t, { root: partnerSite(t, jobs) })}partner/`);
    await probe.has('html[data-cards="done"]');
    assert.deepEqual(await probe.value('window.cards'), jobs.map((job) => wanted.get(job.name)));
  }));

  test(`${name}: the composer opens, and a story that is typed is on the card`, (t) => outliving(t, async () => {
    const composer = await open(t);
    await composer.goto(await site(t));
    await composer.has('html[data-storycard="ready"]');
    await composer.write('Tell it in a sentence or two', 'My neighbours call me by my name.');
    await composer.shows('My neighbours call me by my name.');
  }));

  test(`${name}: from an empty page to the file on the disk, with the command line's bytes`, (t) => outliving(t, async () => {
    const composer = await open(t);
    await composer.goto(await site(t));
    await composer.has('html[data-storycard="ready"]');
    await composer.write('Tell it in a sentence or two', 'My neighbours call me by my name.');
    await composer.press('Share');
    await composer.press('Mine');
    await composer.has('#n-about-me[aria-checked="true"]');
    await composer.press('It is my story, and I want to share it');
    await composer.has('#n-agree-mine[aria-checked="true"]');
    await composer.press('Save picture: only Square');
    const { name: file, bytes } = await composer.arrived();
    const folder = scratch(t), story = path.join(folder, 'story.json'), card = path.join(folder, 'card.png');
    writeFileSync(story, JSON.stringify({ storycard: 1, story: 'My neighbours call me by my name.' }));
    await storycard('render', story, '--format', 'square', '-o', card);
    assert.equal(file, 'itac-voice-square.png');
    assert.ok(readFileSync(card).equals(bytes), 'the same bytes');
  }));

  test(`${name}: a photo is opened in a worker, and an AVIF by the browser`, (t) => outliving(t, async () => {
    const composer = await open(t);
    await composer.goto(await site(t));
    await composer.has('html[data-storycard="ready"]');
    for (const file of ['assets/samples/amina.jpg', 'tests/fixtures/browser/drawing.avif']) {
      const base64 = readFileSync(path.join(root, file)).toString('base64');
      await composer.value(`(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0))], 'photo'));
        document.getElementById('screen').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        document.getElementById('n-tab-photo').click();
      })()`);
      await composer.has('#n-zoom');
      await composer.value(`document.getElementById('n-photo-remove').click()`);
      await composer.has('#n-photo-without');
    }
  }));
}
