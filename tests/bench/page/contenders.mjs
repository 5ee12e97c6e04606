// Those who draw in the page: storycard's engine, Canvas 2D and @takumi-rs/wasm. Loaded once, before anything is measured.
import init, { Renderer } from '@takumi-rs/wasm';
import { drawCover, drawOver } from '../canvas_card.mjs';
import { register, takumiPeer } from '../peers/takumi.mjs';

/** Memories of the WebAssembly instances that `new WebAssembly.Instance` made: storycard's engine, and nobody else's. */
export const memories = [];
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, parts) {
    const instance = new target(...parts);
    if (instance.exports.memory) memories.push(instance.exports.memory);
    return instance;
  },
});

export async function openEngine() {
  const { StoryCard } = await import('../../../dist/engine/index.js');
  return StoryCard.load();
}

export async function readBytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export async function openFonts(fonts) {
  const opened = await Promise.all(fonts.map(async (font) => ({ ...font, bytes: await readBytes(font.url) })));
  for (const { family, weight, bytes } of opened) document.fonts.add(await new FontFace(family, bytes, { weight: String(weight) }).load());
  return opened;
}

export async function openTakumi(card, fonts) {
  await init({ module_or_path: new URL('../node_modules/@takumi-rs/wasm/pkg/takumi_wasm_bg.wasm', import.meta.url) });
  return takumiPeer(await register(new Renderer(), fonts), card);
}

/** Canvas 2D in its fastest settings on a machine without a graphics processor: in memory, smoothing as it is by default. */
export function openCanvas(card, smoothing = 'low') {
  const contextOf = (canvas) => {
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.imageSmoothingQuality = smoothing;
    return context;
  };
  // Canvas 2D may put off what it is told to draw; whoever reads a pixel gets it drawn.
  const finish = (context) => context.getImageData(0, 0, 1, 1);
  const encode = async (canvas, options) => new Uint8Array(await (await canvas.convertToBlob(options)).arrayBuffer());
  return {
    encode,
    decode: (photo) => createImageBitmap(new Blob([photo], { type: 'image/jpeg' })),
    empty: () => contextOf(new OffscreenCanvas(card.width, card.height)),
    cover(context, photo) {
      drawCover(context, card, photo);
      finish(context);
    },
    over(context, words) {
      drawOver(context, card, words);
      finish(context);
    },
    async card(photo) {
      const bitmap = await this.decode(photo);
      const context = this.empty();
      drawCover(context, card, bitmap);
      bitmap.close();
      drawOver(context, card);
      return encode(context.canvas);
    },
  };
}
