import type { LineGroup } from '../logs/digest/line-group.ts';
import type { LogLine } from '../logs/digest/log-line.ts';
import type { KindGuess } from '../knowledge/guess/guess-kind.ts';
import type { Sighting } from '../knowledge/match-forms.ts';

/** A group of lines that may be the cause, and everything the rules look at. Shares and scores are 0 to 1. */
export interface FailureView {
  readonly group: LineGroup;
  /** The form that the lines have; null when the catalogue knows none. */
  readonly sighting: Sighting | null;
  /** Of lines in no known form, what sort of failure their words most likely tell of. */
  readonly guess: KindGuess | null;
  /** The most severe of its lines. */
  readonly severity: LogLine['severity'];
  /** Whether a program of this name wrote it: true, false when another did, null when that is not known. */
  readonly ownProgram: boolean | null;
  /** The service that runs the program of which its form tells; null when that is not known. */
  readonly server: string | null;
  /** Groups of its writer in the same form: one failure, told with other values each time. */
  readonly variants: number;
  /** Lines of its writer between its last line and a death; null when nobody died after it. */
  readonly beforeDeath: number | null;
  /** Others say that they cannot reach its writer, or that it fails. */
  readonly blamedByOthers: boolean;
  /** It blames a writer whose own lines tell of a failure. */
  readonly peerFails: boolean;
  /** It blames somebody by name of whom nothing was read. */
  readonly peerUnread: boolean;
  /** Its writer went on with ordinary work afterwards, and nobody died. */
  readonly recovered: boolean;
  /** It is still written in the last part of the log. */
  readonly persists: boolean;
  readonly prose: number;
  /** No other kind of failure that can be a cause is told of, and lasts. */
  readonly onlyKind: boolean;
  /** It names a client that came from the internet. */
  readonly outsideClient: boolean;
}

/** What holds for the whole case, for the answers "not known" and "no incident". */
export interface CaseView {
  readonly deaths: number;
  /** No line that may tell of a failure is an error. */
  readonly noErrors: boolean;
  /** Nothing that may be a failure is written in the last part of the log. */
  readonly endsWell: boolean;
  /** Yes or no would answer the question. */
  readonly asksYesOrNo: boolean;
  /** The asker says that the system does what it should. */
  readonly saysItWorks: boolean;
  /** The asker says what does not do what it should. */
  readonly tellsFailure: boolean;
  /** After the last error a tool says that it has succeeded. */
  readonly succeeds: boolean;
}
