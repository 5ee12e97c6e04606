// The pages about the site, as plain HTML in each language of the interface: `about.mjs dist/about`. Words: web/about/<language>.json; one that is not
// there is English. STORYCARD_CONTACT (mailto:… or https://…) is where people may write who meet a barrier.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CHECKED = '2026-11-23';  // the day on which somebody last went through the statement on accessibility
const PAGES = ['privacy', 'accessibility', 'licences'];

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const { version } = read('package.json');
const template = readFileSync('web/about/template.html', 'utf8');

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** French sets its signs off with spaces at which no line ends. */
const typeset = (text, lang) => (lang === 'fr' ? text.replace(/ ([:;?!»%])/g, '\u00a0$1').replaceAll('« ', '«\u00a0') : text.replaceAll(' %', '\u00a0%'));
const dateIn = (lang) => new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : `${lang}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(CHECKED));
const fill = (text, fills) => text.replace(/\{([a-z]+)\}/g, (whole, name) => fills[name] ?? whole);

function fail(sentence) {
  console.error(`error: ${sentence}`);
  process.exit(1);
}

/** Names, licences and the files with their texts: what the composer lists, then every family of fonts. */
function licences() {
  const list = [...readFileSync('wasm/composer/licences.h', 'utf8').matchAll(/\{"([^"]+)", "([^"]+)", "([^"]+)"\}/g)]
    .map(([, name, licence, file]) => ({ name, licence, file })).filter(({ file }) => !file.startsWith('font-'));
  const fonts = read('assets/fonts.json').families.map(({ family }) => ({ name: family, licence: 'OFL 1.1', file: `font-${family.toLowerCase().replaceAll(' ', '-')}` }));
  return [...list, ...fonts];
}

/** All languages of the interface, in its order. */
function languages() {
  return readdirSync('assets/strings').map((name) => read(path.join('assets/strings', name)))
    .sort((a, b) => a.order - b.order)
    .map((strings) => {
      const own = `web/about/${strings.language}.json`;
      return { id: strings.language, name: strings.name, words: read(existsSync(own) ? own : 'web/about/en.json'), ...(existsSync(own)
        ? { lang: strings.language, dir: strings.direction, strings: strings.strings }
        : { lang: 'en', dir: 'ltr', strings: read('assets/strings/en.json').strings }) };
    });
}

function contactFrom(text) {
  if (!text) return null;
  if (!/^(mailto:[^\s<>"'?@]+@[a-z0-9.-]+|https:\/\/[^\s<>"']+)$/i.test(text)) fail(`STORYCARD_CONTACT is "${text}", and has to be mailto:name@example.org or https://example.org/contact`);
  return { href: text, shown: text.replace(/^(mailto:|https:\/\/)/, '') };
}

const contact = contactFrom(process.env.STORYCARD_CONTACT);

/** A sentence as HTML: what is filled in, and [words](of a link). */
function sentence(text, { lang, id, words, strings }) {
  const fills = { version, date: dateIn(lang), finish: strings.finish, before: strings['consent.title'], drafts: strings.drafts, more: strings.more, help: strings.help };
  const whole = text === '{contact}' ? words.accessibility[contact ? 'contact' : 'no-contact'].replace('{address}', contact?.shown ?? '') : text;
  const links = { simple: `../../?lang=${id}&view=simple`, packs: '../../packs/', contact: contact?.href };
  return escape(typeset(fill(whole, fills), lang)).replace(/\[([^\]]+)\]\(([a-z]+)\)/g, (_, said, to) => `<a href="${escape(links[to])}">${said}</a>`);
}

function section({ heading, text = [], list = [] }, language, i, id) {
  const paragraphs = text.map((each) => `          <p>${sentence(each, language)}</p>\n`);
  const items = list.length > 0 ? `          <ul>\n${list.map((each) => `            <li>${sentence(each, language)}</li>\n`).join('')}          </ul>\n` : '';
  // A sentence that ends in a colon leads into the list.
  const body = text[0]?.endsWith(':') ? paragraphs.join('') + items : items + paragraphs.join('');
  return `      <section aria-labelledby="${id}-${i}">\n        <h2 id="${id}-${i}">${sentence(heading, language)}</h2>\n        <div class="said">\n${body}        </div>\n      </section>\n`;
}

