// libvips, native: the photo shrunk while it is decoded, all else as one SVG laid over it (librsvg, Pango). It finds its fonts
// through fontconfig, which node_peers.mjs points at the benchmark's own folder. SVG breaks no lines: it is given ours.
import { changedStory } from '../words.mjs';

export const title = 'sharp';

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function textElement({ family, weight, color, size, x, spacing = 0 }, baseline, text) {
  const named = family === 'Noto Sans' && weight < 700 ? { 500: 'Noto Sans Medium', 600: 'Noto Sans SemiBold' }[weight] : family;
  return `<text x="${x}" y="${baseline}" font-family="${named}" font-weight="${named === family ? weight : 400}" font-size="${size}" letter-spacing="${spacing}" fill="${color}">${escape(text)}</text>`;
}

function svgOf(card, words) {
  const { width, height, scrim, petals, rings, story } = card;
  const lines = words === story.text ? story.lines : story.lines.map((line) => changedLine(line, story.text, words));
  const stops = scrim.stops.map(({ at, color }) => {
    const [, rgb, alpha] = /rgba\((\d+,\d+,\d+),(.*)\)/.exec(color);
    return `<stop offset="${at}" stop-color="rgb(${rgb})" stop-opacity="${alpha}"/>`;
  }).join('');
  const r = petals.side / 2;
  const petal = (x) => `<path d="M${x + r} ${petals.y}h${r}v${r}a${r} ${r} 0 1 1 ${-r} ${-r}z" fill="${petals.color}"/>`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<linearGradient id="s" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${scrim.from}" y2="${scrim.to}">${stops}</linearGradient>
<rect y="${scrim.from}" width="${width}" height="${height - scrim.from}" fill="url(#s)"/>${petal(petals.x)}${petal(petals.x + petals.apart)}
${rings.circles.map(({ x, y, color }) => `<circle cx="${x}" cy="${y}" r="${rings.radius}" fill="none" stroke="${color}" stroke-width="${rings.stroke}"/>`).join('')}
${lines.map((line, i) => textElement(story, story.baseline + i * story.lineHeight, line)).join('')}
${card.lines.map((line) => textElement(line, line.baseline, line.text)).join('')}</svg>`);
}

function changedLine(line, before, after) {
  const old = before.split(' '), now = after.split(' ');
  const at = old.findIndex((word, i) => word !== now[i]);
  return at < 0 ? line : line.split(' ').map((word) => (word === old[at] ? now[at] : word)).join(' ');
}

export async function open(card) {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  const over = (photo, words) => photo.composite([{ input: svgOf(card, words) }]);
  return {
    card: (photo) => over(sharp(photo).resize(card.width, card.height, { fit: 'cover' }), card.story.text).png().toBuffer(),
    keep: (photo) => sharp(photo).resize(card.width, card.height, { fit: 'cover' }).raw().toBuffer(),
    again: (photo, round) => over(sharp(photo, { raw: { width: card.width, height: card.height, channels: 3 } }), changedStory(card.story.text, round)).raw().toBuffer(),
  };
}
