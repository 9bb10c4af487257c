import type { Deployment } from '../../signals/deployment.ts';
import { callGraphOf } from '../../signals/metric/call-graph.ts';
import { measuredChanges } from '../../signals/metric/measured-changes.ts';
import type { MeasuredChange } from '../../signals/metric/measured-changes.ts';
import type { CallGraph } from '../../signals/metric/metric-view.ts';
import type { RecordedSpan, RecordedTelemetry } from '../../signals/recorded.ts';
import { learnQuietBaseline } from '../../signals/service/quiet-baseline.ts';
import type { ServiceLogLine } from '../../signals/service/log-event.ts';
import type { NamedPlace } from '../../signals/service/named-place.ts';
import { rankServices } from '../../signals/service/rank-services.ts';
import type { Resource, ServiceCause, ServiceSign } from '../../signals/service/rank-services.ts';
import { rankingConfidence } from '../../signals/service/ranking-confidence.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { failureOrigins } from '../../signals/trace/failure-origins.ts';
import type { FailureOrigin } from '../../signals/trace/failure-origins.ts';
import { serviceVersions } from '../../signals/trace/version-changes.ts';
import { slowPeerOf } from './slow-peer.ts';
import type { SlowPeer } from './slow-peer.ts';
import { quietWindows, splitTelemetry } from './telemetry-windows.ts';
import type { Split } from './telemetry-windows.ts';
import { slowEntryOf } from './slow-entry.ts';
import type { SlowEntry } from './slow-entry.ts';

/** A service in which it can begin. */
export interface SuspectedService {
  readonly service: string;
  /** 0..1. */
  readonly confidence: number;
  /** Strongest first. */
  readonly signs: readonly ServiceSign[];
  /** Where in its code to look, best first. */
  readonly places: readonly NamedPlace[];
  readonly lacks: Resource | null;
  /** Whom it waits for, where that is why it takes longer. */
  readonly waitsFor?: SlowPeer;
  /** What it answers later than before, where its own work is why. */
  readonly slowEntry?: SlowEntry;
}

/** What traces and metrics say of an incident. */
export interface TelemetryFindings {
  /** The service in which it begins, or null when they do not tell. */
  readonly first: string | null;
  /** 0..1. */
  readonly confidence: number;
  /** What speaks for that service, strongest first. */
  readonly signs: readonly ServiceSign[];
  /** The services in which it can begin, most suspect first. */
  readonly suspects: readonly SuspectedService[];
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

/** Ranked services are believed from here on: the first is more likely than all others together. */
const BELIEVED = 0.5;
/** Where nothing tells what is ordinary, how often requests begin to fail in one place counts, but less. */
const WITHOUT_ORDINARY = 0.8;
/** In nats: below this a sign is not worth telling of. */
const WORTH_TELLING = 3;
const MOST_METRICS = 3;
const MOST_SUSPECTS = 3;
/** In nats: what chance shows about as often as not. */
const CHANCE = 10;
/** A resource of one service alone: it must have changed this many times as much as that of any other. */
const ALONE = 3;
/** Services that share a machine, or a load, can be mistaken for each other. */
const BY_RESOURCE = 0.6;

/** A request that goes through the service and shows what is wrong there: failed, else the one that took longest. */
function exampleOf(
  during: readonly RecordedSpan[],
  first: string | null,
  origin: FailureOrigin | undefined,
): RecordedSpan[] {
  const own = during.filter(({ service }) => first === null || service === first);
  const longest = own.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))[0];
  const failed = origin !== undefined && (first === null || beginsIn(origin) === first) ? origin.example : undefined;
  const traceId = (failed ?? longest)?.traceId;
  return traceId === undefined ? [] : during.filter((span) => span.traceId === traceId);
}

/** In which service a failure begins: where it is reported, or whose answer was not waited for. */
function beginsIn({ service, gaveUpOn }: FailureOrigin): string {
  return gaveUpOn ?? service;
}

/** Where requests fail most often, when there is nothing to compare with; a majority is needed. */
function believedOrigin(origins: readonly FailureOrigin[]): { service: string; confidence: number } | null {
  const [first] = origins;
  if (first === undefined) return null;
  const service = beginsIn(first);
  const own = origins.filter((origin) => beginsIn(origin) === service);
  const share = own.reduce((sum, { requests }) => sum + requests, 0) / first.of;
  return share > BELIEVED ? { service, confidence: WITHOUT_ORDINARY * share } : null;
}

