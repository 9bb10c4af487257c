/** A mistake of the caller: the message says what was seen, what was expected and what to do; no stack is wanted. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
