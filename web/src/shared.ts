// Photos, card files and words that another app shared to this one.
import type { Shared } from '../service-worker/messages';
import { workersHere } from './module-worker';
import { ask } from './offline';

/** What the page was opened for; null where it was opened for itself. A reload does not ask again. */
export async function takeShared(): Promise<Shared | null> {
  const address = new URL(location.href);
  if (!address.searchParams.has('shared')) return null;
  address.searchParams.delete('shared');
  history.replaceState(history.state, '', address);
  const worker = workersHere()?.controller;
  const answer = worker ? await ask(worker, { do: 'shared' }) : null;
  return answer && 'shared' in answer ? answer.shared : null;
}

/** The page, as far as what is shared concerns it. */
export interface Desk {
  isEmpty(): boolean;
  /** The card that is there stays among the drafts, and an empty one takes its place. False where it could not be kept. */
  setAside(): Promise<boolean>;
  openFiles(files: readonly File[]): Promise<void>;
  write(words: string): void;
}

/** On a card of its own, as anybody may have sent it; where the one that is there cannot be kept, as a photo that is chosen for it. */
export async function openShared({ files, words }: Shared, desk: Desk): Promise<void> {
  if (files.length === 0 && words === '') return;
  const isOwn = desk.isEmpty() || await desk.setAside();
  if (isOwn && words !== '') desk.write(words);  // while the page shows where they go
  if (files.length > 0) await desk.openFiles(files);
}
