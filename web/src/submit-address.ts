// Opens where cards are handed to the campaign (host-settings.ts): that address, and nothing else.
import { submitAddress } from './host-settings';

/** Beside this page, which it learns nothing of. Only the configured address, or a mail to it with its words filled in.
 *  @param elsewhere  opens it where this page may not: a tab that a frame in a sandbox opens is in that sandbox, too */
export function openAddress(address: string, elsewhere?: (address: string) => void): void {
  const configured = submitAddress();
  if (configured === '') return;
  const mail = configured.startsWith('mailto:');
  if (address !== configured && !(mail && address.startsWith(`${configured}?subject=`))) return;
  if (elsewhere) {
    elsewhere(address);
    return;
  }
  const link = document.createElement('a');
  link.href = address;
  if (!mail) link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}
