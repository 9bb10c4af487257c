import { SEMRESATTRS_PROJECT_NAME } from '@arizeai/openinference-semantic-conventions';
import { phoenixProject, SPAN_ATTRIBUTES } from '@mats/contracts';
import type { TextMapPropagator } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { NodeSDKConfiguration } from '@opentelemetry/sdk-node';
import { AlwaysOffSampler, NoopSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { DurableExporter } from './export/durable-exporter.ts';
import { createFileSpool, createMemorySpool } from './export/span-spool.ts';
import { SessionPropagator } from './session/session-propagator.ts';
import { idGenerator } from './spans/given-ids.ts';
import { SpanQueueProcessor } from './spans/span-queue-processor.ts';
import { StampingProcessor } from './spans/stamping-processor.ts';
import { setTelemetryLevel, TEXT_LIMITS } from './telemetry-level.ts';
import type { TelemetryLevel } from './telemetry-level.ts';
import { SILENT_LOG } from './telemetry-log.ts';
import type { TelemetryLog } from './telemetry-log.ts';

export interface TelemetryOptions {
  serviceName: string;
  environment?: string;
  tenantId?: string;
  level?: TelemetryLevel;
  /** Base URL of Phoenix or a collector (OTLP/HTTP), or the full /v1/traces URL. */
  endpoint?: string;
  /** Folder for spans that cannot be sent yet; without it they wait in memory. */
  spoolDirectory?: string;
  syncExport?: boolean;
  log?: TelemetryLog;
  now?: () => number;
  /** Instead of sending over HTTP: for tests. */
  exporter?: SpanExporter;
}

export interface Telemetry {
  /** Sends what has ended so far; resolves when it was accepted or kept for later. */
  forceFlush(): Promise<void>;
  /** Flushes and stops, at the latest after `deadlineMs`; never throws. */
  shutdown(deadlineMs?: number): Promise<void>;
  /** Spans lost since the start. */
  dropped(): number;
}

/** The OTLP/HTTP traces URL of a base URL. */
export function tracesUrl(endpoint: string): string {
  const base = endpoint.replace(/\/+$/, '');
  return base.endsWith('/v1/traces') ? base : `${base}/v1/traces`;
}

function createExporter(options: TelemetryOptions, log: TelemetryLog, now: () => number): SpanExporter {
  if (options.exporter !== undefined) return options.exporter;
  const { spoolDirectory } = options;
  const spool =
    spoolDirectory === undefined ? createMemorySpool() : createFileSpool({ directory: spoolDirectory, now });
  return new DurableExporter({ url: tracesUrl(options.endpoint ?? 'http://127.0.0.1:6006'), spool, log, now });
}

async function within(deadlineMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, deadlineMs);
  });
  await Promise.race([work.catch(() => undefined), timeout]);
  clearTimeout(timer);
}

function sessionPropagator(): TextMapPropagator {
  return new CompositePropagator({
    propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator(), new SessionPropagator()],
  });
}

/** Starts the SDK with nothing of its own: no metrics, no logs, no instrumentation, no detection. */
function startSdk(configuration: Partial<NodeSDKConfiguration>): NodeSDK {
  const sdk = new NodeSDK({
    autoDetectResources: false,
    textMapPropagator: sessionPropagator(),
    instrumentations: [],
    metricReaders: [],
    logRecordProcessors: [],
    idGenerator,
    ...configuration,
  });
  sdk.start();
  return sdk;
}

/** Makes no span; the session still goes from request to request, since it is not there for traces alone. */
function carrySessionsOnly(): Telemetry {
  const sdk = startSdk({ sampler: new AlwaysOffSampler(), spanProcessors: [new NoopSpanProcessor()] });
  return {
    forceFlush: () => Promise.resolve(),
    shutdown: (deadlineMs = 5_000) => within(deadlineMs, sdk.shutdown()),
    dropped: () => 0,
  };
}

/**
 * Starts tracing for this process, once, before anything is traced. Only hand-placed spans exist: metrics, logs and
 * instrumentations of the SDK stay off. Telemetry never throws into the service and never delays an answer.
 */
export function startTelemetry(options: TelemetryOptions): Telemetry {
  const level = options.level ?? 'detailed';
  setTelemetryLevel(level);
  if (level === 'disabled') return carrySessionsOnly();
  const log = options.log ?? SILENT_LOG;
  const now = options.now ?? Date.now;
  const tenantId = options.tenantId ?? 'default';
  const environment = options.environment ?? 'development';
  const queue = new SpanQueueProcessor({
    exporter: createExporter(options, log, now),
    log,
    now,
    sync: options.syncExport ?? false,
    textLimit: TEXT_LIMITS[level],
  });
  const sdk = startSdk({
    resource: resourceFromAttributes({
      [SPAN_ATTRIBUTES.serviceName]: options.serviceName,
      'deployment.environment.name': environment,
      [SEMRESATTRS_PROJECT_NAME]: phoenixProject(tenantId),
    }),
    spanProcessors: [new StampingProcessor({ serviceName: options.serviceName, environment, tenantId }), queue],
  });
  return {
    forceFlush: () => queue.forceFlush().catch(() => undefined),
    shutdown: (deadlineMs = 5_000) => within(deadlineMs, sdk.shutdown()),
    dropped: () => queue.dropped,
  };
}
