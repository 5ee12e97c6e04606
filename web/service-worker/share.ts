// What other apps share to this one: held in memory until the page that is shown for it asks, and never written anywhere. Any
// site can send such a form, so it is bounded, and the page treats it as what a person chose.
import type { Shared } from './messages';
import { nameOf, scope } from './site';

const MOST_FILES = 12;
const MOST_BYTES = 256 * 2 ** 20;  // of all; the page has its own limits for each
const MOST_WORDS = 10_000;
const HELD_MS = 120_000;  // a page that has not asked by then will not

let held: Shared | null = null;
let taken = (): void => {};

/** The form's address in the manifest, in a page of its own: not in a frame of somebody's. */
export function isShare(request: Request): boolean {
  return request.method === 'POST' && request.mode === 'navigate' && request.destination === 'document'
    && nameOf(request.url) === '' && new URL(request.url).search === '?share';
}

function read(form: FormData): Shared {
  let room = MOST_BYTES;
  const files = form.getAll('files').filter((entry) => entry instanceof File && entry.size > 0) as File[];
  const fitting = files.slice(0, MOST_FILES).filter(({ size }) => {
    room -= size;
    return room >= 0;
  });
  const said = ['title', 'text'].map((name) => form.get(name)).filter((entry) => typeof entry === 'string').map((words) => words.trim());
  return { files: fitting, words: [...new Set(said)].filter((words) => words !== '').join('\n').slice(0, MOST_WORDS) };
}

/** The page that is shown for it. */
export async function receive(request: Request, event: FetchEvent): Promise<Response> {
  try {
    held = read(await request.formData());
    taken();
    // The browser may end a worker that has nothing to do, and what it holds with it.
    event.waitUntil(new Promise<void>((resolve) => {
      const alarm = setTimeout(() => {
        held = null;
        resolve();
      }, HELD_MS);
      taken = () => {
        clearTimeout(alarm);
        resolve();
      };
    }));
  } catch {
    held = null;  // no such form
  }
  return Response.redirect(new URL('./?shared', scope).href, 303);
}

/** Once. */
export function take(): Shared | null {
  const shared = held;
  held = null;
  taken();
  return shared;
}
