// Text fields are real and visible: writing, input methods, dictation and selection are the browser's.
import { set } from './elements';
import type { Node } from './protocol';
import type { Send } from './semantics';
import { isSimple } from './simple-view';

type Field = HTMLInputElement | HTMLTextAreaElement;

export class Fields {
  private readonly send: Send;
  private readonly wake: () => void;
  private readonly owned = new WeakSet<EventTarget>();
  private readonly unsent = new Set<Field>();
  private composing: EventTarget | null = null;  // an input method is at work in it
  private begun: EventTarget | null = null;      // and some of what it makes was sent: the rest is the same edit
  private readonly waiting = new Map<Field, string>();  // values that came meanwhile

  constructor(root: HTMLElement, send: Send, wake: () => void) {
    this.send = send;
    this.wake = wake;
    root.addEventListener('compositionstart', (event) => (this.composing = event.target));
    root.addEventListener('compositionend', () => {
      const { composing } = this;
      this.composing = null;
      if (this.owns(composing)) this.changed(composing);  // Firefox tells of the last change only after this
      for (const [field, value] of this.waiting) this.patchValue(field, value);
      this.waiting.clear();
    });
    root.addEventListener('input', (event) => {
      if (this.owns(event.target)) this.changed(event.target);
    });
  }

  owns(target: EventTarget | null): target is Field {
    return target !== null && this.owned.has(target);
  }

  /** From now on the field is the composer's; what was written into it before is sent too. */
  adopt(field: Field, node: Node): void {
    if (this.owned.has(field)) return;
    this.owned.add(field);
    if (field.value !== '' && field.value !== node.value) this.changed(field);
  }

  /** Sends what changed, each field's whole text once a frame. */
  flush(): void {
    for (const field of this.unsent) {
      this.send(field.id.slice(2), this.begun === field ? 'compose' : 'input', field.value);
      if (this.begun === field || this.composing === field) this.begun = this.composing;
    }
    this.unsent.clear();
  }

  patch(field: Field, node: Node): void {
    this.adopt(field, node);
    set(field, 'dir', 'auto');
    set(field, 'placeholder', node.placeholder || undefined);
    set(field, 'maxlength', node.maxLength ? String(node.maxLength) : undefined);
    field.classList.add('field');
    field.classList.toggle('covered', node.hidden === true);
    this.patchValue(field, node.value ?? '');
    // A finger on a field that has nothing to scroll scrolls the panel under it.
    const scrolls = field instanceof HTMLTextAreaElement && field.scrollHeight > field.clientHeight + 1;
    field.style.touchAction = isSimple() ? '' : scrolls ? 'pan-y' : field instanceof HTMLInputElement ? 'pan-x' : 'none';
  }

  /** What the person writes is never overwritten by what the composer knew before. */
  private patchValue(field: Field, value: string): void {
    if (this.unsent.has(field) || field.value === value) return;
    if (this.composing === field) {
      this.waiting.set(field, value);
      return;
    }
    const caret = field === document.activeElement ? endOfChange(field.value, value) : null;
    field.value = value;
    if (caret !== null) field.setSelectionRange(caret, caret);
  }

  private changed(field: Field): void {
    this.waiting.delete(field);
    this.unsent.add(field);
    this.wake();
  }
}

/** Where the caret stands after a change that was not typed here, as by undo: at the end of what is different now. */
function endOfChange(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) ++start;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) ++same;
  const end = after.length - same;
  // Not into the middle of a letter that takes two units.
  return /[\uDC00-\uDFFF]/.test(after[end] ?? '') && end > 0 ? end + 1 : end;
}
