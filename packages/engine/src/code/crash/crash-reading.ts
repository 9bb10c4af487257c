import type { BlameLine } from '../history/commit.ts';
import type { CrashCommit } from '../../rules/crash-commit-rules.ts';
import type { CrashFile } from '../../rules/crash-file.ts';
import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import type { CrashLine } from './crash-lines.ts';
import type { FailingValue } from './failing-value.ts';
import type { LocatedFrame } from './located-frames.ts';
import type { Ranked } from './rank-crash.ts';

/** A line that a crash points to, with what it says and who changed it last. */
export interface ReadCrashLine {
  readonly line: CrashLine;
  /** Comparable within one crash. */
  readonly score: number;
  /** The line as written, without surrounding blanks. */
  readonly text?: string;
  readonly blame?: BlameLine;
}

/** What a crash points to in one repository: files, lines and commits, the most probable first. */
export interface CrashReading {
  readonly trace: StackTrace;
  readonly frames: readonly LocatedFrame[];
  readonly value: FailingValue;
  readonly files: readonly Ranked<CrashFile>[];
  readonly lines: readonly ReadCrashLine[];
  readonly commits: readonly Ranked<CrashCommit>[];
  /** Epoch milliseconds of the crash, or of the newest commit where the time is not known. */
  readonly at: number;
}
