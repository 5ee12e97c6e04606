// Text fields are written with the fonts that the canvas draws with, made of the same bytes.
type Ranges = [number, number][];

/** fonts.json: a face has its slices here, or names the file that lists them for its family. */
interface Manifest {
  faces: { id: string; family: string; weight: number; slices?: { file: string; ranges: Ranges }[]; list?: string }[];
}

interface SliceList {
  slices: { name: string; ranges: Ranges }[];
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

/** Gives a function that is told of each file of assets/ that has arrived. */
export function registerFonts(): (name: string, bytes: Uint8Array<ArrayBuffer>) => void {
  const faces = new Map<string, Face & { ranges: Ranges }>();
  const lists = new Map<string, (Face & { id: string })[]>();
  const early = new Map<string, Uint8Array<ArrayBuffer>>();  // came before the manifest

  function add(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    const face = faces.get(name);
    if (!face) return;
    const unicodeRange = face.ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`).join(',');
    document.fonts.add(new FontFace(face.name, bytes, { weight: face.weight, unicodeRange }));
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
    } else if (name.startsWith('fonts/')) {
      if (faces.size === 0) early.set(name, bytes);
      else add(name, bytes);
    }
  };
}
