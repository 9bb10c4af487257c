import type { Severity } from '../lines/types.ts';

/** One line of a log as a person reads it, with what its header says. */
export interface LogLine {
  /** Place of its file among those that were read. */
  readonly file: number;
  /** From 1. */
  readonly line: number;
  /** Where it stands among all lines that were read, in order of time. */
  readonly order: number;
  /** Epoch milliseconds, or null when neither the line nor the one it hangs on names a time. */
  readonly time: number | null;
  /** Who wrote it: a compose service, a unit, a pod; null when the line does not say. */
  readonly service: string | null;
  /** Of the line, or of the event it continues. */
  readonly severity: Severity | null;
  /** The line as it stands in the file. */
  readonly raw: string;
  /** The line without what a collector put before it; of JSON all its texts, the message first. */
  readonly text: string;
  /** Where in `text` the message begins: behind time, level and component. */
  readonly messageAt: number;
  /** What the program wrote, without prefix, time and level. */
  readonly message: string;
  /** True when it continues the event of the line before it: DETAIL, HINT, a stack frame, a wrapped text. */
  readonly continues: boolean;
  /** True when a wrapper, a time or a level stands before its message: a program wrote it. */
  readonly headed: boolean;
  /** A row of a table that a command printed; its text then holds the names of its columns. */
  readonly row?: boolean;
  /** The part that the line says it is of, where the file names nobody: `ERROR billing: …`, `[billing] …`. */
  readonly part?: string;
}

/** A stretch of lines out of one file. */
export interface LogText {
  readonly file: number;
  /** Number of its first line. */
  readonly firstLine: number;
  readonly lines: readonly string[];
  /** Who wrote the lines that name nobody. */
  readonly service: string | null;
  /** Zone of times that name none, in minutes east of UTC. Default 0. */
  readonly zoneOffsetMinutes?: number;
}
