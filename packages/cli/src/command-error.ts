/** A failure of a command that its user can do something about: what happened, and the next step. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly next: string;

  constructor(message: string, next: string, options?: { cause?: unknown }) {
    super(message, options);
    this.next = next;
  }
}
