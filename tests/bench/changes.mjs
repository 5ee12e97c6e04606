// Two runs side by side: what became faster or slower.
import { ms, times } from './figures.mjs';
import { median } from './rounds.mjs';

/** Every list of samples in a result, by its path. */
function* medians(value, at = '') {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((one) => typeof one === 'number')) yield [at, median(value)];
  } else if (value && typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) if (name !== 'photo' && name !== 'machine') yield* medians(part, at ? `${at} / ${name}` : name);
  } else if (typeof value === 'number' && at.startsWith('cardBench')) {
    yield [at, value];
  }
}

/** Rows [what, before, now, ratio] of what changed by more than a twentieth; those that changed most come first. */
export function changes(before, now) {
  const old = new Map(medians(before));
  const rows = [...medians(now)].filter(([name, value]) => old.get(name) > 0 && value > 0).map(([name, value]) => [name, old.get(name), value, value / old.get(name)]);
  return rows.filter(([, , , part]) => Math.abs(Math.log(part)) > 0.05).sort((a, b) => a[3] - b[3]).map(([name, was, is, part]) => [name, ms(was), ms(is), times(part)]);
}
