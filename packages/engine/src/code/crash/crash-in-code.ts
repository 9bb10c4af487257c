import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import type { CodeText } from './code-text.ts';
import type { CrashNames } from './crash-names.ts';
import type { FeedingLine } from './feeding-lines.ts';
import type { LocatedFrame } from './located-frames.ts';

/** A name or text that a search of the code found. */
export interface FoundName {
  readonly literal: string;
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** A trace with its frames in the repository, in the order of the trace. */
export interface TracedRun {
  readonly trace: StackTrace;
  readonly frames: readonly LocatedFrame[];
  /** The failing value was handed in to the function that failed. */
  readonly handedIn?: boolean;
  /** Statements that the failing value comes from. */
  readonly feeding?: readonly FeedingLine[];
}

/** What a commit says of itself, and the files that it changed. */
export interface FileChanges {
  readonly subject: string;
  readonly files: readonly string[];
}

/** What is known of a crash in one repository. */
export interface CrashInCode {
  /** Traces of the one failure: one, or those of all tests that failed with it. */
  readonly runs: readonly TracedRun[];
  /** What was printed beside: traces of other threads and other failures. */
  readonly others: readonly TracedRun[];
  readonly paths: readonly string[];
  readonly names: CrashNames;
  /** What a person wrote, without the traces. */
  readonly words: string;
  readonly found: readonly FoundName[];
  /** Functions that made values of the failing statement, by their names, with the steps to them. */
  readonly makers: readonly { readonly name: string; readonly steps: number }[];
  /** The file's text, where it was read. */
  readonly read: (path: string) => CodeText | undefined;
  /** When lines of calls were changed last, epoch milliseconds, by `path:line`. */
  readonly changedAt: ReadonlyMap<string, number>;
  /** Share of the lines around the nearest known call of a file that were changed in the last three months, by path. */
  readonly changedAround: ReadonlyMap<string, number>;
  /** Epoch milliseconds of the crash. */
  readonly at: number;
  /** The latest commits, newest first. */
  readonly changes: readonly FileChanges[];
}
