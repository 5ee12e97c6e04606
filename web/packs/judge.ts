// What the engine's report on a card says, in sentences for a designer.
import { count, listed } from './dom';
import type { Report } from '../engine/index';

const slotName = (slot: string): string => slot.replaceAll('.', ' ');

/** At least one sentence; just one where all is well. */
export function judge(report: Report): string[] {
  const said: string[] = [];
  for (const { slot, fits, tooLongBy } of report.texts) {
    if (!fits) said.push(`The ${slotName(slot)} is too long here${tooLongBy > 0 ? `, by about ${count(tooLongBy, 'letter')}` : ''}.`);
  }
  const faint = report.texts.filter(({ contrast, threshold }) => typeof contrast === 'number' && contrast < threshold);
  if (faint.length > 0) {
    const least = faint.map(({ slot, contrast, threshold }) => `${slotName(slot)} ${contrast.toFixed(1)} (it needs ${threshold})`);
    said.push(`Hard to read on what lies under it, by contrast: ${listed(least)}.`);
  }
  const missing = new Set(report.texts.flatMap((text) => text.missing));
  if (missing.size > 0) said.push(`No font here has ${listed([...missing].slice(0, 5))}.`);
  return said.length > 0 ? said : ['All words fit, and can be read.'];
}
