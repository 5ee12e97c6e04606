// Where a pack comes from: a folder that was dropped or chosen, or a zip. It can be read again where the browser lets us.
import { isJunk, isText, isUsed, checkName, limitOf, rootOf } from './names';
import { limits, megabytes, Refusal } from './limits';

/** A pack's files by their names in its folder, ready for the engine. */
export interface PackFiles {
  files: Record<string, Uint8Array<ArrayBuffer>>;
  /** Of no use to a pack, or too large: names with why. */
  leftOut: { name: string; why: string }[];
}

export interface Source {
  readonly name: string;
  /** False where the browser gave us the files once only, and the person has to choose them again. */
  readonly lasts: boolean;
  /** @throws {Refusal} */
  read(): Promise<PackFiles>;
}

type GetFile = () => Promise<File>;
type Tree = Map<string, GetFile>;

/** What browsers have, and TypeScript's library does not yet. */
interface Handles {
  values(): AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle>;
}
const contentsOf = (folder: FileSystemDirectoryHandle): AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle> => (folder as unknown as Handles).values();

class Walk {
  readonly tree: Tree = new Map();
  private seen = 0;
  private readonly whole: string;

  constructor(whole: string) {
    this.whole = whole;
  }

  /** False for what is not looked into. */
  private take(name: string): boolean {
    if (isJunk(name)) return false;
    if (++this.seen > limits.walked) throw new Refusal(`${this.whole} holds more than ${limits.walked.toLocaleString('en')} files. Drop the pack’s own folder, the one that has pack.json in it.`);
    return name.split('/').length <= limits.depth;
  }

  file(name: string, get: GetFile): void {
    if (this.take(name)) this.tree.set(name, get);
  }

  async handle(handle: FileSystemDirectoryHandle | FileSystemFileHandle, name: string): Promise<void> {
    if (handle.kind === 'file') return this.file(name, () => handle.getFile());
    if (!this.take(name)) return;
    for await (const child of contentsOf(handle)) await this.handle(child, `${name}/${child.name}`);
  }

  async entry(entry: FileSystemEntry, name: string): Promise<void> {
    if (entry.isFile) return this.file(name, () => new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    if (!this.take(name)) return;
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    // A reader gives a hundred at a time.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const child of some) await this.entry(child, `${name}/${child.name}`);
    }
  }
}

async function bytesOf(get: GetFile, name: string): Promise<File | Refusal> {
  try {
    return await get();
  } catch {
    return new Refusal(`${name} cannot be read any more. Drop the folder again.`);
  }
}

/** Takes out of a tree what a pack is made of. */
async function gather(tree: Tree, whole: string): Promise<PackFiles> {
  const root = rootOf(tree.keys(), whole);
  const taken: PackFiles = { files: {}, leftOut: [] };
  let [files, all] = [0, 0];
  for (const [path, get] of tree) {
    if (!path.startsWith(root)) continue;
    const name = path.slice(root.length);
    checkName(name, whole);
    if (isText(name)) continue;
    if (!isUsed(name)) {
      taken.leftOut.push({ name, why: 'packs have no use for it' });
      continue;
    }
    if (++files > limits.files) throw new Refusal(`${whole} has more than ${limits.files} files of JSON and art, which is too many for a pack.`);
    const file = await bytesOf(get, name);
    if (file instanceof Refusal) throw file;
    const most = limitOf(name);
    if (file.size > most) {
      taken.leftOut.push({ name, why: `${megabytes(file.size)}; at most ${megabytes(most)} can be read` });
      continue;
    }
    all += file.size;
    if (all > limits.pack) throw new Refusal(`${whole} is larger than ${megabytes(limits.pack)}, which is too large for a pack.`);
    try {
      taken.files[name] = new Uint8Array(await file.arrayBuffer());
    } catch {
      throw new Refusal(`${name} changed while it was read. Drop the folder again.`);
    }
  }
  return taken;
}

export function fromHandle(handle: FileSystemDirectoryHandle): Source {
  return {
    name: handle.name,
    lasts: true,
    read: async () => {
      const walk = new Walk(`“${handle.name}”`);
      try {
        await walk.handle(handle, handle.name);
      } catch (error) {
        throw error instanceof Refusal ? error : new Refusal(`“${handle.name}” cannot be read any more. Drop the folder again.`);
      }
      return gather(walk.tree, `“${handle.name}”`);
    },
  };
}

/** @param entries  several where the files of a folder were dropped, not the folder */
export function fromEntries(entries: readonly FileSystemEntry[]): Source {
  const name = entries.length === 1 ? entries[0]!.name : 'What you dropped';
  const whole = entries.length === 1 ? `“${name}”` : name;
  return {
    name,
    lasts: true,
    read: async () => {
      const walk = new Walk(whole);
      try {
        for (const entry of entries) await walk.entry(entry, entry.name);
      } catch (error) {
        throw error instanceof Refusal ? error : new Refusal(`${whole} cannot be read. Choose the folder with the button, or drop a zip of it.`);
      }
      return gather(walk.tree, whole);
    },
  };
}

/** From an input: files that are gone once they change. */
export function fromList(list: readonly File[]): Source {
  const name = list[0]?.webkitRelativePath.split('/')[0] || 'The folder';
  return {
    name,
    lasts: false,
    read: () => {
      const walk = new Walk(`“${name}”`);
      for (const file of list) walk.file(file.webkitRelativePath || file.name, () => Promise.resolve(file));
      return gather(walk.tree, `“${name}”`);
    },
  };
}

/** @param getFile  the zip as it is now @param unzip  away from the page */
export function fromZip(name: string, lasts: boolean, getFile: GetFile, unzip: (file: Blob) => Promise<Map<string, Uint8Array<ArrayBuffer>>>): Source {
  return {
    name,
    lasts,
    read: async () => {
      const file = await bytesOf(getFile, `“${name}”`);
      if (file instanceof Refusal) throw file;
      if (file.size > limits.zip) throw new Refusal(`“${name}” is ${megabytes(file.size)}; a pack’s zip has at most ${megabytes(limits.zip)}.`);
      const tree: Tree = new Map();
      for (const [path, bytes] of await unzip(file)) tree.set(path, () => Promise.resolve(new File([bytes], path)));
      return gather(tree, `“${name}”`);
    },
  };
}
