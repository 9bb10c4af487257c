/** A trace as a runtime prints it, and what is to be read of it. For tests. */
export interface TraceExample {
  readonly name: string;
  readonly runtime: string;
  readonly text: string;
  /** For each exception, root cause first: its type, its message, and `function file:line` of each frame. */
  readonly exceptions: readonly (readonly [string, string, readonly string[]])[];
}
