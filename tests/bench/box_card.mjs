// The reference card as boxes with CSS, for those that lay out boxes: satori and takumi.

const absolute = (left, top, width, height, more) => ({ position: 'absolute', left, top, ...(width && { width }), ...(height && { height }), ...more });

/** A box whose first baseline is where storycard's is: half of what the line is higher than the face lies above it. */
function textStyle({ family, weight, color, size, x, baseline, width, lineHeight, spacing }, { ascent, descent }) {
  const height = lineHeight ?? size * (ascent + descent);
  const top = baseline - ascent * size - (height - (ascent + descent) * size) / 2;
  return absolute(x, top, width, undefined, { fontFamily: family, fontWeight: weight, fontSize: size, color, lineHeight: `${height}px`, ...(spacing && { letterSpacing: spacing }), ...(!width && { whiteSpace: 'nowrap' }) });
}

const FACES = { 'Bricolage Grotesque': { ascent: 0.93, descent: 0.27 }, 'Noto Sans': { ascent: 1.069, descent: 0.293 } };

/** `{ image, boxes, texts }`, each with a CSS style. */
export function boxesOf(card, words = card.story.text) {
  const { scrim, petals, rings, width, height } = card;
  const stops = scrim.stops.map(({ at, color }) => `${color} ${(at * 100).toFixed(3)}%`).join(', ');
  const radius = `${petals.side / 2}px`;
  const outer = rings.radius + rings.stroke / 2;
  return {
    root: { display: 'flex', position: 'relative', width, height, backgroundColor: card.ground },
    image: absolute(0, 0, width, height, { objectFit: 'cover' }),
    boxes: [
      absolute(0, scrim.from, width, height - scrim.from, { backgroundImage: `linear-gradient(to bottom, ${stops})` }),
      ...[0, 1].map((i) => absolute(petals.x + i * petals.apart, petals.y, petals.side, petals.side, {
        backgroundColor: petals.color, borderTopLeftRadius: radius, borderBottomLeftRadius: radius, borderBottomRightRadius: radius,
      })),
      ...rings.circles.map(({ x, y, color }) => absolute(x - outer, y - outer, 2 * outer, 2 * outer, { border: `${rings.stroke}px solid ${color}`, borderRadius: '50%', boxSizing: 'border-box' })),
    ],
    texts: [{ ...card.story, text: words }, ...card.lines].map((line) => ({ text: line.text, style: textStyle(line, FACES[line.family]) })),
  };
}

/** As takumi's nodes. `photo` is an image's `src`. */
export function takumiNode(card, photo, words) {
  const { root, image, boxes, texts } = boxesOf(card, words);
  return {
    type: 'container', style: root,
    children: [
      { type: 'image', src: photo, style: image },
      ...boxes.map((style) => ({ type: 'container', style })),
      ...texts.map(({ text, style }) => ({ type: 'text', text, style })),
    ],
  };
}
