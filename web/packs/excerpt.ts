// The lines around a place of a text file, with the place marked, short enough to be looked at.
import type { Place } from './places';
import { el } from './dom';

const AROUND = 2;    // lines before and after
const MOST = 9;      // lines of the place itself
const WIDE = 200;    // letters of a line that are shown

interface Line {
  number: number;
  before: string;
  marked: string;
  after: string;
}

export interface Excerpt {
  line: number;  // of the place's start
  lines: Line[];
  more: number;  // lines of the place that are not shown
}

/** Cut so that the mark stays in sight. */
function narrow(line: Line): Line {
  const { number, before, marked, after } = line;
  if (before.length + marked.length + after.length <= WIDE) return line;
  const cutMarked = marked.length > WIDE ? `${marked.slice(0, WIDE - 20)} … ${marked.slice(-15)}` : marked;
  const room = Math.max(40, WIDE - cutMarked.length);
  const cutBefore = before.length > room / 2 && marked !== '' ? `… ${before.slice(-Math.floor(room / 2))}` : before;
  return {
    number,
    before: cutBefore.length > WIDE + 4 ? `${cutBefore.slice(0, WIDE)} …` : cutBefore,
    marked: cutMarked,
    after: after.length > room / 2 ? `${after.slice(0, Math.floor(room / 2))} …` : after,
  };
}

export function excerptOf(text: string, { start, end }: Place): Excerpt {
  const all = text.split('\n');
  let offset = 0;
  let [first, last] = [0, 0];
  const offsets = all.map((line, i) => {
    const at = offset;
    offset += line.length + 1;
    if (at <= start) first = i;
    if (at < end) last = i;
    return at;
  });
  last = Math.max(first, last);
  const lastShown = Math.min(last, first + MOST - 1);
  const lines: Line[] = [];
  for (let i = Math.max(0, first - AROUND); i <= Math.min(all.length - 1, lastShown + (last > lastShown ? 0 : AROUND)); ++i) {
    const line = all[i]!.replace(/\r$/, '');
    const [from, to] = [start - offsets[i]!, end - offsets[i]!].map((at) => Math.min(Math.max(at, 0), line.length)) as [number, number];
    // Indents in front of a marked line are no part of what is marked.
    const indent = i > first && i <= last ? line.length - line.trimStart().length : 0;
    const cut = Math.max(from, Math.min(indent, to));
    lines.push(narrow({ number: i + 1, before: line.slice(0, cut), marked: line.slice(cut, to), after: line.slice(to) }));
  }
  return { line: first + 1, lines, more: last - lastShown };
}

export function drawExcerpt({ lines, more }: Excerpt, label: string): HTMLElement {
  const code = el('code');
  for (const { number, before, marked, after } of lines) {
    const row = el('span', { class: marked ? 'line on' : 'line' }, el('span', { class: 'number', 'aria-hidden': 'true' }, String(number)), before);
    if (marked) row.append(el('mark', {}, marked));
    row.append(`${after}\n`);
    code.append(row);
  }
  if (more > 0) code.append(el('span', { class: 'line' }, el('span', { class: 'number', 'aria-hidden': 'true' }, '…'), `${more} more\n`));
  // Wide lines scroll, so the keyboard must reach it.
  return el('pre', { tabindex: '0', role: 'group', 'aria-label': label }, code);
}
