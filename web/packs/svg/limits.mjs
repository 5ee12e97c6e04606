// How much of an SVG is read. Files of people who draw stay far below; a file made to do harm ends with a sentence.
export const limits = {
  bytes: 4 << 20,       // of the file
  elements: 20_000,     // in the file
  depth: 64,            // of elements within one another, those brought by <use> included
  drawn: 5_000,         // shapes, each <use> of one counted
  attributes: 500,      // of one element
  steps: 100_000,       // of all paths together, copies counted
  outlineSteps: 15_000, // of lines made areas; further ones stay lines
  pathSteps: 20_000,    // of one path of a frame, and its text
  pathBytes: 64 << 10,
  layers: 1000,         // of one frame
  groups: 16,           // within one another
  frameBytes: 256 << 10,
  frameSteps: 30_000,
  rules: 2_000,         // of style sheets
  sheetText: 200_000,   // letters
  looks: 300_000,     // comparisons of an element with part of a rule
  declarations: 200,    // of one rule or style attribute
  stops: 32,            // of one gradient
  entities: 100,
  entityText: 1_000,
  notes: 200,
};

/** What is wrong with the file as a whole; nothing is made of it. */
export class SvgError extends Error {
  /** @param {string} message @param {number} [line] */
  constructor(message, line) {
    super(line ? `line ${line}: ${message}` : message);
    this.name = 'SvgError';
    this.line = line;
  }
}
