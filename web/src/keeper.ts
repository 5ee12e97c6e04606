// Keeps the draft on this device while it is written, unless the person says that nothing is to be kept. Every edit is in
// the store within a second; a photo's working copy, which takes longer, never holds up words.
import type { PhotoCover } from '../engine/types';
import { Decoder } from './decoder';
import { beginning } from './host-settings';
import { Drafts, freshId, keysOf, StoreError, type KeptDraft, type KeptPicture, type PictureFile, type Reason } from './drafts';
import type { Opened, Refused } from './photos';
import type { DraftsTold, KeptNow } from './protocol';
import { ago } from './time-words';

const SOON_MS = 350;  // from an edit to its being written; what comes in between goes with it
const CALM_MS = 300;  // from the last edit to the making of working copies

export type Device = 'unasked' | 'own' | 'shared';

/** The page, as far as drafts know it. */
export interface Desk {
  revision(): number;
  draft(): KeptNow;
  /** False where it is none. */
  restore(draft: object): boolean;
  tell(told: DraftsTold): void;
  open(file: Blob): Promise<Opened | Refused>;
  file(id: number): Blob | undefined;
  language(): string;
}

/** A picture's working copy: `bytes` until they are written. */
interface Copy {
  key: string;
  covers: PhotoCover[];
  bytes: ArrayBuffer | null;
}

/** A picture that comes with a draft, and what is painted into it; `file`: null where it is gone. */
export interface GivenPicture {
  file: Blob | null;
  covers: readonly PhotoCover[];
}

/** A draft from outside; null: the story has no such picture. */
export interface GivenDraft {
  story: object;
  photos: (GivenPicture | null)[];
  logos: (GivenPicture | null)[];
}

/** A kept draft, opened. `whole`: with all of its pictures. */
interface Loaded {
  given: object;
  copies: Map<number, Copy>;
  whole: boolean;
}

interface OpenedPicture extends Opened {
  covers: readonly PhotoCover[];
}

/** Where covers are painted in; in which colours is another matter. */
const placeOf = (covers: readonly PhotoCover[]): string => JSON.stringify(covers.map(({ shape, box, points }) => [shape ?? 'ellipse', box, points]));

export class Keeper {
  private readonly desk: Desk;
  private readonly store: Drafts;
  private readonly copier = new Decoder();  // beside the one that the card waits for
  private id = freshId();
  private isKept = false;                    // something of it is in the store
  private replaces: KeptDraft | null = null;  // that it was opened from
  private copies = new Map<number, Copy>();   // by the page's number for the picture
  private readonly uncopied = new Set<string>();  // what could not be copied, and is not tried again
  private seen = -1;   // revision that was looked at
  private saved = -1;  // revision that is in the store
  private timer = 0;
  private calm = 0;
  private last: Promise<unknown> = Promise.resolve();  // one thing after the other
  private reason: Reason | null = null;
  private said = '';

  constructor(desk: Desk, store: Drafts, public device: Device) {
    this.desk = desk;
    this.store = store;
  }

  private get keeps(): boolean {
    return this.device !== 'shared' && this.reason !== 'none';
  }

  /** After each frame: costs nothing where no edit was. */
  note(): void {
    const revision = this.desk.revision();
    if (revision === this.seen) return;
    this.seen = revision;
    if (!this.keeps) return;
    if (this.timer === 0) this.timer = setTimeout(() => this.saveSoon(), SOON_MS);
  }

  /** The page may be gone in a moment: what is not written yet goes to the store now. */
  flush(): void {
    if (!this.keeps || this.desk.revision() === this.saved) return;
    clearTimeout(this.timer);
    this.timer = 0;
    void this.write().catch(() => {});
  }

  /** Before the page shows anything: the draft that was worked on last. `isBlank`: nothing was written meanwhile. */
  async restoreLast(early: Promise<KeptDraft[]>, isBlank: () => boolean): Promise<void> {
    let drafts: KeptDraft[] = [];
    try {
      drafts = await early;
    } catch (error) {
      this.failed(error);
    }
    const newest = drafts[0];
    if (newest && this.device !== 'shared' && isBlank()) {
      const loaded = await this.load(newest).catch(() => null);
      if (loaded && isBlank()) this.adopt(newest, loaded);
      else this.said = 'elsewhere';
    } else if (newest) {
      this.said = 'elsewhere';
    }
    await this.show(drafts);
  }

