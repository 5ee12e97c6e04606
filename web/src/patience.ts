// Networks that drop, stall and come back: what was asked for is asked for again, a bounded number of times, at once when the
// browser says that it is online again, or the person does not want to wait.

/** After each try that failed. */
const PAUSES_MS = [300, 1_500, 4_000, 10_000, 20_000, 40_000];

const STALL_MS = 20_000;  // without one byte

/** The server said so: asking again changes nothing. */
export class Refused extends Error {}

const wishes = new EventTarget();

/** Whatever waits for its next try has it now. */
export function tryNow(): void {
  wishes.dispatchEvent(new Event('now'));
}

/** Until then, or until there is a network again, or tryNow(); or until the page, which was hidden, is seen. */
export function pause(ms: number, also?: 'or seen'): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(alarm);
      window.removeEventListener('online', done);
      wishes.removeEventListener('now', done);
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    const look = (): void => {
      if (also && !document.hidden) done();
    };
    const alarm = setTimeout(done, ms);
    window.addEventListener('online', done);
    wishes.addEventListener('now', done);
    document.addEventListener('visibilitychange', look);
  });
}

export interface Care {
  tries?: number;
  /** Told when a try has failed and the next one is waited for, and when it begins. */
  onWait?: (waits: boolean) => void;
}

/** @throws what the last try threw, and Refused at once */
export async function patiently<T>(attempt: () => Promise<T>, { tries = PAUSES_MS.length + 1, onWait = () => {} }: Care = {}): Promise<T> {
  for (const ms of PAUSES_MS.slice(0, tries - 1)) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refused) throw error;
      onWait(true);
      await pause(ms);
      onWait(false);
    }
  }
  return attempt();
}

/** A server that is busy may answer later; of any other refusal nothing comes. */
function checked(response: Response): Response {
  if (response.ok) return response;
  const told = `${response.url}: the server answered ${response.status}`;
  throw response.status >= 500 || response.status === 408 || response.status === 429 ? new Error(told) : new Refused(told);
}

/** One try at something, which ends where nothing comes for a while. */
export class Request {
  private readonly abort = new AbortController();

  /** @throws Refused, or what fetch throws */
  async ask(url: URL, cache: RequestCache = 'default'): Promise<Response> {
    return checked(await this.inTime(fetch(url, { signal: this.abort.signal, cache })));
  }

  /** To the end, piece by piece. @throws where it breaks off */
  async read(body: ReadableStream<Uint8Array<ArrayBuffer>>, onPiece: (piece: Uint8Array<ArrayBuffer>) => void): Promise<void> {
    const reader = body.getReader();
    for (let next = await this.inTime(reader.read()); !next.done; next = await this.inTime(reader.read())) onPiece(next.value);
  }

  async whole(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    await this.read(body, (piece) => {
      pieces.push(piece);
      size += piece.byteLength;
    });
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.byteLength;
    }
    return bytes;
  }

  end(): void {
    this.abort.abort();
  }

  private async inTime<T>(work: Promise<T>): Promise<T> {
    const alarm = setTimeout(() => this.end(), STALL_MS);
    return work.finally(() => clearTimeout(alarm));
  }
}
