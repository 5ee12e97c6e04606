// The reference card once for each photo, by one peer in one process: many_cards.mjs PEER REPORT.json FOLDER PHOTO...
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cardOf, fonts } from './card.mjs';

const [peer, report, folder, ...photos] = process.argv.slice(2);
const { open } = await import(`./peers/${peer}.mjs`);
const { card } = await open(cardOf(JSON.parse(readFileSync(report, 'utf8'))), fonts());
let number = 0;
for (const photo of photos) writeFileSync(path.join(folder, `${peer}-${number++}.png`), await card(readFileSync(path.join(folder, photo))));
process.exit();  // libraries with threads of their own are not waited for
