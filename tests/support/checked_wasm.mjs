// Loaded before a test (`node --import`): modules of the preset web-checked are told where their stack ends. Without that they would
// not know that they are past it; with it they stop there.
const Real = WebAssembly.Instance;

WebAssembly.Instance = class extends Real {
  constructor(module, imports) {
    super(module, imports);
    const { __set_stack_limits: setLimits, emscripten_stack_init: init, emscripten_stack_get_base: base, emscripten_stack_get_end: end } = this.exports;
    if (!setLimits) throw new Error('This module does not watch its stack: it is not of the preset web-checked.');
    init?.();
    setLimits(base(), end());
  }
};
