// The files of the card that is shown: made one after the other, kept until it is another card, and given away by their
// ids. Loaded when the Share step is opened first.
import workerUrl from './export-worker.ts?worker&url';
import { compileWasm, isAlive, startedWorker } from './module-worker';
import type { Card, ExportAnswer, ExportJob, NumberedFile, ReadAsset } from './export-codec';
import type { FromExporter, ToExporter } from './export-worker';
import { patiently } from './patience';
import type { FileOrder, MakeOrder } from './protocol';
import { engineFile } from '../engine/simd';
import type { Report } from '../engine/types';

const JOB_MS = 60_000;     // without a word from the worker
const LINGER_MS = 30_000;  // people edit, and look again

/** After one of these nothing of the worker is trusted any more. */
const FATAL: readonly string[] = ['internal', 'out-of-memory', 'too-slow'];

const trouble = (code: string, message: string): ExportAnswer => ({ problem: { code, message } });

export interface Sources {
  /** A file under assets/; null where it cannot be had. */
  asset: ReadAsset;
  /** A photo or logo by its number. */
  file(id: number): Blob | undefined;
}

/** Told of each file that is there, and once of what went wrong: "unreachable", or a name of ErrorCode. */
export interface Listener {
  made(job: number, id: string): void;
  notMade(job: number, reason: string): void;
}

export class Exporter {
  private readonly sources: Sources;
  private readonly listener: Listener;
  private module: Promise<WebAssembly.Module> | null = null;
  private worker: Worker | null = null;
  private canHaveWorkers = true;
  private onPage: Promise<(job: ExportJob) => Promise<ExportAnswer>> | null = null;
  private order: MakeOrder | null = null;
  private readonly made = new Map<string, { file: Blob; reports: Report[] }>();  // of the order's job
  private running = false;
  private turn: Promise<void> = Promise.resolve();  // the worker has one job at a time
  private ending = 0;  // of setTimeout
  private readonly lacked = new Set<string>();  // files that the engine had to do without

  constructor(sources: Sources, listener: Listener) {
    this.sources = sources;
    this.listener = listener;
  }

  /** Fetches all that making files takes, before one is wanted; the code, too, that serves where no worker can be had any more. */
  ahead(): Promise<unknown> {
    return Promise.all([this.compiled(), patiently(() => import('./export-codec'), { tries: 4 })]);
  }

  private compiled(): Promise<WebAssembly.Module> {
    return (this.module ??= compileWasm(new URL(engineFile(), document.baseURI)).catch((error) => {
      this.module = null;  // the next one tries again
      throw error;
    }));
  }

  /** The newest order is the one that counts; what was made for the same job stays. */
  make(order: MakeOrder): void {
    if (this.order?.job !== order.job) this.made.clear();
    this.order = order;
    if (!this.running) void this.run();
  }

  /** Nobody wants them any more. The one that is under way is dropped when it is done. */
  stop(): void {
    this.order = null;
    this.made.clear();
  }

  /** One job beside the order's files, after the one that is under way. */
  once(job: ExportJob): Promise<ExportAnswer> {
    return this.twice(job);
  }

  file(id: string): Blob | undefined {
    return this.made.get(id)?.file;
  }

  /** What came of the pictures in it. */
  reports(id: string): Report[] {
    return this.made.get(id)?.reports ?? [];
  }

  isOf(job: number): boolean {
    return this.order?.job === job;
  }

  private next(): FileOrder | undefined {
    return this.order?.files.find(({ id }) => !this.made.has(id));
  }

  private async run(): Promise<void> {
    this.running = true;
    for (let file = this.next(); file; file = this.next()) {
      const order = this.order!;
      const answer = await this.twice(this.jobOf(order, file));
      if (this.order?.job !== order.job) continue;
      if (!('bytes' in answer)) {
        const { code, message } = 'problem' in answer ? answer.problem : { code: 'internal', message: 'the answer is of another kind' };
        this.order = null;
        console.info(`storycard: ${file.id} could not be made: ${message}`);
        this.listener.notMade(order.job, code);
        continue;
      }
      const reports = 'of' in file ? file.of.flatMap((id) => this.reports(id)) : answer.report ? [answer.report] : [];
      this.made.set(file.id, { file: new Blob([answer.bytes], { type: 'of' in file ? 'application/zip' : file.type }), reports });
      this.listener.made(order.job, file.id);
    }
    this.running = false;
  }

