// A composer of which only the first part is here. What it can do is done at once, and noted; all else waits its turn until
// the rest is in. Where a function is missing after all, a new instance with both parts is brought as far as the old one.
import { instantiate, NotThereYet, type Instance } from './fetch-module';
import type { Glue } from './module';

export class Parts {
  glue: Glue;
  isWhole = false;
  private instance: Instance;
  private readonly onStop: (reason: string) => void;
  private noted: (() => unknown)[] = [];
  private held: (() => void)[] = [];
  private isBroken = false;  // the instance is: a function was missing
  private completing: Promise<void> | null = null;
  /** Told when the rest is in. `anew`: in a new instance, of which nothing was shown yet. */
  onWhole = (_anew: boolean): void => {};
  /** Told where the rest cannot be had. */
  onLack = (_error: unknown): void => {};

  private constructor(instance: Instance, onStop: (reason: string) => void, isWhole: boolean) {
    this.instance = instance;
    this.glue = instance.glue;
    this.onStop = onStop;
    this.isWhole = isWhole;
  }

  static async load(onStop: (reason: string) => void): Promise<Parts> {
    try {
      return new Parts(await instantiate(onStop), onStop, false);
    } catch (error) {
      if (!(error instanceof NotThereYet)) throw error;
      return new Parts(await instantiate(onStop, true), onStop, true);
    }
  }

  /** Something waits for the rest. */
  get isHolding(): boolean {
    return this.held.length > 0;
  }

  /** Now; `otherwise` where the instance cannot do it yet. */
  now<T>(call: () => T, otherwise: T): T {
    if (this.isWhole) return call();
    if (this.isBroken) return otherwise;
    try {
      return call();
    } catch (error) {
      if (!(error instanceof NotThereYet)) throw error;
      this.isBroken = true;
      void this.whole().catch(() => {});
      return otherwise;
    }
  }

  /** Now, and once more in a new instance. */
  note<T>(call: () => T, otherwise: T): T {
    if (!this.isWhole) this.noted.push(call);
    return this.now(call, otherwise);
  }

  /** Now, or when the rest is in. */
  hold(call: () => void): void {
    if (this.isWhole) call();
    else this.held.push(call);
  }

  /** Fetches the rest, once. @throws where it cannot be had */
  whole(): Promise<void> {
    return (this.completing ??= this.complete().catch((error) => {
      this.completing = null;
      this.onLack(error);
      throw error;
    }));
  }

  private async complete(): Promise<void> {
    if (this.isWhole) return;
    await this.instance.complete();
    const anew = this.isBroken;
    if (anew) {
      this.instance = await instantiate(this.onStop, true);
      this.glue = this.instance.glue;
    }
    this.isWhole = true;
    if (anew) for (const call of this.noted) call();
    this.noted = [];
    this.onWhole(anew);
    for (const call of this.held.splice(0)) call();
  }
}
