// Which view the person wants: as the address asks, else the simple one where the system forces its own colours.
import type { View } from './protocol';

const forced = matchMedia('(forced-colors: active)');
const KEY = 'view';

const usual = (): View => (forced.matches ? 'simple' : 'drawn');

export function wantedView(): View {
  const asked = new URLSearchParams(location.search).get(KEY);
  return asked === 'simple' || asked === 'drawn' ? asked : usual();
}

/** From now on the address asks for it, so that reloading, going back and sending the address keep it. */
export function keepView(view: View): void {
  const address = new URL(location.href);
  if (view === usual()) address.searchParams.delete(KEY);
  else address.searchParams.set(KEY, view);
  history.replaceState(history.state, '', address);
}

export function watchView(changed: () => void): void {
  forced.addEventListener('change', changed);
}
