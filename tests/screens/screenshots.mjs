// Photographs every state of the composer into build/screenshots, with a contact sheet for each device.
//   node tests/screens/screenshots.mjs            all of them
//   node tests/screens/screenshots.mjs phone-     those sessions whose name contains the words ("phone-light-en", "simple")
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../../web/serve.mjs';
import { flags, patience } from '../e2e/browser.mjs';
import { dist, root } from '../node/samples.mjs';
import { sessions } from './devices.mjs';
import { makeSheet } from './sheet.mjs';
import { states } from './states.mjs';

const at_once = 2;
const out = path.join(root, 'build/screenshots');
const wanted = process.argv.slice(2);
const nameOf = ({ device, theme, language, view }) => `${device}-${theme}-${language}${view === 'simple' ? '-simple' : ''}`;
const chosen = sessions().filter((session) => wanted.length === 0 || wanted.some((part) => nameOf(session).includes(part)));
if (chosen.length === 0) {
  console.error(`storycard: no screenshots are called "${wanted.join(' ')}"; there are ${sessions().map(nameOf).join(', ')}.`);
  process.exit(2);
}

/** One person's way through the composer, photographed at every stop. */
async function photograph(browser, url, session) {
  const { device, theme, language, view, context } = session;
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...context })).newPage();
  page.setDefaultTimeout(patience.timeout);
  const shots = [];
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(`uncaught: ${error}`));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  try {
    for await (const name of states(page, url, session)) {
      const file = path.join(out, `${device}-${name}-${theme}-${language}${view === 'simple' ? '-simple' : ''}.png`);
      await page.screenshot({ path: file, caret: 'hide', animations: 'disabled', fullPage: view === 'simple' });
      shots.push({ file, name });
    }
  } catch (error) {
    wrong.push(String(error));
  }
  await page.context().close();
  return { title: nameOf(session), device, shots, wrong };
}

async function inTurn(jobs, work) {
  const waiting = jobs.map((job, index) => ({ job, index }));
  const results = [];
  await Promise.all(Array.from({ length: at_once }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next.index] = await work(next.job);
  }));
  return results;
}

if (wanted.length === 0) rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const { url, close } = await serve({ root: dist, port: 0 });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
const rows = await inTurn(chosen, async (session) => {
  const row = await photograph(browser, url, session);
  console.log(`  ${row.title}: ${row.shots.length} pictures${row.wrong.map((line) => `\n    ${line}`).join('')}`);
  return row;
});
for (const device of new Set(rows.map((row) => row.device))) {
  const its = rows.filter((row) => row.device === device && row.shots.length > 0);
  const { width, height } = chosen.find((session) => session.device === device).context.viewport;
  if (its.length > 0) await makeSheet(browser, its, width > height ? 440 : 232, path.join(out, `sheet-${device}.png`));
}
await browser.close();
await close();
const wrong = rows.filter((row) => row.wrong.length > 0).length;
console.log(`screenshots: ${rows.reduce((sum, row) => sum + row.shots.length, 0)} pictures in build/screenshots, and a sheet for each device (sheet-*.png)`);
if (wrong > 0) {
  console.error(`storycard: ${wrong} of ${rows.length} sessions did not come to their end; see the lines above.`);
  process.exitCode = 1;
}
