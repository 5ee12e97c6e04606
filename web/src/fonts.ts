// Text fields are written with the fonts that the canvas draws with, made of the same bytes.
/** fonts.json: a face has its slices here, or names the file that lists them for its family. `ranges`: as CSS writes a unicode-range. */
interface Manifest {
  faces: { id: string; family: string; weight: number; slices?: { file: string; ranges: string }[]; list?: string }[];
}

interface SliceList {
  slices: { name: string; ranges: string }[];
}

// The fields' stack in style.css. Other scripts go by a second name at any weight, for of a name that has the wanted weight a
// browser looks at no other: there, Thai in bold alone would count for nothing. Their bold faces go by a third, and so are used
// only where there is no regular one. Emoji are the system's.
const TEXT_FAMILY = 'Noto Sans';
const SCRIPT_FAMILIES = /^Noto S(ans|erif) /;
const BOLD = 600;

interface Face {
  name: string;
  weight: string;
}

const faceOf = (family: string, weight: number): Face | null =>
  family === TEXT_FAMILY ? { name: 'Storycard Text', weight: String(weight) }
  : SCRIPT_FAMILIES.test(family) ? { name: weight < BOLD ? 'Storycard Scripts' : 'Storycard Scripts Bold', weight: '100 900' }
  : null;

/** By its head, the words of a font's file have this sum. */
const FONT_SUM = 0xb1b0afba;

function isSound(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(bytes.buffer);
  let sum = 0;
  for (let at = 0; at + 4 <= view.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum === FONT_SUM;
}

/** Gives a function that is told of each file of assets/ that has arrived. It throws where one of its own is damaged. */
export function registerFonts(): (name: string, bytes: Uint8Array<ArrayBuffer>) => void {
  const faces = new Map<string, Face & { ranges: string }>();
  const lists = new Map<string, (Face & { id: string })[]>();
  const early = new Map<string, Uint8Array<ArrayBuffer>>();  // came before the manifest

  function add(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    const face = faces.get(name);
    if (!face) return;
    document.fonts.add(new FontFace(face.name, bytes, { weight: face.weight, unicodeRange: face.ranges }));
  }

  return (name, bytes) => {
    if (name === 'fonts.json') {
      const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
      for (const { id, family, weight, slices = [], list } of manifest.faces) {
        const face = faceOf(family, weight);
        if (!face) continue;
        for (const { file, ranges } of slices) faces.set(file, { ...face, ranges });
        if (list) lists.set(list, [...(lists.get(list) ?? []), { ...face, id }]);
      }
      for (const [file, its] of early) add(file, its);
      early.clear();
    } else if (lists.has(name)) {
      const { slices } = JSON.parse(new TextDecoder().decode(bytes)) as SliceList;
      for (const { id, ...face } of lists.get(name)!) {
        for (const slice of slices) faces.set(`fonts/${id}.${slice.name}.ttf`, { ...face, ranges: slice.ranges });
      }
    } else if (name.startsWith('fonts/') && !name.endsWith('.json')) {
      if (!isSound(bytes)) throw new Error(`${name} is damaged`);
      if (faces.size === 0) early.set(name, bytes);
      else add(name, bytes);
    }
  };
}