  /** Whether anything is kept here at all. */
  get canKeep(): boolean {
    return this.keeps;
  }

  /** Writes what is not written yet: true where all of it would be there again if the page began anew now. */
  async isSafe(): Promise<boolean> {
    const safe = await this.next(async () => {
      await this.saveAll();
      const { empty, photos, logos } = this.desk.draft();
      const isCopied = (picture: { id: number } | null): boolean => picture === null || this.copies.get(picture.id)?.bytes === null;
      return empty || (this.keeps && this.reason === null && this.saved === this.desk.revision() && [...photos, ...logos].every(isCopied));
    });
    return safe === true;
  }

  /** The list anew, as it is now. */
  list(): Promise<void> {
    return this.next(() => this.show());
  }

  own(): Promise<void> {
    this.device = 'own';
    return this.next(async () => {
      if (this.reason === 'none') this.reason = null;  // maybe it was allowed since
      await this.saveAll();
      await this.show();
    });
  }

  /** Nothing is kept any more, and what was goes. */
  async shared(): Promise<void> {
    this.device = 'shared';
    await this.next(async () => {
      await this.empty();
      await this.show();
    });
  }

  /** An empty card; the one before stays in the list. */
  fresh(): Promise<void> {
    return this.next(async () => {
      await this.saveAll();
      this.begin();
      await this.show();
    });
  }

  open(id: string): Promise<void> {
    return this.next(async () => {
      await this.saveAll();
      const draft = (await this.store.list()).find((each) => each.id === id);
      const loaded = draft && await this.load(draft);
      if (draft && loaded) this.adopt(draft, loaded);
      else this.said = 'not-opened';
      await this.show();
    });
  }

  /** News for the person: a key of strings, "drafts.said-…". */
  say(said: string): Promise<void> {
    this.said = said;
    return this.list();
  }

  /** False where it is none: the one before stays. */
  openGiven({ story, photos, logos }: GivenDraft): Promise<boolean> {
    return this.next(async () => {
      await this.saveAll();
      return this.take({ story, photos: await this.opened(photos), logos: await this.opened(logos) }, 'no-card-file');
    });
  }

  /** What is written now is kept under this. */
  get draftId(): string {
    return this.id;
  }

  /** False where nothing is kept under it. */
  openKept(id: string): Promise<boolean> {
    return this.next(async () => {
      if (id === this.id || id === this.replaces?.id) return true;
      const kept = this.keeps ? (await this.store.list()).find((each) => each.id === id) : undefined;
      const loaded = kept && await this.load(kept);
      if (!kept || !loaded) return false;
      await this.saveAll();
      this.adopt(kept, loaded);
      await this.show();
      return id === this.replaces?.id;
    });
  }

  /** As openGiven, of what restore() of the composer takes. */
  openReady(given: object): Promise<boolean> {
    return this.next(async () => {
      await this.saveAll();
      return this.take(given, '');
    });
  }

  private async take(given: object, saidIfNot: string): Promise<boolean> {
    const taken = this.desk.restore(given);
    if (taken) this.forgetDraft();
    this.said = taken ? '' : saidIfNot;
    await this.show();
    return taken;
  }

  delete(id: string): Promise<void> {
    return this.next(async () => {
      const isOpen = id === this.id;
      this.stopTimers();
      try {
        await this.store.delete(isOpen && !this.isKept && this.replaces ? this.replaces.id : id);
        if (isOpen) this.begin();
        this.said = 'deleted';
      } catch (error) {
        this.failed(error);
        this.said = 'not-deleted';
      }
      await this.show();
    });
  }

  deleteAll(): Promise<void> {
    return this.next(async () => {
      const gone = await this.empty();
      this.begin();
      this.said = gone ? 'deleted-all' : 'not-deleted';
      await this.show();
    });
  }

  /** Everything goes, and the page is as new. */
  finish(): Promise<void> {
    return this.next(async () => {
      const gone = await this.empty();
      this.device = 'unasked';
      this.begin();
      this.said = gone ? 'cleared' : 'not-deleted';
      await this.show();
    });
  }

