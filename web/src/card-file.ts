// Card files on the page: a draft to go on with elsewhere, and one that comes from there. The engine's worker makes and opens
// them, so that what a stranger sent is read where it can break nothing.
import type { ExportAnswer, ExportProblem, KeptCard, OpenedCard } from './export-codec';
import type { Exporter } from './exporter';

export type { KeptCard, OpenedCard } from './export-codec';

/** The media type that card files are saved and shared with. */
export const CARD_FILE_TYPE = 'application/x-storycard';

/** Never a person's name. */
export const CARD_FILE_NAME = 'card.storycard';

/** No file of that size is a card file; it is not even read. As limits.h has it. */
const MOST_BYTES = 200 * 2 ** 20;

/** What went wrong; `code` is a name of ErrorCode, "too-slow", "unreachable" or "internal". */
export interface CardFileProblem {
  problem: ExportProblem;
}

/** Whether a file that was chosen or dropped begins as a card file does, whatever its name. */
export async function isCardFile(file: Blob): Promise<boolean> {
  try {
    const [p, k, a, b] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    return p === 0x50 && k === 0x4B && ((a === 3 && b === 4) || (a === 5 && b === 6));
  } catch {
    return false;  // it is gone, or may not be read
  }
}

/** Photos and logos stand by their index in the story; null: not there. Never rejects. */
export async function makeCardFile(exporter: Exporter, card: KeptCard): Promise<Blob | CardFileProblem> {
  const answer = await exporter.once({ do: 'card-file', card });
  return 'bytes' in answer ? new Blob([answer.bytes], { type: CARD_FILE_TYPE }) : problemOf(answer);
}

/** Never rejects. The story's consent and whose it is are in it only where its writer wanted that. */
export async function openCardFile(exporter: Exporter, file: Blob): Promise<OpenedCard | CardFileProblem> {
  if (file.size > MOST_BYTES) return { problem: { code: 'too-large', message: 'This file is too large for a card file.' } };
  const answer = await exporter.once({ do: 'open-card-file', file });
  return 'card' in answer ? answer.card : problemOf(answer);
}

const problemOf = (answer: ExportAnswer): CardFileProblem =>
  ('problem' in answer ? answer : { problem: { code: 'internal', message: 'The answer was to another question.' } });
