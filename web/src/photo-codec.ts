// One job on photo.wasm, in an instance of its own, which is dropped afterwards with all its memory. Runs in a worker, or
// on the page where there can be none.
import { StoryCardError } from '../engine/error';
import { Instance, type BaseExports } from '../engine/instance';

/** The C functions of wasm/photo_exports.txt. */
interface Exports extends BaseExports {
  ph_open(file: number, size: number): number;
  ph_decode(file: number, size: number, wantedWidth: number, wantedHeight: number, x: number, y: number, width: number, height: number): number;
  ph_png(rgba: number, size: number, width: number, height: number): number;
  ph_copy(file: number, size: number, covers: number, coversSize: number): number;
  ph_bytes(): number;
  ph_size(): number;
}

export type Pair = [width: number, height: number];
export type Window = [x: number, y: number, width: number, height: number];

/** What the file tells; wasm/PROTOCOL.md says what each key means. */
export interface Header {
  kind: string;
  size: Pair;
  receipt: { kind: string; value: string }[];
  original?: string;
}

export type Job =
  | { do: 'open'; file: Blob }
  | { do: 'decode'; file: Blob; wanted: Pair; window: Window }
  | { do: 'copy'; file: Blob; covers: string }  // a JSON list, as a story's photo has it
  | { do: 'png'; rgba: ArrayBuffer; size: Pair };  // of straight pixels

/** `code` is a name of ErrorCode, or one of the page's own; `kind` what the file looks like. */
export interface Problem {
  code: string;
  message: string;
  kind?: string;
}

export type Answer =
  | { header: Header }
  | { size: Pair; bytes: Uint8Array<ArrayBuffer> }
  | { problem: Problem };

const isProblem = (json: object): json is Problem => 'code' in json;
const TRIAL = 256;  // px a side: a photo is decoded this small to see whether it opens

/** The file's bytes; a file may have gone since it was chosen. */
async function read(file: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function open(instance: Instance<Exports>, file: Uint8Array): Answer {
  const { ph_open, ph_decode } = instance.exports;
  return instance.lend(file, (address, size) => {
    const header = instance.json(ph_open(address, size)) as Header | Problem;
    if (isProblem(header)) return { problem: header };
    const tried = instance.json(ph_decode(address, size, TRIAL, TRIAL, 0, 0, 0, 0)) as object;
    return isProblem(tried) ? { problem: { ...tried, kind: header.kind } } : { header };
  });
}

function made(instance: Instance<Exports>, json: unknown): Answer {
  const result = json as { size: Pair } | Problem;
  if (isProblem(result)) return { problem: result };
  const { ph_bytes, ph_size } = instance.exports;
  return { size: result.size, bytes: instance.bytes(ph_bytes(), ph_size()).slice() };
}

function work(instance: Instance<Exports>, job: Job, bytes: Uint8Array): Answer {
  const { ph_decode, ph_png, ph_copy } = instance.exports;
  switch (job.do) {
    case 'open': return open(instance, bytes);
    case 'decode': return made(instance, instance.lend(bytes, (address, size) => instance.json(ph_decode(address, size, ...job.wanted, ...job.window))));
    case 'copy': return made(instance, instance.lend(bytes, (address, size) => instance.lend(new TextEncoder().encode(job.covers),
      (covers, coversSize) => instance.json(ph_copy(address, size, covers, coversSize)))));
    case 'png': return made(instance, instance.lend(bytes, (address, size) => instance.json(ph_png(address, size, ...job.size))));
  }
}

/** Never throws: what goes wrong is an answer too. */
export async function run(module: WebAssembly.Module, job: Job): Promise<Answer> {
  const bytes = 'rgba' in job ? new Uint8Array(job.rgba) : await read(job.file);
  if (!bytes) return { problem: { code: 'gone', message: 'The file cannot be read any more.' } };
  try {
    return work(new Instance<Exports>(module), job, bytes);
  } catch (error) {
    if (error instanceof StoryCardError) return { problem: { code: error.code, message: error.message } };
    // A trap: hostile bytes, or no memory left. The instance goes; the page has lost nothing.
    const reason = error instanceof Error ? error.message : String(error);
    const code = error instanceof RangeError || /memory/i.test(reason) ? 'out-of-memory' : 'internal';
    return { problem: { code, message: reason } };
  }
}
