// The composer's second part comes by itself. Who waits for it and sees nothing happen is told so, and may have it asked for
// again at once; what was chosen meanwhile is kept.
import type { Composer } from './module';
import { tryNow } from './patience';
import { complain } from './trouble';

const CALM_MS = 1_000;  // so long nothing is said

const AGAIN_MS = 10_000;  // after it could not be had

/** The page, as far as it has to do with it. */
interface Desk {
  /** `anew`: as Parts has it. */
  isIn(anew: boolean): void;
  /** The first card is shown: without the rest, too, words can be written. */
  isReady(): boolean;
}

export class Rest {
  /** It is in. */
  readonly here: Promise<void>;
  private readonly composer: Composer;
  private readonly notice = document.getElementById('rest')!;
  private arrive = (): void => {};

  constructor(composer: Composer, desk: Desk) {
    this.composer = composer;
    this.here = new Promise((resolve) => (this.arrive = resolve));
    composer.watch((anew) => {
      this.arrived();
      desk.isIn(anew);
    }, (error) => {
      if (!desk.isReady()) {
        complain(String(error), 'unreachable');
        return;
      }
      if (this.notice.hidden) this.say('rest-missing');
      setTimeout(() => void this.has(), AGAIN_MS);
    });
    document.getElementById('rest-again')!.addEventListener('click', () => {
      tryNow();
      void this.has();
    });
  }

  /** False where it cannot be had now. */
  has(): Promise<boolean> {
    return this.composer.whole().then(() => {
      this.arrived();
      return true;
    }, () => false);
  }

  /** However long it takes: files that were chosen wait for it. */
  async forFiles(): Promise<void> {
    void this.has();
    const alarm = setTimeout(() => this.say('rest-files'), CALM_MS);
    await this.here;
    clearTimeout(alarm);
  }

  private arrived(): void {
    this.notice.hidden = true;
    this.arrive();
  }

  private say(which: 'rest-files' | 'rest-missing'): void {
    this.notice.hidden = false;
    for (const words of this.notice.querySelectorAll('p')) words.hidden = words.id !== which;
  }
}
