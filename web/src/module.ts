// The composer's wasm module as an object: text and bytes in and out, no pointers beyond this file.
import { Parts } from './parts';
import type { Header } from './photo-codec';
import type { ActionKind, DecodeJob, DraftsTold, Effect, KeptNow, Settings, Size, Tree } from './protocol';
import type { Story } from '../engine/types';

export type * from './protocol';

/** What wasm/composer_exports.txt lists and Emscripten's glue adds. */
export interface Glue {
  HEAPU8: Uint8Array<ArrayBuffer>;  // read anew for every use: growing memory replaces it
  _sc_alloc(size: number): number;
  _sc_free(address: number): void;
  _cp_start(width: number, height: number, dpr: number, settings: number, size: number): number;
  _sc_text_size(): number;
  _cp_add(name: number, nameSize: number, bytes: number, size: number): number;
  _cp_lacks(name: number, nameSize: number): void;
  _cp_settings(json: number, size: number): void;
  _cp_resize(width: number, height: number, dpr: number): void;
  _cp_pointer(kind: number, id: number, x: number, y: number, buttons: number): void;
  _cp_wheel(x: number, y: number, dx: number, dy: number): void;
  _cp_key(kind: number, code: number, size: number, modifiers: number): void;
  _cp_action(id: number, idSize: number, action: number, actionSize: number, value: number, valueSize: number): void;
  _cp_photo_opening(share: number, use: number, size: number): void;
  _cp_pack_picture(name: number, nameSize: number, id: number, header: number, size: number): number;
  _cp_photo(id: number, header: number, size: number, name: number, nameSize: number, further: number): number;
  _cp_photo_problem(reason: number, size: number): void;
  _cp_pixels(id: number, wantedWidth: number, wantedHeight: number, x: number, y: number, width: number, height: number): number;
  _cp_decoded(): void;
  _cp_not_decoded(id: number, wantedWidth: number, wantedHeight: number, x: number, y: number, width: number, height: number,
    reason: number, size: number): void;
  _cp_draft_revision(): number;
  _cp_draft(): number;
  _cp_restore(json: number, size: number): number;
  _cp_drafts(json: number, size: number): number;
  _cp_frame(nowMs: number): number;
  _cp_work(nowMs: number): number;
  _cp_wants_frame(): number;
  _cp_semantics_version(): number;
  _cp_semantics(): number;
  _cp_effects(): number;
  _cp_picture(id: number): number;
  _cp_context_lost(): void;
  _cp_context_restored(): void;
}

export const Pointer = { down: 0, move: 1, up: 2, cancel: 3, leave: 4 } as const;
export const Key = { down: 0, up: 1 } as const;
export const Modifier = { shift: 1, control: 2, alt: 4 } as const;  // control: Ctrl, or Command on a Mac

// As long as nothing was told.
const NOTHING_SHOWN: Tree = { language: 'en', direction: 'ltr', title: '', view: 'drawn', nodes: [] };
const NOTHING_WRITTEN: KeptNow = { empty: true, words: '', story: {} as Story, name: {}, photos: [], logos: [] };

