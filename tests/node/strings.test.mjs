// The interface's words: complete and consistent in every language, and none that nothing shows.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './samples.mjs';

const folder = path.join(root, 'assets/strings');
const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
const english = files.find(({ language }) => language === 'en');
const keys = Object.keys(english.strings);

const forms = (text) => (typeof text === 'string' ? { other: text } : text);
const placeholders = (text) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name).sort();
const everyNumber = [...Array(1001).keys(), 1_000_000, 2_000_000, 1_000_001, 1_234_567, 11_000_000, 100_000_011];

/** What CLDR's rule says of a whole number, found by the text of the rule. */
function holds(rule, number) {
  const relation = (text) => {
    const [, operand, , divisor, sign, ranges] = /^([nivwftec])\s*(%\s*(\d+))?\s*(!?=)\s*([\d., ]+)$/.exec(text.trim());
    const whole = 'ni'.includes(operand) ? number : 0;
    const value = divisor ? whole % Number(divisor) : whole;
    const within = ranges.split(',').some((range) => {
      const [first, last = first] = range.split('..').map(Number);
      return first <= value && value <= last;
    });
    return within === (sign === '=');
  };
  return rule.split(' or ').some((all) => all.split(' and ').every(relation));
}

for (const { language, name, direction, digits, plurals, strings } of files) {
  const rules = new Intl.PluralRules(language);

  test(`${language}: says its own name and direction as the world knows them`, () => {
    const known = new Intl.DisplayNames([language], { type: 'language' }).of(language);
    assert.equal(name.toLowerCase(), known.toLowerCase());
    const locale = new Intl.Locale(language);
    assert.equal(direction, (locale.getTextInfo?.() ?? locale.textInfo).direction);
    if (digits !== undefined) assert.equal([...digits].length, 10);
  });

  test(`${language}: the plural rules are CLDR's`, () => {
    for (const number of everyNumber) {
      const category = Object.keys(plurals).find((each) => holds(plurals[each], number)) ?? 'other';
      assert.equal(category, rules.select(number), `of ${number}`);
    }
  });

  test(`${language}: has exactly the texts of English`, () => {
    assert.deepEqual(Object.keys(strings).filter((key) => !keys.includes(key)), [], 'too many');
    assert.deepEqual(keys.filter((key) => !(key in strings)), [], 'missing');
  });

  test(`${language}: a counted text has exactly the forms that its rules name`, () => {
    for (const key of keys) {
      const counted = typeof english.strings[key] !== 'string';
      assert.equal(typeof strings[key] !== 'string', counted, key);
      if (counted) assert.deepEqual(Object.keys(strings[key]).sort(), [...Object.keys(plurals), 'other'].sort(), key);
    }
  });

  test(`${language}: every text is there and fills in what English fills in`, () => {
    // "One letter", "two letters": a form for a single number may do without the digits.
    const single = (category) => everyNumber.filter((number) => rules.select(number) === category).length === 1;
    for (const key of keys) {
      const wanted = placeholders(forms(english.strings[key]).other);
      for (const [category, text] of Object.entries(forms(strings[key]))) {
        assert.notEqual(text.trim(), '', key);
        const found = placeholders(text);
        if (typeof strings[key] !== 'string' && single(category) && !found.includes('count')) found.push('count');
        assert.deepEqual(found.sort(), wanted, `${key}, ${category}`);
      }
    }
  });

  test(`${language}: no person is called illegal`, () => {
    const hurtful = /il+[eé]gal|нелегал|незаконн|غير (ال)?(قانوني|شرعي)|alien|clandestin/i;
    for (const [key, text] of Object.entries(strings)) {
      for (const form of Object.values(forms(text))) assert.doesNotMatch(form, hurtful, key);
    }
  });
}

// What the code asks for. A key may be put together: "idea." + id + ".opening".
const literals = new Set();
const ours = new Set();  // those of the composer; core's are ids of other things too
const asked = new Set();
for (const place of ['wasm', 'web', 'core']) {
  const names = readdirSync(path.join(root, place), { recursive: true }).filter((name) => /\.(cpp|h|ts|html)$/.test(name));
  for (const name of names) {
    const code = readFileSync(path.join(root, place, name), 'utf8').replace(/^\s*(\/\/|#include).*$/gm, '');
    for (const [, text] of code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)) literals.add(text);
    for (const [, key] of code.matchAll(/ data-(?:text|label|placeholder)="([^"]*)"/g)) asked.add(key);
    if (name.endsWith('.ts')) for (const [, text] of code.matchAll(/'([^'\\\n]*)'/g)) literals.add(text);
    if (!name.startsWith('composer')) continue;
    for (const [, text] of code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)) ours.add(text);
    for (const [, key] of code.matchAll(/\b(?:app|ui|strings)(?:\.|->)(?:text|filled|counted|has)\(\s*"([a-z0-9.-]+)"/g)) asked.add(key);
    for (const [, change] of code.matchAll(/\b(?:edit|commit)\(\s*(?:app\.)?state,\s*"([a-z-]+)"/g)) asked.add(`change.${change}`);
  }
}

// Reasons for other words come from the wording's own files: "advice.wording-status.why".
for (const name of readdirSync(path.join(root, 'assets/wording'))) {
  for (const { why } of JSON.parse(readFileSync(path.join(root, 'assets/wording', name), 'utf8')).terms) {
    literals.add(`wording-${why}`);
    asked.add(`advice.wording-${why}.why`);
  }
}

test('every text that the code asks for is there', () => {
  // A literal like "photo.problem-kind" is a key wherever it stands; those that end in a dot are completed by an id.
  const areas = new Set(keys.filter((key) => key.includes('.')).map((key) => key.split('.')[0]));
  const isFile = (text) => existsSync(path.join(root, 'assets', text)) || /\.(json|ttf|png|jpe?g|dict|wasm|mjs|zip)$/.test(text);
  for (const text of ours) {
    if (/^[a-z]+(\.[a-z0-9-]+)+$/.test(text) && areas.has(text.split('.')[0]) && !isFile(text)) asked.add(text);
  }
  assert.deepEqual([...asked].filter((key) => !/[.-]$/.test(key) && !keys.includes(key)), []);
});

test('every text is asked for', () => {
  const isMade = (key) => [...literals].some((start) => {
    if (!start.endsWith('.') && !start.endsWith('-') || !key.startsWith(start)) return false;
    const rest = key.slice(start.length);
    return literals.has(rest) || /^\d+$/.test(rest) || [...literals].some((end) => end.startsWith('.') && rest.endsWith(end) && literals.has(rest.slice(0, -end.length)));
  });
  // An area's name with a dot and an id behind it, or a key with an ending: both halves stand in the code.
  const isJoined = (key) => key.split('.').every((part) => literals.has(part)) ||
    [...literals].some((end) => /^[-.]/.test(end) && key.endsWith(end) && literals.has(key.slice(0, -end.length)));
  assert.deepEqual(keys.filter((key) => !literals.has(key) && !isMade(key) && !isJoined(key)), []);
});
