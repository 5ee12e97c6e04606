// Packs that a host page gives beside those of the site: served to the composer and to the engine as the site's own are.
// What they say is read by core, like any pack.
import type { GivenPack } from '../embed/messages';
import { refuse } from '../embed/reading';
import type { Assets } from './assets';

const SITE_PACK = 'itac';
const PICTURE = /\.(png|jpe?g|webp)$/i;

/** @throws {ComposerError} for what can be no pack: its JSON is in the files `pack.json` and `frames/….json` */
export function lendPacks(packs: readonly GivenPack[], assets: Assets): void {
  for (const { id, files } of packs) {
    if (id === SITE_PACK) refuse('unknown-value', `/packs/${id}`, "This is the campaign's own pack.");
    const whole: Record<string, unknown> = {};
    for (const [name, file] of Object.entries(files)) {
      const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : Uint8Array.from(file);
      if (PICTURE.test(name)) assets.lend(`packs/${id}/${name}`, bytes);
      else if (name === 'pack.json' || /^frames\/.*\.json$/.test(name)) whole[name] = parsed(bytes, `packs/${id}/${name}`);
    }
    assets.lend(`packs/${id}.json`, new TextEncoder().encode(JSON.stringify(whole)));
  }
}

function parsed(bytes: Uint8Array, where: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return refuse('json-syntax', where, 'This file of the pack is not JSON.');
  }
}
