// The messages between a host's page and the composer, with values that fast-check makes up: whatever arrives, a reader takes it by the
// protocol's rules or refuses it with a code and a place.
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { build } from 'vite';
import { root, scratch } from './samples.mjs';

let messages;
before(async (t) => {
  const outDir = scratch(t);
  const lib = { entry: { messages: path.join(root, 'web/embed/messages.ts') }, formats: ['es'] };
  await build({ configFile: false, logLevel: 'error', publicDir: false, build: { lib, outDir, rollupOptions: { output: { entryFileNames: '[name].mjs' } } } });
  messages = await import(pathToFileURL(path.join(outDir, 'messages.mjs')).href);
});

// The same inputs in each run, unless somebody asks for others: FUZZ_SEED and FUZZ_RUNS.
const runs = { seed: Number(process.env.FUZZ_SEED ?? 20261123), numRuns: Number(process.env.FUZZ_RUNS ?? 3000) };
const holds = (...property) => fc.assert(fc.property(...property), runs);

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const FRAME = /^[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}$/;
const DRAFT = /^[a-z0-9-]{1,64}$/i;
const isWhole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
const every = (list, most, rule) => Array.isArray(list) && list.length <= most && list.every(rule);
const isStory = (value) => Object.getPrototypeOf(value) === Object.prototype && JSON.stringify(value).length <= 1 << 20;
const isPicture = (value) => value === null || (value instanceof Blob && value.size <= 40 * 2 ** 20);
const isText = (most) => (value) => typeof value === 'string' && value.length <= most;
const isReports = (list) => every(list, 16, isStory) && list.length > 0;
const isExported = ({ file, reports, ...rest }) => file instanceof File && isReports(reports) && Object.keys(rest).length === 0;

// The protocol's rules once more, in other words than the code's: what each member of a message may be.
const SETTINGS = {
  lang: (value) => /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i.test(value), packs: (value) => every(value, 16, (id) => ID.test(id)),
  frames: (value) => every(value, 200, (id) => FRAME.test(id)), formats: (value) => every(value, 16, (id) => ID.test(id)),
  frame: (value) => FRAME.test(value), theme: (value) => ID.test(value), format: (value) => ID.test(value), logos: (value) => ['own', 'pack', 'none'].includes(value),
  submit: (value) => value.length <= 2000 && (/^mailto:[^@]+@[^@]+$/.test(value) || (value.startsWith('https://') && !/@/.test(new URL(value).host) && new URL(value).username === '')),
};
const follows = (rules, value) => Object.entries(value).every(([name, member]) => Object.hasOwn(rules, name) && rules[name](member));
const isSettings = (value) => follows(SETTINGS, value);
const id = (value) => isWhole(value, 2 ** 31);
const problem = { code: (value) => /^[a-z][a-z-]{0,39}$/.test(value), where: isText(1000), message: isText(4000) };
const flag = (value) => typeof value === 'boolean';
const RULES = {
  readFromHost: {
    settings: { settings: isSettings },
    'set-story': { id, story: isStory, again: (value) => DRAFT.test(value), photos: (value) => every(value, 8, isPicture), logos: (value) => every(value, 3, isPicture) },
    'get-story': { id },
    export: { id, formats: (value) => every(value, 16, (one) => ID.test(one)) && new Set(value).size === value.length, type: (value) => ['image/png', 'image/jpeg'].includes(value), altText: flag },
  },
  readFromComposer: {
    ready: { story: isStory, restored: flag },
    change: { story: isStory, draft: (value) => DRAFT.test(value), origins: ({ photos, logos }) => every(photos, 8, (one) => one === null || isWhole(one, 8)) && every(logos, 3, (one) => one === null || isWhole(one, 8)) },
    size: { view: (value) => ['drawn', 'simple'].includes(value), height: (value) => isWhole(value, 50_000) },
    done: { id, story: isStory, exported: isExported },
    failed: { id, ...problem },
    export: { file: (value) => value instanceof File, reports: isReports },
    error: problem,
    open: { address: isText(20_000) },
  },
  readStart: { start: { settings: isSettings, packs: (value) => every(value, 8, ({ id: name, files }) => ID.test(name) && Object.entries(files).every(([file, bytes]) => !/(^|\/)(\.{0,2}\/|$)|:/.test(file) && (typeof bytes === 'string' || bytes instanceof Uint8Array))) } },
};

