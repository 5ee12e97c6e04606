// Drafts on this device, in IndexedDB. A browser may have none, refuse it or never answer; it may run out of room. Each of
// these is a reason, and never holds up the page.
import type { PhotoCover, Story } from '../engine/types';

const NAME = 'storycard';
const VERSION = 1;
const OPEN_MS = 3_000;     // one that has not opened by then is not there
const ANSWER_MS = 10_000;  // of one transaction

export type Reason = 'none' | 'full' | 'failed';

export class StoreError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A picture's working copy: never the file that was chosen. `covers` are painted into it. */
export interface KeptPicture {
  key: string;
  covers: PhotoCover[];
}

/** Written by one page and no other: pages that have the same draft open write one each. */
export interface KeptDraft {
  format: 1;
  id: string;
  stamp: string;  // another one with every write
  saved: number;  // ms since 1970; the newest draft has the largest
  words: string;  // by which the person knows it
  story: Story;
  name: object;   // what the person is called where the card shows something else
  photos: (KeptPicture | null)[];
  logos: (KeptPicture | null)[];
}

export interface PictureFile {
  key: string;
  bytes: ArrayBuffer;
}

export const freshId = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const keysOf = (draft: KeptDraft): string[] => [...draft.photos, ...draft.logos].flatMap((picture) => picture?.key ?? []);

function isPicture(value: unknown): boolean {
  if (value === null) return true;
  const { key, covers } = (value ?? {}) as Partial<KeptPicture>;
  return typeof key === 'string' && Array.isArray(covers);
}

/** What another version wrote is left alone. */
function isDraft(value: unknown): value is KeptDraft {
  const draft = (value ?? {}) as Partial<KeptDraft>;
  return draft.format === 1 && typeof draft.id === 'string' && typeof draft.stamp === 'string' && typeof draft.saved === 'number'
    && typeof draft.words === 'string' && typeof draft.story === 'object' && draft.story !== null
    && Array.isArray(draft.photos) && draft.photos.every(isPicture) && Array.isArray(draft.logos) && draft.logos.every(isPicture);
}

function reasonOf(error: unknown): Reason {
  if (error instanceof StoreError) return error.reason;
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed';
}

const asStoreError = (error: unknown): StoreError => (error instanceof StoreError ? error : new StoreError(reasonOf(error), String(error)));

/** Rejects after so many ms. */
function within<T>(ms: number, reason: Reason, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const alarm = setTimeout(() => reject(new StoreError(reason, 'the browser did not answer')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(alarm));
  });
}

const answer = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const done = (transaction: IDBTransaction): Promise<void> => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error ?? new StoreError('failed', 'the browser dropped it'));
});

const sameBytes = (a: ArrayBuffer, b: ArrayBuffer): boolean => {
  if (a.byteLength !== b.byteLength) return false;
  const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
  return left.every((byte, i) => byte === right[i]);
};

/** Every function rejects with a StoreError, and only with that. */
export class Drafts {
  private database: IDBDatabase | null = null;
  private opening: Promise<IDBDatabase | null> | null = null;
  private latest = 0;  // `saved` of those that were seen

  /** Newest first. */
  async list(): Promise<KeptDraft[]> {
    return this.look([], async (database) => {
      const all = await answer(database.transaction('drafts').objectStore('drafts').getAll() as IDBRequest<unknown[]>);
      const drafts = all.filter(isDraft).sort((a, b) => b.saved - a.saved);
      this.latest = Math.max(this.latest, drafts[0]?.saved ?? 0);
      return drafts;
    });
  }

  /** For `saved` of the next one: later than all others, also where the device's clock was set back. */
  now(): number {
    return (this.latest = Math.max(Date.now(), this.latest + 1));
  }

  /** The bytes of those that are there. */
  async pictures(keys: readonly string[]): Promise<Map<string, ArrayBuffer>> {
    return this.look(new Map(), async (database) => {
      const store = database.transaction('pictures').objectStore('pictures');
      const found = await Promise.all(keys.map((key) => answer(store.get(key) as IDBRequest<PictureFile | undefined>)));
      return new Map(found.flatMap((file) => (file?.bytes instanceof ArrayBuffer ? [[file.key, file.bytes] as const] : [])));
    });
  }

  /**
   * One transaction, read back and compared. `replaces`: the draft that this one came from goes, unless another page wrote it since.
   * Gives the keys of its pictures that are not there.
   */
  async save(draft: KeptDraft, files: readonly PictureFile[], replaces: KeptDraft | null): Promise<string[]> {
    return this.use(async (database) => {
      await this.write(database, draft, files, replaces);
      return this.check(database, draft, files);
    });
  }

  /** Its pictures too, unless another draft has them. */
  async delete(id: string): Promise<void> {
    await this.look(undefined, async (database) => {
      const transaction = database.transaction(['drafts', 'pictures'], 'readwrite');
      transaction.objectStore('drafts').delete(id);
      this.tidy(transaction);
      await done(transaction);
      if (await answer(database.transaction('drafts').objectStore('drafts').getKey(id)) !== undefined) throw new StoreError('failed', 'it is still there');
    });
  }

  /** The whole database, and looks whether it is gone. Where there never was one, all is well. */
  async deleteAll(): Promise<void> {
    let factory: IDBFactory;
    try {
      factory = factoryHere();
    } catch {
      return;
    }
    this.close();
    try {
      await within(OPEN_MS, 'failed', new Promise<void>((resolve, reject) => {
        const request = factory.deleteDatabase(NAME);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }));
    } catch {
      await this.clear();  // another page holds it open: then it is emptied
      return;
    }
    if (typeof factory.databases !== 'function') return;
    const left = await within(OPEN_MS, 'failed', factory.databases()).catch(() => []);
    if (left.some(({ name }) => name === NAME)) throw new StoreError('failed', 'the drafts are still there');
  }

