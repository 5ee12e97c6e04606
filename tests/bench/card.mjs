// The reference card as plain numbers, taken from storycard's own report, so that everyone draws the same thing at the same places.
// What the others need not do is in their favour: no size is sought, no lines are balanced (broken first fit within the width that
// storycard found they come out the same), no contrast is measured, the rings are not woven.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const STORY = JSON.parse(readFileSync('assets/samples/amina.json', 'utf8'));
delete STORY.photo;
STORY.photos = [{ description: 'A photo made by the benchmark.' }];

const COLORS = { ground: '#1D0B24', words: '#FFFFFF', role: '#FCE6B8', petals: '#FFB81C', rings: ['#FFB81C', '#F2583E', '#4FA8DD'] };

const TRACKING_EM = -0.012;  // of display faces, core/compose

const FONTS = [
  ['Bricolage Grotesque', 700, 'bricolage-700.latin-basic.ttf', 'Bricolage Grotesque'],
  ['Noto Sans', 500, 'noto-sans-500.latin-basic.ttf', 'Noto Sans Medium'],
  ['Noto Sans', 600, 'noto-sans-600.latin-basic.ttf', 'Noto Sans SemiBold'],
  ['Noto Sans', 700, 'noto-sans-700.latin-basic.ttf', 'Noto Sans'],
];

/** The very files that storycard uses for this card; `calledInside` is the family that the file itself names. */
export function fonts() {
  return FONTS.map(([family, weight, name, calledInside]) => {
    const file = path.resolve('build/assets/fonts', name);
    return { family, weight, file, calledInside, bytes: readFileSync(file) };
  });
}

function line(report, slot, family, weight, color) {
  const { fontSize, lines } = report.texts.find((text) => text.slot === slot);
  const text = lines.map((one) => one.text).join('');
  return { text, family, weight, color, size: fontSize, x: lines[0].x, baseline: lines[0].baseline };
}

/** @param report  of storycard for STORY in the square format */
export function cardOf(report) {
  const told = report.texts.find((text) => text.slot === 'story');
  const [width, height] = report.size;
  const u = Math.sqrt(width * height) / 100;
  const top = told.lines[0].baseline - 0.892 * told.fontSize;
  const petals = { x: 6 * u, y: top - 7 * u, side: 5.2 * u, apart: 1.18 * 5.2 * u, color: COLORS.petals };
  const anchor = petals.y;
  const stops = [[anchor - 17 * u, 0], [anchor - 7 * u, 0.34], [anchor + 2 * u, 0.74], [anchor + 12 * u, 0.86], [height, 0.95]];
  const line1 = line(report, 'role', 'Noto Sans', 500, COLORS.role);
  return {
    width, height, ground: COLORS.ground,
    scrim: { from: stops[0][0], to: height, stops: stops.map(([y, alpha]) => ({ y, at: (y - stops[0][0]) / (height - stops[0][0]), color: `rgba(29,11,36,${alpha})` })) },
    petals,
    story: {
      text: STORY.story, family: 'Bricolage Grotesque', weight: 700, color: COLORS.words, size: told.fontSize, spacing: TRACKING_EM * told.fontSize,
      x: told.lines[0].x, baseline: told.lines[0].baseline, width: Math.max(...told.lines.map((one) => one.width)) + 0.5 * u, lineHeight: told.lines[1].baseline - told.lines[0].baseline,
      lines: told.lines.map((one) => one.text.trimEnd()),
    },
    lines: [
      line(report, 'name', 'Noto Sans', 700, COLORS.words),
      { ...line1, text: `${STORY.role}, ${STORY.place}` },
      line(report, 'hashtags.0', 'Noto Sans', 700, COLORS.words),
      line(report, 'hashtags.rest', 'Noto Sans', 600, COLORS.words),
    ],
    rings: ringsOf(6 * u, height - 12.4 * u, 6.4 * u),
  };
}

function ringsOf(x, y, side) {
  const half = side / 2;
  const circles = Array.from({ length: 6 }, (_, i) => {
    const angle = (i * Math.PI) / 3 - Math.PI / 2;
    return { x: x + half + 0.54 * half * Math.cos(angle), y: y + half + 0.54 * half * Math.sin(angle), color: COLORS.rings[i % 3] };
  });
  return { radius: 0.368 * half, stroke: 0.132 * half, circles };
}
