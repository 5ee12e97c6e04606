// When the composer runs: a frame at the next repaint after something happened, small pictures in between, and else nothing.
import type { Composer } from './module';
import type { Effect } from './protocol';

const BACK_MS = 1_000;  // a clock that says so much less than before was set back; a repaint's time is a little behind as it is

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
  private latest = 0;  // as the composer was told
  private ahead = 0;   // of the device's clock
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
    const again = this.composer.frame(this.steady(now));
    this.desk.drawn(this.composer.takeEffects());
    if (again === 1) this.wake();
    else if (again > 1) this.alarm = setTimeout(() => this.wake(), again);
    this.workSoon();
  }

  /** Time goes forward, whatever the device's clock does: what is due in a second does not wait for hours. */
  private steady(now: number): number {
    if (now + this.ahead < this.latest - BACK_MS) this.ahead = this.latest - now;
    return (this.latest = now + this.ahead);
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
    const again = this.composer.work(this.steady(performance.now()));
    for (const effect of this.composer.takeEffects()) this.desk.perform(effect);
    if (this.composer.wantsFrame()) this.wake();
    if (again < 0) this.workSoon();
    else if (again > 0) this.later = setTimeout(() => this.workSoon(), again);
    else this.desk.idle();
  }
}
