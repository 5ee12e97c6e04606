// Whether everyone drew the card: their pictures, made small, beside storycard's. One that lacks the photo, the ground of the words or
// the words themselves is far from it; another way of sampling or of smoothing edges is not.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const SIDE = 54;
const MOST = 1.5;  // of 255, on average over all pixels and channels; all are at 0.7 to 1.3, and a card that lacks its petals is at 1.7

async function small(sharp, file) {
  const picture = sharp(file);
  const { width, height } = await picture.metadata();
  return { sides: `${width}x${height}`, pixels: await picture.resize(SIDE, SIDE).removeAlpha().raw().toBuffer() };
}

/** @returns {Promise<Record<string, number>>}  how far each picture is from storycard's; Infinity for one of another size */
export async function differences(folder) {
  const ours = ['native-ours', 'ours', 'chromium-ours'].map((name) => path.join(folder, `${name}.png`)).find(existsSync);
  if (!ours) return {};
  const { default: sharp } = await import('sharp');
  const wanted = await small(sharp, ours);
  const found = {};
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.png'))) {
    const { sides, pixels } = await small(sharp, path.join(folder, name));
    const sum = pixels.reduce((total, value, i) => total + Math.abs(value - wanted.pixels[i]), 0);
    found[name] = sides === wanted.sides ? sum / pixels.length : Infinity;
  }
  return found;
}

export const unlike = (found) => Object.keys(found).filter((name) => found[name] > MOST);
