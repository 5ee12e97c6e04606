// The page and its workers share what they compile: no module of the site is compiled twice, whoever runs it. A phone pays for
// each of them in time and memory.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dist, root } from '../node/samples.mjs';
import { launch, open, patience, photoIsOpen, ready, savePicture, site } from './chromium.mjs';
import { wordsOf } from './composer-page.mjs';

/** Runs before all else in the page and in each worker: tells the console of every module that is compiled, by its size or address, and of every one that is run. */
function watchWasm() {
  const where = typeof document === 'undefined' ? 'worker' : 'page';
  const tell = (what, of) => console.debug(`wasm ${JSON.stringify({ where, what, of })}`);
  const source = (given) => (given instanceof Response ? new URL(given.url).pathname : given.byteLength);
  for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (given, ...more) => {
      const from = await given;
      if (from instanceof WebAssembly.Module) tell('runs', '');
      else tell('compiles', source(from));
      return real.call(WebAssembly, from, ...more);
    };
  }
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(real, given) {
      tell('runs', '');
      return new real(...given);
    },
  });
  WebAssembly.Module = new Proxy(WebAssembly.Module, {
    construct(real, [bytes]) {
      tell('compiles', bytes.byteLength);
      return new real(bytes);
    },
  });
}

/** Each wasm of the site by its name, without what the build adds to that. */
const wasms = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.wasm'))
  .map((name) => ({ file: path.basename(name), size: statSync(path.join(dist, name)).size, name: path.basename(name).replace(/(-[\w-]{8})?\.wasm$/, '') }));
const nameOf = (of) => wasms.find(({ file, size }) => (typeof of === 'number' ? of === size : of.endsWith(`/${file}`)))?.name ?? String(of);

test('from the first word over two photos to the saved picture, each module is compiled once, for the page and its workers together', async (t) => {
  const told = [];
  const page = await open(t, await launch(t), await site(t), {
    prepare: async (early) => {
      early.on('console', (message) => message.text().startsWith('wasm ') && told.push(JSON.parse(message.text().slice(5))));
      await early.addInitScript(watchWasm);
      await early.route('**/*worker*.js', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `(${watchWasm})();\n${await response.text()}` });
      });
    },
  });
  await page.getByRole('textbox', { name: wordsOf('en')('story.label') }).fill('I came with seeds in my coat pocket.');
  await ready(page);
  for (const photo of ['amina.jpg', 'layla.jpg']) {
    await page.locator('#photo-file').setInputFiles(path.join(root, 'assets/samples', photo));
    await photoIsOpen(page);
  }
  await savePicture(page);
  await page.locator('html[data-ahead=fetched]').waitFor({ state: 'attached', ...patience });
  const compiled = told.filter(({ what }) => what === 'compiles').map(({ of }) => nameOf(of));
  assert.deepEqual(compiled.sort(), ['composer', 'composer.rest', 'engine', 'photo']);
  assert.ok(told.filter(({ where, what }) => where === 'worker' && what === 'runs').length >= 2, 'photos and files are made in workers, which are watched too');
});
