// Chromium, Firefox and WebKitGTK, each through its own driver, behind one small page:
//   goto(url)           has(selector)       waits until the selector is in the page
//   value(expression)   what a JavaScript expression comes to
//   write(name, text)   into the text box of that accessible name
//   shows(words)        waits until an image's accessible name holds the words
//   press(name)         the button, tab, radio or checkbox of that accessible name
//   arrived()           waits for a file on the disk that was downloaded: its name and bytes
// An engine that is not installed fails the test that asked for it; none is ever left out.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { Builder, By, Key, until } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote/index.js';
import { launch, patience } from './chromium.mjs';

const size = { width: 1280, height: 800 };

/** The first of these programs that is there. */
function installed(name, ...places) {
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error(`${name} is not installed (looked for ${places.filter(Boolean).join(', ')}).\n  Cure: ./emsdk-setup.sh`);
  return found;
}

/** Debian keeps MiniBrowser with the libraries of the machine's kind. */
function miniBrowser() {
  const lib = '/usr/lib';
  const kinds = readdirSync(lib).filter((name) => name.endsWith('-linux-gnu')).map((name) => path.join(lib, name));
  const folders = kinds.flatMap((kind) => readdirSync(kind).filter((name) => /^webkit2?gtk-\d/.test(name)).map((name) => path.join(kind, name)));
  return installed("WebKitGTK's MiniBrowser", process.env.MINIBROWSER, ...folders.map((folder) => path.join(folder, 'MiniBrowser')), `${lib}/*/webkit2gtk-*/MiniBrowser`);
}

/** The first whole file in the folder; browsers write to others, or to an empty one of its name, until it is done. */
async function fileIn(folder) {
  for (const end = Date.now() + patience.timeout; Date.now() < end;) {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const name = names.find((each) => !names.some((other) => other !== each && other.startsWith(each)) && !/\.(part|wkdownload|crdownload)$/.test(each));
    const bytes = name && readFileSync(path.join(folder, name));
    if (bytes?.length > 0) return { name, bytes };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing arrived in ${folder}`);
}

async function chromiumPage(t) {
  const page = await (await launch(t)).newPage({ viewport: size, locale: 'en-GB' });
  page.setDefaultTimeout(patience.timeout);
  const download = page.waitForEvent('download', { timeout: 0 });
  download.catch(() => {});  // of tests that save nothing
  return {
    press: (name) => ['tab', 'radio', 'checkbox'].reduce((any, role) => any.or(page.getByRole(role, { name, exact: true })),
      page.getByRole('button', { name, exact: true })).click(),
    arrived: async () => ({ name: (await download).suggestedFilename(), bytes: readFileSync(await (await download).path()) }),
    goto: (url) => page.goto(url),
    has: (selector) => page.locator(selector).waitFor({ state: 'attached' }),
    value: (expression) => page.evaluate(expression),
    write: (name, text) => page.getByRole('textbox', { name, exact: true }).fill(text),
    shows: (words) => page.getByRole('img', { name: words }).first().waitFor(),
  };
}

/** An X display without a screen: without one WebKitGTK does not start, and Firefox has no WebGL. */
async function openDisplay() {
  const program = installed('Xvfb', process.env.XVFB, '/usr/bin/Xvfb');
  const server = spawn(program, ['-displayfd', '1', '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const name = await new Promise((resolve, reject) => {
    server.stdout.once('data', (number) => resolve(`:${String(number).trim()}`));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a display`)));
    server.once('error', reject);
  });
  return {
    name,
    close: () => {
      server.kill();
      return ended;
    },
  };
}

/** What was opened last is closed first, whether the test passed or not, and whether the one before closed well or not. */
function closer(t) {
  const opened = [];
  t.after(async () => {
    const wrong = [];
    for (const close of opened.reverse()) {
      try {
        await close();
      } catch (error) {
        wrong.push(error);
      }
    }
    if (wrong.length > 0) throw wrong[0];
  });
  return (close) => opened.push(close);
}

