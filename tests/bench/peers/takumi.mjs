// takumi lays out boxes with CSS; one engine, in wasm and native. It keeps decoded photos by their `src`.
import { changedStory } from '../words.mjs';
import { takumiNode } from '../box_card.mjs';

/** @param renderer  of either package, with its fonts registered */
export function takumiPeer(renderer, card) {
  const options = { width: card.width, height: card.height };
  let number = 0;
  const draw = ({ src, data }, words, more) =>
    renderer.render(takumiNode(card, src, words), { ...options, images: [{ src, data }], ...more });
  const named = (data) => ({ src: `photo-${++number}`, data });
  return {
    card: (photo) => draw(named(photo)),
    async keep(photo) {
      const kept = named(photo);
      await draw(kept, undefined, { format: 'raw' });
      return kept;
    },
    again: (photo, round) => draw(photo, changedStory(card.story.text, round), { format: 'raw' }),
  };
}

export async function register(renderer, fonts) {
  for (const { family, weight, bytes } of fonts) await renderer.registerFont({ name: family, weight, data: bytes });
  return renderer;
}
