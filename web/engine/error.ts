/** Every code there is. docs/api.md says when each comes and what to do. */
export type StoryCardErrorCode =
  // About what was handed over, as core says it.
  | 'json-syntax' | 'json-too-deep' | 'wrong-type' | 'out-of-range' | 'missing-value' | 'unknown-value' | 'newer-version'
  | 'empty-file' | 'unknown-format' | 'broken-file' | 'too-large' | 'missing-file'
  // About where it runs.
  | 'out-of-memory' | 'unsupported'
  // About how it is used, and about itself.
  | 'disposed' | 'internal';

/** What went wrong, in a form that programs can act on. The message is one or two English sentences. */
export class StoryCardError extends Error {
  /** A stable name. */
  readonly code: StoryCardErrorCode;
  /** A JSON Pointer into the story or the options, a file's name or address, or empty. */
  readonly where: string;

  constructor(code: StoryCardErrorCode, where: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoryCardError';
    this.code = code;
    this.where = where;
  }
}

/** From what the engine says of an error: {"code","where","message"}. */
export function storyCardError(json: unknown): StoryCardError {
  const { code, where, message } = json as { code: StoryCardErrorCode; where: string; message: string };
  return new StoryCardError(code, where, message);
}

/** The words of whatever was thrown. */
export const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