/** What a reader makes of it: its answer, or its refusal. Anything else that it throws fails the test. */
function outcome(reader, data) {
  try {
    return { taken: messages[reader](data) };
  } catch (error) {
    assert.equal(error.name, 'ComposerError', error.stack);
    assert.match(error.code, /^(wrong-type|unknown-value|too-large|out-of-range|missing-value)$/);
    assert.match(error.where, /^\/[^\n]{0,300}$/);
    assert.ok(error.message.length > 0);
    return { code: error.code, where: error.where };
  }
}

function checkAll(data) {
  let taken = 0;
  for (const reader of Object.keys(RULES)) {
    const first = outcome(reader, data);
    assert.deepEqual(outcome(reader, data), first);  // nothing is used up or changed by reading
    if (first.code !== undefined || first.taken === null) continue;
    ++taken;
    const { kind, ...members } = first.taken;
    assert.ok(follows(RULES[reader][kind], members), `${reader} took what it may not: ${JSON.stringify(first.taken)?.slice(0, 500)}`);
    assert.deepEqual(outcome(reader, messages.message(first.taken)).taken, first.taken);  // what was taken can be said again
  }
  return taken;
}

// Whatever structured cloning brings over, and what it does not: getters and proxies never cross, so none are made.
const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true, maxDepth: 4 });
const file = fc.constantFrom(new File(['card'], 'card.png', { type: 'image/png' }), new File([], ''), new Blob(['x']));
const kinds = [...new Set(Object.values(RULES).flatMap(Object.keys)), 'hello', '__proto__', 'constructor'];
const names = [...new Set(Object.values(RULES).flatMap((rules) => Object.values(rules).flatMap(Object.keys))), 'id', 'storycard', 'packs', 'toString', '__proto__'];
const word = fc.oneof(fc.constantFrom('square', 'itac', 'itac/voice', 'fr', 'pt-BR', 'drawn', 'own', 'image/png', 'https://a.example/', 'mailto:a@b.example', 'a1-b2', '', 'wrong-type', '/story'), fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }));
const number = fc.oneof(fc.integer({ min: -1, max: 20 }), fc.double(), fc.constantFrom(2 ** 31, 2 ** 31 + 1, 50_000, 50_001));
const near = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, word, number, fc.boolean(), fc.constant(null), fc.constant(undefined), file, fc.array(tie('value'), { maxLength: 18 }), tie('object')),
  object: fc.dictionary(fc.constantFrom(...names, ...Object.keys(SETTINGS), 'photos', 'logos', 'files', 'pack.json', 'art/a.png', '../x'), tie('value'), { maxKeys: 8 }),
}));
const nearMessage = fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(1, 1, 1, 1, 2, '1'), near.object).map(([kind, storycard, members]) => ({ ...members, kind, storycard }));

test('anything at all is nobody\'s, taken by the rules, or refused in the protocol\'s own words', () => {
  holds(anything, (data) => void checkAll(data));
});

