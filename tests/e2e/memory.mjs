// How much memory a page holds.

/** For addInitScript: window.memoryNow() gives the bytes of every wasm memory that the page itself holds, and of JavaScript's objects where the browser tells. */
export function pageMemory() {
  const memories = new Set();
  const watch = (instance) => {
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
    return instance;
  };
  window.memoryNow = () => ({ wasm: [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0), heap: performance.memory?.usedJSHeapSize ?? 0 });
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (...given) => instantiate(...given).then((result) => {
    watch(result instanceof WebAssembly.Instance ? result : result.instance);
    return result;
  });
}
