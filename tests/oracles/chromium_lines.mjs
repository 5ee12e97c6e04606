// Where Chromium ends the lines of a paragraph. Runs in node; the functions named inPage run in the browser.
import { chromium } from 'playwright-core';
import { serve } from '../../web/serve.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-background-networking', '--no-first-run'];

// A high line makes it plain where a new one begins, whichever faces it holds.
const html = `<!doctype html><meta charset="utf-8"><title>Lines</title><style>
  #box { font-size: 40px; line-height: 400px; letter-spacing: 0; line-break: normal; text-wrap: wrap;
         overflow-wrap: anywhere; text-rendering: geometricPrecision; hyphens: none; white-space: normal; }
</style><div id="box"></div>`;

/** Loads font files under the families that inPageFill uses. */
async function inPageLoad({ files, url }) {
  await Promise.all(files.map(async ([family, file]) => {
    const face = new FontFace(family, `url("${url}${file}")`);
    document.fonts.add(await face.load());
  }));
}

/** Puts a paragraph into the box, each stretch in the font file that core sets it in. */
function inPageFill({ language, direction, parts }) {
  const box = document.getElementById('box');
  box.lang = language;
  box.dir = direction;
  box.replaceChildren(...parts.map(({ family, text }) => {
    const span = document.createElement('span');
    span.style.fontFamily = family;
    span.textContent = text;
    return span;
  }));
}

/** For each width: the offsets, in UTF-16 units of the paragraph, of the letters that begin lines after the first. */
function inPageMeasure(widths) {
  const box = document.getElementById('box');
  const places = [];
  let offset = 0;
  const whole = box.textContent;
  const nodes = [...box.childNodes].map(({ firstChild }) => {
    const begin = offset;
    offset += firstChild.data.length;
    return { node: firstChild, begin, end: offset };
  });
  let at = 0;
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(whole)) {
    while (nodes[at].end <= index) ++at;
    // Spaces hang where they are and begin no line.
    if (segment.trim() !== '') places.push({ index, node: nodes[at].node, from: index - nodes[at].begin, length: segment.length });
  }
  const range = document.createRange();
  const middle = ({ node, from, length }) => {
    range.setStart(node, from);
    range.setEnd(node, Math.min(from + length, node.data.length));
    const boxes = [...range.getClientRects()];
    const { top, bottom } = boxes.find(({ width }) => width > 0) ?? boxes[0];
    return (top + bottom) / 2;
  };
  return widths.map((width) => {
    box.style.width = `${width}px`;
    const starts = [];
    let before = middle(places[0]);
    for (const place of places.slice(1)) {
      const here = middle(place);
      if (here - before > 200) starts.push(place.index);
      before = here;
    }
    return starts;
  });
}

/** Opens Chromium on a page that can fetch what lies in `assets`. */
export async function openChromium(assets) {
  const { url, close } = await serve({ root: assets, port: 0 });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  page.setDefaultTimeout(300_000);
  await page.route(`${url}lines.html`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(`${url}lines.html`);
  return {
    version: browser.version(),
    /** @param files [family, name of the file under assets][] */
    load: (files) => page.evaluate(inPageLoad, { files, url }),
    fill: (paragraph) => page.evaluate(inPageFill, paragraph),
    measure: (widths) => page.evaluate(inPageMeasure, widths),
    close: async () => {
      await browser.close();
      await close();
    },
  };
}
