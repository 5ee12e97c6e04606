// Jobs for photo.wasm, one after the other, in a worker that ends when there is nothing left to do. Where no worker can
// be had, the same code runs on the page.
import simdUrl from '../../build/web/photo.wasm?url';
import basicUrl from '../../build/web/photo-basic.wasm?url';
import workerUrl from './photo-worker.ts?worker&url';
import { hasSimd } from '../engine/simd';
import { compileWasm, isAlive, startedWorker } from './module-worker';
import { run, type Answer, type Job, type Problem } from './photo-codec';
import type { FromWorker, ToWorker } from './photo-worker';

const JOB_MS = 20_000;    // of one job
const LINGER_MS = 1_500;  // zooming asks for one picture after the other

const trouble = (code: string, message: string): Answer => ({ problem: { code, message } });

let compiling: Promise<WebAssembly.Module> | null = null;  // one for all decoders

function compiled(): Promise<WebAssembly.Module> {
  return (compiling ??= compileWasm(new URL(hasSimd() ? simdUrl : basicUrl, import.meta.url)).catch((error) => {
    compiling = null;  // the next photo tries again
    throw error;
  }));
}

export class Decoder {
  private worker: Worker | null = null;
  private canHaveWorkers = true;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private ending = 0;  // of setTimeout
  private stop: (() => void) | null = null;  // of the opening that runs

  /** Fetches the decoders before there is a photo. */
  ahead(): Promise<unknown> {
    return compiled();
  }

  /** Never rejects. */
  run(job: Job): Promise<Answer> {
    clearTimeout(this.ending);
    ++this.waiting;
    const answer = this.last.then(() => this.work(job));
    this.last = answer;
    void answer.then(() => {
      if (--this.waiting === 0) this.ending = setTimeout(() => this.end(), LINGER_MS);
    });
    return answer;
  }

  private async work(job: Job): Promise<Answer> {
    let module: WebAssembly.Module;
    try {
      module = await compiled();
    } catch (error) {
      return trouble('unreachable', String(error));
    }
    if (this.worker && !await isAlive(this.worker)) this.end();
    if (!this.worker && this.canHaveWorkers) {
      this.worker = await startedWorker(workerUrl, { module } satisfies ToWorker);
      this.canHaveWorkers = this.worker !== null;
    }
    return this.worker ? this.ask(this.worker, job) : run(module, job);
  }

  /** A worker that fails or takes too long is ended: the next job gets another. */
  private ask(worker: Worker, job: Job): Promise<Answer> {
    return new Promise((resolve) => {
      const settle = (answer: Answer, ends: boolean): void => {
        clearTimeout(alarm);
        this.stop = null;
        worker.onmessage = worker.onerror = worker.onmessageerror = null;
        if (ends) this.end();
        resolve(answer);
      };
      this.stop = job.do === 'decode' ? null : () => settle(trouble('cancelled', 'Nobody waits for it any more.'), true);
      const alarm = setTimeout(() => settle(trouble('too-slow', 'The photo took too long.'), true), JOB_MS);
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if ('answer' in data) settle(data.answer, stopped(data.answer));
      };
      worker.onmessageerror = () => settle(trouble('out-of-memory', 'The answer did not arrive.'), true);
      worker.onerror = (event) => {
        event.preventDefault();
        settle(trouble('internal', event.message), true);
      };
      worker.postMessage({ job } satisfies ToWorker, 'rgba' in job ? [job.rgba] : []);
    });
  }

  /** Ends the worker if it opens a photo; what it decodes for the card goes on. */
  cancel(): void {
    this.stop?.();
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = null;
  }
}

/** After a trap nothing of the worker is trusted any more. */
function stopped(answer: Answer): boolean {
  const codes: readonly Problem['code'][] = ['internal', 'out-of-memory'];
  return 'problem' in answer && codes.includes(answer.problem.code);
}
