// Files in and out: results, and a page whose marked places are filled in.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Puts each text between `<!-- bench:NAME -->` and `<!-- /bench -->`; a place that has no text stays as it is. */
export function fillIn(from, to, texts) {
  const places = /<!-- bench:(\w+) -->\n[\s\S]*?<!-- \/bench -->/g;
  const page = readFileSync(from, 'utf8').replace(places, (place, name) => (texts[name] ? `<!-- bench:${name} -->\n${texts[name]}\n<!-- /bench -->` : place));
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, page);
}
