/** Story JSON, version 1. Only `storycard` and one text are required; unknown keys are kept. */
export interface Story {
  storycard: 1;
  language?: string;
  direction?: 'auto' | 'ltr' | 'rtl';
  frame?: string;
  theme?: string;
  format?: string;
  story?: string;
  name?: string;
  nameChanged?: boolean;
  role?: string;
  place?: string;
  fact?: { number?: string; text?: string; source?: string; year?: number; [key: string]: unknown };
  event?: StoryEvent;
  prompt?: string;
  nominees?: string[];
  /** The story in a second language, beside the first. */
  translation?: { language?: string; story?: string; role?: string; [key: string]: unknown };
  hashtags?: string[];
  link?: string;
  /** Puts the link on the card as a code that cameras read. */
  qr?: boolean;
  /** One photo may stand here instead of in `photos`. */
  photo?: StoryPhoto;
  photos?: StoryPhoto[];
  /** At most three. */
  logos?: { file?: string; description?: string; [key: string]: unknown }[];
  about?: 'me' | 'other' | 'child';
  consent?: Record<string, unknown>;
  [key: string]: unknown;
}

export interface StoryEvent {
  title?: string;
  /** As `2026-12-18T16:00Z`. */
  start?: string;
  /** As `Europe/Madrid`. */
  timeZone?: string;
  where?: string;
  speakers?: { name?: string; role?: string; photo?: number; [key: string]: unknown }[];
  [key: string]: unknown;
}

export interface StoryPhoto {
  file?: string;
  description?: string;
  credit?: string;
  center?: [number, number];
  zoom?: number;
  turn?: number;
  flip?: boolean;
  look?: 'none' | 'warm' | 'cool' | 'mono' | 'duotone' | 'faded';
  formats?: Record<string, { center?: [number, number]; zoom?: number }>;
  covers?: PhotoCover[];
  [key: string]: unknown;
}

/** A fully opaque shape over the photo; fractions of the upright photo. A path has `points`, the other shapes a `box`. */
export interface PhotoCover {
  kind?: 'solid' | 'pattern';
  color?: string;
  shape?: 'ellipse' | 'rect' | 'path';
  box?: [number, number, number, number];
  points?: [number, number][];
  [key: string]: unknown;
}

/** What came of a card: where every line stands, whether it fits and can be read, and words to post with it. */
export interface Report {
  frame: string;
  theme: string;
  format: string;
  size: [number, number];
  safe: [number, number, number, number];
  fits: boolean;
  texts: ReportText[];
  altText: string;
  caption: string;
  advice: Advice[];
  removedMetadata: string[];
  /** Where the story asks for a QR code of its link. `box` and `module` are there where it is drawn. */
  qr?: { text: string; drawn: boolean; box?: [number, number, number, number]; module?: number };
}

/** Something that may point at a person, or that a card lacks. It never blocks anything. */
export interface Advice {
  code: 'phone-number' | 'email' | 'street' | 'case-number' | 'passport' | 'full-name' | 'exact-place' | 'name-and-place' | 'face-uncovered'
    | 'photo-undescribed' | 'gps-removed' | 'fact-unsourced' | 'qr-left-out' | 'wording';
  level: 'notice' | 'warning';
  /** A JSON Pointer into the story: "/story", "/photos/0". */
  where: string;
  /** Half-open range of UTF-8 bytes in the text there. */
  bytes?: [number, number];
  /** What may stand in place of these bytes, best first. */
  suggestions?: string[];
  /** Of `wording`: the key of a reason. */
  why?: string;
}

export interface ReportText {
  slot: string;
  language: string;
  direction: 'ltr' | 'rtl';
  fontSize: number;
  fits: boolean;
  tooLongBy: number;
  contrast: number;
  threshold: number;
  faces: string[];
  missing: string[];
  lines: { text: string; bytes: [number, number]; x: number; baseline: number; width: number }[];
}

/** The bytes of a photo file (JPEG, PNG …), not of its pixels. They are copied; a photo that `openPhoto` gave is not copied again. */
export type PhotoSource = Uint8Array | ArrayBuffer | Blob | OpenPhoto;

/** A photo for many cards: its file is read once. */
export interface OpenPhoto {
  readonly kind: 'jpeg' | 'png' | 'gif' | 'bmp' | 'webp';
  /** Px of the upright photo. */
  readonly size: readonly [number, number];
  /** What the file tells besides its picture, for its writer's eyes. None of it gets into a card. */
  readonly receipt: readonly { kind: string; value: string }[];
  /** Lets go of its memory. It cannot be used again. */
  close(): void;
}

