// What must hold of every measurement, each with where it comes from: the issues of the composer and of the site. `make perf` fails where one
// does not. `of`: what is measured at each screen, or while loading.
const MARGIN = Number(process.env.PERF_MARGIN ?? 1);  // of times: other machines are slower, and busy

export const LIMITS = {
  keyMedian: { of: 'screen', most: 16, unit: 'ms', what: 'key press to submitted pixels, median' },
  slowKeyMedian: { of: 'screen', most: 40, unit: 'ms', what: 'the same at a processor four times as slow' },
  gallery: { of: 'screen', most: 450, unit: 'ms', what: 'last key press until all small pictures are fresh' },
  smoothDrag: { of: 'screen', least: 0.99, unit: '', what: "share of a drag's frames whose work is within 16.7 ms" },
  idleFrames: { of: 'screen', most: 0, unit: '', what: 'frames in 10 s in which nothing happens' },
  longTask: { of: 'screen', most: 100, unit: 'ms', what: 'longest task while typing' },
  memory: { of: 'screen', most: 128, unit: 'MB', what: 'wasm memory with all formats shown and a photo of 12 megapixels' },
  coldField: { of: 'load', most: 1500, unit: 'ms', what: 'first visit on a slow network and processor: the story takes words' },
  coldCard: { of: 'load', most: 5000, unit: 'ms', what: 'first visit on a slow network and processor: the first card' },
  warmCard: { of: 'load', most: 1500, unit: 'ms', what: 'next visit on a slow network and processor: the first card' },
};

/** The limit with its margin; undefined where there is none. */
export function limitFor(name) {
  const limit = LIMITS[name];
  return limit && limit.unit === 'ms' ? { ...limit, most: limit.most * MARGIN } : limit;
}

/** @returns the names of the limits of this kind that these values miss */
export function missed(values, kind) {
  return Object.keys(LIMITS).filter((name) => {
    const { of, most, least } = limitFor(name);
    if (of !== kind) return false;
    const value = values[name];
    return !(Number.isFinite(value) && (most === undefined || value <= most) && (least === undefined || value >= least));
  });
}
