// Where photos are decoded: away from the page, which stays quick, and away from its memory, which hostile files never see.
import { run, type Answer, type Job } from './photo-codec';

/** The page sends the compiled module once, then jobs, and may ask in between whether it is there; each gets one answer. */
export type ToWorker = { module: WebAssembly.Module } | { there: true } | { job: Job };
export type FromWorker = { ready: true } | { answer: Answer };

interface Scope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

const scope = self as unknown as Scope;
let module: WebAssembly.Module;

scope.onmessage = async ({ data }) => {
  if (!('job' in data)) {
    if ('module' in data) module = data.module;
    scope.postMessage({ ready: true });
    return;
  }
  const answer = await run(module, data.job);
  scope.postMessage({ answer }, 'bytes' in answer ? [answer.bytes.buffer] : []);
};
