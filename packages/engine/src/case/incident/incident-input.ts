import type { Change, Locator } from '@mats/contracts';
import type { LocatedNotice } from './related-outages.ts';
import type { LogAnalysis } from '../../logs/lines/types.ts';
import type { ServiceLogLine } from '../../signals/service/log-event.ts';
import type { RecordedTelemetry } from '../../signals/recorded.ts';

/** One log that was read, and where it can be read again. */
export interface ReadLog {
  readonly analysis: LogAnalysis;
  readonly locator: Locator;
  /** Service of lines that name none: a container's or a file's name. */
  readonly service: string | null;
  /** It holds rare events: its own span of time says nothing of since when the services were watched. */
  readonly sparse?: true;
  /** Milliseconds that its clock was found to be ahead, and that were taken off the times of `analysis`. */
  readonly clockOffset?: number;
}

/** The state of one container, as far as it was said. */
export interface ContainerFacts {
  readonly name: string;
  readonly service: string;
  readonly status: string;
  readonly image?: string;
  readonly exitCode?: number;
  readonly oomKilled?: boolean;
  readonly restartCount?: number;
  readonly health?: string;
  /** Its addresses in the networks of its host. */
  readonly addresses?: readonly string[];
  /** Epoch milliseconds of the last change of state. */
  readonly time?: number;
  readonly locator: Locator;
  /** What was read, for the evidence. */
  readonly text: string;
}

/** A change of a feed, and where it can be read again. */
export interface LocatedChange extends Change {
  readonly locator: Locator;
}

export interface IncidentInput {
  readonly logs: readonly ReadLog[];
  /** Changes that somebody collects beside the code. */
  readonly changes?: readonly LocatedChange[];
  readonly containers: readonly ContainerFacts[];
  /** What status pages say. */
  readonly notices?: readonly LocatedNotice[];
  /** Traces and metrics, where some were given. */
  readonly telemetry?: RecordedTelemetry;
  /** Lines with the requests that they belong to, where such were recorded beside traces or metrics. */
  readonly lines?: readonly ServiceLogLine[];
  /** The time that was asked about, where the question names one; epoch milliseconds. */
  readonly period?: { readonly from: number; readonly to: number } | null;
  /** What was asked, in the asker's words; it tells which of many complaints is meant. */
  readonly question?: string;
}
