// The pages about the site: in every language of the interface, all of it, with nothing that runs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dist, root, scratch } from './samples.mjs';

const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const languages = readdirSync(path.join(root, 'assets/strings')).map((name) => path.basename(name, '.json'));
const pages = ['privacy', 'accessibility', 'licences'];
const page = (language, name) => readFileSync(path.join(dist, 'about', language, `${name}.html`), 'utf8');

/** What a value is made of, without its words: lists of as many items, links to the same places, the same things filled in. */
function shape(value) {
  if (typeof value === 'string') return [...value.matchAll(/\]\(([a-z]+)\)|\{([a-z]+)\}/g)].map(([whole]) => whole).sort().join(' ');
  if (Array.isArray(value)) return value.map(shape);
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, shape(each)]));
}

test('every language of the interface says all that English says', () => {
  const english = shape(read('web/about/en.json'));
  for (const language of languages) assert.deepEqual(shape(read(`web/about/${language}.json`)), english, language);
});

test('each page is there in each language, in its direction, leads to its like in all others, and runs nothing', () => {
  for (const language of languages) {
    const { direction } = read(`assets/strings/${language}.json`);
    for (const name of pages) {
      const html = page(language, name);
      assert.match(html, new RegExp(`^<!doctype html>\n<html lang="${language}" dir="${direction}">`));
      for (const other of languages) {
        assert.ok(html.includes(`rel="alternate" hreflang="${other}" href="../${other}/${name}.html"`), `${language}/${name} to ${other}`);
        if (other !== language) assert.ok(html.includes(`href="../${other}/${name}.html" lang="${other}" hreflang="${other}">`), `${language}/${name} to ${other}`);
      }
      assert.ok(html.includes('http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'self\'; img-src \'self\'; font-src \'self\';'));
      assert.doesNotMatch(html, /<script|<style|\son[a-z]+=|\sstyle=|\{[a-z]+\}|undefined/, `${language}/${name}`);
    }
  }
});

test('the names of buttons that the pages speak of are the interface\'s own', () => {
  for (const language of languages) {
    const { strings } = read(`assets/strings/${language}.json`);
    for (const key of ['finish', 'drafts']) assert.ok(page(language, 'privacy').replaceAll('\u00a0', ' ').includes(strings[key]), `${language}: ${strings[key]}`);
  }
});

test('the page on licences names every text that the site brings, and no other', () => {
  const texts = readdirSync(path.join(dist, 'licences')).filter((name) => name.endsWith('.txt')).sort();
  const named = [...page('en', 'licences').matchAll(/href="\.\.\/\.\.\/licences\/([^"]+)"/g)].map(([, name]) => name).sort();
  assert.deepEqual(named, texts);
});

test('where the host says whom to write to, the statement on accessibility names it; what is no address is refused', (t) => {
  const make = (contact) => {
    const folder = path.join(scratch(t), 'about');
    const { status, stderr } = spawnSync(process.execPath, ['scripts/about.mjs', folder], { cwd: root, encoding: 'utf8', env: { ...process.env, STORYCARD_CONTACT: contact } });
    return { status, stderr, html: status === 0 ? readFileSync(path.join(folder, 'uk/accessibility.html'), 'utf8') : '' };
  };
  assert.ok(make('mailto:access@city.example').html.includes('<a href="mailto:access@city.example">access@city.example</a>'));
  assert.ok(make('https://city.example/write?to=us&now').html.includes('<a href="https://city.example/write?to=us&amp;now">'));
  for (const wrong of ['javascript:alert(1)', 'http://city.example', 'access@city.example', 'mailto:a@b.example?bcc=x@y.example', 'https://x.example/"><script>']) {
    const { status, stderr } = make(wrong);
    assert.equal(status, 1, wrong);
    assert.match(stderr, /^error: STORYCARD_CONTACT/);
  }
});
