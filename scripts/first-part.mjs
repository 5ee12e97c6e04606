// Writes wasm/composer/first_part.txt: the functions that run until the first card is shown and while words are typed. They
// are counted in the built site, in Chromium, with the second part held back: whatever may not wait for it, runs here.
// Afterwards the module is to be built again.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../web/serve.mjs';
import { functionsOf, nameOf } from './wasm-names.mjs';

const root = path.resolve(import.meta.dirname, '..');
const WHOLE = `${root}/build/web/composer.whole.wasm`, LIST = `${root}/wasm/composer/first_part.txt`;
const CALM_MS = 1200;

/** Which of these run depends on what is written: no visit meets them all. */
const ALWAYS = ['storycard::share::*'];

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const desk = { viewport: { width: 1280, height: 800 } };

/** `early`: written before the composer is there. */
const visits = [
  { ...phone, locale: 'en-GB', write: 'I still carry my school key. It opens nothing — but “home” is 4,000 km away, isn’t it?\nAnd I carry it.' },
  { ...phone, locale: 'ar', early: 'ما زلت أحمل مفتاح المدرسة.', write: ' أهلًا! I bake خبز at 6:30 with Layla. ١٢ مارس' },
  { ...phone, locale: 'uk', write: 'Я досі ношу ключ від школи. Він нічого не відчиняє — але «дім» далеко, 4 000 км.', colorScheme: 'dark' },
  { ...phone, locale: 'en-GB', write: 'मेरे पास अब भी स्कूल की चाबी है। क्षमा, श्री, र्क' },
  { ...desk, locale: 'fr-FR', early: 'Je porte encore la clé de l’école.', write: ' Elle n’ouvre plus rien ; mais 18 % d’entre nous…' },
  { ...desk, locale: 'en-GB', write: 'ฉันยังพกกุญแจโรงเรียน ខ្ញុំ தமிழ் Ελλάδα עברית 日本語 한국어 😀👨‍👩‍👧 ናይ ትግርኛ', colorScheme: 'dark' },
  { ...desk, locale: 'es', query: '?view=simple', write: 'Todavía llevo la llave de la escuela.' },
  { viewport: { width: 844, height: 390 }, locale: 'pt-BR', write: 'Ainda trago a chave da escola.', contrast: 'more' },
];

async function visit(browser, url, wasm, { early, write, query = '', ...context }) {
  const page = await browser.newPage({ reducedMotion: 'reduce', serviceWorkers: 'block', ...context });
  await page.route('**/composer.rest-*.wasm', () => {});  // never
  await page.route(/composer-[^/]*\.wasm$/, (route) => route.fulfill({ body: wasm, contentType: 'application/wasm' }));
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const instance = await instantiate(...given);
      if (instance.exports?.__write_profile) globalThis.profiled = instance;
      return instance;
    };
  });
  await page.goto(`${url}${query}`, { waitUntil: 'commit' });
  const story = page.locator('textarea').first();
  if (early) await story.fill(early);
  await page.waitForSelector('html[data-storycard="ready"]', { timeout: 120_000 });
  await page.waitForTimeout(CALM_MS);
  await story.focus();
  await story.press('End');
  await story.pressSequentially(write, { delay: 15 });
  await page.waitForTimeout(CALM_MS);
  const size = page.viewportSize();
  await page.setViewportSize({ width: size.width, height: size.height - 300 < 200 ? size.height - 100 : size.height - 300 });  // a keyboard
  await page.waitForTimeout(CALM_MS);
  await page.setViewportSize({ width: size.height, height: size.width });
  await page.waitForTimeout(CALM_MS);
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: context.colorScheme === 'dark' ? 'light' : 'dark' });
  await page.waitForTimeout(CALM_MS);
  for (const field of await page.locator('input[type=text]').all()) if (await field.isVisible() && await field.isEditable()) await field.fill('Ana Ö. 7').catch(() => {});
  await story.fill('');
  await page.waitForTimeout(CALM_MS);
  await story.fill(write.slice(0, 20));
  await page.waitForTimeout(CALM_MS);
  const profile = await page.evaluate(() => {
    const { exports } = globalThis.profiled;
    const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    const size = exports.__write_profile(0, 0);
    const at = memory.buffer.byteLength;
    memory.grow(Math.ceil(size / 65536));
    exports.__write_profile(at, size);
    return [...new Uint32Array(memory.buffer, at + 8, (size - 8) / 4)].map((when) => (when > 0 ? 1 : 0)).join('');
  });
  await page.close();
  return profile;
}

/** Names, and a "*" for a class or namespace of which nearly all is among them. */
function patternsOf(sizes, called) {
  const shares = new Map();
  for (const [name, size] of sizes) {
    const parts = name.split('::');
    for (let depth = 1; depth < parts.length; ++depth) {
      const prefix = `${parts.slice(0, depth).join('::')}::`;
      const share = shares.get(prefix) ?? { all: 0, called: 0, names: 0 };
      share.all += size;
      if (called.has(name)) share.called += size, ++share.names;
      shares.set(prefix, share);
    }
  }
  const isNearlyAll = ({ all, called: its, names }) => names > 1 && its >= 0.9 * all;
  const patterns = new Set(ALWAYS);
  for (const name of called) {
    const parts = name.split('::');
    const prefixes = parts.slice(1).map((_, i) => `${parts.slice(0, i + 1).join('::')}::`);
    if (ALWAYS.some((pattern) => name.startsWith(pattern.slice(0, -1)))) continue;
    const whole = prefixes.find((prefix) => isNearlyAll(shares.get(prefix)));
    patterns.add(whole ? `${whole}*` : name);
  }
  return [...patterns].sort();
}

const wasm = readFileSync(WHOLE);
const { names, sizes, imported } = functionsOf(wasm);
const folder = mkdtempSync(path.join(os.tmpdir(), 'storycard-first-part-'));
const instrumented = path.join(folder, 'composer.wasm');
execFileSync('wasm-split', ['--instrument', WHOLE, '-o', instrumented, '-all']);
const body = readFileSync(instrumented);
rmSync(folder, { recursive: true });

const { url, close } = await serve({ root: `${root}/dist`, port: 0 });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
const called = new Set();
try {
  for (const one of visits) {
    const profile = await visit(browser, url, body, one);
    let count = 0;
    for (let i = 0; i < sizes.length; ++i) if (profile[i] === '1') called.add(nameOf(names.get(i + imported))), ++count;
    console.log(`storycard: ${count} functions in ${one.locale}`);
  }
} finally {
  await browser.close();
  close();
}
const bytes = new Map();
sizes.forEach((size, i) => {
  const name = nameOf(names.get(i + imported));
  bytes.set(name, (bytes.get(name) ?? 0) + size);
});
const patterns = patternsOf(bytes, called);
writeFileSync(LIST, `# What of composer.wasm is in its first part: see scripts/split-wasm.mjs. Made by scripts/first-part.mjs (make first-part).\n${patterns.join('\n')}\n`);
const kept = [...bytes].filter(([name]) => called.has(name)).reduce((sum, [, size]) => sum + size, 0);
console.log(`storycard: ${patterns.length} patterns for ${called.size} names, ${Math.round(kept / 1000)} kB of ${Math.round(sizes.reduce((a, b) => a + b) / 1000)} kB of code`);
