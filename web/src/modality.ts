// Dialogs and menus of the tree: what else cannot be reached while a dialog is open, and the click beside that closes them.
import { isSimple } from './simple-view';

export class Modality {
  private readonly root: HTMLElement;
  private inert: HTMLElement[] = [];

  /** @param escape  as the key would: closes what is open */
  constructor(root: HTMLElement, escape: () => void) {
    this.root = root;
    // Over the canvas the composer sees such a press itself.
    document.addEventListener('click', (event) => {
      const open = this.open();
      if (isSimple() && open && event.target instanceof Node && !open.contains(event.target) && event.detail > 0) escape();
    }, { capture: true });
  }

  /** All but the open dialog, and what it stands in, cannot be reached. */
  update(): void {
    const dialogs = this.root.querySelectorAll<HTMLElement>('[role=dialog][aria-modal=true]');
    const inert: HTMLElement[] = [];
    for (let inside: Element | null = dialogs[dialogs.length - 1] ?? null; inside && inside !== this.root; inside = inside.parentElement) {
      for (const other of inside.parentElement?.children ?? []) {
        if (other !== inside && other instanceof HTMLElement) inert.push(other);
      }
    }
    for (const element of this.inert) if (!inert.includes(element)) element.inert = false;
    for (const element of inert) element.inert = true;
    this.inert = inert;
  }

  private open(): HTMLElement | null {
    return this.root.querySelector<HTMLElement>('[role=dialog], #n-menu');
  }
}
