// The reference card by one peer, from the start of node to the file: one_card.mjs PEER PHOTO.jpg REPORT.json OUT.png
import { readFileSync, writeFileSync } from 'node:fs';
import { cardOf, fonts } from './card.mjs';

const [peer, photo, report, out] = process.argv.slice(2);
const { open } = await import(`./peers/${peer}.mjs`);
const { card } = await open(cardOf(JSON.parse(readFileSync(report, 'utf8'))), fonts());
writeFileSync(out, await card(readFileSync(photo)));
process.exit();  // libraries with threads of their own are not waited for
