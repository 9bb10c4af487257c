import type { SpanKind } from '@mats/contracts';
import { context } from '@opentelemetry/api';
import type { Tracer } from '@opentelemetry/api';
import type { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import type { DurableExporter } from './export/durable-exporter.ts';
import { isInstrumented } from './settings/telemetry-level.ts';
import type { SpanQueueProcessor } from './spans/span-queue-processor.ts';
import { withSpan } from './spans/with-span.ts';
import type { SpanHandle, SpanOptions } from './spans/with-span.ts';
import type { TelemetryLog } from './telemetry-log.ts';
import { statsText } from './telemetry-stats.ts';
import type { StatsConfig, TelemetryStats } from './telemetry-stats.ts';
import type { TenantCache } from './tenants/tenant-cache.ts';
import { createTenantTracer, ownedBy } from './tenants/tenant-tracer.ts';
import type { TracerOwner } from './tenants/tenant-tracer.ts';
import { watchProcessEnd } from './watch-process-end.ts';

/** A span of a tenant; its kind is CHAIN unless said. */
export interface TenantSpanOptions extends TracerOwner, Partial<Omit<SpanOptions, 'name'>> {}

/** What a stop left undone, in spans. */
export interface ShutdownReport {
  /** Nobody will get them. */
  lost: number;
  /** On disk, sent at the next start. */
  kept: number;
}

export interface Telemetry {
  /**
   * Runs `fn` in a span of a tenant's service; the tenant decides the project. Work for a tenant that cannot have
   * one runs all the same, without a span.
   */
  span<Result>(
    name: string,
    options: TenantSpanOptions,
    fn: (span: SpanHandle) => Promise<Result> | Result,
  ): Promise<Result>;
  /** A tracer of OpenTelemetry whose spans belong to a tenant's service. */
  tracer(owner: TracerOwner): Tracer;
  /** Whether spans of a kind are made at the level of this process. */
  isInstrumented(kind: SpanKind): boolean;
  getStats(): TelemetryStats;
  /** `getStats()` in the text form that Prometheus reads. */
  metricsText(): string;
  /**
   * Sends what has ended so far. Resolves to true when the endpoint has taken all of it, to false when something is
   * kept for later or was lost since the last call. Never throws, and waits at most `deadlineMs` (default 10,000).
   */
  forceFlush(deadlineMs?: number): Promise<boolean>;
  /** Flushes and stops, at the latest after `deadlineMs` (default 5,000); says what was not delivered. Never throws. */
  shutdown(deadlineMs?: number): Promise<ShutdownReport>;
  /** Spans lost since the start. */
  dropped(): number;
  /** The ids of the spans of a trace that this service made lately; none without a spool on disk. */
  spansOf(traceId: string): Promise<string[]>;
  /** Sends spans of a trace again that the endpoint took and lost; resolves with how many are known here. */
  resend(traceId: string, spanIds: readonly string[]): Promise<number>;
  /** Takes what is kept of traces for sending it again off the disk; resolves with how many spans that were. */
  forget(traceIds: readonly string[]): Promise<number>;
}

export interface TelemetryParts {
  queue: SpanQueueProcessor;
  tenants: TenantCache;
  /** Undefined when spans go to an exporter of the caller. */
  sender: DurableExporter | undefined;
}

/** Resolves to false when the work is not done by then, or has failed. */
async function isDoneWithin(deadlineMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, deadlineMs, false);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  const result = await Promise.race([done, timeout]);
  clearTimeout(timer);
  return result;
}

function statsOf(config: StatsConfig, parts: TelemetryParts | undefined): TelemetryStats {
  const tenants = parts?.tenants.stats;
  return {
    cacheHits: tenants?.hits ?? 0,
    cacheMisses: tenants?.misses ?? 0,
    failedInitializations: tenants?.failed ?? 0,
    cachedTenants: tenants?.tenants ?? 0,
    cachedTracers: tenants?.tracers ?? 0,
    queued: parts?.queue.queued ?? 0,
    waiting: parts?.sender?.waiting ?? 0,
    delivered: parts?.sender?.delivered ?? 0,
    dropped: (parts?.queue.dropped ?? 0) + (parts?.sender?.lost ?? 0),
    withoutSession: parts?.queue.withoutSession ?? 0,
    spoolAgeMs: parts?.sender?.waitingMs ?? 0,
    config,
  };
}

/** What a service holds of telemetry; without `parts` nothing is traced. */
export function createTelemetry(options: {
  serviceName: string;
  config: StatsConfig;
  log: TelemetryLog;
  provider: BasicTracerProvider;
  parts?: TelemetryParts;
}): Telemetry {
  const { serviceName, config, log, provider, parts } = options;
  const stats = (): TelemetryStats => statsOf(config, parts);
  let lostAtStop = 0;
  let reportedLost = 0;
  const dropped = (): number => stats().dropped + lostAtStop;
  const flush = async (deadlineMs = 10_000): Promise<boolean> => {
    const isDone = parts === undefined || (await isDoneWithin(deadlineMs, parts.queue.forceFlush()));
    const { queued, waiting } = stats();
    const isComplete = isDone && queued === 0 && waiting === 0 && dropped() === reportedLost;
    reportedLost = dropped();
    return isComplete;
  };
  const undelivered = (): number => stats().queued + stats().waiting;
  const endWatch = config.spool === 'memory' ? watchProcessEnd({ flush, undelivered, log }) : undefined;
  return {
    span: (name, { tenantId, serviceName: service, ...span }, fn) => {
      const owner = {
        ...(tenantId === undefined ? {} : { tenantId }),
        ...(service === undefined ? {} : { serviceName: service }),
      };
      return context.with(ownedBy(owner, context.active()), () => withSpan({ kind: 'CHAIN', ...span, name }, fn));
    },
    tracer: (owner) => createTenantTracer(owner, provider.getTracer('mats')),
    isInstrumented: (kind) => isInstrumented(kind, config.level),
    getStats: () => ({ ...stats(), dropped: dropped() }),
    metricsText: () => statsText({ ...stats(), dropped: dropped() }, serviceName),
    forceFlush: flush,
    shutdown: async (deadlineMs = 5_000) => {
      await isDoneWithin(deadlineMs, provider.shutdown());
      endWatch?.();
      const { queued, waiting } = stats();
      const isDurable = config.spool === 'disk';
      lostAtStop = queued + (isDurable ? 0 : waiting);
      const report = { lost: dropped(), kept: isDurable ? waiting : 0 };
      if (lostAtStop > 0) log.warn({ ...report }, 'spans lost: they were not delivered before the stop');
      return report;
    },
    dropped,
    spansOf: (traceId) => parts?.sender?.madeOf(traceId) ?? Promise.resolve([]),
    resend: (traceId, spanIds) => parts?.sender?.resend(traceId, new Set(spanIds)) ?? Promise.resolve(0),
    forget: (traceIds) => parts?.sender?.forget(new Set(traceIds)) ?? Promise.resolve(0),
  };
}
