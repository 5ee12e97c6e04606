// How strongly words stand out from their ground, from the pixels alone.

const channel = (value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const lightness = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);

/** WCAG 2's contrast ratio of two sRGB colours. */
export function contrast(a, b) {
  const [low, high] = [lightness(a), lightness(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The same of colours as 0xRRGGBB, of which a screen has few. */
const lightnesses = new Map();
function lightnessOf(packed) {
  let known = lightnesses.get(packed);
  if (known === undefined) lightnesses.set(packed, known = lightness([packed >> 16, (packed >> 8) & 255, packed & 255]));
  return known;
}
function contrastOf(a, b) {
  const [one, other] = [lightnessOf(a), lightnessOf(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** How often each colour comes in a piece. */
function countColors(picture, left, top, right, bottom) {
  const counts = new Map();
  for (let y = top; y < bottom; ++y) {
    for (let x = left; x < right; ++x) {
      const packed = picture.packed(x, y);
      counts.set(packed, (counts.get(packed) ?? 0) + 1);
    }
  }
  return counts;
}

function mostFrequent(counts) {
  let best = 0;
  let most = -1;
  for (const [packed, count] of counts) {
    if (count > most) [best, most] = [packed, count];
  }
  return best;
}

/**
 * The ground of a small piece is its most frequent colour; its ink is what stands out furthest, of which there must be
 * some px: soft edges of letters lie between the two. Null where there is no ink.
 */
function measure(picture, left, top, right, bottom) {
  const counts = countColors(picture, left, top, right, bottom);
  const ground = mostFrequent(counts);
  const inked = [];
  let total = 0;
  for (const [packed, count] of counts) {
    const ratio = contrastOf(packed, ground);
    if (ratio > 1.2) {
      inked.push([ratio, count]);
      total += count;
    }
  }
  const area = (right - left) * (bottom - top);
  if (total < Math.max(10, 0.03 * area)) return null;
  inked.sort((a, b) => b[0] - a[0]);
  let rest = Math.max(4, total * 0.06);
  for (const [ratio, count] of inked) {
    rest -= count;
    if (rest <= 0) return ratio;
  }
  return null;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * The contrast of the words in a rectangle (CSS px) of a screenshot: bands of ink are looked at one by one, each in pieces of
 * a few letters, and the faintest band counts. Null where nothing is written.
 */
export function wordsContrast(picture, [x, y, width, height], scale) {
  const [left, top] = [Math.max(0, Math.round(x * scale)), Math.max(0, Math.round(y * scale))];
  const [right, bottom] = [Math.min(picture.width, Math.round((x + width) * scale)), Math.min(picture.height, Math.round((y + height) * scale))];
  if (right - left < 8 || bottom - top < 8) return null;
  const bands = bandsOf(picture, left, top, right, bottom, 6 * scale);
  const found = [];
  for (const [from, to] of bands) {
    const step = Math.round(22 * scale);
    const pieces = [];
    for (let at = left; at < right; at += step) {
      const ratio = measure(picture, at, from, Math.min(right, at + step), to);
      if (ratio !== null) pieces.push(ratio);
    }
    if (pieces.length > 0) found.push(median(pieces));
  }
  return found.length > 0 ? Math.min(...found) : null;
}

/** Rows of px with ink, from top to bottom, without those too low for letters. */
function bandsOf(picture, left, top, right, bottom, least) {
  const bands = [];
  let from = -1;
  for (let y = top; y <= bottom; ++y) {
    const ink = y < bottom && hasInk(picture, left, right, y);
    if (ink && from < 0) from = y;
    if (!ink && from >= 0) {
      if (y - from >= least) bands.push([from, y]);
      from = -1;
    }
  }
  return bands;
}

function hasInk(picture, left, right, y) {
  const counts = countColors(picture, left, y, right, y + 1);
  const ground = mostFrequent(counts);
  for (const packed of counts.keys()) {
    if (contrastOf(packed, ground) > 1.5) return true;
  }
  return false;
}