  private async clear(): Promise<void> {
    await this.look(undefined, async (database) => {
      const transaction = database.transaction(['drafts', 'pictures'], 'readwrite');
      const stores = ['drafts', 'pictures'].map((name) => transaction.objectStore(name));
      for (const store of stores) store.clear();
      await done(transaction);
      const counts = ['drafts', 'pictures'].map((name) => answer(database.transaction(name).objectStore(name).count()));
      if ((await Promise.all(counts)).some((count) => count > 0)) throw new StoreError('failed', 'the drafts are still there');
    });
  }

  /** Where the database is open, `work` begins at once: a page that is being left has no later. */
  private use<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    return this.within(this.database ? work(this.database) : this.open('made').then((database) => work(database!)));
  }

  /** Without a database there is nothing to see, and none is made for that. */
  private look<T>(nothing: T, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    return this.within(this.open('there').then((database) => (database ? work(database) : nothing)));
  }

  private async within<T>(running: Promise<T>): Promise<T> {
    try {
      return await within(ANSWER_MS, 'failed', running);
    } catch (error) {
      this.close();  // the next one tries with a new connection
      throw asStoreError(error);
    }
  }

  /** Null for one that is not there and is not to be made. */
  private async open(how: 'made' | 'there'): Promise<IDBDatabase | null> {
    if (this.database) return this.database;
    const before = this.opening;
    const opening = (before ? before.catch(() => null) : Promise.resolve(null)).then(() => this.database ?? this.openNow(how));
    this.opening = opening;
    return opening;
  }

  private async openNow(how: 'made' | 'there'): Promise<IDBDatabase | null> {
    const opened = new Promise<IDBDatabase | null>((resolve, reject) => {
      const request = factoryHere().open(NAME, VERSION);
      let absent = false;
      request.onupgradeneeded = ({ oldVersion }) => {
        absent = how === 'there' && oldVersion === 0;
        if (absent) {
          request.transaction?.abort();  // and so none is made
          return;
        }
        request.result.createObjectStore('drafts', { keyPath: 'id' });
        request.result.createObjectStore('pictures', { keyPath: 'key' });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = (event) => {
        event.preventDefault();
        if (absent) resolve(null);
        else reject(request.error);
      };
    });
    let late = false;
    void opened.then((database) => late && database?.close(), () => {});
    try {
      const database = await within(OPEN_MS, 'none', opened);
      if (!database) return null;
      // Another page deletes everything: it must not wait for this one.
      database.onversionchange = () => this.close();
      database.onclose = () => this.close();
      return (this.database = database);
    } catch (error) {
      late = true;
      throw new StoreError(reasonOf(error) === 'full' ? 'full' : 'none', String(error));
    }
  }

  private close(): void {
    this.database?.close();
    this.database = null;
  }

  private async write(database: IDBDatabase, draft: KeptDraft, files: readonly PictureFile[], replaces: KeptDraft | null): Promise<void> {
    const transaction = database.transaction(['drafts', 'pictures'], 'readwrite', { durability: 'strict' });
    const finished = done(transaction);
    const [drafts, pictures] = [transaction.objectStore('drafts'), transaction.objectStore('pictures')];
    for (const file of files) pictures.put(file);
    drafts.put(draft);
    if (replaces) {
      const before = drafts.get(replaces.id) as IDBRequest<KeptDraft | undefined>;
      before.onsuccess = () => {
        if (before.result?.stamp === replaces.stamp) drafts.delete(replaces.id);
        this.tidy(transaction);
      };
    } else if (files.length > 0 || keysOf(draft).length === 0) {
      this.tidy(transaction);
    }
    await finished;
  }

  /** Pictures that no draft has go. */
  private tidy(transaction: IDBTransaction): void {
    const [drafts, pictures] = [transaction.objectStore('drafts'), transaction.objectStore('pictures')];
    const all = drafts.getAll() as IDBRequest<unknown[]>;
    all.onsuccess = () => {
      if (!all.result.every(isDraft)) return;  // another version's drafts may have them
      const wanted = new Set(all.result.flatMap(keysOf));
      const keys = pictures.getAllKeys();
      keys.onsuccess = () => {
        for (const key of keys.result) if (!wanted.has(String(key))) pictures.delete(key);
      };
    };
  }

  private async check(database: IDBDatabase, draft: KeptDraft, files: readonly PictureFile[]): Promise<string[]> {
    const transaction = database.transaction(['drafts', 'pictures']);
    const pictures = transaction.objectStore('pictures');
    const kept = answer(transaction.objectStore('drafts').get(draft.id) as IDBRequest<unknown>);
    const keys = keysOf(draft);
    const found = Promise.all(keys.map((key) => answer(pictures.getKey(key))));
    const written = Promise.all(files.map((file) => answer(pictures.get(file.key) as IDBRequest<PictureFile | undefined>)));
    if (JSON.stringify(await kept) !== JSON.stringify(draft)) throw new StoreError('failed', 'the draft was read back as another');
    const copies = await written;
    if (!files.every((file, i) => copies[i] && sameBytes(file.bytes, copies[i].bytes))) throw new StoreError('failed', 'a picture was read back as another');
    const there = await found;
    return keys.filter((_, i) => there[i] === undefined);
  }
}

/** @throws where the browser has none to give */
function factoryHere(): IDBFactory {
  let factory: IDBFactory | undefined | null;
  try {
    factory = globalThis.indexedDB;
  } catch (error) {
    throw new StoreError('none', String(error));  // a sandbox, or a setting
  }
  if (!factory) throw new StoreError('none', 'this browser has no IndexedDB');
  return factory;
}
