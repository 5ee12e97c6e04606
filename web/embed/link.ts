// The element's line to the composer in its iframe: a port for each page that says hello there. What cannot be sent yet waits.
import { ComposerError } from './error.js';
import { isHello, message, readFromComposer, type FromComposer, type FromHost, type Start } from './messages.js';

const HELLO_MS = 15_000;  // from the frame's load event; a page that is blocked or not there says nothing

export type Done = Extract<FromComposer, { kind: 'done' }>;

/** Asked for by its kind; the line numbers it. */
export type Ask = FromHost extends infer T ? (T extends { id: number } ? Omit<T, 'id'> : never) : never;

interface Waiting {
  asked: object;
  resolve(done: Done): void;
  reject(error: ComposerError): void;
}

export interface Listener {
  /** For the page that said hello. */
  start(): Omit<Start, 'kind'>;
  told(message: FromComposer): void;
  failed(error: ComposerError): void;
}

export class Link {
  private readonly frame: HTMLIFrameElement;
  private readonly origin: string;
  private readonly listener: Listener;
  private port: MessagePort | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private next = 1;
  private alarm = 0;
  private readonly hear = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.frame.contentWindow || event.origin !== this.origin || !isHello(event.data)) return;
    this.open();
  };

  /** @param origin  of the composer: nobody else is heard or told anything */
  constructor(frame: HTMLIFrameElement, origin: string, listener: Listener) {
    this.frame = frame;
    this.origin = origin;
    this.listener = listener;
    window.addEventListener('message', this.hear);
    frame.addEventListener('load', () => {
      if (this.port || this.alarm !== 0) return;
      this.alarm = window.setTimeout(() => this.fail(new ComposerError('unreachable', frame.src, 'The composer does not answer: it is not there, or the page does not allow the frame.')), HELLO_MS);
    });
  }

  tell(body: FromHost): void {
    this.port?.postMessage(message(body));
  }

  /** Sent now, or as soon as somebody is there. */
  ask(body: Ask): Promise<Done> {
    const id = this.next++;
    const asked = message({ ...body, id });
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { asked, resolve, reject });
      try {
        this.port?.postMessage(asked);
      } catch {
        this.waiting.delete(id);
        reject(new ComposerError('wrong-type', '', 'This holds something that cannot be sent to another page.'));
      }
    });
  }

  close(): void {
    window.removeEventListener('message', this.hear);
    this.fail(new ComposerError('closed', '', 'The element was taken from the page, or its composer was loaded anew.'), false);
    this.port?.close();
    this.port = null;
  }

  /** A page that was loaded anew has heard nothing: it is asked again. */
  private open(): void {
    clearTimeout(this.alarm);
    this.port?.close();
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => this.take(data);
    this.frame.contentWindow!.postMessage(message({ kind: 'start', ...this.listener.start() }), this.origin, [port2]);
    for (const { asked } of this.waiting.values()) port1.postMessage(asked);
  }

  private take(data: unknown): void {
    let told: FromComposer | null;
    try {
      told = readFromComposer(data);
    } catch (error) {
      console.info(`storycard: the composer said what it should not: ${String(error)}`);
      return;
    }
    if (told?.kind === 'done' || told?.kind === 'failed') this.settle(told);
    else if (told) this.listener.told(told);
  }

  private settle(answer: Extract<FromComposer, { id: number }>): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.kind === 'done') waiting?.resolve(answer);
    else waiting?.reject(new ComposerError(answer.code, answer.where, answer.message));
  }

  private fail(error: ComposerError, tell = true): void {
    clearTimeout(this.alarm);
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    if (tell) this.listener.failed(error);
  }
}
