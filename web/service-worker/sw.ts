// The site without a network: its code from the first visit on, and of its files what was used. Nothing of another site is
// ever answered or kept, and nothing that a person made.
import { Router, Route } from 'workbox-routing';
import { byContent, dropOld, keep, keepFirst } from './keep';
import type { Answer, Question } from './messages';
import { dropOldPages, keepPages, showPage } from './page';
import { isShare, receive, take } from './share';
import { hashOf, nameOf, pageOf } from './site';
import { takeOver } from './take-over';

declare const self: ServiceWorkerGlobalScope;

/** The page for designers and programs that use the engine lie in the same folder: they come from the network as they are. */
async function isOurs(clientId: string): Promise<boolean> {
  const client = await self.clients.get(clientId);
  return !client || pageOf(client.url) !== null || nameOf(client.url)?.startsWith('app/') === true;
}

const router = new Router();

router.registerRoute(new Route(
  ({ request }) => request.mode === 'navigate' && pageOf(request.url) !== null,
  ({ request, event }) => showPage(pageOf(request.url)!, request, event),
));

router.registerRoute(new Route(
  ({ request }) => request.mode !== 'navigate' && !request.headers.has('Range') && hashOf(nameOf(request.url)) !== undefined,
  async ({ request, event }) => (await isOurs((event as FetchEvent).clientId) ? byContent.handle({ request, event }) : fetch(request)),
));

self.addEventListener('fetch', (event) => {
  if (isShare(event.request)) event.respondWith(receive(event.request, event));
  if (event.request.method !== 'GET') return;
  const response = router.handleRequest({ request: event.request, event });
  if (response) event.respondWith(response);
});

self.addEventListener('install', (event) => {
  event.waitUntil(keepFirst(event).then(keepPages));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([dropOld(), dropOldPages()]));
});

async function answer(question: Question, event: ExtendableMessageEvent): Promise<Answer> {
  switch (question.do) {
    case 'control':
      if (hashOf(nameOf(question.script)) === undefined) return { done: false };  // code of another build
      await self.clients.claim();
      return { done: true };
    case 'keep': return { done: await keep(question.names, event) };
    case 'shared': return { shared: take() };
    case 'take-over': return { done: await takeOver() };
    default: return { done: false };
  }
}

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const source = event.source as Client | null;
  if (!port || !source || pageOf(source.url) === null) return;
  event.waitUntil(answer(event.data as Question, event).then((given) => port.postMessage(given)));
});
