// Where in a JSON file a JSON Pointer leads. The file may be anything: what cannot be followed ends at the nearest place that can.

export interface Place {
  /** Offsets in the text, of the value with its key. */
  start: number;
  end: number;
  /** What the pointer names next and is not in the file; empty: all of it is. */
  lacks: string;
}

const SPACE = /\s/;

class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  space(): void {
    while (this.at < this.text.length && (SPACE.test(this.text[this.at]!) || this.text[this.at] === '\ufeff')) this.at++;
  }

  take(sign: string): boolean {
    this.space();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  /** The string's text; null where there is none. */
  string(): string | null {
    this.space();
    if (this.text[this.at] !== '"') return null;
    const start = this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1;
    this.at = Math.min(this.at + 1, this.text.length);
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      return null;
    }
  }

  /** Past a value, however deep. */
  skip(): void {
    this.space();
    let depth = 0;
    while (this.at < this.text.length) {
      const sign = this.text[this.at]!;
      if (sign === '"') this.string();
      else if (sign === '{' || sign === '[') { depth++; this.at++; }
      else if (sign === '}' || sign === ']') {
        if (depth === 0) return;
        depth--;
        this.at++;
      } else if (depth === 0 && (sign === ',' || SPACE.test(sign))) return;
      else { this.at++; continue; }
      if (depth === 0) return;
    }
  }
}

interface Child {
  start: number;
  value: number;
  end: number;
}

/** Where the child of the value at `at` stands; null: there is none. Of a key that is there twice, the last. */
function childOf(text: string, at: number, token: string): Child | null {
  const scanner = new Scanner(text);
  scanner.at = at;
  let found: Child | null = null;
  if (scanner.take('{')) {
    for (;;) {
      scanner.space();
      const start = scanner.at;
      const key = scanner.string();
      if (key === null || !scanner.take(':')) return found;
      scanner.space();
      const value = scanner.at;
      scanner.skip();
      if (key === token) found = { start, value, end: scanner.at };
      if (!scanner.take(',')) return found;
    }
  }
  if (!scanner.take('[') || !/^\d+$/.test(token)) return null;
  for (let i = 0; i <= Number(token); ++i) {
    scanner.space();
    const start = scanner.at;
    scanner.skip();
    if (scanner.at === start) return null;
    if (i === Number(token)) return { start, value: start, end: scanner.at };
    if (!scanner.take(',')) return null;
  }
  return null;
}

export function placeOf(text: string, pointer: string): Place {
  const scanner = new Scanner(text);
  scanner.space();
  let value = scanner.at;
  scanner.skip();
  const place: Place = { start: value, end: scanner.at, lacks: '' };
  for (const escaped of pointer.split('/').slice(1)) {
    const token = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const child = childOf(text, value, token);
    // Not all that is in it: where it begins.
    if (!child) return { start: place.start, end: Math.max(value + 1, place.start + 1), lacks: token };
    ({ value } = child);
    Object.assign(place, { start: child.start, end: child.end });
  }
  return place;
}

/** Of an error's sentence: "Line 3, column 7". */
export function placeOfColumn(text: string, sentence: string): Place | null {
  const found = /\bline (\d+), column (\d+)/i.exec(sentence);
  if (!found) return null;
  const lines = text.split('\n');
  const line = Math.min(Number(found[1]), lines.length);
  const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const column = Math.min(Math.max(Number(found[2]) - 1, 0), lines[line - 1]!.length);
  return { start: before + Math.max(column - 1, 0), end: before + column + 1, lacks: '' };
}
