import type { Histogram } from './histogram.ts';

/** Severity of an event, normalised from the many words and numbers in use. */
export type Severity = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** How the bytes of a log were read. `binary` means nothing was parsed. */
export type LogEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'latin1' | 'binary';

/** The line layout that most lines have; `plain` when none was recognised. */
export type LogFormat =
  | 'json'
  | 'logfmt'
  | 'syslog'
  | 'klog'
  | 'access'
  | 'apache-error'
  | 'nginx-error'
  | 'java'
  | 'python'
  | 'postgres'
  | 'header'
  | 'plain'
  | 'empty'
  | 'binary';

/** A wrapper around each line, made by what collected the log. */
export type LogEnvelope = 'none' | 'docker-json' | 'compose' | 'kubernetes' | 'docker-time' | 'cri';

/** One event kept as an example; `text` has the continuation lines, capped. `time` is epoch milliseconds, UTC. */
export interface LogSample {
  readonly line: number;
  /** Lines of the log that it takes; fewer than those of `text` where one line holds a stack trace with escaped line ends. */
  readonly lines: number;
  readonly time: number | null;
  readonly text: string;
}

/** Where an event was first or last seen: 1-based line and epoch milliseconds, UTC. */
export interface LogPoint {
  readonly line: number;
  readonly time: number | null;
}

/** A group of events that one log statement wrote. `id` depends on text and severity alone, so it is stable across runs. */
export interface LogTemplate {
  readonly id: string;
  /** Message with `<*>` for what varies; without personal data and secrets. */
  readonly text: string;
  readonly count: number;
  readonly severity: Severity | null;
  /** The service most of its events name, or null. */
  readonly service: string | null;
  readonly services: Readonly<Record<string, number>>;
  readonly first: LogPoint;
  readonly last: LogPoint;
  /** Timed events per bucket; see `Histogram`. */
  readonly histogram: Histogram;
  /** The first events, and of rare kinds the last, too; in order of lines. */
  readonly samples: readonly LogSample[];
}

/** What one service (by the name in its lines) did. */
export interface ServiceActivity {
  readonly name: string;
  readonly events: number;
  readonly errors: number;
  readonly firstError: LogPoint | null;
}

/** Lines that look like a stack trace, grouped by shape (numbers and addresses aside). */
export interface StackBlock {
  readonly text: string;
  readonly line: number;
  /** Lines of the log that it takes, as of `LogSample`. */
  readonly lines: number;
  readonly time: number | null;
  readonly service: string | null;
  readonly severity: Severity | null;
  readonly count: number;
  readonly templateId: string | null;
}

/** Everything one reading of a log found. All lists are capped; `notes` says what was left out and why. */
export interface LogAnalysis {
  readonly source: string;
  readonly format: LogFormat;
  readonly envelope: LogEnvelope;
  readonly encoding: LogEncoding;
  readonly lines: number;
  readonly events: number;
  readonly bytes: number;
  /** Lines that could not be decoded or were cut because of their length. */
  readonly unreadableLines: number;
  readonly timedEvents: number;
  /** True when the log has usable times at all. */
  readonly timed: boolean;
  /** `assumed`: the lines name no zone and `zoneOffsetMinutes` was used. */
  readonly zone: 'stated' | 'assumed' | 'none';
  readonly from: number | null;
  readonly to: number | null;
  readonly severities: Readonly<Record<Severity | 'unknown', number>>;
  readonly histogram: Histogram;
  readonly errorHistogram: Histogram;
  readonly templates: readonly LogTemplate[];
  readonly services: readonly ServiceActivity[];
  readonly stacks: readonly StackBlock[];
  readonly stacksLeftOut: number;
  readonly notes: readonly string[];
}
