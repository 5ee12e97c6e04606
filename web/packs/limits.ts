// What this page takes from outside, checked before memory is. The engine has bounds of its own.
export const limits = {
  files: 500,                    // of a pack
  walked: 2_000,                 // entries of a folder that are looked at to find them
  depth: 8,                      // folders in one another
  name: 200,                     // letters of a path
  json: 4 << 20,                 // bytes of one JSON file, as the engine's
  art: 4 << 20,                  // of one picture; the engine says what is too heavy below that
  pack: 48 << 20,                // of all files together
  zip: 48 << 20,                 // of a zip's file
  zipEntries: 1_000,
  svg: 4 << 20,
  photo: 40 << 20,
  readMs: 12_000,                // for a zip or an SVG
  cardMs: 30_000,                // for one card
  shownFindings: 40,             // at a time
} as const;

/** Why something cannot be taken, in a sentence for the person. */
export class Refusal extends Error {}

export const megabytes = (bytes: number): string => `${(bytes / (1 << 20)).toFixed(bytes < 10 << 20 ? 1 : 0)} MB`;
