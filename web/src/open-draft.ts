// The draft that is worked on, and its record in the store. Every edit is written within a second; a photo's working copy, which
// takes longer, never holds up words.
import { freshId, StoreError, type Drafts, type KeptDraft, type PictureFile } from './drafts';
import type { KeptNow } from './protocol';
import { WorkingCopies, type Copy } from './working-copies';

const SOON_MS = 350;  // from an edit to its being written; what comes in between goes with it
const CALM_MS = 300;  // from the last edit to the making of working copies

/** What the composer has. */
export interface DraftNow {
  revision(): number;
  draft(): KeptNow;
  file(id: number): Blob | undefined;
}

/** Whoever keeps it. */
interface Owner {
  /** Anything is kept at all. */
  keeps(): boolean;
  /** After all that is being done with the store. */
  next(work: () => Promise<void>): Promise<void>;
  failed(error: unknown): void;
  recovered(): void;
}

export class OpenDraft {
  /** What is written now is kept under this. */
  id = freshId();
  private readonly desk: DraftNow;
  private readonly store: Drafts;
  private readonly owner: Owner;
  private readonly copies: WorkingCopies;
  private isKept = false;                    // something of it is in the store
  private replaces: KeptDraft | null = null;  // that it was opened from
  private seen = -1;   // revision that was looked at
  private saved = -1;  // revision that is in the store
  private timer = 0;
  private calm = 0;

  constructor(desk: DraftNow, store: Drafts, owner: Owner) {
    this.desk = desk;
    this.store = store;
    this.owner = owner;
    this.copies = new WorkingCopies(desk.file);
  }

  /** After each frame: costs nothing where no edit was. */
  note(): void {
    const revision = this.desk.revision();
    if (revision === this.seen) return;
    this.seen = revision;
    if (!this.owner.keeps()) return;
    if (this.timer === 0) this.timer = setTimeout(() => this.saveSoon(), SOON_MS);
  }

  /** The page may be gone in a moment: what is not written yet goes to the store now. */
  flush(): void {
    if (!this.owner.keeps() || this.desk.revision() === this.saved) return;
    clearTimeout(this.timer);
    this.timer = 0;
    void this.write().catch(() => {});
  }

  /** Words and pictures, to the last. */
  async saveAll(): Promise<void> {
    this.stopTimers();
    if (!this.owner.keeps()) return;
    await this.copyAll();
    if (this.saved !== this.desk.revision()) await this.write();
  }

  /** All of it is in the store, or there is nothing of it. */
  isWritten(): boolean {
    const now = this.desk.draft();
    return now.empty || (this.owner.keeps() && this.saved === this.desk.revision() && this.copies.allWritten(now));
  }

  /** Whether it is what the store has under this id. */
  is(id: string): boolean {
    return id === this.id || (!this.isKept && id === this.replaces?.id);
  }

  /** Whether it is the draft of this id, or came from it. */
  isFrom(id: string): boolean {
    return id === this.id || id === this.replaces?.id;
  }

  /** Under which its words are in the store, if they are. */
  get keptId(): string {
    return !this.isKept && this.replaces ? this.replaces.id : this.id;
  }

  /** The composer has another, which is to be written. */
  begin(): void {
    this.stopTimers();
    this.id = freshId();
    this.isKept = false;
    this.replaces = null;
    this.copies.begin();
    this.seen = this.saved = -1;
  }

  /** The composer has another, which is not to be written before it is edited. `replaces`: the record that goes with its first write. */
  beginWith(copies: Map<number, Copy>, replaces: KeptDraft | null): void {
    this.begin();
    this.replaces = replaces;
    this.copies.begin(copies);
    this.seen = this.saved = this.desk.revision();
  }

  /** The store was emptied. */
  forget(): void {
    this.isKept = false;
    this.replaces = null;
    this.copies.clear();
    this.saved = -1;
  }

  stopTimers(): void {
    clearTimeout(this.timer);
    clearTimeout(this.calm);
    this.timer = this.calm = 0;
  }

  private saveSoon(): void {
    this.timer = 0;
    void this.owner.next(() => this.write());
    this.copySoon();
  }

  private copySoon(): void {
    clearTimeout(this.calm);
    this.calm = setTimeout(() => void this.owner.next(() => this.copyAll()), CALM_MS);
  }

  private async write(): Promise<void> {
    if (!this.owner.keeps()) return;
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
      this.owner.recovered();
    } catch (error) {
      this.owner.failed(error);
    }
  }

  /** Where there is no room for pictures, there may be some for words. */
  private async put(now: KeptNow): Promise<void> {
    const copies = this.copies.unwritten(now);
    try {
      await this.putWith(now, copies.files);
    } catch (error) {
      if (copies.files.length === 0 || !(error instanceof StoreError) || error.reason !== 'full') throw error;
      copies.refused();
      await this.putWith(now, []);
      throw error;
    }
    copies.written();
  }

  private async putWith(now: KeptNow, files: readonly PictureFile[]): Promise<void> {
    const kept = this.copies.kept.bind(this.copies);
    const draft: KeptDraft = { format: 1, id: this.id, stamp: freshId(), saved: this.store.now(), words: now.words, story: now.story, name: now.name,
      photos: now.photos.map(kept), logos: now.logos.map(kept) };
    const { id, replaces } = this;
    const missing = await this.store.save(draft, files, replaces);
    if (id !== this.id) return;
    this.isKept = true;
    if (this.replaces === replaces) this.replaces = null;
    if (missing.length === 0) return;
    this.copies.lost(missing);  // another page deleted them
    this.copySoon();
  }

  /** Working copies of the pictures that have none, or one with other covers; then they are written. */
  private async copyAll(): Promise<void> {
    if (!this.owner.keeps()) return;
    const { id } = this;
    let made = false;
    for (let todo = this.copies.lacking(this.desk.draft()); todo; todo = this.copies.lacking(this.desk.draft())) {
      const copy = await this.copies.make(todo).catch((error: unknown) => {
        this.owner.failed(error);
        return null;
      });
      if (id !== this.id) return;
      this.copies.take(todo, copy);
      made = made || copy !== null;
      // Words that came meanwhile do not wait for the next photo.
      if (made) await this.write();
    }
  }
}
