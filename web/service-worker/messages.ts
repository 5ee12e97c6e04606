// What page and service worker say to each other: each question goes with a port, on which one answer comes.

/** From the page. */
export type Question =
  | { do: 'control'; script: string }    // take charge of this page, if its code is of this worker's build
  | { do: 'keep'; names: string[] }      // files of the site that the page used
  | { do: 'take-over' }                  // to a worker that waits: now, if no page loses anything
  | { do: 'shared' };                    // what was shared to the app

/** From a worker that waits, to every page. */
export interface MayTakeOver {
  ask: 'may-take-over';
}

/** Files, and words beside them, that came from another app. */
export interface Shared {
  files: File[];
  words: string;
}

export type Answer = { done: boolean } | { shared: Shared | null };
