// What goes between the page and the composer, beside bytes: wasm/PROTOCOL.md says what each key means.
import type { PhotoCover, Story } from '../engine/types';
import type { Pair, Window } from './photo-codec';

/** Drawn on the canvas, or laid out by the browser as ordinary HTML. */
export type View = 'drawn' | 'simple';

export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast';

/** What the page around the composer offers; ids that mean nothing are ignored. */
export interface HostSettings {
  packs?: string[];
  frames?: string[];
  formats?: string[];
  logos?: 'own' | 'pack' | 'none';
  embedded?: boolean;
  heard?: boolean;  // by a host's page
}

/** What the page says of itself, as it comes to be so. */
export interface PageNews {
  offline?: 'no' | 'ready';  // all that finishing a card takes is kept on the device
  update?: '' | 'waiting';  // a newer site waits
}

export interface Settings extends HostSettings, PageNews {
  theme: 'light' | 'dark';
  contrast: 'normal' | 'more';
  themeChoice: ThemeChoice;
  hint?: 'seen' | '';
  textScale: number;  // the root's font size by 16 px
  language: string;
  timeZone: string;
  reducedMotion: boolean;
  inspect: boolean;
  coarsePointer: boolean;
  canPaste: boolean;
  canShare: boolean;
  canCopyPictures: boolean;
  keepsByHand: boolean;
  submit: string;
  ahead?: true;  // ask for what other frames would need, too
  insetTop: number;
  insetBottom: number;
  insetLeft: number;
  insetRight: number;
  keyboardHeight: number;
  view: View;
}

export interface Size {
  width: number;
  height: number;
  dpr: number;
}

export type Rect = [x: number, y: number, width: number, height: number];

/** One node of the semantics tree; wasm/PROTOCOL.md says what each key means. */
export interface Node {
  id: string;
  role: string;
  name: string;
  rect: Rect;
  parent?: string;
  value?: string;
  field?: 'line' | 'multiline' | 'date' | 'time';
  placeholder?: string;
  clip?: Rect;
  maxLength?: number;
  controls?: string;
  description?: string;
  describedBy?: string;
  language?: string;
  live?: 'polite' | 'assertive' | 'off';
  tone?: 'ok' | 'warn' | 'error' | 'info';
  modal?: boolean;
  picture?: number;
  file?: string;
  checked?: boolean;
  selected?: boolean;
  pressed?: boolean;
  expanded?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  offscreen?: boolean;
  hidden?: boolean;
  level?: number;
  valueNow?: number;
  valueMin?: number;
  valueMax?: number;
  valueStep?: number;
  valueText?: string;
  // What the page itself adds (simple-view.ts).
  labels?: string;
  labelledBy?: string;
  shown?: string;
}

export interface Tree {
  language: string;
  direction: 'ltr' | 'rtl';
  title: string;
  view: View;
  scale?: number;
  nodes: Node[];
}

/** Pixels that the composer waits for. */
export interface DecodeJob {
  photo: number;
  wanted: Pair;
  window: Window;
}

/** A picture, or a zip of those that are named. */
export type FileOrder = { id: string } & ({ format: string; type: 'image/png' | 'image/jpeg' } | { of: string[] });

/** Files that are to be made of a story, in this order; photos and logos by their numbers. */
export interface MakeOrder {
  job: number;
  story: Story;
  frame: string;
  theme: string;
  photos: (number | null)[];
  logos: (number | null)[];
  files: FileOrder[];
  embedAltText?: true;
  logosAllowed?: 'pack' | 'none';
}

export interface ShareOrder {
  id: string;
  files: string[];
  title: string;
  text: string;
}

/** The draft for keeping; its pictures by their numbers, each with the covers that hide something of it. */
export interface KeptNow {
  empty: boolean;
  words: string;
  story: Story;
  name: object;
  photos: ({ id: number; covers: PhotoCover[] } | null)[];
  logos: ({ id: number; covers: PhotoCover[] } | null)[];
}

/** What the page keeps, for the person to see. `said`: news. */
export interface DraftsTold {
  device: 'unasked' | 'own' | 'shared';
  store: 'ok' | 'none' | 'full' | 'failed';
  said: string;
  drafts: { id: string; words: string; saved: string; photos: number; open: boolean }[];
}

export interface DraftsWish {
  what: 'list' | 'own' | 'shared' | 'new' | 'open' | 'delete' | 'delete-all' | 'finish' | 'save-card-file' | 'save-card-file-with-answers' | 'open-card-file';
  draft?: string;
}

export type Effect =
  | { do: 'fetch'; files: string[] }
  | { do: 'choose-photo'; from: 'files' | 'camera' | 'clipboard'; use: string }
  | { do: 'cancel-photo' }
  | DecodeJob & { do: 'decode' }
  | { do: 'forget-photo'; photo: number }
  | MakeOrder & { do: 'make' }
  | { do: 'warn'; text: string; fatal?: true }
  | { do: 'stop-making' }
  | { do: 'save'; file: string; name: string }
  | { do: 'save-text'; name: string; text: string }
  | ShareOrder & { do: 'share' }
  | { do: 'copy-picture'; id: string; file: string }
  | { do: 'copy'; id: string; text: string }
  | { do: 'name-languages'; tags: string[]; language: string }
  | DraftsWish & { do: 'drafts' }
  | { do: 'select'; id: string }
  | { do: 'open'; page: string }
  | { do: 'open-address'; address: string }
  | { do: 'announce'; text: string; level: 'polite' | 'assertive' }
  | { do: 'focus'; id: string }
  | { do: 'cursor'; shape: string }
  | { do: 'ready' }
  | { do: 'update' }
  | { do: 'settings'; language?: string; theme?: ThemeChoice; hint?: 'seen'; view?: View };

export type ActionKind = 'click' | 'focus' | 'blur' | 'input' | 'compose' | 'set' | 'increment' | 'decrement' | 'scroll-into-view' | 'copied' | 'not-copied'
  | 'made' | 'not-made' | 'shared' | 'not-shared' | 'drag-over' | 'drag-out' | 'language-names';
