import type { Deployment } from '../../signals/deployment.ts';
import { callGraphOf } from '../../signals/metric/call-graph.ts';
import { measuredChanges } from '../../signals/metric/measured-changes.ts';
import type { MeasuredChange } from '../../signals/metric/measured-changes.ts';
import type { CallGraph } from '../../signals/metric/metric-view.ts';
import type { RecordedSpan, RecordedTelemetry } from '../../signals/recorded.ts';
import { learnQuietBaseline } from '../../signals/service/quiet-baseline.ts';
import type { QuietBaseline } from '../../signals/service/quiet-baseline.ts';
import { rankServices } from '../../signals/service/rank-services.ts';
import type { ServiceCause, ServiceSign } from '../../signals/service/rank-services.ts';
import { rankingConfidence } from '../../signals/service/ranking-confidence.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { failureOrigins } from '../../signals/trace/failure-origins.ts';
import type { FailureOrigin } from '../../signals/trace/failure-origins.ts';
import { serviceVersions } from '../../signals/trace/version-changes.ts';

/** What traces and metrics say of an incident. */
export interface TelemetryFindings {
  /** The service in which it begins, or null when they do not tell. */
  readonly first: string | null;
  /** 0..1. */
  readonly confidence: number;
  /** What speaks for that service, strongest first. */
  readonly signs: readonly ServiceSign[];
  /** Where failed requests begin to fail, most frequent first. */
  readonly origins: readonly FailureOrigin[];
  /** All spans of one request that shows it; empty without traces. */
  readonly example: readonly RecordedSpan[];
  /** The metrics that changed in that service. */
  readonly metrics: readonly ServiceSeries[];
  /** Requests in the time of the incident. */
  readonly requests: number;
  /** In how many of them each service failed. */
  readonly failed: ReadonlyMap<string, number>;
  /** Who calls whom. */
  readonly calls: CallGraph;
  /** Metrics that left their level, in order of time. */
  readonly measured: readonly MeasuredChange[];
  /** Which versions ran, and since when. */
  readonly versions: readonly Deployment[];
}

/** Quiet time is cut into this many windows, if each then has enough requests to be compared with. */
const MOST_QUIET_WINDOWS = 12;
const LEAST_IN_WINDOW = 5;
/** Ranked services are believed from here on: the first is more likely than all others together. */
const BELIEVED = 0.5;
/** Where nothing tells what is ordinary, how often requests begin to fail in one place counts, but less. */
const WITHOUT_ORDINARY = 0.8;
/** In nats: below this a sign is not worth telling of. */
const WORTH_TELLING = 3;
const MOST_METRICS = 3;
/** A resource of one service alone: it must have changed this many times as much as that of any other. */
const ALONE = 3;
/** Services that share a machine, or a load, can be mistaken for each other. */
const BY_RESOURCE = 0.6;

interface Split {
  readonly before: readonly RecordedSpan[];
  readonly during: readonly RecordedSpan[];
}

/** Divides by when a trace began, so that no request is torn apart; what began within the onset's interval is on no side. */
function splitAt(spans: readonly RecordedSpan[], onset: { at: number; from: number } | null): Split {
  if (onset === null) return { before: [], during: spans };
  const begins = new Map<string, number>();
  for (const { traceId, startMs } of spans) begins.set(traceId, Math.min(startMs, begins.get(traceId) ?? startMs));
  const begin = ({ traceId }: RecordedSpan): number => begins.get(traceId) ?? 0;
  return {
    before: spans.filter((span) => begin(span) < onset.from),
    during: spans.filter((span) => begin(span) >= onset.at),
  };
}

function quietBaseline(before: readonly RecordedSpan[]): QuietBaseline {
  const traces = [...Map.groupBy(before, ({ traceId }) => traceId).values()];
  const count = Math.min(MOST_QUIET_WINDOWS, Math.floor(traces.length / LEAST_IN_WINDOW));
  // In turn rather than in order, so that a drift over the quiet time is in each.
  const windows = Array.from({ length: count }, (_, place) => ({
    spans: traces.filter((_trace, index) => index % count === place).flat(),
    logs: [],
  }));
  return learnQuietBaseline(windows);
}