// Honest messages, by the rules alone.
const record = (members, options) => fc.record(members, { noNullPrototype: true, ...options });  // as structured cloning makes them
const one = (pattern, maxLength) => fc.stringMatching(pattern, { maxLength });
const anId = one(/^[a-z0-9][a-z0-9-]{0,9}$/), aFrame = one(/^[a-z0-9][a-z0-9-]{0,5}\/[a-z0-9][a-z0-9-]{0,5}$/), aDraft = one(/^[a-zA-Z0-9-]{1,12}$/);
const aStory = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6, noNullPrototype: true }).map((value) => JSON.parse(JSON.stringify(value)));
const aPicture = fc.option(fc.uint8Array({ maxLength: 40 }).map((bytes) => new Blob([bytes])));
const aNumber = fc.integer({ min: 0, max: 2 ** 31 });
const someSettings = record({
  lang: fc.constantFrom('fr', 'pt-BR', 'zh-Hant-TW'), packs: fc.array(anId, { maxLength: 16 }), frames: fc.array(aFrame, { maxLength: 20 }), formats: fc.array(anId, { maxLength: 16 }), frame: aFrame, theme: anId, format: anId,
  logos: fc.constantFrom('own', 'pack', 'none'), submit: fc.constantFrom('https://campaign.example/send?x=1', 'mailto:cards@campaign.example'),
}, { requiredKeys: [] });
const exported = record({ file: fc.constant(new File(['card'], 'card.png')), reports: fc.array(aStory, { minLength: 1, maxLength: 3 }) });
const aProblem = { code: one(/^[a-z][a-z-]{0,20}$/), where: fc.string({ maxLength: 100 }), message: fc.string({ maxLength: 200 }) };
const kind = (name, members, options) => record(members, options).map((body) => ({ kind: name, ...body }));
const HONEST = {
  readFromHost: [
    kind('settings', { settings: someSettings }), kind('get-story', { id: aNumber }),
    kind('set-story', { id: aNumber, story: aStory, photos: fc.array(aPicture, { maxLength: 8 }), logos: fc.array(aPicture, { maxLength: 3 }), again: aDraft }, { requiredKeys: ['id', 'story', 'photos', 'logos'] }),
    kind('export', { id: aNumber, formats: fc.uniqueArray(anId, { maxLength: 16 }), type: fc.constantFrom('image/png', 'image/jpeg'), altText: fc.boolean() }),
  ],
  readFromComposer: [
    kind('ready', { story: aStory, restored: fc.boolean() }), kind('size', { view: fc.constantFrom('drawn', 'simple'), height: fc.integer({ min: 0, max: 50_000 }) }),
    kind('change', { story: aStory, draft: aDraft, origins: record({ photos: fc.array(fc.option(fc.integer({ min: 0, max: 8 })), { maxLength: 8 }), logos: fc.array(fc.option(fc.integer({ min: 0, max: 8 })), { maxLength: 3 }) }) }),
    kind('done', { id: aNumber, story: aStory, exported }, { requiredKeys: ['id'] }), kind('failed', { id: aNumber, ...aProblem }), kind('error', aProblem), exported.map((body) => ({ kind: 'export', ...body })),
    kind('open', { address: fc.webUrl() }),
  ],
  readStart: [kind('start', { settings: someSettings, packs: fc.array(record({ id: anId, files: fc.dictionary(one(/^[a-z0-9][a-z0-9._-]{0,5}(\/[a-z0-9][a-z0-9_-]{0,5}){0,2}$/), fc.oneof(fc.string(), fc.uint8Array()), { noNullPrototype: true }) }), { maxLength: 3 }) })],
};

// An honest message of which a member or two are others.
const changed = fc.tuple(fc.oneof(...Object.values(HONEST).flat()), fc.array(fc.tuple(fc.constantFrom(...names), near.value), { maxLength: 2 }))
  .map(([said, changes]) => ({ ...messages.message(said), ...Object.fromEntries(changes) }));

test('so is what looks like a message of each kind', () => {
  const counts = { taken: 0 };
  holds(fc.oneof(nearMessage, changed), (data) => void (counts.taken += checkAll(data)));
  assert.ok(counts.taken > runs.numRuns / 10 && counts.taken < runs.numRuns * 0.9, `${counts.taken} of ${runs.numRuns} were taken`);
});

for (const [reader, kindsOf] of Object.entries(HONEST)) {
  test(`${reader}: every message that follows the rules is read as it was meant`, () => {
    holds(fc.oneof(...kindsOf), (said) => {
      assert.deepEqual(messages[reader](messages.message(said)), said);
      assert.equal(checkAll(messages.message(said)) > 0, true);
    });
  });
}
