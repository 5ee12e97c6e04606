// satori lays out boxes with CSS into SVG, resvg (wasm) draws it. The photo travels inside the SVG as base64, and nothing is kept.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { changedStory } from '../words.mjs';
import { boxesOf } from '../box_card.mjs';

export const title = 'satori + @resvg/resvg-wasm';

const element = (type, props) => ({ type, props });

function tree(card, photo, words) {
  const { root, image, boxes, texts } = boxesOf(card, words);
  return element('div', {
    style: root,
    children: [
      element('img', { src: photo, width: card.width, height: card.height, style: image }),
      ...boxes.map((style) => element('div', { style })),
      ...texts.map(({ text, style }) => element('div', { style, children: text })),
    ],
  });
}

export async function open(card, fonts) {
  const { default: satori } = await import('satori');
  const { Resvg, initWasm } = await import('@resvg/resvg-wasm');
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const faces = fonts.map(({ family, weight, bytes }) => ({ name: family, weight, data: bytes }));
  async function draw(photo, words) {
    const src = `data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}`;
    const svg = await satori(tree(card, src, words), { width: card.width, height: card.height, fonts: faces });
    const drawing = new Resvg(svg, { font: { loadSystemFonts: false } });
    const picture = drawing.render();
    drawing.free();
    return picture;
  }
  const taken = (picture, part) => {
    const bytes = part(picture);
    picture.free();
    return bytes;
  };
  return {
    card: async (photo) => taken(await draw(photo), (picture) => picture.asPng()),
    keep: async (photo) => photo,
    again: async (photo, round) => taken(await draw(photo, changedStory(card.story.text, round)), (picture) => picture.pixels),
  };
}
