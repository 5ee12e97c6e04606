// How large the screen is that the composer lays out for.
import type { Size } from './protocol';
import { isSimple } from './simple-view';

/** `screen` lies over the canvas; in the simple view it is as long as what is in it, and the window counts. */
export function sizeNow(screen: HTMLElement): Size {
  const { width, height } = screen.getBoundingClientRect();
  return { width, height: isSimple() ? window.innerHeight : height, dpr: window.devicePixelRatio };
}

/** @param changed  told of each other size, never of the same again */
export function watchSize(screen: HTMLElement, changed: (size: Size) => void): void {
  let last = sizeNow(screen);
  const look = (): void => {
    const now = sizeNow(screen);
    if (now.width === last.width && now.height === last.height && now.dpr === last.dpr) return;
    last = now;
    changed(now);
  };
  new ResizeObserver(look).observe(screen);
  window.addEventListener('resize', look);
  watchPixelRatio(look);
}

/** A media query holds for one ratio: watch it, and then the next. */
function watchPixelRatio(changed: () => void): void {
  matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', () => {
    changed();
    watchPixelRatio(changed);
  }, { once: true });
}
