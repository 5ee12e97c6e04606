// Zips and SVGs that anybody may have made are read here, away from the page; the page ends this worker after each.
import { asPart, importSvg, SvgError } from './import-svg.mjs';
import { Refusal } from './limits';
import { unzip } from './zip';

export type ReadJob =
  | { do: 'unzip'; file: Blob; whole: string }
  | { do: 'svg'; file: Blob; colors: Record<string, string> };

export interface SvgAnswer {
  view: [number, number];
  part: object;
  notes: { line?: number; element: string; what: string; why: string; times?: number }[];
}

export type ReadAnswer = { files: Map<string, Uint8Array<ArrayBuffer>> } | { art: SvgAnswer } | { refused: string };

interface Scope {
  onmessage: ((event: MessageEvent<ReadJob>) => void) | null;
  postMessage(message: ReadAnswer): void;
}

async function read(job: ReadJob): Promise<ReadAnswer> {
  const bytes = new Uint8Array(await job.file.arrayBuffer());
  if (job.do === 'unzip') return { files: unzip(bytes, job.whole) };
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
  const art = importSvg(text, { colors: job.colors });
  return { art: { view: art.view, part: asPart(art), notes: art.notes } };
}

const scope = self as unknown as Scope;
scope.onmessage = async ({ data }) => {
  try {
    scope.postMessage(await read(data));
  } catch (error) {
    if (error instanceof Refusal) scope.postMessage({ refused: error.message });
    else if (error instanceof SvgError) scope.postMessage({ refused: `The drawing cannot be used: ${error.message}${error.line ? ` (line ${error.line})` : ''}.` });
    else scope.postMessage({ refused: 'The file cannot be read: it is too large for this device, or damaged.' });
  }
};