/** A request that goes through the service and shows what is wrong there: failed, else the one that took longest. */
function exampleOf(
  during: readonly RecordedSpan[],
  first: string | null,
  origin: FailureOrigin | undefined,
): RecordedSpan[] {
  const own = during.filter(({ service }) => first === null || service === first);
  const longest = own.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))[0];
  const failed = origin !== undefined && (first === null || origin.service === first) ? origin.example : undefined;
  const traceId = (failed ?? longest)?.traceId;
  return traceId === undefined ? [] : during.filter((span) => span.traceId === traceId);
}

/** Where requests fail most often, when there is nothing to compare with; a majority is needed. */
function believedOrigin([first, ...rest]: readonly FailureOrigin[]): { service: string; confidence: number } | null {
  if (first === undefined) return null;
  const own = [first, ...rest].filter(({ service }) => service === first.service);
  const share = own.reduce((sum, { requests }) => sum + requests, 0) / first.of;
  return share > BELIEVED ? { service: first.service, confidence: WITHOUT_ORDINARY * share } : null;
}

/**
 * Reads traces and metrics of an incident. With quiet time before the onset, services are ranked by what changed in themselves;
 * without it, the place where failed requests begin to fail is what can be told.
 */
export function findInTelemetry(
  { spans, series, calls: written }: RecordedTelemetry,
  { onset, to }: { onset: { at: number; from: number } | null; to: number },
): TelemetryFindings {
  const calls = callGraphOf({ spans, ...(written === undefined ? {} : { calls: written }) });
  const measured = measuredChanges(series);
  const { before, during } = splitAt(spans, onset);
  const origins = failureOrigins(during);
  const causes =
    onset === null
      ? []
      : rankServices(
          { spans: during, logs: [] },
          { quiet: quietBaseline(before), resources: { series, fromMs: onset.from, toMs: to } },
        );
  const ranked = believedCause(causes);
  const scarce = ranked === null && spans.length === 0 ? aloneInNeed(causes) : null;
  const origin = ranked === null ? believedOrigin(origins) : null;
  const first = ranked?.service ?? scarce?.service ?? origin?.service ?? null;
  const signs = ((ranked ?? scarce)?.signs ?? []).filter(({ evidence }) => evidence >= WORTH_TELLING);
  return {
    first,
    confidence:
      ranked === null ? (origin?.confidence ?? (scarce === null ? 0 : BY_RESOURCE)) : rankingConfidence(causes),
    signs,
    origins,
    example: exampleOf(during, first, origins[0]),
    metrics: changedMetrics(series, { first, signs }),
    requests: new Set(during.map(({ traceId }) => traceId)).size,
    failed: failedRequests(during),
    calls,
    measured,
    versions: serviceVersions(spans),
  };
}

/**
 * Without traces nobody knows who waits for whom, and late answers tell victims from causes no longer. What a service uses
 * of the processor and of memory is still its own.
 */
function aloneInNeed(causes: readonly ServiceCause[]): ServiceCause | null {
  const need = ({ signs }: ServiceCause): number =>
    signs.reduce((most, { resource, evidence }) => (OWN.has(resource) ? Math.max(most, evidence) : most), 0);
  const [first, second] = causes.toSorted((a, b) => need(b) - need(a));
  if (first === undefined || need(first) < WORTH_TELLING) return null;
  if (second !== undefined && need(first) < ALONE * need(second)) return null;
  // Its need is the reason; its late answers are not.
  const signs = first.signs.toSorted((a, b) => Number(OWN.has(b.resource)) - Number(OWN.has(a.resource)));
  return { ...first, signs };
}

const OWN: ReadonlySet<ServiceSign['resource']> = new Set(['cpu', 'memory']);

function failedRequests(spans: readonly RecordedSpan[]): Map<string, number> {
  const byService = Map.groupBy(
    spans.filter(({ failed }) => failed),
    ({ service }) => service,
  );
  return new Map([...byService].map(([service, bad]) => [service, new Set(bad.map(({ traceId }) => traceId)).size]));
}

function believedCause(causes: readonly ServiceCause[]): ServiceCause | null {
  const [cause] = causes;
  return cause !== undefined && rankingConfidence(causes) >= BELIEVED ? cause : null;
}

function changedMetrics(
  series: readonly ServiceSeries[],
  { first, signs }: { first: string | null; signs: readonly ServiceSign[] },
): ServiceSeries[] {
  const told = signs.filter(({ sign }) => sign === 'resource').map(({ text }) => text);
  return series
    .filter(({ service, metric }) => service === first && told.some((text) => text.startsWith(`${metric}: `)))
    .slice(0, MOST_METRICS);
}
