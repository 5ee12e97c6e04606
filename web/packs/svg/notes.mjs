import { limits } from './limits.mjs';

/** What could not be carried over, or not quite. The same thing met again is counted, not told again. */
export class Notes {
  #byWhat = new Map();
  #left = 0;

  /** @param {{name: string, line: number}} node @param {string} what @param {string} why */
  add(node, what, why) {
    const key = `${node.name}\n${what}\n${why}`;
    const known = this.#byWhat.get(key);
    if (known) known.times += 1;
    else if (this.#byWhat.size < limits.notes) this.#byWhat.set(key, { line: node.line, element: node.name, what, why, times: 1 });
    else this.#left += 1;
  }

  list() {
    const notes = [...this.#byWhat.values()];
    if (this.#left > 0) notes.push({ element: 'svg', what: `${this.#left} more`, why: 'there are too many to tell them all', times: 1 });
    return notes.map(({ times, ...note }) => (times > 1 ? { ...note, times } : note));
  }
}

/** Text from the file, cut to what a sentence can hold. */
export const shown = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text).replace(/\s+/g, ' ').trim();
