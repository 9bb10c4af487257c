import { prometheusText } from './prometheus-text.ts';
import type { SpanProtocol } from './settings/endpoint.ts';
import type { TelemetryLevel } from './settings/telemetry-level.ts';

/** How telemetry was set up. */
export interface StatsConfig {
  enabled: boolean;
  level: TelemetryLevel;
  environment: string;
  /** Undefined when spans are not sent anywhere, as in tests. */
  endpoint: string | undefined;
  protocol: SpanProtocol | undefined;
  project: string;
  projectTemplate: string;
  /** Where spans wait that cannot be sent. */
  spool: 'disk' | 'memory' | 'none';
  maxQueueSize: number;
  maxBatchSize: number;
  scheduleDelayMs: number;
  exportTimeoutMs: number;
  dropOnFull: boolean;
  maxCachedTenants: number;
  tenantTtlMs: number;
}

/** What telemetry did since its start; counts are of spans unless said. */
export interface TelemetryStats {
  /** Spans whose tenant and service were known. */
  cacheHits: number;
  cacheMisses: number;
  /** Spans of a tenant that cannot have a project; nobody gets them. */
  failedInitializations: number;
  cachedTenants: number;
  /** Pairs of tenant and service. */
  cachedTracers: number;
  /** Ended and not handed over yet. */
  queued: number;
  /** Could not be sent yet and are kept. */
  waiting: number;
  delivered: number;
  /** Lost: at a full queue, refused by the endpoint, or more than could be kept. */
  dropped: number;
  /** Ended without a session id, their own or that of the work that they ran in. */
  withoutSession: number;
  /** For how long the oldest span waits that could not be sent, in milliseconds; 0 when none waits. */
  spoolAgeMs: number;
  config: StatsConfig;
}

const METRICS: readonly {
  name: string;
  type: 'counter' | 'gauge';
  help: string;
  value: (stats: TelemetryStats) => number;
}[] = [
  {
    name: 'tenant_cache_hits_total',
    type: 'counter',
    help: 'Spans whose tenant and service were known.',
    value: (s) => s.cacheHits,
  },
  {
    name: 'tenant_cache_misses_total',
    type: 'counter',
    help: 'Spans whose tenant or service was new.',
    value: (s) => s.cacheMisses,
  },
  {
    name: 'tenant_failures_total',
    type: 'counter',
    help: 'Spans of tenants that cannot have a project.',
    value: (s) => s.failedInitializations,
  },
  { name: 'cached_tenants', type: 'gauge', help: 'Tenants that are ready.', value: (s) => s.cachedTenants },
  {
    name: 'cached_tracers',
    type: 'gauge',
    help: 'Pairs of tenant and service that are ready.',
    value: (s) => s.cachedTracers,
  },
  {
    name: 'spans_queued',
    type: 'gauge',
    help: 'Spans that have ended and were not handed over yet.',
    value: (s) => s.queued,
  },
  {
    name: 'spans_waiting',
    type: 'gauge',
    help: 'Spans that could not be sent yet and are kept.',
    value: (s) => s.waiting,
  },
  {
    name: 'spans_delivered_total',
    type: 'counter',
    help: 'Spans that the endpoint has taken.',
    value: (s) => s.delivered,
  },
  { name: 'spans_dropped_total', type: 'counter', help: 'Spans that are lost.', value: (s) => s.dropped },
  {
    name: 'spans_without_session_total',
    type: 'counter',
    help: 'Spans that ended without a session id.',
    value: (s) => s.withoutSession,
  },
  {
    name: 'spool_age_seconds',
    type: 'gauge',
    help: 'For how long the oldest span waits that could not be sent.',
    value: (s) => s.spoolAgeMs / 1_000,
  },
];

/** The statistics as metrics of a service. */
export function statsText(stats: TelemetryStats, serviceName: string): string {
  const { level, environment, endpoint = '', spool } = stats.config;
  const service = { service: serviceName };
  return prometheusText([
    ...METRICS.map(({ name, type, help, value }) => ({
      name: `mats_telemetry_${name}`,
      type,
      help,
      samples: [{ labels: service, value: value(stats) }],
    })),
    {
      name: 'mats_telemetry_info',
      type: 'gauge',
      help: 'How telemetry was set up.',
      samples: [{ labels: { ...service, level, environment, endpoint, spool }, value: 1 }],
    },
  ]);
}
