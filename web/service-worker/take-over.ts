// A newer worker takes over at a person's wish only where every open page says that it loses nothing: they all begin again
// with the new code.
import type { MayTakeOver } from './messages';
import { pageOf } from './site';

declare const self: ServiceWorkerGlobalScope;

const ANSWER_MS = 15_000;  // pictures of a draft may have to be written first

function mayTakeOver(page: Client): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const alarm = setTimeout(() => resolve(false), ANSWER_MS);
    port1.onmessage = ({ data }) => {
      clearTimeout(alarm);
      resolve(data === true);
    };
    page.postMessage({ ask: 'may-take-over' } satisfies MayTakeOver, [port2]);
  });
}

export async function takeOver(): Promise<boolean> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const answers = await Promise.all(open.filter(({ url }) => pageOf(url) !== null).map(mayTakeOver));
  if (answers.includes(false)) return false;
  await self.skipWaiting();
  return true;
}
