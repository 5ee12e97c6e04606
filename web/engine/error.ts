/** What went wrong, in a form that programs can act on. The message is one English sentence. */
export class StoryCardError extends Error {
  /** A stable name: `wrong-type`, `unknown-value`, `broken-file`, `missing-file`, `out-of-memory`, `internal` … */
  readonly code: string;
  /** A JSON Pointer into the story or the options, a file's name, or empty. */
  readonly where: string;

  constructor(code: string, where: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoryCardError';
    this.code = code;
    this.where = where;
  }
}

/** From what the engine says of an error: {"code","where","message"}. */
export function storyCardError(json: unknown): StoryCardError {
  const { code, where, message } = json as { code: string; where: string; message: string };
  return new StoryCardError(code, where, message);
}
