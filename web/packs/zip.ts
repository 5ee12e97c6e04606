// Zips that anybody may have made: what they say of themselves is judged before anything is unpacked.
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { checkName, isJunk, isUsed, limitOf } from './names';
import { limits, megabytes, Refusal } from './limits';

const STORED = 0;
const DEFLATED = 8;

/** What is inside, without unpacking it.
 *  @throws {Refusal} */
function list(bytes: Uint8Array, whole: string): UnzipFileInfo[] {
  const entries: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        if (entries.push(entry) > limits.zipEntries) throw new Refusal(`${whole} holds more than ${limits.zipEntries.toLocaleString('en')} files, which is too many for a pack.`);
        return false;
      },
    });
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${whole} is not a zip that can be read. Make it again, or drop the folder itself.`);
  }
  return entries;
}

/** The entries to be unpacked. @throws {Refusal} */
function judge(entries: readonly UnzipFileInfo[], size: number, whole: string): Set<string> {
  const wanted = new Set<string>();
  let [packed, unpacked] = [0, 0];
  for (const { name, size: compressed, originalSize, compression } of entries) {
    checkName(name, whole);
    if (name.endsWith('/') || isJunk(name)) continue;
    // Entries that share their bytes would unpack to more than the sum of what is there.
    packed += compressed;
    if (packed > size) throw new Refusal(`${whole} says of itself what cannot be: its parts are larger than the whole. It was not unpacked.`);
    if (!isUsed(name)) continue;
    // Packing makes nothing much larger: this one would unpack to more than it admits.
    if (compressed > originalSize * 1.15 + 64) throw new Refusal(`${whole} says of itself what cannot be: “${name}” would be larger packed than unpacked. It was not unpacked.`);
    if (wanted.has(name)) throw new Refusal(`${whole} holds “${name}” twice. Make the zip again.`);
    if (compression !== STORED && compression !== DEFLATED) throw new Refusal(`${whole} is packed in a way that this page does not read. Make an ordinary zip of it.`);
    if (originalSize > limitOf(name)) throw new Refusal(`${whole} holds “${name}” of ${megabytes(originalSize)}; at most ${megabytes(limitOf(name))} can be read. It was not unpacked.`);
    unpacked += originalSize;
    if (unpacked > limits.pack) throw new Refusal(`${whole} would unpack to more than ${megabytes(limits.pack)}, which is too large for a pack. It was not unpacked.`);
    wanted.add(name);
  }
  if (wanted.size > limits.files) throw new Refusal(`${whole} has more than ${limits.files} files of JSON and art, which is too many for a pack.`);
  return wanted;
}

/** A zip's files by name; those that no pack has a use for are empty.
 *  @param whole  what to call it in sentences
 *  @throws {Refusal} */
export function unzip(bytes: Uint8Array, whole: string): Map<string, Uint8Array<ArrayBuffer>> {
  const entries = list(bytes, whole);
  const wanted = judge(entries, bytes.length, whole);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let unpacked;
  try {
    unpacked = unzipSync(bytes, { filter: ({ name }) => wanted.has(name) });
  } catch {
    throw new Refusal(`${whole} is damaged or locked with a password. Make it again, or drop the folder itself.`);
  }
  for (const { name, originalSize } of entries) {
    if (name.endsWith('/') || isJunk(name)) continue;
    const file = wanted.has(name) ? unpacked[name] : new Uint8Array(0);
    if (!file || (wanted.has(name) && file.length !== originalSize)) throw new Refusal(`${whole} is damaged: “${name}” is not as long as it should be. Make it again.`);
    files.set(name, new Uint8Array(file));
  }
  return files;
}
