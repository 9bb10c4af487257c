import type { RecordedSpan, ServiceSeries } from '@mats/engine/signals';
import type { NotRead } from './log-source.ts';

/** A stretch of time, both ends in it; epoch milliseconds. */
export interface SignalWindow {
  readonly from: number;
  readonly to: number;
}

/** What a source can give: of which time, of which services, by which names. */
export interface SignalListing {
  /** The time of which something is there; null when nothing is. */
  readonly window: SignalWindow | null;
  readonly services: readonly string[];
  readonly metrics: readonly string[];
  readonly notRead: readonly NotRead[];
}

export interface SpansRead {
  /** Whole requests: all spans of every trace that touches the window. */
  readonly spans: readonly RecordedSpan[];
  readonly notRead: readonly NotRead[];
}

export interface SeriesRead {
  /** Points of the window alone, in order of time; series without any are left out. */
  readonly series: readonly ServiceSeries[];
  readonly notRead: readonly NotRead[];
}

export interface SignalOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Where traces and metrics are read from: recordings that people bring, later the systems that keep them. Every implementation passes
 * `signalSourceContract` of `@mats/testing`. All methods throw `MatsError`s only, except that an aborted signal throws its reason.
 */
export interface SignalSource {
  /** For people, in progress and in what was not read. */
  readonly name: string;
  list(options?: SignalOptions): Promise<SignalListing>;
  readSpans(window: SignalWindow, options?: SignalOptions): Promise<SpansRead>;
  readSeries(window: SignalWindow, options?: SignalOptions): Promise<SeriesRead>;
  /** Who calls whom, where the source keeps it beside the spans. */
  readCalls(options?: SignalOptions): Promise<readonly (readonly [caller: string, callee: string])[]>;
  /** Removes what the source keeps. Safe to call twice. */
  close(): Promise<void>;
}
