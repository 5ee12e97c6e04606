// The story as a host page gets it: what a card shows. How files were called, whose story it is and who agreed stay here.
import type { Story, StoryPhoto } from '../engine/types';
import type { KeptNow } from './protocol';

function unnamed(picture: StoryPhoto): StoryPhoto {
  const { file: _, ...rest } = picture;
  return rest;
}

export function storyForHost({ story }: KeptNow): Story {
  const { about: _, consent: __, photo, photos, logos, ...words } = story;
  return {
    ...words,
    ...(photo && { photo: unnamed(photo) }),
    ...(photos && { photos: photos.map(unnamed) }),
    ...(Array.isArray(logos) && { logos: (logos as StoryPhoto[]).map(unnamed) }),
  };
}

/** As wasm/composer/edits_consent.cpp has it: it was said whose story it is, and all is agreed to. */
export function isAgreed({ story, photos }: KeptNow): boolean {
  const { about } = story;
  const consent = (story['consent'] ?? {}) as Record<string, unknown>;
  return typeof about === 'string' && consent['mine'] === true && (about !== 'child' || consent['child'] === true) && (photos.length === 0 || consent['shown'] === true);
}
