// The page's workers. A page that works on what strangers made never does the work itself, so that it never freezes.
import engineUrl from './engine-worker.ts?worker&url';
import readerUrl from './reader-worker.ts?worker&url';
import { moduleWorker } from '../src/module-worker';
import type { EngineAnswer, EngineJob, FromEngine, News } from './engine-worker';
import { limits, Refusal } from './limits';
import type { ReadAnswer, ReadJob } from './reader-worker';

function start(address: string): Worker {
  return moduleWorker(new URL(address, import.meta.url).href);
}

/** One zip or SVG, in a worker of its own. @throws {Refusal} */
export function readAway(job: ReadJob): Promise<Exclude<ReadAnswer, { refused: string }>> {
  return new Promise((resolve, reject) => {
    const worker = start(readerUrl);
    const end = (): void => {
      clearTimeout(alarm);
      worker.terminate();
    };
    const alarm = setTimeout(() => {
      end();
      reject(new Refusal('Reading this file takes too long, so it was given up.'));
    }, limits.readMs);
    worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
      end();
      if ('refused' in data) reject(new Refusal(data.refused));
      else resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end();
      reject(new Refusal('The file cannot be read: it is too large for this device, or damaged.'));
    };
    worker.postMessage(job);
  });
}

/** What a job came to nothing by: the engine's own sentence, or that it was stopped. */
export class EngineTrouble extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Waiting {
  resolve(answer: EngineAnswer): void;
  reject(trouble: EngineTrouble): void;
  tell: ((news: News) => void) | undefined;
}

/** An engine in a worker: jobs one after the other. It can be stopped, and starts again by itself. */
export class Desk {
  private worker: Worker | null = null;
  private next = 1;
  private readonly waiting = new Map<number, Waiting>();
  /** Called when another worker starts: it knows nothing of what the one before was given. */
  onStart: () => void = () => undefined;

  run<D extends EngineJob['do']>(job: Extract<EngineJob, { do: D }>, tell?: Waiting['tell'], mostMs = 0): Promise<Extract<EngineAnswer, { did: D }>> {
    const worker = (this.worker ??= this.start());
    const id = this.next++;
    const done = new Promise<EngineAnswer>((resolve, reject) => this.waiting.set(id, { resolve, reject, tell }));
    worker.postMessage({ id, job });
    const alarm = mostMs > 0 ? setTimeout(() => this.stop('too-slow', 'This takes too long, so it was given up.'), mostMs) : 0;
    return done.finally(() => clearTimeout(alarm)) as Promise<Extract<EngineAnswer, { did: D }>>;
  }

  stop(code = 'stopped', message = 'Stopped.'): void {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new EngineTrouble(code, message));
    this.waiting.clear();
  }

  get busy(): boolean {
    return this.waiting.size > 0;
  }

  private start(): Worker {
    const worker = start(engineUrl);
    worker.onmessage = ({ data }: MessageEvent<FromEngine>) => this.answered(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.stop('internal', 'The engine could not start. Load the page again.');
    };
    worker.postMessage({ base: new URL('../', document.baseURI).href });
    this.onStart();
    return worker;
  }

  private answered(data: FromEngine): void {
    const waiting = this.waiting.get(data.id);
    if (!waiting) return;
    if ('news' in data) {
      waiting.tell?.(data.news);
      return;
    }
    this.waiting.delete(data.id);
    if ('answer' in data) waiting.resolve(data.answer);
    else waiting.reject(new EngineTrouble(data.trouble.code, data.trouble.message));
  }
}
