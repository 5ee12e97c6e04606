// Keeps drafts on this device, unless the person says that nothing is to be kept: which one is open, which others there are, and
// what the person is told of them.
import { openGiven, openKept, type GivenDraft, type Loaded } from './draft-pictures';
import { StoreError, type Drafts, type KeptDraft, type Reason } from './drafts';
import { beginning } from './host-settings';
import { OpenDraft, type DraftNow } from './open-draft';
import type { Opened, Refused } from './photos';
import type { DraftsTold } from './protocol';
import { ago } from './time-words';

export type Device = 'unasked' | 'own' | 'shared';

/** The page, as far as drafts know it. */
export interface Desk extends DraftNow {
  /** False where it is none. */
  restore(draft: object): boolean;
  tell(told: DraftsTold): void;
  open(file: Blob): Promise<Opened | Refused>;
  language(): string;
}

export class Keeper {
  private readonly desk: Desk;
  private readonly store: Drafts;
  private readonly draft: OpenDraft;
  private last: Promise<unknown> = Promise.resolve();  // one thing after the other
  private reason: Reason | null = null;
  private said = '';

  constructor(desk: Desk, store: Drafts, public device: Device) {
    this.desk = desk;
    this.store = store;
    this.draft = new OpenDraft(desk, store, {
      keeps: () => this.canKeep,
      next: (work) => this.next(work),
      failed: (error) => this.failed(error),
      recovered: () => this.recovered(),
    });
  }

  /** After each frame: costs nothing where no edit was. */
  note(): void {
    this.draft.note();
  }

  /** The page may be gone in a moment: what is not written yet goes to the store now. */
  flush(): void {
    this.draft.flush();
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
    return this.device !== 'shared' && this.reason !== 'none';
  }

  /** Writes what is not written yet: true where all of it would be there again if the page began anew now. */
  async isSafe(): Promise<boolean> {
    const safe = await this.next(async () => {
      await this.draft.saveAll();
      return (this.reason === null || this.desk.draft().empty) && this.draft.isWritten();
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
      await this.draft.saveAll();
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
      await this.draft.saveAll();
      this.begin();
      await this.show();
    });
  }

  open(id: string): Promise<void> {
    return this.next(async () => {
      await this.draft.saveAll();
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
  openGiven(given: GivenDraft): Promise<boolean> {
    return this.next(async () => {
      await this.draft.saveAll();
      return this.take(await openGiven(given, this.desk.open), 'no-card-file');
    });
  }

  /** What is written now is kept under this. */
  get draftId(): string {
    return this.draft.id;
  }

  /** False where nothing is kept under it. */
  openKept(id: string): Promise<boolean> {
    return this.next(async () => {
      if (this.draft.isFrom(id)) return true;
      const kept = this.canKeep ? (await this.store.list()).find((each) => each.id === id) : undefined;
      const loaded = kept && await this.load(kept);
      if (!kept || !loaded) return false;
      await this.draft.saveAll();
      this.adopt(kept, loaded);
      await this.show();
      return this.draft.isFrom(id);
    });
  }

  /** As openGiven, of what restore() of the composer takes. */
  openReady(given: object): Promise<boolean> {
    return this.next(async () => {
      await this.draft.saveAll();
      return this.take(given, '');
    });
  }

  private async take(given: object, saidIfNot: string): Promise<boolean> {
    const taken = this.desk.restore(given);
    if (taken) this.draft.begin();
    this.said = taken ? '' : saidIfNot;
    await this.show();
    return taken;
  }

  delete(id: string): Promise<void> {
    return this.next(async () => {
      const isOpen = id === this.draft.id;
      this.draft.stopTimers();
      try {
        await this.store.delete(isOpen ? this.draft.keptId : id);
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

  private load(draft: KeptDraft): Promise<Loaded> {
    return openKept(draft, this.store, this.desk.open);
  }

  /** Without all of its pictures it is another draft: the one that has them stays. */
  private adopt(draft: KeptDraft, { given, copies, whole }: Loaded): void {
    if (!this.desk.restore(given)) {
      this.said = 'not-opened';
      return;
    }
    this.draft.beginWith(copies, whole ? draft : null);
    if (!whole) this.said = 'elsewhere';
  }

  /** The card is empty, and what is written next is another draft. */
  private begin(): void {
    this.desk.restore({ story: { storycard: 1, ...beginning() } });
    this.draft.beginWith(new Map(), null);
  }

  /** False where something may be left. */
  private async empty(): Promise<boolean> {
    this.draft.stopTimers();
    try {
      await this.store.deleteAll();
    } catch (error) {
      this.failed(error);
      return false;
    }
    this.draft.forget();
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
    const language = this.desk.language();
    this.desk.tell({
      device: this.device,
      store: this.reason ?? 'ok',
      said,
      drafts: kept.map((draft) => ({ id: this.draft.is(draft.id) ? this.draft.id : draft.id, words: draft.words, saved: ago(draft.saved, language),
        photos: draft.photos.length, open: this.draft.is(draft.id) })),
    });
  }
}