async function firefoxPage(t) {
  const executablePath = installed('Firefox', process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox');
  const later = closer(t);
  const folder = mkdtempSync(path.join(tmpdir(), 'storycard-firefox-'));
  later(() => rmSync(folder, { recursive: true, force: true }));
  const display = await openDisplay();
  later(display.close);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: false,
    env: { ...process.env, DISPLAY: display.name },
    defaultViewport: size,
    protocolTimeout: patience.timeout,
    // As root in a container there can be no sandbox, and WebGL is to work without a graphics card.
    extraPrefsFirefox: { 'security.sandbox.content.level': 0, 'webgl.force-enabled': true, 'intl.accept_languages': 'en-GB',
      'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true, 'browser.download.panel.shown': true },
  });
  later(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(patience.timeout);
  return {
    press: (name) => page.locator(['button', 'tab', 'radio', 'checkbox'].map((role) => `::-p-aria([name="${name}"][role="${role}"])`).join(', ')).click(),
    arrived: () => fileIn(folder),
    goto: (url) => page.goto(url),
    has: (selector) => page.waitForSelector(selector),
    value: (expression) => page.evaluate(expression),
    write: (name, text) => page.locator(`aria/${name}[role="textbox"]`).fill(text),
    shows: (words) => page.waitForFunction((wanted) => [...document.querySelectorAll('[role="img"], img')]
      .some((image) => (image.ariaLabel ?? image.alt ?? '').includes(wanted)), {}, words),
  };
}

async function openWebKit(later) {
  const binary = miniBrowser();
  const program = installed('WebKitWebDriver', process.env.WEBKIT_DRIVER, '/usr/bin/WebKitWebDriver');
  const display = await openDisplay();
  later(display.close);
  const home = mkdtempSync(path.join(tmpdir(), 'storycard-webkit-'));
  later(() => rmSync(home, { recursive: true, force: true }));
  const downloads = path.join(home, 'Downloads');
  mkdirSync(downloads);
  mkdirSync(path.join(home, '.config'));
  writeFileSync(path.join(home, '.config/user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');  // else files lie in HOME itself
  const service = new DriverService.Builder(program).setHostname('127.0.0.1')
    .setEnvironment({ ...process.env, DISPLAY: display.name, HOME: home, XDG_RUNTIME_DIR: home, XDG_CONFIG_HOME: path.join(home, '.config'), NO_AT_BRIDGE: '1' }).build();
  const url = await service.start(patience.timeout);
  later(() => service.kill());
  const driver = await new Builder().disableEnvironmentOverrides().usingServer(url)
    .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } }).build();
  later(() => driver.quit());
  await driver.manage().window().setRect({ x: 0, y: 0, ...size });
  return { driver, downloads };
}

async function webkitPage(t) {
  const { driver, downloads } = await openWebKit(closer(t));
  const named = (selector, is) => driver.wait(async () => {
    for (const element of await driver.findElements(By.css(selector))) {
      if (is(await element.getAccessibleName())) return element;
    }
    return null;
  }, patience.timeout);
  return {
    goto: (address) => driver.get(address),
    has: (selector) => driver.wait(until.elementLocated(By.css(selector)), patience.timeout),
    value: (expression) => driver.executeScript(`return (${expression});`),
    write: async (name, text) => (await named('textarea, input[type="text"], [role="textbox"]', (found) => found === name)).sendKeys(text),
    // A choice by its key: the place of one may move while the card's report comes in.
    press: async (name) => {
      const button = await named('button', (found) => found === name);
      const choice = ['radio', 'checkbox'].includes(await button.getAttribute('role'));
      await (choice ? button.sendKeys(Key.SPACE) : button.click());
    },
    arrived: () => fileIn(downloads),
    shows: (words) => named('[role="img"], img', (found) => found.includes(words)),
  };
}

/**
 * WebKitGTK's process can die (seen once on a build machine, never in forty runs elsewhere): the body runs again in a new
 * browser, once, and the test says so. All other failures are failures at once.
 */
export async function outliving(t, body) {
  try {
    await body();
  } catch (error) {
    if (error?.name !== 'NoSuchSessionError') throw error;
    t.diagnostic(`the browser's process ended (${error.message}); once more in a new one`);
    await body();
  }
}

/** Each opens a page of its own for the length of the test. */
export const engines = { Chromium: chromiumPage, Firefox: firefoxPage, WebKitGTK: webkitPage };
