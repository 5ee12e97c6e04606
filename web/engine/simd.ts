// Each wasm module is there twice: for browsers that know wasm's 128-bit SIMD, and a basic one for those that do not. Both give
// the same bytes. Whoever loads one asks here.

/** A module of one function: v128.any_true(i8x16.splat(0)). */
const ONE_FUNCTION = Uint8Array.of(
  0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,        // "\0asm", version 1
  1, 5, 1, 0x60, 0, 1, 0x7f,                 // one type: no parameters, an i32
  3, 2, 1, 0,                                // one function, of this type
  10, 10, 1, 8, 0,                           // its code: eight bytes, no locals
  0x41, 0, 0xfd, 0x0f, 0xfd, 0x53, 0x0b,     // i32.const 0, i8x16.splat, v128.any_true, end
);

export function hasSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(ONE_FUNCTION);
}

/** The engine's module, below the folder that holds `engine/`. */
export function engineFile(): string {
  return hasSimd() ? 'engine/engine.wasm' : 'engine/engine-basic.wasm';
}
