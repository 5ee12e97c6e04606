// What must hold of every measurement, each with where it comes from: the issue of the composer. `make perf` fails where one does not.
export const LIMITS = {
  keyMedian: { most: 16, unit: 'ms', what: 'key press to submitted pixels, median' },
  slowKeyMedian: { most: 40, unit: 'ms', what: 'the same at a processor four times as slow' },
  gallery: { most: 450, unit: 'ms', what: 'last key press until all small pictures are fresh' },
  smoothDrag: { least: 0.99, unit: '', what: "share of a drag's frames whose work is within 16.7 ms" },
  idleFrames: { most: 0, unit: '', what: 'frames in 10 s in which nothing happens' },
  longTask: { most: 100, unit: 'ms', what: 'longest task while typing' },
  memory: { most: 128, unit: 'MB', what: 'wasm memory with all formats shown and a photo of 12 megapixels' },
};

/** @returns the names of the limits that these values miss */
export function missed(values) {
  return Object.entries(LIMITS).flatMap(([name, { most, least }]) => {
    const value = values[name];
    const kept = Number.isFinite(value) && (most === undefined || value <= most) && (least === undefined || value >= least);
    return kept ? [] : [name];
  });
}
