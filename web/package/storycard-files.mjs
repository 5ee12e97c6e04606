#!/usr/bin/env node
// storycard-files FOLDER: copies what the engine fetches - its wasm, fonts, packs - to where a site serves it from:
//   "prebuild": "storycard-files public/storycard"     then     StoryCard.load({ base: '/storycard/' })
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../', import.meta.url));
const [folder, ...more] = process.argv.slice(2);
if (!folder || folder.startsWith('-') || more.length > 0) {
  console.error('usage: storycard-files FOLDER\n  copies what the engine of @itac/storycard fetches into FOLDER; the base of StoryCard.load is its address');
  process.exit(2);
}
try {
  mkdirSync(folder, { recursive: true });
  for (const part of ['engine', 'assets', 'licences']) cpSync(path.join(here, part), path.join(folder, part), { recursive: true });
} catch (error) {
  console.error(`storycard-files: ${error.message}`);
  process.exit(1);
}
