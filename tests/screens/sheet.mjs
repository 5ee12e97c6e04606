// All pictures of one device on one picture: a row for each theme and language, a column for each state of the screen.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

function html(rows, cell) {
  const figure = ({ file, name }) =>
    `<figure><img src="data:image/png;base64,${readFileSync(file).toString('base64')}" alt=""><figcaption>${escaped(name)}</figcaption></figure>`;
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 16px; background: #8d8d93; font: 600 13px system-ui; width: max-content; }
    section { display: flex; flex-wrap: wrap; gap: 14px; max-width: 1990px; margin-bottom: 18px; } figure { margin: 0; } img { width: ${cell}px; display: block; }
    h2 { font-size: 15px; margin: 0 0 6px; }</style>
    ${rows.map(({ title, shots }) => `<h2>${escaped(title)}</h2><section>${shots.map(figure).join('')}</section>`).join('')}`;
}

/**
 * @param rows {{ title: string, shots: { file: string, name: string }[] }[]}
 * @param cell  px, width of one picture
 */
export async function makeSheet(browser, rows, cell, out) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 100 } });
  await page.setContent(html(rows, cell));
  const width = await page.evaluate(() => document.body.scrollWidth + 32);
  await page.setViewportSize({ width, height: 100 });
  await page.screenshot({ path: out, fullPage: true });
  await page.close();
  return path.basename(out);
}
