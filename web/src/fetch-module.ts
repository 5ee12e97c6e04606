// The composer's wasm comes in two parts: the first draws the page until the first card and while words are typed, the
// rest comes after it. Both are compiled while they come in, so that a browser keeps what it compiled. Without SIMD they are
// two others, with the same imports and exports: the glue is of all of them.
import createModule from '../../build/web/composer.mjs';
import firstUrl from '../../build/web/composer.wasm?url';
import restUrl from '../../build/web/composer.rest.wasm?url';
import basicFirstUrl from '../../build/web/composer-basic.wasm?url';
import basicRestUrl from '../../build/web/composer-basic.rest.wasm?url';
import { hasSimd } from '../engine/simd';
import type { Glue } from './module';
import { watchLoading } from './loading';
import { compileWasm } from './module-worker';

/** A function of the second part was called before it was there: the instance is of no use any more. */
export class NotThereYet extends Error {}

/** An instance of the first part. */
export interface Instance {
  glue: Glue;
  /** Brings the rest in. @throws where it cannot be had */
  complete(): Promise<void>;
}

/** Fetched once, and again where it could not be had. */
function once(compile: () => Promise<WebAssembly.Module>): () => Promise<WebAssembly.Module> {
  let module: Promise<WebAssembly.Module> | null = null;
  return () => (module ??= compile().catch((error) => {
    module = null;
    throw error;
  }));
}

const first = once(() => {
  const loading = watchLoading(COMPOSER_BYTES);
  return compileWasm(new URL(hasSimd() ? firstUrl : basicFirstUrl, import.meta.url), loading).finally(() => loading.done());
});
const rest = once(() => compileWasm(new URL(hasSimd() ? restUrl : basicRestUrl, import.meta.url)));

/** Begins to fetch what is sure to be asked for. */
export function expectRest(): void {
  rest().catch(() => {});  // whoever needs it asks again
}

/** What the first part calls where functions of the rest will be. */
const placeholders = (module: WebAssembly.Module): WebAssembly.ModuleImports => {
  const missing = (): never => {
    throw new NotThereYet();
  };
  return Object.fromEntries(WebAssembly.Module.imports(module).filter(({ module }) => module === 'placeholder').map(({ name }) => [name, missing]));
};

/** `whole`: with the rest in, before anything runs. @throws NotThereYet where what begins is of the rest */
export async function instantiate(onStop: (reason: string) => void, whole = false): Promise<Instance> {
  const module = await first();
  const printed: string[] = [];
  let exports: WebAssembly.Exports = {};
  const complete = async (): Promise<void> => {
    await WebAssembly.instantiate(await rest(), { primary: exports as WebAssembly.ModuleImports });
  };
  const glue = await new Promise<Glue>((resolve, reject) => {
    const start = async (imports: WebAssembly.Imports, use: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): Promise<void> => {
      const instance = await WebAssembly.instantiate(module, { ...imports, placeholder: placeholders(module) });
      exports = instance.exports;
      if (whole) await complete();
      use(instance, module);
    };
    createModule({
      instantiateWasm(imports, use) {
        start(imports, use).catch(reject);
        return {};
      },
      print: (text) => printed.push(text),
      printErr: (text) => printed.push(text),
      onAbort: (reason) => onStop([...printed, String(reason)].join('\n')),
    }).then(resolve, reject);
  });
  return { glue, complete };
}
