// Runs in the page before any of its scripts: notes when the page's own work at repaints begins and ends, tasks that take long, and
// where wasm has its memory. Nothing of the composer knows of it.
export function probe() {
  const seen = { frames: [], inputs: [], tasks: [], memory: null };
  window.seen = seen;
  const repaint = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => repaint((now) => {
    const begin = performance.now();
    draw(now);
    seen.frames.push({ begin, end: performance.now() });
  });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ begin: startTime, end: startTime + duration });
  }).observe({ type: 'longtask', buffered: true });
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...words) => {
    const made = await real.apply(WebAssembly, words);
    const { exports } = made.instance ?? made;
    for (const one of Object.values(exports)) if (one instanceof WebAssembly.Memory) seen.memory ??= one;
    return made;
  };

  /** Writes `letter` at the field's end as a key does: how long the page worked on it, in its handlers and at the repaint that draws it. */
  window.press = (id, letter) => new Promise((done) => {
    const field = document.getElementById(id);
    const frames = seen.frames.length;
    const begin = performance.now();
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter, inputType: 'insertText' }));
    const handled = performance.now();
    const look = () => {
      const frame = seen.frames[frames];
      if (!frame) return setTimeout(look, 2);
      done({ begin, worked: handled - begin + frame.end - frame.begin, until: frame.end - begin });
    };
    setTimeout(look, 2);
  });

  /** When the last repaint ended before `quiet` ms of nothing, which begin now at the earliest. */
  window.silence = (quiet) => new Promise((done) => {
    const asked = performance.now();
    const look = () => {
      const last = seen.frames.at(-1)?.end ?? 0;
      if (performance.now() - Math.max(last, asked) >= quiet) done(last);
      else setTimeout(look, 20);
    };
    look();
  });
}
