// For those that find fonts through fontconfig (sharp): a configuration that knows the card's fonts and no others.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fonts } from './card.mjs';

/** @returns the file for FONTCONFIG_FILE */
export function fontconfig(folder) {
  const where = path.resolve(folder, 'fonts');
  mkdirSync(where, { recursive: true });
  for (const { file } of fonts()) copyFileSync(file, path.join(where, path.basename(file)));
  const config = path.resolve(folder, 'fonts.conf');
  writeFileSync(config, `<?xml version="1.0"?>
<fontconfig><dir>${where}</dir><cachedir>${path.join(where, 'cache')}</cachedir></fontconfig>
`);
  return config;
}
