declare module '*/composer.mjs' {
  interface Options {
    instantiateWasm(imports: WebAssembly.Imports, use: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
    print(text: string): void;
    printErr(text: string): void;
    onAbort(reason: unknown): void;
  }
  export default function createModule(options: Options): Promise<import('./module').Glue>;
}

declare module '*?url' {
  const url: string;
  export default url;
}

/** The interface's languages that have a file in assets/strings, known when the site is built. */
declare const LANGUAGES: readonly string[];

/** Of composer.wasm, as it is before it is packed; the one without SIMD differs by a thousandth. */
declare const COMPOSER_BYTES: number;

declare module '*?worker&url' {
  const url: string;
  export default url;
}