/** What somebody who writes does: it never waits for the rest of the module. */
const WRITING: readonly ActionKind[] = ['input', 'compose', 'focus', 'blur'];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Composer {
  private readonly parts: Parts;
  // As they were told last.
  private version = 0;
  private revision = 0;
  private tree: Tree = NOTHING_SHOWN;
  private kept: KeptNow = NOTHING_WRITTEN;

  private constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Compiles the module's first part. `onStop` is told what it printed if it ever stops for good. */
  static async load(onStop: (reason: string) => void): Promise<Composer> {
    return new Composer(await Parts.load(onStop));
  }

  private get glue(): Glue {
    return this.parts.glue;
  }

  /** Until then only words, sizes, settings and files go to the composer at once; presses and keys wait. */
  get isWhole(): boolean {
    return this.parts.isWhole;
  }

  /** Fetches what is not here yet. @throws where it cannot be had */
  whole(): Promise<void> {
    return this.parts.whole();
  }

  /** `onWhole`: as Parts has it; `onLack`: the rest cannot be had. */
  watch(onWhole: (anew: boolean) => void, onLack: (error: unknown) => void): void {
    this.parts.onWhole = onWhole;
    this.parts.onLack = onLack;
  }

  /** False where the browser gives no WebGL 2 to draw with. */
  start({ width, height, dpr }: Size, settings: Settings): boolean {
    return this.parts.note(() => this.lendText(JSON.stringify(settings), (address, size) => this.glue._cp_start(width, height, dpr, address, size)) === 1, true);
  }

  add(name: string, bytes: Uint8Array): boolean {
    return this.parts.note(() => this.lendText(name, (nameAddress, nameSize) =>
      this.lend(bytes, (address, size) => this.glue._cp_add(nameAddress, nameSize, address, size))) === 1, true);
  }

  lacks(name: string): void {
    this.parts.note(() => this.lendText(name, (address, size) => this.glue._cp_lacks(address, size)), undefined);
  }

  settings(changed: Partial<Settings>): void {
    this.parts.note(() => this.lendText(JSON.stringify(changed), (address, size) => this.glue._cp_settings(address, size)), undefined);
  }

  resize({ width, height, dpr }: Size): void {
    this.parts.note(() => this.glue._cp_resize(width, height, dpr), undefined);
  }

  pointer(kind: number, id: number, x: number, y: number, buttons: number): void {
    this.parts.hold(() => this.glue._cp_pointer(kind, id, x, y, buttons));
  }

  wheel(x: number, y: number, dx: number, dy: number): void {
    this.parts.hold(() => this.glue._cp_wheel(x, y, dx, dy));
  }

  key(kind: number, code: string, modifiers: number): void {
    this.parts.hold(() => this.lendText(code, (address, size) => this.glue._cp_key(kind, address, size, modifiers)));
  }

  action(id: string, action: ActionKind, value = ''): void {
    const tell = (): void => this.lendText(id, (idAt, idSize) =>
      this.lendText(action, (actionAt, actionSize) =>
        this.lendText(value, (valueAt, valueSize) => this.glue._cp_action(idAt, idSize, actionAt, actionSize, valueAt, valueSize))));
    if (WRITING.includes(action) && !this.parts.isHolding) this.parts.note(tell, undefined);
    else this.parts.hold(tell);
  }

  /** `share` of it is done; below 0: nobody knows. `use` as Files has it; empty: as was said before. */
  photoOpening(share: number, use = ''): void {
    this.parts.hold(() => this.lendText(use, (address, size) => this.glue._cp_photo_opening(share, address, size)));
  }

  /** False where it was not taken. */
  packPicture(name: string, id: number, header: Header): boolean {
    return this.lendText(name, (nameAt, nameSize) =>
      this.lendText(JSON.stringify(header), (address, size) => this.glue._cp_pack_picture(nameAt, nameSize, id, address, size))) === 1;
  }

  /** `further`: one more, instead of the one that is worked on. False where it was not taken. */
  photo(id: number, header: Header, name: string, further: boolean): boolean {
    return this.lendText(JSON.stringify(header), (address, size) =>
      this.lendText(name, (nameAt, nameSize) => this.glue._cp_photo(id, address, size, nameAt, nameSize, further ? 1 : 0))) === 1;
  }

  photoProblem(reason: string): void {
    this.parts.hold(() => this.lendText(reason, (address, size) => this.glue._cp_photo_problem(address, size)));
  }

  /** Copies the pixels to where the composer wants them, if it still does. */
  decoded({ photo, wanted, window }: DecodeJob, pixels: Uint8Array): void {
    const address = this.glue._cp_pixels(photo, ...wanted, ...window);
    if (address === 0) {
      this.notDecoded({ photo, wanted, window }, 'out-of-memory');
      return;
    }
    this.glue.HEAPU8.set(pixels, address);
    this.glue._cp_decoded();
  }

  notDecoded({ photo, wanted, window }: DecodeJob, reason: string): void {
    this.parts.hold(() => this.lendText(reason, (address, size) => this.glue._cp_not_decoded(photo, ...wanted, ...window, address, size)));
  }

  /** Another number whenever the draft is another. */
  draftRevision(): number {
    return (this.revision = this.parts.now(() => this.glue._cp_draft_revision(), this.revision));
  }

  draft(): KeptNow {
    return (this.kept = this.parts.now(() => this.json(this.glue._cp_draft()) as KeptNow, this.kept));
  }

  /** A draft takes the place of the one that is there. False where it is none. */
  restore(draft: object): boolean {
    return this.lendText(JSON.stringify(draft), (address, size) => this.glue._cp_restore(address, size)) === 1;
  }

  /** What is kept, for the person to see. */
  drafts(told: DraftsTold): void {
    this.parts.note(() => this.lendText(JSON.stringify(told), (address, size) => this.glue._cp_drafts(address, size)), undefined);
  }

  /** 0: sleep; 1: again at the next repaint; n: again in n ms at the latest. */
  frame(nowMs: number): number {
    return this.parts.now(() => this.glue._cp_frame(nowMs), 0);
  }

  /** Small pictures that the last frame asked for, some ms of them. 0: none wait; below 0: more do; n: again in n ms. */
  work(nowMs: number): number {
    return this.isWhole ? this.glue._cp_work(nowMs) : 0;
  }

  /** There is something new to show. */
  wantsFrame(): boolean {
    return this.parts.now(() => this.glue._cp_wants_frame() !== 0, false);
  }

  semanticsVersion(): number {
    return (this.version = this.parts.now(() => this.glue._cp_semantics_version(), this.version));
  }

  semantics(): Tree {
    return (this.tree = this.parts.now(() => this.json(this.glue._cp_semantics()) as Tree, this.tree));
  }

  takeEffects(): Effect[] {
    return this.parts.now(() => this.json(this.glue._cp_effects()) as Effect[], []);
  }

  /** A texture's pixels, null where there is none of that id. `version` moves when they are others. */
  picture(id: number): { version: number; width: number; height: number; pixels: () => Uint8ClampedArray<ArrayBuffer> } | null {
    const told = this.parts.now(() => this.glue._cp_picture(id), 0);
    if (told === 0) return null;
    const { buffer } = this.glue.HEAPU8;
    const [version = 0, width = 0, height = 0, address = 0] = new Uint32Array(buffer, told, 4);
    return { version, width, height, pixels: () => new Uint8ClampedArray(buffer.slice(address, address + width * height * 4)) };
  }

  contextLost(): void {
    this.parts.now(() => this.glue._cp_context_lost(), undefined);
  }

  contextRestored(): void {
    this.parts.now(() => this.glue._cp_context_restored(), undefined);
  }

  /** Copies bytes in for the time of one call. */
  private lend<T>(bytes: Uint8Array, use: (address: number, size: number) => T): T {
    const address = this.glue._sc_alloc(bytes.length);
    this.glue.HEAPU8.set(bytes, address);
    const result = use(address, bytes.length);
    this.glue._sc_free(address);
    return result;
  }

  private lendText<T>(text: string, use: (address: number, size: number) => T): T {
    return this.lend(encoder.encode(text), use);
  }

  private json(address: number): unknown {
    const size = this.glue._sc_text_size();
    return JSON.parse(decoder.decode(this.glue.HEAPU8.subarray(address, address + size)));
  }
}