function table({ columns }) {
  const rows = licences().map(({ name, licence, file }) => `          <tr><th scope="row"><a href="../../licences/${file}.txt" lang="en">${escape(name)}</a></th><td lang="en">${escape(licence)}</td></tr>\n`);
  return `      <table>\n        <thead><tr>${columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')}</tr></thead>\n        <tbody>\n${rows.join('')}        </tbody>\n      </table>\n`;
}

function page(id, language, all) {
  const { words } = language, said = words[id];
  const body = id === 'licences' ? table(said) : said.sections.map((each, i) => section(each, language, i + 1, id)).join('');
  const main = `    <div class="opening">\n      <h1>${sentence(said.heading, language)}</h1>\n      <p class="lead">${sentence(said.lead, language)}</p>\n    </div>\n    <div class="panel">\n${body}    </div>\n`;
  const current = (is) => (is ? ' aria-current="page"' : '');
  const nav = PAGES.map((each) => `        <li><a href="${each}.html"${current(each === id)}>${escape(words[each].name)}</a></li>\n`).join('');
  const others = all.map((each) => (each === language
    ? `      <li><span aria-current="true">${escape(each.name)}</span></li>\n`
    : `      <li><a href="../${each.id}/${id}.html" lang="${each.id}" hreflang="${each.id}">${escape(each.name)}</a></li>\n`)).join('');
  const made = sentence(words.made, language);
  return fill(template, {
    lang: language.lang, dir: language.dir, title: escape(said.name), description: sentence(said.lead, language), up: '../../', query: `?lang=${language.id}`, home: escape(words.home),
    alternates: [...all.map((each) => [each.id, each.id]), ['x-default', 'en']].map(([hreflang, to]) => `  <link rel="alternate" hreflang="${hreflang}" href="../${to}/${id}.html">\n`).join(''),
    nav: `    <nav aria-label="${escape(words.pages)}">\n      <ul class="pages">\n${nav}      </ul>\n    </nav>\n`,
    main,
    foot: `    <nav aria-label="${escape(words.languages)}">\n      <ul class="languages">\n${others}      </ul>\n    </nav>\n    <p>${made}</p>\n`,
  });
}

/** For those who come without a language: each with its pages. */
function index(all) {
  const rows = all.map(({ id, name, words, dir }) => `      <section lang="${id}" dir="${dir}" aria-labelledby="${id}">\n        <h2 id="${id}">${escape(name)}</h2>\n        <ul class="languages">\n${
    PAGES.map((each) => `          <li><a href="${id}/${each}.html" hreflang="${id}">${escape(words[each].name)}</a></li>\n`).join('')}        </ul>\n      </section>\n`).join('');
  const english = all.find(({ id }) => id === 'en').words;
  return fill(template, {
    lang: 'en', dir: 'ltr', title: escape(english.pages), description: escape(english.privacy.lead), up: '../', query: '', home: escape(english.home), alternates: '', nav: '',
    main: `    <div class="opening">\n      <h1>${escape(english.pages)}</h1>\n    </div>\n    <div class="panel">\n${rows}    </div>\n`,
    foot: `    <p>${fill(english.made, { version, date: dateIn('en') })}</p>\n`,
  });
}

const folder = process.argv[2];
if (!folder) fail('usage: about.mjs FOLDER');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const all = languages();
for (const language of all) {
  mkdirSync(path.join(folder, language.id));
  for (const id of PAGES) writeFileSync(path.join(folder, language.id, `${id}.html`), page(id, language, all));
}
writeFileSync(path.join(folder, 'index.html'), index(all));
copyFileSync('web/about/style.css', path.join(folder, 'style.css'));
console.log(`about: ${PAGES.length} pages in ${all.length} languages in ${folder}`);
