// Rounds in which every contender has its turn, each round beginning with another one, so that a machine that slows down
// slows all of them down. Times are wall time in ms.

const collect = globalThis.gc ?? (() => {});

/**
 * @param {{ name: string, before?: (round: number) => unknown, run: (round: number, before: unknown) => unknown, times?: number }[]} contenders
 *   `before` is not measured; `run` may be a batch of `times` equal pieces of work
 * @returns {Promise<Record<string, number[]>>}  by name; the first `warmUp` rounds are left out
 */
export async function rounds(contenders, count, { warmUp = 2, seen = () => {} } = {}) {
  const samples = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < count; ++round) {
    for (let i = 0; i < contenders.length; ++i) {
      const { name, before, run, times = 1 } = contenders[(i + round + warmUp) % contenders.length];
      const number = round + warmUp;
      const prepared = await before?.(number);
      collect();
      const started = performance.now();
      const result = await run(number, prepared);
      const took = (performance.now() - started) / times;
      if (round >= 0) samples[name].push(took);
      if (round === count - 1) await seen(name, result);
    }
  }
  return samples;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The middle of what came out in each round, so that only times of one moment are compared. */
export const ratio = (ours, theirs) => median(ours.map((time, i) => time / theirs[i]));
