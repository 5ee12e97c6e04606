// Gets the composer's wasm and its glue at the same time; the page does not wait for either.
import createModule from '../../build/web/composer.mjs';
import wasmUrl from '../../build/web/composer.wasm?url';
import type { Glue } from './module';
import { watchLoading } from './loading';
import { compileWasm } from './module-worker';

export async function fetchModule(onStop: (reason: string) => void): Promise<Glue> {
  const loading = watchLoading(COMPOSER_BYTES);
  const compiled = await compileWasm(new URL(wasmUrl, import.meta.url), loading).finally(() => loading.done());
  const printed: string[] = [];
  return createModule({
    instantiateWasm(imports, use) {
      void WebAssembly.instantiate(compiled, imports).then((instance) => use(instance, compiled));
      return {};
    },
    print: (text) => printed.push(text),
    printErr: (text) => printed.push(text),
    onAbort: (reason) => onStop([...printed, String(reason)].join('\n')),
  });
}
