// What the first page tells while the composer is on its way: nothing for a second, then how much of it has come, and whether
// the network is there at all.
import type { Loading } from './module-worker';

const CALM_MS = 1_000;

/** @param whole  bytes, as the build knows them */
export function watchLoading(whole: number): Loading & { done(): void } {
  const bar = document.getElementById('loading')!;
  const [loads, waits] = ['loading-words', 'waiting-words'].map((id) => document.getElementById(id)!) as [HTMLElement, HTMLElement];
  let bytes = 0;
  const show = (): void => {
    const percent = Math.min(100, Math.floor((bytes / whole) * 100));
    bar.setAttribute('aria-valuenow', String(percent));
    (bar.firstElementChild as HTMLElement).style.inlineSize = `${percent}%`;
  };
  const alarm = setTimeout(() => {
    bar.hidden = false;
    show();
  }, CALM_MS);
  return {
    came: (more) => {
      bytes += more;
      if (!bar.hidden) show();
    },
    anew: () => (bytes = 0),
    waits: (isWaiting) => {
      loads.hidden = isWaiting;
      waits.hidden = !isWaiting;
    },
    done: () => clearTimeout(alarm),
  };
}

/** Until there is a network again, or the person wants to try; the notice that said so goes. */
export function wish(): Promise<void> {
  const again = document.getElementById('again')!;
  return new Promise((resolve) => {
    const done = (event: Event): void => {
      if (event.type === 'click') event.stopImmediatePropagation();  // else the page begins anew
      again.removeEventListener('click', done, true);
      window.removeEventListener('online', done);
      document.getElementById('trouble')!.hidden = true;
      delete document.documentElement.dataset['storycard'];
      resolve();
    };
    again.addEventListener('click', done, true);
    window.addEventListener('online', done);
  });
}