  // One operation after the other: none sees another's half.
  private next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch((error: unknown) => this.failed(error));
    return result.catch((error: unknown) => {
      this.failed(error);
      return undefined as T;
    });
  }

  private saveSoon(): void {
    this.timer = 0;
    void this.next(() => this.write());
    clearTimeout(this.calm);
    this.calm = setTimeout(() => void this.next(() => this.copyAll()), CALM_MS);
  }

  /** Words and pictures, to the last. */
  private async saveAll(): Promise<void> {
    this.stopTimers();
    if (!this.keeps) return;
    await this.copyAll();
    if (this.saved !== this.desk.revision()) await this.write();
  }

  private stopTimers(): void {
    clearTimeout(this.timer);
    clearTimeout(this.calm);
    this.timer = this.calm = 0;
  }

  private async write(): Promise<void> {
    if (!this.keeps) return;
    const revision = this.desk.revision();
    const now = this.desk.draft();
    if (now.empty) {
      // Emptied by its writer: what was kept of it is not wanted either.
      const before = this.isKept ? this.id : this.replaces?.id;
      this.isKept = false;
      this.replaces = null;
      this.saved = revision;
      if (before !== undefined) await this.store.delete(before);
      return;
    }
    try {
      await this.put(now);
      this.saved = revision;
      this.recovered();
    } catch (error) {
      this.failed(error);
    }
  }

  /** Where there is no room for pictures, there may be some for words. */
  private async put(now: KeptNow): Promise<void> {
    const copies = [...now.photos, ...now.logos].flatMap((picture) => (picture && this.copies.get(picture.id)) ?? []);
    const files = copies.flatMap(({ key, bytes }): PictureFile[] => (bytes ? [{ key, bytes }] : []));
    try {
      await this.putWith(now, files);
    } catch (error) {
      if (files.length === 0 || !(error instanceof StoreError) || error.reason !== 'full') throw error;
      for (const copy of copies) if (copy.bytes) this.drop(copy);
      await this.putWith(now, []);
      throw error;
    }
    for (const copy of copies) copy.bytes = null;
  }

  private drop(copy: Copy): void {
    for (const [id, each] of this.copies) {
      if (each !== copy) continue;
      this.copies.delete(id);
      this.uncopied.add(`${id} ${placeOf(copy.covers)}`);
    }
  }

  private async putWith(now: KeptNow, files: readonly PictureFile[]): Promise<void> {
    const kept = (picture: { id: number } | null): KeptPicture | null => {
      const copy = picture && this.copies.get(picture.id);
      return copy ? { key: copy.key, covers: copy.covers } : null;
    };
    const draft: KeptDraft = { format: 1, id: this.id, stamp: freshId(), saved: Date.now(), words: now.words, story: now.story, name: now.name,
      photos: now.photos.map(kept), logos: now.logos.map(kept) };
    const { id, replaces } = this;
    const missing = await this.store.save(draft, files, replaces);
    if (id !== this.id) return;
    this.isKept = true;
    if (this.replaces === replaces) this.replaces = null;
    if (missing.length === 0) return;
    // Another page deleted them: they are made anew.
    for (const [picture, copy] of this.copies) if (missing.includes(copy.key)) this.copies.delete(picture);
    clearTimeout(this.calm);
    this.calm = setTimeout(() => void this.next(() => this.copyAll()), CALM_MS);
  }

  /** Working copies of the pictures that have none, or one with other covers; then they are written. */
  private async copyAll(): Promise<void> {
    if (!this.keeps) return;
    const { id } = this;
    let made = false;
    for (let todo = this.uncopiedNow(); todo; todo = this.uncopiedNow()) {
      const copy = await this.copy(todo.id, todo.covers);
      if (id !== this.id) return;
      if (copy) this.copies.set(todo.id, copy);
      else this.uncopied.add(`${todo.id} ${placeOf(todo.covers)}`);
      made = made || copy !== null;
      // Words that came meanwhile do not wait for the next photo.
      if (made) await this.write();
    }
  }

  private uncopiedNow(): { id: number; covers: PhotoCover[] } | undefined {
    const { photos, logos } = this.desk.draft();
    return [...photos, ...logos].flatMap((picture) => picture ?? []).find(({ id, covers }) => {
      const copy = this.copies.get(id);
      return (!copy || placeOf(copy.covers) !== placeOf(covers)) && !this.uncopied.has(`${id} ${placeOf(covers)}`);
    });
  }

  private async copy(id: number, covers: PhotoCover[]): Promise<Copy | null> {
    const file = this.desk.file(id);
    if (!file) return null;
    const answer = await this.copier.run({ do: 'copy', file, covers: JSON.stringify(covers) });
    if ('bytes' in answer) return { key: freshId(), covers, bytes: answer.bytes.buffer };
    this.failed(new StoreError('failed', 'problem' in answer ? answer.problem.message : ''));
    return null;
  }

  /** What restore() of the composer takes. */
  private async load(draft: KeptDraft): Promise<Loaded> {
    const files = await this.store.pictures(keysOf(draft));
    const copies = new Map<number, Copy>();
    let whole = true;
    const opened = async (kept: (KeptPicture | null)[]): Promise<(OpenedPicture | null)[]> => {
      const fileOf = (key: string): Blob | null => (files.has(key) ? new Blob([files.get(key)!], { type: 'image/png' }) : null);
      const pictures = await this.opened(kept.map((picture) => picture && { file: fileOf(picture.key), covers: picture.covers }));
      for (const [i, picture] of pictures.entries()) {
        const { key, covers } = kept[i] ?? {};
        if (picture && key !== undefined && covers) copies.set(picture.id, { key, covers, bytes: null });
        whole = whole && (picture !== null) === (kept[i] !== null);
      }
      return pictures;
    };
    const given = { story: draft.story, name: draft.name, photos: await opened(draft.photos), logos: await opened(draft.logos) };
    return { given, copies, whole };
  }

  /** One after the other, as the composer takes them; null for those that do not open. */
  private async opened(pictures: readonly (GivenPicture | null)[]): Promise<(OpenedPicture | null)[]> {
    const all: (OpenedPicture | null)[] = [];
    for (const picture of pictures) {
      const found = !picture ? null : picture.file ? await this.desk.open(picture.file) : { reason: 'gone' };
      if (found && !('id' in found)) console.info(`storycard: a picture of a draft did not open: ${found.reason}`);
      all.push(picture && found && 'id' in found ? { ...found, covers: picture.covers } : null);
    }
    return all;
  }

  /** Without all of its pictures it is another draft: the one that has them stays. */
  private adopt(draft: KeptDraft, { given, copies, whole }: Loaded): void {
    if (!this.desk.restore(given)) {
      this.said = 'not-opened';
      return;
    }
    this.forgetDraft();
    this.replaces = whole ? draft : null;
    if (!whole) this.said = 'elsewhere';
    this.copies = copies;
    this.seen = this.saved = this.desk.revision();
  }

  /** The card is empty, and what is written next is another draft. */
  private begin(): void {
    this.desk.restore({ story: { storycard: 1, ...beginning() } });
    this.forgetDraft();
    this.seen = this.saved = this.desk.revision();
  }

  private forgetDraft(): void {
    this.stopTimers();
    this.id = freshId();
    this.isKept = false;
    this.replaces = null;
    this.copies = new Map();
    this.uncopied.clear();
    this.seen = this.saved = -1;
  }

  /** False where something may be left. */
  private async empty(): Promise<boolean> {
    this.stopTimers();
    try {
      await this.store.deleteAll();
    } catch (error) {
      this.failed(error);
      return false;
    }
    this.isKept = false;
    this.replaces = null;
    this.copies = new Map();
    this.saved = -1;
    return true;
  }

  private failed(error: unknown): void {
    const reason = error instanceof StoreError ? error.reason : 'failed';
    console.info(`storycard: the draft is not kept: ${String(error)}`);
    if (reason === this.reason) return;
    this.reason = reason;
    if (this.device !== 'shared') void this.show();
  }

  private recovered(): void {
    if (this.reason === null) return;
    this.reason = null;
    void this.show();
  }

  /** `known`: what was listed just now. */
  private async show(known?: KeptDraft[]): Promise<void> {
    const { said } = this;
    this.said = '';
    const kept = this.device === 'shared' || this.reason === 'none' ? [] : known ?? await this.store.list().catch(() => []);
    const isOpen = ({ id }: KeptDraft): boolean => id === this.id || (!this.isKept && id === this.replaces?.id);
    const language = this.desk.language();
    this.desk.tell({
      device: this.device,
      store: this.reason ?? 'ok',
      said,
      drafts: kept.map((draft) => ({ id: isOpen(draft) ? this.id : draft.id, words: draft.words, saved: ago(draft.saved, language),
        photos: draft.photos.length, open: isOpen(draft) })),
    });
  }
}