  /** Photos that are gone make no card; a name says which. */
  private jobOf(order: MakeOrder, file: FileOrder): ExportJob {
    if ('of' in file) return { do: 'zip', files: file.of.map((id) => [id, this.file(id)!]) };
    const { story, frame, theme, photos, logos, embedAltText, logosAllowed } = order;
    const numbered = (id: number | null): NumberedFile | null => (id === null ? null : { id, file: this.sources.file(id) ?? new Blob() });
    const card: Card = { story, frame, theme, photos: photos.map(numbered), logos: logos.map(numbered), embedAltText, logosAllowed };
    return { do: 'picture', card, format: file.format, type: file.type };
  }

  /** After the job that is under way. A worker that died is started once more; one of which nothing was asked for a while ends. */
  private twice(job: ExportJob): Promise<ExportAnswer> {
    clearTimeout(this.ending);
    const answer = this.turn.then(async () => {
      const first = await this.work(job);
      return 'problem' in first && FATAL.includes(first.problem.code) ? this.work(job) : first;
    });
    const turn: Promise<void> = answer.then(() => undefined, () => undefined).then(() => {
      if (this.turn === turn) this.ending = setTimeout(() => this.end(), LINGER_MS);
    });
    this.turn = turn;
    return answer;
  }

  private async work(job: ExportJob): Promise<ExportAnswer> {
    const base = document.baseURI;
    let module: WebAssembly.Module;
    try {
      module = await this.compiled();
    } catch (error) {
      return trouble('unreachable', String(error));
    }
    if (await this.hasMore()) this.endAll();
    if (this.worker && !await isAlive(this.worker)) this.end();
    if (!this.worker && this.canHaveWorkers) {
      this.worker = await startedWorker(workerUrl, { module, base } satisfies ToExporter);
      this.canHaveWorkers = this.worker !== null;
    }
    return this.worker ? this.ask(this.worker, job) : this.workHere(module, base, job);
  }

  private async asset(name: string): Promise<Uint8Array | null> {
    const bytes = await this.sources.asset(name);
    if (!bytes) this.lacked.add(name);
    return bytes;
  }

  /** Something that it did without has come: an engine asks for each file once, so the next job is another one's. */
  private async hasMore(): Promise<boolean> {
    const now = await Promise.all([...this.lacked].map((name) => this.sources.asset(name)));
    return now.some((bytes) => bytes !== null);
  }

  private async workHere(module: WebAssembly.Module, base: string, job: ExportJob): Promise<ExportAnswer> {
    this.onPage ??= patiently(() => import('./export-codec'), { tries: 4 }).then(({ Exporting }) => {
      const exporting = new Exporting(module, base, (name) => this.asset(name));
      return (asked) => exporting.run(asked);
    });
    try {
      return await (await this.onPage)(job);
    } catch (error) {
      this.onPage = null;
      return trouble('unreachable', String(error));
    }
  }

  private ask(worker: Worker, job: ExportJob): Promise<ExportAnswer> {
    return new Promise((resolve) => {
      let alarm = 0;
      let settled = false;
      const settle = (answer: ExportAnswer): void => {
        settled = true;
        clearTimeout(alarm);
        worker.onmessage = worker.onerror = worker.onmessageerror = null;
        if ('problem' in answer && FATAL.includes(answer.problem.code)) this.end();
        resolve(answer);
      };
      const send = (message: ToExporter): void => {
        if (settled) return;
        clearTimeout(alarm);
        alarm = setTimeout(() => settle(trouble('too-slow', 'The picture took too long.')), JOB_MS);
        worker.postMessage(message);
      };
      worker.onmessage = async ({ data }: MessageEvent<FromExporter>) => {
        if ('answer' in data) settle(data.answer);
        else if ('need' in data) send({ name: data.need, bytes: await this.asset(data.need) });
      };
      worker.onmessageerror = () => settle(trouble('out-of-memory', 'The answer did not arrive.'));
      worker.onerror = (event) => {
        event.preventDefault();
        settle(trouble('internal', event.message));
      };
      send({ job });
    });
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private endAll(): void {
    this.end();
    this.onPage = null;
    this.lacked.clear();
  }
}
