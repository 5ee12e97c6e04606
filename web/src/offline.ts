// The site without a network: starts the service worker once the first card is shown, hands it what was used, and says when
// all that finishing a card takes is kept. Where there can be no worker, everything goes on as without one.
import type { Answer, MayTakeOver, Question } from '../service-worker/messages';
import { registerWorker, workersHere } from './module-worker';
import { patiently } from './patience';

const START_MS = 60_000;   // then the page fetches ahead by itself
const ANSWER_MS = 20_000;
const AGAIN_MS = 3_600_000;  // a page that stays open looks for a newer site this often

export interface Listener {
  /** The worker answers for this page from now on: what was used can be handed to it. */
  taken(): void;
  /** Nothing that finishing takes has to come from the network any more. */
  ready(): void;
  /** A newer site waits. */
  waiting(): void;
  /** Whether nothing that was written would be lost if the page began again now. */
  isSafe(): Promise<boolean>;
}

/** Null where the worker does not answer. */
export function ask(worker: ServiceWorker, question: Question): Promise<Answer | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const alarm = setTimeout(() => resolve(null), ANSWER_MS);
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      clearTimeout(alarm);
      resolve(data);
    };
    worker.postMessage(question, [port2]);
  });
}

/** In another site's page, which knows nothing of a page that begins anew. */
const isFramed = window.parent !== window;

const isDone = (answer: Answer | null): boolean => answer !== null && 'done' in answer && answer.done;

/** Names below the site's folder of all that the page has loaded. */
function used(): string[] {
  const folder = new URL('./', document.baseURI).href;
  return performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(folder)).map(({ name }) => name.slice(folder.length).split(/[?#]/, 1)[0]!);
}

export class Offline {
  private readonly listener: Listener;
  private readonly workers = workersHere();
  private registration: ServiceWorkerRegistration | null = null;
  private leaving = false;  // the page said that it may begin again
  private isAsked = false;  // to keep what was used

  constructor(listener: Listener) {
    this.listener = listener;
    performance.setResourceTimingBufferSize(2000);  // of which used() tells
    this.workers?.addEventListener('message', (event) => void this.mayTakeOver(event));
    this.workers?.addEventListener('controllerchange', () => {
      if (this.leaving) location.reload();
      else this.listener.taken();
    });
  }

  /** Resolves once the worker answers for this page, or will not. */
  async start(): Promise<void> {
    try {
      const registration = await this.workers && await registerWorker(new URL('sw.js', document.baseURI).href);
      if (!registration) return;
      this.registration = registration;
      this.watch(registration);
      const active = await activeWorker(registration);
      if (active && !this.workers!.controller) await ask(active, { do: 'control', script: import.meta.url });
    } catch (error) {
      console.info(`storycard: no service worker: ${String(error)}`);
    }
  }

  /** All that was wanted is here, and nothing more is on its way. */
  async rest(): Promise<void> {
    const worker = this.workers?.controller;
    if (!worker || this.isAsked) return;
    this.isAsked = true;
    try {
      await patiently(async () => {
        if (!isDone(await ask(worker, { do: 'keep', names: used() }))) throw new Error('not all of it could be had');
      });
      this.listener.ready();
    } catch {
      this.isAsked = false;  // when there is something new, once more
    }
  }

  /** At the person's wish; the page begins again with the newer site. False where something would be lost, and nothing happens. */
  async update(): Promise<boolean> {
    const waiting = this.registration?.waiting;
    return waiting ? isDone(await ask(waiting, { do: 'take-over' })) : false;
  }

  private watch(registration: ServiceWorkerRegistration): void {
    const look = (): void => {
      if (registration.waiting && registration.active && !isFramed) this.listener.waiting();
    };
    look();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    registration.installing?.addEventListener('statechange', look);
    let looked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || Math.abs(Date.now() - looked) < AGAIN_MS) return;
      looked = Date.now();
      void registration.update().catch(() => {});
    });
  }

  private async mayTakeOver({ data, ports: [port] }: MessageEvent<MayTakeOver>): Promise<void> {
    if (data?.ask !== 'may-take-over' || !port) return;
    this.leaving = !isFramed && await this.listener.isSafe();
    setTimeout(() => (this.leaving = false), ANSWER_MS);  // another page may have said no
    port.postMessage(this.leaving);
  }
}

/** Null where it does not come to that in time. */
function activeWorker(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (!worker || worker.state === 'activated') return Promise.resolve(worker);
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), START_MS);
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') resolve(null);
    });
  });
}
