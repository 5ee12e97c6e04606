// A partner's page on another origin than the composer's: another host name and another port. Its policy allows its own
// scripts and frames, and the composer's frame, nothing else. What the element tells is in window.told.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serve } from '../../web/serve.mjs';
import { dist, scratch } from '../node/samples.mjs';
import { launch, open, patience, site } from './chromium.mjs';

export const integrity = JSON.parse(readFileSync(path.join(dist, 'embed/integrity.json'), 'utf8'));

/** Writes down what an element tells, under its id. */
const listener = `window.told = {};
window.listen = (element) => {
  const told = window.told[element.id] = { ready: [], change: [], export: [], error: [] };
  for (const name of Object.keys(told)) {
    element.addEventListener(name, ({ detail, bubbles }) => {
      told[name].push(detail);
      if (bubbles) document.documentElement.dataset.bubbled = name;
      element.setAttribute('data-' + name, told[name].length);
    });
  }
};
for (const element of document.querySelectorAll('story-card-composer')) window.listen(element);
`;

/** What runs before the element's script: ways to say bytes as text, and the ports that the element opens. */
export const helpers = `window.base64 = (file) => new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
  reader.readAsDataURL(file);
});
window.blob = (base64, type) => new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
window.failing = (promise) => promise.then(() => 'done', ({ name, code, where, message }) => ({ name, code, where, message }));
window.ports = [];
const RealChannel = window.MessageChannel;
window.MessageChannel = class extends RealChannel {
  constructor() {
    super();
    window.ports.push(this.port1);
  }
};
window.broken = [];
document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.violatedDirective + ' ' + event.blockedURI));
window.addEventListener('error', (event) => window.broken.push(String(event.message)));
window.addEventListener('unhandledrejection', (event) => window.broken.push(String(event.reason)));
`;

/** @param scripts  files of the partner's that run after the element's, by their names */
function page({ body, composer, scripts, lang = 'en' }) {
  const { origin } = new URL(composer);
  const policy = `default-src 'none'; script-src 'self'; frame-src 'self' ${origin}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; img-src data:`;
  const tags = ['listen.js', ...scripts].map((name) => `<script src="${name}"></script>`).join('\n');
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8"><title>A partner's page</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<script src="helpers.js"></script>
<script src="story-card-composer.js" integrity="${integrity['story-card-composer.js']}"></script>
<body>
${body}
${tags}
</html>
`;
}

/** Serves both, the composer with the documented headers. @param files  further files by their names, or a function of the composer's address that gives them
 *  @returns {Promise<{ url: string, composer: string }>} */
export async function partner(t, { body, files = {}, scripts = [], lang }) {
  const folder = scratch(t);
  const { url, close } = await serve({ root: folder, port: 0 });
  t.after(close);
  const here = url.replace('127.0.0.1', 'localhost');
  const composer = await site(t, { partners: [new URL(here).origin] });
  const all = { 'helpers.js': helpers, 'listen.js': listener, 'index.html': page({ body: body(composer), composer, scripts, lang }), ...(typeof files === 'function' ? files(composer) : files) };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  copyFileSync(path.join(dist, 'embed/story-card-composer.js'), path.join(folder, 'story-card-composer.js'));
  return { url: here, composer };
}

/** A file of the page's as base64: what goes over a driver is text. */
export const bytesOf = (base64) => Buffer.from(base64, 'base64');

// In Chromium.

/** Chromium has no share sheet on Linux, and says so of a frame that may use one. */
const noShareHere = /^Unrecognized feature: 'web-share'\.$/;

export const element = (base, attributes = '', id = 'one') => `<story-card-composer id="${id}" base="${base}" lang="en" ${attributes}></story-card-composer>`;

/** A partner's page with one element, or with `body`. `prepare` and the like go to open(). */
export async function opened(t, { body = (base) => element(base), files, scripts, lang, ...context } = {}) {
  const browser = await launch(t);  // first: what is opened first is closed first
  const { url, composer } = await partner(t, { body, files, scripts, lang });
  const page = await open(t, browser, url, { also: [composer], ignore: noShareHere, ...context });
  return { page, composer, url };
}

export const told = (page, name, id = 'one', count = 1) => page.waitForFunction(([where, what, many]) => window.told[where]?.[what].length >= many, [id, name, count], patience);
export const eventsOf = (page, id = 'one') => page.evaluate((where) => window.told[where], id);
export const frameOf = (page, id = 'one') => page.frameLocator(`#${id} iframe`);
export const call = (page, method, ...given) => page.evaluate(([name, args]) => document.getElementById('one')[name](...args), [method, given]);
export const failure = (page, method, ...given) => page.evaluate(([name, args]) => window.failing(document.getElementById('one')[name](...args)), [method, given]);

export const exported = (page, options, id = 'one') => page.evaluate(async ([where, wanted]) => {
  const { file, report, reports } = await document.getElementById(where).export(wanted);
  return { name: file.name, type: file.type, base64: await window.base64(file), report, reports: reports.length };
}, [id, options]);