export interface LoadOptions {
  base?: string | URL;
  module?: WebAssembly.Module;
  read?: (name: string) => Promise<Uint8Array | null>;
}

export interface LayoutOptions {
  /** The story's first photo. */
  photo?: PhotoSource;
  /** Its photos in order; a gap leaves a photo out. */
  photos?: readonly (PhotoSource | null | undefined)[];
  /** Its logos in order, at most three: bytes of PNG, JPEG … files, kept as transparent as they are. */
  logos?: readonly (PhotoSource | null | undefined)[];
  /** An id such as `itac/quote`; default: the story's. */
  frame?: string;
  theme?: string;
  format?: string;
  /** Times the format's pixels, 0.05 to 4. */
  scale?: number;
  /** A story without words, as while it is being written, is drawn all the same. */
  unfinished?: boolean;
  /** Whose logos are drawn: the story's and the pack's (unless told otherwise), the pack's, nobody's. A pack may be stricter. */
  logosAllowed?: 'own' | 'pack' | 'none';
}

export interface RenderOptions extends LayoutOptions {
  type?: 'image/png' | 'image/jpeg';
  /** Of a JPEG, 1 to 100; 90 unless told. */
  quality?: number;
  /** Puts the report's alt text into the file (XMP, IPTC's AltTextAccessibility); not unless asked. */
  embedAltText?: boolean;
}

export interface ZipOptions extends Omit<RenderOptions, 'format'> {
  /** Ids of formats; all six unless told. */
  formats?: readonly string[];
}

/** A zip of pictures, named `itac-quote-square.png` and the like, and their reports in the same order. */
export interface CardZip {
  bytes: Uint8Array<ArrayBuffer>;
  reports: Report[];
}

export interface Card {
  bytes: Uint8Array<ArrayBuffer>;
  report: Report;
}

export interface CardFileOptions extends Omit<LayoutOptions, 'scale' | 'unfinished'> {
  /** Whether `about` and `consent` of the story go into the file; `left-out` unless asked. */
  consent?: 'left-out' | 'included';
}

/** What a card file (`.storycard`) holds. */
export interface CardFile {
  /** Its pictures' names are those in the file; it may still be without words. */
  story: Story;
  /** PNGs, one for each of the story's; null: it has none. What covers hid is transparent. */
  photos: (Uint8Array<ArrayBuffer> | null)[];
  logos: (Uint8Array<ArrayBuffer> | null)[];
  /** What the card was made with, and the version of it that is here; null: the pack is not. */
  packs: { id: string; version: string; here: string | null }[];
}

export interface PixelsOptions extends LayoutOptions {
  /** Filled instead of a new array, where it is of the right length: fresh memory costs more than the card's words. */
  into?: Uint8ClampedArray<ArrayBuffer>;
}

export interface Pixels {
  width: number;
  height: number;
  /** Straight alpha, four bytes a pixel: what `ImageData` takes. */
  rgba: Uint8ClampedArray<ArrayBuffer>;
  report: Report;
}

/** A pack's folder: `pack.json`, `frames/quote.json`, `art/logo.png` … by their names in it. */
export type PackFiles = Readonly<Record<string, string | Uint8Array>>;

export interface CheckOptions {
  /** An id; `own`: each frame's first; left out: all that each frame wears. */
  theme?: string;
  /** Told after each frame, and after each contact sheet. */
  onProgress?: (done: number, of: number) => void;
  /** Told once the first of several frames was drawn: what is known by then. */
  onRead?: (soFar: PackVerdict) => void;
}

/** One thing that is wrong with a pack, and what to do about it. */
export interface Finding {
  /** Of the pack's folder: `frames/quote.json`. */
  file: string;
  /** JSON Pointer; empty: the whole file. */
  pointer: string;
  /** A stable name: `contrast`, `too-long` … */
  code: string;
  severity: 'error' | 'warning';
  /** Whole English sentences. */
  message: string;
}

export interface PackVerdict {
  /** No finding is an error. */
  ok: boolean;
  /** It could be read whole, so that cards could be drawn. */
  readable: boolean;
  /** Drawn to find what was found. */
  cards: number;
  findings: Finding[];
  /** What it offers, as far as it could be read. */
  pack: PackOutline;
}

/** A pack for lists: names in English, colours as `#RRGGBB` by their names. */
export interface PackOutline {
  id: string;
  name: string;
  colors: Record<string, string>;
  themes: { id: string; name: string; colors: Record<string, string> }[];
  frames: { id: string; name: string; slots: string[]; formats: string[]; themes: string[] }[];
}

/** Every frame in every theme and format, as a PNG. */
export interface ContactSheet {
  bytes: Uint8Array<ArrayBuffer>;
  size: [width: number, height: number];
}
