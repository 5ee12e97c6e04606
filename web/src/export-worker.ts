// Where the card's files are made while the person goes on. Fonts and packs come from the page, which has them already.
import { Exporting, type ExportAnswer, type ExportJob } from './export-codec';

/** One job at a time; between it and its answer the page may be asked for files. Every message has one answer. */
export type ToExporter = { module: WebAssembly.Module; base: string } | { there: true } | { job: ExportJob } | { name: string; bytes: Uint8Array | null };
export type FromExporter = { ready: true } | { answer: ExportAnswer } | { need: string };

interface Scope {
  onmessage: ((event: MessageEvent<ToExporter>) => void) | null;
  postMessage(message: FromExporter, transfer?: Transferable[]): void;
}

const scope = self as unknown as Scope;
const waiting = new Map<string, (bytes: Uint8Array | null) => void>();
let exporting: Exporting;

const read = (name: string): Promise<Uint8Array | null> => new Promise((resolve) => {
  waiting.set(name, resolve);
  scope.postMessage({ need: name });
});

scope.onmessage = async ({ data }) => {
  if ('module' in data) {
    exporting = new Exporting(data.module, data.base, read);
    scope.postMessage({ ready: true });
  } else if ('there' in data) {
    scope.postMessage({ ready: true });
  } else if ('job' in data) {
    const answer = await exporting.run(data.job);
    scope.postMessage({ answer }, 'bytes' in answer ? [answer.bytes.buffer] : []);
  } else {
    const resolve = waiting.get(data.name);
    waiting.delete(data.name);
    resolve?.(data.bytes);
  }
};
