// One node process in which the reference card is drawn by storycard's engine and every peer, in turns. Run by bench.mjs with
// FONTCONFIG_FILE and --expose-gc: node_peers.mjs JOB.json, which says { photo, report, rounds, pictures, result }.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cardOf, fonts } from './card.mjs';
import { rounds } from './rounds.mjs';
import { varied } from './vary.mjs';

export const PEERS = ['ours', 'canvaskit', 'satori_resvg', 'takumi_wasm', 'takumi_core', 'napi_canvas', 'sharp'];
const AGAIN = 3;

async function openPeers(card) {
  const faces = fonts();
  const opened = [];
  for (const id of PEERS) {
    const module = await import(`./peers/${id}.mjs`);
    opened.push({ id, title: module.title, ...(await module.open(card, faces)) });
  }
  return opened;
}

async function main() {
  const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const photo = readFileSync(job.photo);
  const peers = await openPeers(cardOf(JSON.parse(readFileSync(job.report, 'utf8'))));
  const bytes = {};
  const whole = await rounds(
    peers.map(({ title, card }) => ({ name: title, before: (round) => varied(photo, `${title} ${round}`), run: (_, bytesOfPhoto) => card(bytesOfPhoto) })),
    job.rounds, {
      seen(name, png) {
        bytes[name] = png.length;
        writeFileSync(path.join(job.pictures, `${peers.find(({ title }) => title === name).id}.png`), png);
      },
    });

  const able = peers.filter(({ again }) => again);
  const kept = new Map();
  for (const { title, keep } of able) kept.set(title, await keep(varied(photo, `kept by ${title}`)));
  const again = await rounds(able.map((peer) => ({
    name: peer.title, times: AGAIN,
    async run(round) {
      let last;
      for (let i = 0; i < AGAIN; ++i) last = await peer.again(kept.get(peer.title), AGAIN * round + i);
      return last;
    },
  })), job.rounds);
  writeFileSync(job.result, JSON.stringify({ whole, again, bytes }));
}

if (process.argv[2]) await main();
