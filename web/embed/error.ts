/** What went wrong between a page and the composer on it, in a form that programs can act on. */
export class ComposerError extends Error {
  /** A stable name; docs/embedding.md lists those that are its own. */
  readonly code: string;
  /** A JSON Pointer into what was given, an attribute's or a file's name, an address, or empty. */
  readonly where: string;

  constructor(code: string, where: string, message: string) {
    super(message);
    this.name = 'ComposerError';
    this.code = code;
    this.where = where;
  }
}
