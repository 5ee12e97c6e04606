// Text fields are written with the fonts that the canvas draws with, made of the same bytes.
type Ranges = [number, number][];

/** fonts.json: a face has its slices here, or names the file that lists them for its family. */
interface Manifest {
  faces: { id: string; family: string; weight: number; slices?: { file: string; ranges: Ranges }[]; list?: string }[];
}

interface SliceList {
  slices: { name: string; ranges: Ranges }[];
}

const TEXT_FAMILIES = /^Noto Sans/;  // the fields' stack in style.css: all Noto Sans go by one name

/** Gives a function that is told of each file of assets/ that has arrived. */
export function registerFonts(): (name: string, bytes: Uint8Array<ArrayBuffer>) => void {
  const faces = new Map<string, { weight: number; ranges: Ranges }>();
  const lists = new Map<string, { id: string; weight: number }[]>();
  const early = new Map<string, Uint8Array<ArrayBuffer>>();  // came before the manifest

  function add(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    const face = faces.get(name);
    if (!face) return;
    const unicodeRange = face.ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`).join(',');
    document.fonts.add(new FontFace('Storycard Text', bytes, { weight: String(face.weight), unicodeRange }));
  }

  return (name, bytes) => {
    if (name === 'fonts.json') {
      const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
      for (const { id, family, weight, slices = [], list } of manifest.faces) {
        if (!TEXT_FAMILIES.test(family)) continue;
        for (const { file, ranges } of slices) faces.set(file, { weight, ranges });
        if (list) lists.set(list, [...(lists.get(list) ?? []), { id, weight }]);
      }
      for (const [file, its] of early) add(file, its);
      early.clear();
    } else if (lists.has(name)) {
      const { slices } = JSON.parse(new TextDecoder().decode(bytes)) as SliceList;
      for (const { id, weight } of lists.get(name)!) {
        for (const slice of slices) faces.set(`fonts/${id}.${slice.name}.ttf`, { weight, ranges: slice.ranges });
      }
    } else if (name.startsWith('fonts/')) {
      if (faces.size === 0) early.set(name, bytes);
      else add(name, bytes);
    }
  };
}
