// The composer's wasm module as an object: text and bytes in and out, no pointers beyond this file.
import { fetchModule } from './fetch-module';
import type { Header } from './photo-codec';
import type { ActionKind, DecodeJob, DraftsTold, Effect, KeptNow, Settings, Size, Tree } from './protocol';

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

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Composer {
  private readonly glue: Glue;

  private constructor(glue: Glue) {
    this.glue = glue;
  }

  /** Compiles the module. `onStop` is told what it printed if it ever stops for good. */
  static async load(onStop: (reason: string) => void): Promise<Composer> {
    return new Composer(await fetchModule(onStop));
  }

  /** False where the browser gives no WebGL 2 to draw with. */
  start({ width, height, dpr }: Size, settings: Settings): boolean {
    return this.lendText(JSON.stringify(settings), (address, size) => this.glue._cp_start(width, height, dpr, address, size)) === 1;
  }

  add(name: string, bytes: Uint8Array): boolean {
    return this.lendText(name, (nameAddress, nameSize) =>
      this.lend(bytes, (address, size) => this.glue._cp_add(nameAddress, nameSize, address, size))) === 1;
  }

  lacks(name: string): void {
    this.lendText(name, (address, size) => this.glue._cp_lacks(address, size));
  }

  settings(changed: Partial<Settings>): void {
    this.lendText(JSON.stringify(changed), (address, size) => this.glue._cp_settings(address, size));
  }

  resize({ width, height, dpr }: Size): void {
    this.glue._cp_resize(width, height, dpr);
  }

  pointer(kind: number, id: number, x: number, y: number, buttons: number): void {
    this.glue._cp_pointer(kind, id, x, y, buttons);
  }

  wheel(x: number, y: number, dx: number, dy: number): void {
    this.glue._cp_wheel(x, y, dx, dy);
  }

  key(kind: number, code: string, modifiers: number): void {
    this.lendText(code, (address, size) => this.glue._cp_key(kind, address, size, modifiers));
  }

  action(id: string, action: ActionKind, value = ''): void {
    this.lendText(id, (idAt, idSize) =>
      this.lendText(action, (actionAt, actionSize) =>
        this.lendText(value, (valueAt, valueSize) => this.glue._cp_action(idAt, idSize, actionAt, actionSize, valueAt, valueSize))));
  }

  /** `share` of it is done; below 0: nobody knows. `use` as Files has it; empty: as was said before. */
  photoOpening(share: number, use = ''): void {
    this.lendText(use, (address, size) => this.glue._cp_photo_opening(share, address, size));
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
    this.lendText(reason, (address, size) => this.glue._cp_photo_problem(address, size));
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
    this.lendText(reason, (address, size) => this.glue._cp_not_decoded(photo, ...wanted, ...window, address, size));
  }

  /** Another number whenever the draft is another. */
  draftRevision(): number {
    return this.glue._cp_draft_revision();
  }

  draft(): KeptNow {
    return this.json(this.glue._cp_draft()) as KeptNow;
  }

  /** A draft takes the place of the one that is there. False where it is none. */
  restore(draft: object): boolean {
    return this.lendText(JSON.stringify(draft), (address, size) => this.glue._cp_restore(address, size)) === 1;
  }

  /** What is kept, for the person to see. */
  drafts(told: DraftsTold): void {
    this.lendText(JSON.stringify(told), (address, size) => this.glue._cp_drafts(address, size));
  }

  /** 0: sleep; 1: again at the next repaint; n: again in n ms at the latest. */
  frame(nowMs: number): number {
    return this.glue._cp_frame(nowMs);
  }

  /** Small pictures that the last frame asked for, some ms of them. 0: none wait; below 0: more do; n: again in n ms. */
  work(nowMs: number): number {
    return this.glue._cp_work(nowMs);
  }

  /** There is something new to show. */
  wantsFrame(): boolean {
    return this.glue._cp_wants_frame() !== 0;
  }

  semanticsVersion(): number {
    return this.glue._cp_semantics_version();
  }

  semantics(): Tree {
    return this.json(this.glue._cp_semantics()) as Tree;
  }

  takeEffects(): Effect[] {
    return this.json(this.glue._cp_effects()) as Effect[];
  }

  /** A texture's pixels, null where there is none of that id. `version` moves when they are others. */
  picture(id: number): { version: number; width: number; height: number; pixels: () => Uint8ClampedArray<ArrayBuffer> } | null {
    const told = this.glue._cp_picture(id);
    if (told === 0) return null;
    const { buffer } = this.glue.HEAPU8;
    const [version = 0, width = 0, height = 0, address = 0] = new Uint32Array(buffer, told, 4);
    return { version, width, height, pixels: () => new Uint8ClampedArray(buffer.slice(address, address + width * height * 4)) };
  }

  contextLost(): void {
    this.glue._cp_context_lost();
  }

  contextRestored(): void {
    this.glue._cp_context_restored();
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
