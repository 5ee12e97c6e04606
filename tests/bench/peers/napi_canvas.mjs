// Skia behind Canvas 2D, native.
import { createRequire } from 'node:module';
import { changedStory } from '../words.mjs';
import { drawCover, drawOver } from '../canvas_card.mjs';

export const title = '@napi-rs/canvas';

export async function open(card, fonts) {
  const { createCanvas, loadImage, GlobalFonts } = createRequire(import.meta.url)('@napi-rs/canvas');
  for (const { file, family } of fonts) GlobalFonts.registerFromPath(file, family);
  const kept = createCanvas(card.width, card.height);
  const draw = (photo, words) => {
    const canvas = createCanvas(card.width, card.height);
    const context = canvas.getContext('2d');
    drawCover(context, card, photo);
    drawOver(context, card, words);
    return canvas;
  };
  return {
    card: async (photo) => draw(await loadImage(Buffer.from(photo))).encode('png'),
    async keep(photo) {
      drawCover(kept.getContext('2d'), card, await loadImage(Buffer.from(photo)));
      return kept;
    },
    again: async (photo, round) => draw(photo, changedStory(card.story.text, round)).data(),
  };
}
