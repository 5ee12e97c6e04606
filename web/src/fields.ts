// Text fields are real and visible: writing, input methods, dictation and selection are the browser's.
import { set } from './elements';
import type { Node } from './module';
import type { Send } from './semantics';

type Field = HTMLInputElement | HTMLTextAreaElement;

export class Fields {
  private readonly send: Send;
  private readonly owned = new WeakSet<EventTarget>();
  private composing: EventTarget | null = null;  // an input method is at work in it
  private readonly waiting = new Map<Field, string>();  // values that came meanwhile

  constructor(root: HTMLElement, send: Send) {
    this.send = send;
    root.addEventListener('compositionstart', (event) => (this.composing = event.target));
    root.addEventListener('compositionend', () => {
      this.composing = null;
      for (const [field, value] of this.waiting) if (field.value !== value) field.value = value;
      this.waiting.clear();
    });
    root.addEventListener('input', (event) => {
      if (this.owns(event.target)) this.sendText(event.target);
    });
  }

  owns(target: EventTarget | null): target is Field {
    return target !== null && this.owned.has(target);
  }

  /** Sends what was written before the composer could listen. True if there was anything. */
  adopt(field: Field, node: Node): boolean {
    if (this.owned.has(field)) return false;
    this.owned.add(field);
    if (field.value === '' || field.value === node.value) return false;
    this.sendText(field);
    return true;
  }

  patch(field: Field, node: Node): void {
    const adopted = this.adopt(field, node);
    set(field, 'dir', 'auto');
    set(field, 'placeholder', node.placeholder || undefined);
    set(field, 'maxlength', node.maxLength ? String(node.maxLength) : undefined);
    field.classList.add('field');
    field.classList.toggle('covered', node.hidden === true);
    if (!adopted) this.patchValue(field, node.value ?? '');
    // A finger on a field that has nothing to scroll scrolls the panel under it.
    const scrolls = field instanceof HTMLTextAreaElement && field.scrollHeight > field.clientHeight + 1;
    field.style.touchAction = scrolls ? 'pan-y' : field instanceof HTMLInputElement ? 'pan-x' : 'none';
  }

  private patchValue(field: Field, value: string): void {
    if (this.composing === field) {
      this.waiting.set(field, value);
    } else if (field.value !== value) {
      field.value = value;
    }
  }

  private sendText(field: Field): void {
    this.waiting.delete(field);
    this.send(field.id.slice(2), 'input', field.value);
  }
}
