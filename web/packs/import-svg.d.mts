// The types of import-svg.mjs, for pages written in TypeScript.

/** What could not be carried over, or not quite. */
export interface Note {
  line?: number;
  /** The element's name. */
  element: string;
  what: string;
  /** With what to do about it. */
  why: string;
  /** How often, where more than once. */
  times?: number;
}

export interface Art {
  /** The sides of what was drawn: give the part a box of this ratio. */
  view: [number, number];
  /** Layers of a frame, in the order they are drawn. */
  layers: object[];
  notes: Note[];
}

export interface ImportOptions {
  /** A pack's: a colour of exactly this value gets its name. */
  colors?: Record<string, string>;
  /** Lines become areas that grow with the art, or stay lines of a width in u. 'outline' if left out. */
  lines?: 'outline' | 'stroke';
  /** In u, as wide as it will be drawn: for the width of lines that stay lines. 100 if left out. */
  width?: number;
}

/** Nothing can be made of the file; the message says why, in a sentence. */
export class SvgError extends Error {
  line?: number;
}

/** @throws {SvgError} */
export function importSvg(text: string, options?: ImportOptions): Art;

/** The art as one layer: its only path, or a group. */
export function asPart(art: Art): object;
