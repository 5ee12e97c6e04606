// photo.wasm in node, a fresh instance a photo, as the page's worker has it. Imports of WASI's that it never calls stop it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './samples.mjs';

// Which of the two, without SIMD the second, this node says itself.
const file = ['photo', 'photo-basic'].map((name) => readFileSync(path.join(root, `build/web/${name}.wasm`))).find((bytes) => WebAssembly.validate(bytes));
const module = new WebAssembly.Module(file);
const LONGJMP = Symbol('longjmp');

function start() {
  let exports;
  // setjmp and longjmp, with which libjpeg leaves a broken photo.
  const invoke = (index, ...values) => {
    const stack = exports.stackSave();
    try {
      return exports.__indirect_function_table.get(index)(...values);
    } catch (thrown) {
      if (thrown !== LONGJMP) throw thrown;
      exports.stackRestore(stack);
      exports.setThrew(1, 0);
      return 0;
    }
  };
  let high = 0;
  const known = {
    _emscripten_throw_longjmp: () => { throw LONGJMP; },
    getTempRet0: () => high,
    setTempRet0: (value) => { high = value; },
    emscripten_notify_memory_growth: () => {},
    // No environment.
    environ_sizes_get: (count, size) => {
      new DataView(exports.memory.buffer).setUint32(count, 0, true);
      new DataView(exports.memory.buffer).setUint32(size, 0, true);
      return 0;
    },
    environ_get: () => 0,
  };
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    const unknown = () => { throw new Error(`photo.wasm called ${name}`); };
    (imports[from] ??= {})[name] = known[name] ?? (name.startsWith('invoke_') ? invoke : unknown);
  }
  exports = new WebAssembly.Instance(module, imports).exports;
  exports._initialize?.();
  return exports;
}

/** What ph_open and ph_decode say of a file, the pixels where wanted, and the heap's size in the end.
 *  @returns {{ header: object, result: object, pixels?: Buffer, heap: number }} an error has a `code` */
export function decode(file, [width, height] = [0, 0]) {
  const wasm = start();
  const json = (address) => JSON.parse(Buffer.from(wasm.memory.buffer, address, wasm.sc_text_size()).toString());
  const address = wasm.sc_alloc(file.length);
  new Uint8Array(wasm.memory.buffer).set(file, address);
  const header = json(wasm.ph_open(address, file.length));
  const result = header.code ? header : json(wasm.ph_decode(address, file.length, width, height, 0, 0, 0, 0));
  const pixels = result.code ? undefined : Buffer.from(wasm.memory.buffer, wasm.ph_bytes(), wasm.ph_size());
  return { header, result, pixels, heap: wasm.memory.buffer.byteLength };
}
