// Puts cards into the composer: kept ones, given ones, and the one that is there in another look.
import type { PhotoCover } from '../engine/types';
import type { Composer } from './module';
import type { Photos } from './photos';

export interface Style {
  frame?: string;
  theme?: string;
  format?: string;
}

interface RestoredPicture {
  id: number;
  covers?: readonly PhotoCover[];
}

export class Restorer {
  private readonly composer: Composer;
  private readonly photos: Photos;
  private burnt = new Map<number, readonly PhotoCover[]>();  // covers that are painted into a picture, by its number

  constructor(composer: Composer, photos: Photos) {
    this.composer = composer;
    this.photos = photos;
  }

  /** False where it is none: the one before stays. */
  restore(draft: object): boolean {
    if (!this.composer.restore(draft)) return false;
    const { photos = [] } = draft as { photos?: (RestoredPicture | null)[] };
    this.burnt = new Map(photos.flatMap((picture) => (picture ? [[picture.id, picture.covers ?? []]] : [])));
    return true;
  }

  /** Everything but the look stays, and the step that is open. Undo goes back no further. */
  restyle(style: Style): void {
    const { story, name, photos, logos } = this.composer.draft();
    if (Object.entries(style).every(([key, value]) => story[key] === value)) return;
    const again = (picture: { id: number } | null): object | null => {
      const header = picture && this.photos.header(picture.id);
      return picture && header ? { id: picture.id, header, covers: this.burnt.get(picture.id) ?? [] } : null;
    };
    const step = this.composer.semantics().nodes.find(({ role, selected }) => role === 'tab' && selected)?.id;
    this.composer.restore({ story: { ...story, ...style }, name, photos: photos.map(again), logos: logos.map(again) });
    if (step !== undefined && step !== 'tab-story') this.composer.action(step, 'click');
  }
}
