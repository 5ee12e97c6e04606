// The line to the page that this one stands in: its element answers our hello with a port, and all else goes over that.
import { isHello, message, readStart, type FromComposer, type Start } from '../embed/messages';
import { hostOrigin, setHostSettings } from './host-settings';

const START_MS = 4000;  // a host page that says nothing by then is none: the composer begins without it

export interface HostLink {
  start: Start;
  port: MessagePort;
  send(message: FromComposer): void;
}

/** Null where nobody answers, or nobody is named. Other windows and other origins are not heard. */
export async function linkToHost(): Promise<HostLink | null> {
  const origin = hostOrigin;
  if (origin === null) return null;
  const answered = await new Promise<{ start: Start; port: MessagePort } | null>((resolve) => {
    const settle = (found: { start: Start; port: MessagePort } | null): void => {
      clearTimeout(alarm);
      window.removeEventListener('message', listen);
      resolve(found);
    };
    const listen = (event: MessageEvent<unknown>): void => {
      if (event.source !== window.parent || event.origin !== origin || isHello(event.data)) return;
      const [port] = event.ports;
      try {
        const start = readStart(event.data);
        if (start && port) settle({ start, port });
      } catch (error) {
        console.info(`storycard: the host page's settings are of no use: ${String(error)}`);
      }
    };
    const alarm = setTimeout(() => settle(null), START_MS);
    window.addEventListener('message', listen);
    window.parent.postMessage(message({ kind: 'hello' }), origin);
  });
  if (!answered) return null;
  setHostSettings(answered.start.settings);
  const { port } = answered;
  return { ...answered, send: (told) => port.postMessage(message(told)) };
}
