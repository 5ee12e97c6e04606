// storycard's own engine, the same wasm that a page runs.
import { STORY } from '../card.mjs';
import { changedStory } from '../words.mjs';

export const title = 'storycard (wasm)';

export async function open() {
  const { StoryCard } = await import('../../../dist/engine/index.js');
  const engine = await StoryCard.load();
  const changed = (round) => ({ ...STORY, story: changedStory(STORY.story, round) });
  return {
    card: async (photo) => (await engine.render(STORY, { photo })).bytes,
    keep: (photo) => engine.openPhoto(photo),
    again: async (photo, round) => (await engine.pixels(changed(round), { photo })).rgba,
  };
}