/**
 * A service that takes longer than before, and that failed requests gave up on, has two witnesses that do not know of each other: it is
 * suspected as much as the stronger of them says, and the others share what is left.
 */
function withWitness(
  suspects: readonly SuspectedService[],
  origins: readonly FailureOrigin[],
): readonly SuspectedService[] {
  const origin = believedOrigin(origins);
  const known = suspects.find(({ service }) => service === origin?.service);
  const gaveUp = origins.some(({ gaveUpOn }) => gaveUpOn === origin?.service);
  const isSlow = known?.signs.some(({ sign }) => sign === 'timing') ?? false;
  if (origin === null || known === undefined || !gaveUp || !isSlow || known.confidence >= origin.confidence)
    return suspects;
  const left = (1 - origin.confidence) / Math.max(1 - known.confidence, 1 - origin.confidence);
  return suspects
    .map((one) => ({ ...one, confidence: one === known ? origin.confidence : one.confidence * left }))
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** Services as they are suspected, most suspect first; empty when nothing tells them apart. */
function suspectsAmong(causes: readonly ServiceCause[], traced: boolean): SuspectedService[] {
  const confidence = rankingConfidence(causes);
  const alone = traced ? null : aloneInNeed(causes);
  if (alone !== null && confidence < BELIEVED) return [suspectOf(alone, BY_RESOURCE)];
  if (!traced) return [];
  const rest = causes.slice(1).reduce((sum, { score }) => sum + score, 0);
  return causes.slice(0, MOST_SUSPECTS).flatMap((cause, place) => {
    if (cause.score < WORTH_TELLING) return [];
    return [suspectOf(cause, place === 0 ? confidence : ((1 - confidence) * cause.score) / Math.max(rest, CHANCE))];
  });
}

function suspectOf({ service, signs, places, lacks }: ServiceCause, confidence: number): SuspectedService {
  const telling = signs.filter(({ evidence }) => evidence >= WORTH_TELLING);
  return { service, confidence, signs: telling, places, lacks: lacks?.resource ?? null };
}

/**
 * Reads traces, metrics and lines of an incident. With quiet time before it, services are ranked by what changed in themselves;
 * without it, the place where failed requests begin to fail is what can be told.
 */
export function findInTelemetry(
  { spans, series, calls: written }: RecordedTelemetry,
  options: { readonly split: Split | null; readonly to: number; readonly lines?: readonly ServiceLogLine[] },
): TelemetryFindings {
  const { split, to, lines = [] } = options;
  const calls = callGraphOf({ spans, ...(written === undefined ? {} : { calls: written }) });
  const { before, during } = splitTelemetry(spans, lines, split);
  const origins = failureOrigins(during.spans);
  const causes =
    split === null
      ? []
      : rankServices(during, {
          quiet: learnQuietBaseline(quietWindows(before)),
          resources: { series, fromMs: split.from, toMs: Math.min(to, split.to ?? to) },
          calls: new Map([...calls].map(([caller, callees]) => [caller, new Set(callees)])),
        });
  const ranked = withWitness(suspectsAmong(causes, spans.length + calls.size > 0), origins);
  const suspects = ranked.map((suspect): SuspectedService => {
    const windows = { before: before.spans, during: during.spans };
    const waitsFor = slowPeerOf(suspect.service, windows);
    if (waitsFor !== null) return { ...suspect, waitsFor };
    const slowEntry = slowEntryOf(suspect.service, windows);
    return slowEntry === null ? suspect : { ...suspect, slowEntry };
  });
  const believed = suspects.find(({ confidence }) => confidence >= BELIEVED) ?? null;
  const origin = believed === null ? believedOrigin(origins) : null;
  const first = believed?.service ?? origin?.service ?? null;
  const signs = believed?.signs ?? [];
  return {
    first,
    confidence: believed?.confidence ?? origin?.confidence ?? 0,
    signs,
    suspects,
    origins,
    example: exampleOf(during.spans, first, origins[0]),
    metrics: changedMetrics(series, { first, signs }),
    requests: new Set(during.spans.map(({ traceId }) => traceId)).size,
    failed: failedRequests(during.spans),
    calls,
    measured: measuredChanges(series),
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

function changedMetrics(
  series: readonly ServiceSeries[],
  { first, signs }: { first: string | null; signs: readonly ServiceSign[] },
): ServiceSeries[] {
  const told = new Set(signs.flatMap(({ metric }) => metric ?? []));
  return series.filter(({ service, metric }) => service === first && told.has(metric)).slice(0, MOST_METRICS);
}
