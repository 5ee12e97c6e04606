// What was found, each in its place: the file, the lines around it, what to do.
import { el, icon } from './dom';
import type { Finding } from '../engine/index';
import { drawExcerpt, excerptOf } from './excerpt';
import { limits } from './limits';
import { placeOf, placeOfColumn, type Place } from './places';

export type Files = Record<string, Uint8Array<ArrayBuffer>>;

class Texts {
  private readonly files: Files;
  private readonly known = new Map<string, string | null>();

  constructor(files: Files) {
    this.files = files;
  }

  /** Null where the file is not there, or is no text. */
  of(name: string): string | null {
    let text = this.known.get(name);
    if (text === undefined) {
      const bytes = name.endsWith('.json') ? this.files[name] : undefined;
      text = bytes ? new TextDecoder().decode(bytes) : null;
      this.known.set(name, text);
    }
    return text;
  }
}

function placeIn(text: string, { pointer, message }: Finding): Place | null {
  if (text.trim() === '') return null;
  if (pointer !== '') return placeOf(text, pointer);
  return placeOfColumn(text, message);
}

/** An item of the list. */
function drawFinding(finding: Finding, texts: Texts): HTMLElement {
  const { severity, message, file, pointer } = finding;
  const text = texts.of(file);
  const place = text === null ? null : placeIn(text, finding);
  const excerpt = text !== null && place ? excerptOf(text, place) : null;
  const item = el('li', { class: `finding ${severity}` },
    el('p', { class: 'what' }, icon(severity), el('span', {}, el('span', { class: 'said' }, severity === 'error' ? 'To put right: ' : 'Advice: '), message)),
    el('p', { class: 'at' }, el('code', {}, file), excerpt && el('span', {}, `line ${excerpt.line}`), pointer !== '' && el('code', { class: 'pointer' }, pointer)));
  if (excerpt) {
    item.append(drawExcerpt(excerpt, `${file}, from line ${excerpt.lines[0]!.number}`));
    if (place && place.lacks !== '') item.append(el('p', { class: 'muted' }, 'There is no ', el('code', {}, JSON.stringify(place.lacks)), ' here: this is where it belongs, or what brings it in.'));
  }
  return item;
}

/** By file, errors before advice; a long list opens a part at a time. */
export function drawFindings(findings: readonly Finding[], files: Files): HTMLElement[] {
  const texts = new Texts(files);
  const group = (severity: Finding['severity'], title: string): HTMLElement | null => {
    const all = findings.filter((finding) => finding.severity === severity).map((finding, i) => ({ finding, i }));
    if (all.length === 0) return null;
    const order = new Map([...new Set(all.map(({ finding }) => finding.file))].map((file, i) => [file, i]));
    all.sort((a, b) => order.get(a.finding.file)! - order.get(b.finding.file)! || a.i - b.i);
    const list = el('ol', { class: 'findings' });
    const heading = el('h3', { tabindex: '-1' }, `${title} (${all.length})`);
    const more = el('button', { type: 'button' });
    let shown = 0;
    const showMore = (): void => {
      const next = all.slice(shown, shown + limits.shownFindings).map(({ finding }) => drawFinding(finding, texts));
      const first = shown > 0 ? next[0] : undefined;
      list.append(...next);
      shown += next.length;
      more.textContent = `Show ${Math.min(limits.shownFindings, all.length - shown)} more`;
      more.hidden = shown >= all.length;
      if (first) {
        first.tabIndex = -1;
        first.focus();
      }
    };
    more.addEventListener('click', showMore);
    showMore();
    return el('div', { class: 'finding-group' }, heading, list, more);
  };
  return [group('error', 'To put right'), group('warning', 'Advice')].filter((part) => part !== null);
}
