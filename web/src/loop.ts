// When the composer runs: a frame at the next repaint after something happened, small pictures in between, and else nothing.
import type { Composer } from './module';
import type { Effect } from './protocol';

/** What goes into a frame and what comes out of it. */
interface Desk {
  /** Words that were written since come before it. */
  flush(): void;
  drawn(effects: readonly Effect[]): void;
  perform(effect: Effect): void;
  /** Nothing is to be done any more. */
  idle(): void;
}

export class Loop {
  private readonly composer: Composer;
  private readonly desk: Desk;
  private frame = 0;    // of requestAnimationFrame; 0: none
  private alarm = 0;    // of setTimeout
  private later = 0;    // of setTimeout, for work()
  private readonly soon = new MessageChannel();
  private working = false;  // a message is on its way there
  private begun = false;
  private stopped = false;

  constructor(composer: Composer, desk: Desk) {
    this.composer = composer;
    this.desk = desk;
    this.soon.port1.onmessage = () => this.work();
  }

  /** Until then nothing is drawn. */
  begin(): void {
    this.begun = true;
  }

  get isBegun(): boolean {
    return this.begun;
  }

  /** For good. */
  stop(): void {
    this.stopped = true;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.alarm);
    clearTimeout(this.later);
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Something happened: draw at the next repaint. Until then, nothing runs. */
  wake(): void {
    if (this.frame === 0 && this.begun && !this.stopped) this.frame = requestAnimationFrame((now) => this.draw(now));
  }

  /** What came since the last frame is in the composer after it. */
  drawNow(): void {
    if (this.frame !== 0) this.drawAtOnce();
  }

  /** A canvas of a new size is blank: it does not wait for the next repaint. */
  drawAtOnce(): void {
    if (this.stopped) return;
    cancelAnimationFrame(this.frame);
    this.draw(performance.now());
  }

  private draw(now: number): void {
    this.frame = 0;
    if (this.stopped) return;
    clearTimeout(this.alarm);
    this.desk.flush();
    const again = this.composer.frame(now);
    this.desk.drawn(this.composer.takeEffects());
    if (again === 1) this.wake();
    else if (again > 1) this.alarm = setTimeout(() => this.wake(), again);
    this.workSoon();
  }

  // A task of its own, so that keys and fingers come in between. One waits at a time.
  private workSoon(): void {
    if (this.working) return;
    clearTimeout(this.later);
    this.working = true;
    this.soon.port2.postMessage(null);
  }

  private work(): void {
    this.working = false;
    if (this.stopped) return;
    const again = this.composer.work(performance.now());
    for (const effect of this.composer.takeEffects()) this.desk.perform(effect);
    if (this.composer.wantsFrame()) this.wake();
    if (again < 0) this.workSoon();
    else if (again > 0) this.later = setTimeout(() => this.workSoon(), again);
    else this.desk.idle();
  }
}
