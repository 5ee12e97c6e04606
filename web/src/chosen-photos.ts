// Photos that the person chooses, drops or pastes, on their way into the composer: opened one after the other, the last choice counts.
import { isCardFile } from './card-file';
import type { Files } from './files';
import type { Composer } from './module';
import type { Photos } from './photos';
import type { Rest } from './rest';

interface Desk {
  files(): Files;
  /** It may be anybody's. */
  openCardFile(file: Blob): Promise<void>;
  wake(): void;
  isStopped(): boolean;
}

export class ChosenPhotos {
  private readonly composer: Composer;
  private readonly photos: Photos;
  private readonly rest: Rest;
  private readonly desk: Desk;
  private chosen = 0;  // so far: only the last one counts

  constructor(composer: Composer, photos: Photos, rest: Rest, desk: Desk) {
    this.composer = composer;
    this.photos = photos;
    this.rest = rest;
    this.desk = desk;
  }

  async choose(from: 'files' | 'camera' | 'clipboard', use: string): Promise<void> {
    if (from !== 'clipboard') {
      this.desk.files().choosePhoto(from, use);
      return;
    }
    const copied = await this.desk.files().copied();
    if (copied) {
      await this.open([copied], use);
    } else {
      this.composer.photoOpening(-1, use);
      this.composer.photoProblem('nothing-copied');
      this.desk.wake();
    }
  }

  cancel(): void {
    ++this.chosen;
    this.photos.cancel();
    this.composer.photoProblem('cancelled');
    this.desk.wake();
  }

  /** One after the other; the first takes the place of the one that is worked on. `use` as Files has it. */
  async open(files: readonly File[], use: string): Promise<void> {
    for (const file of files) if (await isCardFile(file)) return this.desk.openCardFile(file);
    const choice = ++this.chosen;
    await this.rest.forFiles();
    if (choice !== this.chosen || this.desk.isStopped()) return;
    let further = false;
    let refused = '';
    for (const file of files) {
      this.composer.photoOpening(-1, further ? '' : use);
      this.desk.wake();
      const opened = await this.photos.open(file, (share) => {
        if (choice !== this.chosen || this.desk.isStopped()) return;
        this.composer.photoOpening(share);
        this.desk.wake();
      });
      if (this.desk.isStopped()) return;
      if (choice !== this.chosen) {
        if ('id' in opened) this.photos.forget(opened.id);
        return;
      }
      if (!('id' in opened)) refused = opened.reason;
      else if (this.composer.photo(opened.id, opened.header, file.name, further)) further = true;
      else this.photos.forget(opened.id);
    }
    if (refused !== '') this.composer.photoProblem(refused);
    this.desk.wake();
  }
}
