// <story-card-composer> on a partner's page of another origin in Chromium, Firefox and WebKitGTK: events, methods, the command line's bytes, two at
// once, and a host that turns hostile. What a visitor does in it is in embed.test.mjs.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { randomFrom, root, scratch, storycard } from '../node/samples.mjs';
import { thorough } from './chromium.mjs';
import { engines, outliving } from './engines.mjs';
import { bytesOf, partner } from './partner.mjs';

const story = { storycard: 1, story: 'I came with seeds in my coat pocket.', name: 'Amina', frame: 'itac/quote', theme: 'leaf', format: 'square', photos: [{ description: 'A garden' }] };
const photo = path.join(root, 'assets/samples/amina.jpg');
const seeds = thorough ? [8, 80, 800, 8000, 80000] : [8];

const script = readFileSync(path.join(root, 'tests/support/hostile_messages.mjs'), 'utf8').replaceAll(/^export (?=function)/gm, '');

/** All in the page itself: drivers differ in what they can say to a page, and none can look into a frame of another origin. */
const scenario = `${randomFrom}
${script}
const one = document.getElementById('one'), two = one.cloneNode();
const first = (element, name) => new Promise((resolve) => element.addEventListener(name, ({ detail }) => resolve(detail), { once: true }));

async function run() {
  const result = window.result = {};
  result.ready = [(await first(one, 'ready')).restored];
  const otherReady = first(two, 'ready');
  two.id = 'two';
  one.after(two);
  result.ready.push((await otherReady).restored);
  const changed = first(one, 'change');
  await one.setStory(${JSON.stringify(story)}, { photos: [window.blob(window.photo)] });
  result.changed = (await changed).story;
  result.story = await one.getStory();
  const told = first(one, 'export');
  const { file, report } = await one.export({ format: 'square' });
  result.told = (await told).file === file;
  result.report = report.format;
  result.file = await window.base64(file);
  result.other = await two.getStory();
  result.refused = await window.failing(one.setStory({ storycard: 1, story: 5 }));

  const frame = one.shadowRoot.querySelector('iframe');
  const [port] = window.ports;
  const answers = [];
  port.addEventListener('message', ({ data }) => answers.push(data));
  result.unsent = 0;
  result.sent = 0;
  for (const seed of ${JSON.stringify(seeds)}) {
    for (const data of hostileMessages(randomFrom(seed), 200)) {
      try {
        port.postMessage(data);
        frame.contentWindow.postMessage(data, '*');
        ++result.sent;
      } catch {
        ++result.unsent;
      }
    }
  }
  result.after = await one.getStory();
  result.done = answers.filter(({ kind, id }) => kind === 'done' && id >= 1_000_000);
  result.answers = answers.filter(({ kind }) => kind === 'failed' || kind === 'error').length;
  result.wrong = answers.filter(({ kind, code, where }) => (kind === 'failed' || kind === 'error') && !(/^[a-z-]+$/.test(code) && code !== 'internal' && typeof where === 'string'));
  result.again = await window.base64((await one.export({ format: 'square' })).file) === result.file;
  result.broken = window.broken;
}
run().catch((error) => { window.result.thrown = String(error && error.stack || error); }).finally(() => { document.documentElement.dataset.done = 'yes'; });
`;

let card;
before(async (t) => {
  const folder = scratch(t), file = path.join(folder, 'story.json'), out = path.join(folder, 'card.png');
  writeFileSync(file, JSON.stringify(story));
  await storycard('render', file, '--photo', photo, '--format', 'square', '-o', out);
  card = readFileSync(out);
});

for (const [name, open] of Object.entries(engines)) {
  test(`${name}: two composers of another origin: events, methods, the command line's bytes; ${200 * seeds.length} hostile messages change nothing`, (t) => outliving(t, async () => {
    const page = await open(t);
    const { url } = await partner(t, {
      body: (base) => `<story-card-composer id="one" base="${base}" lang="en" loading="eager"></story-card-composer>`,
      files: { 'scenario.js': scenario, 'photo.js': `window.photo = '${readFileSync(photo).toString('base64')}';` },
      scripts: ['photo.js', 'scenario.js'],
    });
    await page.goto(url);
    await page.has('html[data-done]');
    const { file, ...result } = await page.value('window.result');
    assert.ok(file && bytesOf(file).equals(card), `the same bytes: ${JSON.stringify(result)}`);
    const { sent, unsent, answers, refused, ...rest } = result;
    assert.deepEqual(rest, { ready: [false, false], changed: story, story, told: true, report: 'square', other: { storycard: 1 }, after: story, done: [], wrong: [], again: true, broken: [] });
    assert.deepEqual([refused.name, refused.code, refused.where], ['ComposerError', 'wrong-type', '/story']);
    assert.ok(sent > 150 * seeds.length && answers > 50 * seeds.length, `${sent} were sent, ${unsent} cannot be, ${answers} were refused in words`);
  }));
}
