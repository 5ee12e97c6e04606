// The canvas's WebGL context, which a browser may take away at any time: it comes back, or the simple view takes over.

/** How long a lost context may stay away, and how often it may be lost in what time. */
const AWAY_MS = 4000;
const LOSSES = 3;
const LOSSES_WITHIN_MS = 60_000;

export interface Listener {
  lost(): void;
  restored(): void;
  /** There is nothing to draw on, or only for moments. */
  gone(): void;
}

export function watchDrawing(canvas: HTMLCanvasElement, listener: Listener): void {
  let losses: number[] = [];
  let timer = 0;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();  // else it never comes back
    listener.lost();
    const now = performance.now();
    losses = [...losses.filter((then) => now - then < LOSSES_WITHIN_MS), now];
    clearTimeout(timer);
    if (losses.length >= LOSSES) listener.gone();
    else timer = window.setTimeout(() => listener.gone(), AWAY_MS);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(timer);
    listener.restored();
  });
}
