import { StoryCardError } from './error.js';

/** The C functions of wasm/exports.txt. Pointers are addresses in `memory`; 0 is null. */
export interface Exports {
  memory: WebAssembly.Memory;
  __indirect_function_table: WebAssembly.Table;
  _initialize?(): void;
  stackSave(): number;
  stackRestore(stack: number): void;
  setThrew(threw: number, value: number): void;

  sc_alloc(size: number): number;
  sc_free(address: number): void;
  sc_text_size(): number;
  sc_engine_new(): number;
  sc_engine_add(engine: number, name: number, nameSize: number, bytes: number, size: number): number;
  sc_engine_error(engine: number): number;
  sc_job_new(engine: number, request: number, size: number): number;
  sc_job_photo(job: number, index: number, bytes: number, size: number): void;
  sc_job_run(job: number): number;
  sc_job_needs(job: number): number;
  sc_job_error(job: number): number;
  sc_job_report(job: number): number;
  sc_job_bytes(job: number): number;
  sc_job_size(job: number): number;
  sc_job_width(job: number): number;
  sc_job_height(job: number): number;
  sc_job_free(job: number): void;
  sc_zip_new(): number;
  sc_zip_add(zip: number, name: number, nameSize: number, bytes: number, size: number): void;
  sc_zip_finish(zip: number): number;
  sc_zip_bytes(zip: number): number;
  sc_zip_free(zip: number): void;
}

const ENOENT = 44;  // WASI's numbers
const ESPIPE = 70;
const LONGJMP = Infinity;  // what Emscripten throws for longjmp

/** One running instance. After a trap it must not be called again: nobody knows in what state it stopped. */
export class Instance {
  readonly exports: Exports;
  private printed = '';
  private decoder = new TextDecoder();

  constructor(module: WebAssembly.Module) {
    const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
      if (kind !== 'function') throw new StoryCardError('internal', name, `The engine asks for "${name}", which this page does not know.`);
      (imports[from] ??= {})[name] = this.imported(name);
    }
    this.exports = new WebAssembly.Instance(module, imports).exports as unknown as Exports;
    this.exports._initialize?.();
  }

  /** A fresh view each time: memory that grew during a call detaches every older one. */
  bytes(address: number, size: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.exports.memory.buffer as ArrayBuffer, address, size);
  }

  /** Copies bytes in for the time of one call. */
  lend<T>(bytes: Uint8Array, use: (address: number, size: number) => T): T {
    const address = this.exports.sc_alloc(bytes.length);
    if (address === 0) throw outOfMemory();
    this.bytes(address, bytes.length).set(bytes);
    const result = use(address, bytes.length);
    this.exports.sc_free(address);
    return result;
  }

  lendText<T>(text: string, use: (address: number, size: number) => T): T {
    return this.lend(new TextEncoder().encode(text), use);
  }

  /** The JSON behind a pointer that a C function has just given. */
  json(address: number): unknown {
    return JSON.parse(this.decoder.decode(this.bytes(address, this.exports.sc_text_size())));
  }

  /** What the module printed since the last call: it says why it stopped. */
  takePrinted(): string {
    const text = this.printed.trim();
    this.printed = '';
    return text;
  }

  private imported(name: string): WebAssembly.ImportValue {
    const known = this.known(name);
    if (known) return known;
    if (name.startsWith('invoke_')) return this.invoker();
    // Never called by what we build (a test sees to it); if it is, it must not go on with a made-up answer.
    return () => {
      throw new WebAssembly.RuntimeError(`the engine called "${name}", which a page cannot do`);
    };
  }

  private known(name: string): WebAssembly.ImportValue | undefined {
    let high = 0;
    const functions: Record<string, (...values: number[]) => unknown> = {
      // setjmp and longjmp, with which libjpeg leaves a broken photo.
      _emscripten_throw_longjmp: () => {
        throw LONGJMP;
      },
      getTempRet0: () => high,
      setTempRet0: (value) => void (high = value ?? 0),
      emscripten_notify_memory_growth: () => undefined,
      // The world outside, of which there is none: no files, no environment; only words on the way out.
      fd_write: (_file, list, count, written) => this.print(list!, count!, written!),
      fd_close: () => 0,
      fd_seek: () => ESPIPE,
      environ_sizes_get: (count, size) => {
        this.setWords(count!, 0);
        this.setWords(size!, 0);
        return 0;
      },
      environ_get: () => 0,
      __syscall_stat64: () => -ENOENT,
      proc_exit: (code) => {
        throw new WebAssembly.RuntimeError(`the engine ended itself with ${code}`);
      },
    };
    return functions[name];
  }

  private setWords(address: number, value: number): void {
    new DataView(this.exports.memory.buffer).setUint32(address, value, true);
  }

  private print(list: number, count: number, written: number): number {
    const view = new DataView(this.exports.memory.buffer);
    let total = 0;
    for (let i = 0; i < count; ++i) {
      const size = view.getUint32(list + 8 * i + 4, true);
      this.printed += this.decoder.decode(this.bytes(view.getUint32(list + 8 * i, true), size));
      total += size;
    }
    view.setUint32(written, total, true);
    return 0;
  }

  /** Calls a function of the table so that a longjmp out of it comes back as `threw`. */
  private invoker(): WebAssembly.ImportValue {
    return (index: number, ...values: number[]): unknown => {
      const { stackSave, stackRestore, setThrew, __indirect_function_table: table } = this.exports;
      const stack = stackSave();
      try {
        return (table.get(index) as (...values: number[]) => unknown)(...values);
      } catch (thrown) {
        if (thrown !== LONGJMP) throw thrown;
        stackRestore(stack);
        setThrew(1, 0);
        return 0;
      }
    };
  }
}

export function outOfMemory(cause?: unknown): StoryCardError {
  return new StoryCardError('out-of-memory', '', 'There is not enough memory for this card. Use a smaller photo.', { cause });
}
