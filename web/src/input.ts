// Pointers, wheel and keys, as the browser has them, to the composer.
import { Key, Modifier, Pointer, type Composer } from './module';
import type { Fields } from './fields';
import { isSimple } from './simple-view';

const LINE_PX = 16;
const SIGNS: Record<string, string> = { '/': 'Slash', '+': 'Plus', '-': 'Minus' };  // wherever the keyboard has them

export class Input {
  private readonly composer: Composer;
  private readonly fields: Fields;
  private readonly wake: () => void;
  private readonly onSource: (coarse: boolean) => void;

  /** @param onSource  told before a press whether a mouse makes it or what can swipe: a finger, a pen */
  constructor(root: HTMLElement, composer: Composer, fields: Fields, wake: () => void, onSource: (coarse: boolean) => void) {
    this.composer = composer;
    this.fields = fields;
    this.wake = wake;
    this.onSource = onSource;
    root.addEventListener('pointerdown', (event) => this.onDown(event));
    root.addEventListener('pointermove', (event) => this.send(Pointer.move, event));
    root.addEventListener('pointerup', (event) => this.send(Pointer.up, event));
    root.addEventListener('pointercancel', (event) => this.send(Pointer.cancel, event));
    root.addEventListener('pointerleave', (event) => this.send(Pointer.leave, event));
    root.addEventListener('wheel', (event) => this.onWheel(event), { passive: false });
    root.addEventListener('beforeinput', (event) => this.onBeforeInput(event as InputEvent));
    window.addEventListener('keydown', (event) => this.onKey(Key.down, event));
    window.addEventListener('keyup', (event) => this.onKey(Key.up, event));
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0 || isSimple()) return;
    this.onSource(event.pointerType !== 'mouse');  // a pen swipes like a finger
    // A drag goes on outside of what it began on. Not in fields: there it selects words.
    if (event.target instanceof Element && !this.fields.owns(event.target)) event.target.setPointerCapture(event.pointerId);
    this.send(Pointer.down, event);
  }

  private send(kind: number, event: PointerEvent): void {
    if (isSimple() || (kind === Pointer.up && event.button !== 0)) return;  // there the browser makes clicks of them
    // Until all of the composer is here presses wait for it, and what is written after them would: fields need none.
    if (!this.composer.isWhole && (kind === Pointer.move || kind === Pointer.leave || this.fields.owns(event.target))) return;
    this.composer.pointer(kind, event.pointerId, event.clientX, event.clientY, event.buttons);
    this.wake();
  }

  private onWheel(event: WheelEvent): void {
    if (event.ctrlKey || isSimple()) return;  // the browser's zoom, and its scrolling
    const field = this.fields.owns(event.target) ? event.target : null;
    if (field instanceof HTMLTextAreaElement && scrolls(field, event.deltaY)) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? window.innerHeight : 1;
    this.composer.wheel(event.clientX, event.clientY, event.deltaX * unit, event.deltaY * unit);
    this.wake();
  }

  private onKey(kind: number, event: KeyboardEvent): void {
    if (event.isComposing) return;
    const code = /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : (SIGNS[event.key] ?? event.code);
    const control = event.ctrlKey || event.metaKey;
    const undoes = control && !event.altKey && (code === 'KeyZ' || code === 'KeyY');
    if (isSimple() && !undoes && code !== 'Escape' && !(control && code === 'Slash')) return;  // all others are the browser's
    // One history for everything, also while writing. All other keys belong to the field.
    if (this.fields.owns(event.target) && !undoes && !leavesField(event.target, code, control)) return;
    const pages = code === 'PageUp' || code === 'PageDown';
    if (pages && event.target instanceof HTMLInputElement && event.target.type === 'range') return;
    if (undoes || pages || (control && code === 'Slash')) event.preventDefault();
    const modifiers = (event.shiftKey ? Modifier.shift : 0) | (control ? Modifier.control : 0) | (event.altKey ? Modifier.alt : 0);
    if (kind === Key.down) this.fields.flush();  // what was written before it comes before it
    this.composer.key(kind, code, modifiers);
    this.wake();
  }

  /** Undo from a menu of the browser's, or by shaking a phone: it is ours too. */
  private onBeforeInput(event: InputEvent): void {
    if (!this.fields.owns(event.target) || !event.inputType.startsWith('history')) return;
    event.preventDefault();
    this.fields.flush();
    this.composer.key(Key.down, 'KeyZ', Modifier.control | (event.inputType === 'historyRedo' ? Modifier.shift : 0));
    this.wake();
  }
}

/** Keys that do in a text field what they do elsewhere. Pages scroll a field of many lines, and go between steps from all else. */
function leavesField(field: EventTarget | null, code: string, control: boolean): boolean {
  const pages = code === 'PageUp' || code === 'PageDown';
  return code === 'Escape' || (pages && !(field instanceof HTMLTextAreaElement)) || (control && code === 'Slash');
}

function scrolls(field: HTMLTextAreaElement, by: number): boolean {
  return by < 0 ? field.scrollTop > 0 : field.scrollTop + field.clientHeight < field.scrollHeight - 1;
}

