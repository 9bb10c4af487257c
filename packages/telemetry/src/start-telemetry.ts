import { DEFAULT_TENANT, PHOENIX_PROJECT } from '@mats/contracts';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { AlwaysOffSampler, BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { DurableExporter } from './export/durable-exporter.ts';
import { createGrpcTransport } from './export/grpc-transport.ts';
import { createHttpTransport } from './export/http-transport.ts';
import { createSpanJournal } from './export/span-journal.ts';
import type { SpanJournal } from './export/span-journal.ts';
import { createFileSpool, createMemorySpool } from './export/span-spool.ts';
import { createEmailHider } from './redaction/hide-emails.ts';
import { resolveEndpoint } from './settings/endpoint.ts';
import type { SpanEndpoint } from './settings/endpoint.ts';
import { LEVEL_RULES, setTelemetryLevel } from './settings/telemetry-level.ts';
import type { TelemetryOptions } from './settings/telemetry-options.ts';
import { SessionPropagator } from './session/session-propagator.ts';
import { setOwnTenant } from './session/session-scope.ts';
import { idGenerator } from './spans/given-ids.ts';
import { SpanQueueProcessor } from './spans/span-queue-processor.ts';
import { StampingProcessor } from './spans/stamping-processor.ts';
import { WARNING_LOG } from './telemetry-log.ts';
import type { TelemetryLog } from './telemetry-log.ts';
import { createTelemetry } from './telemetry.ts';
import type { Telemetry } from './telemetry.ts';
import type { StatsConfig } from './telemetry-stats.ts';
import { TenantCache } from './tenants/tenant-cache.ts';

const DEFAULT_ENDPOINT = 'http://127.0.0.1:6006';

interface Settings {
  serviceName: string;
  tenantId: string;
  log: TelemetryLog;
  now: () => number;
  /** What of it `getStats` shows. */
  shown: Omit<StatsConfig, 'endpoint' | 'protocol' | 'spool' | 'enabled'>;
}

function settingsOf(options: TelemetryOptions): Settings {
  const { batch = {}, tenants = {}, project = PHOENIX_PROJECT } = options;
  return {
    serviceName: options.serviceName,
    tenantId: options.tenantId ?? DEFAULT_TENANT,
    log: options.log ?? WARNING_LOG,
    now: options.now ?? Date.now,
    shown: {
      environment: options.environment ?? 'development',
      level: options.level ?? 'detailed',
      project,
      projectTemplate: options.projectTemplate ?? `${project}-{tenant}`,
      maxQueueSize: batch.maxQueueSize ?? 65_536,
      maxBatchSize: batch.maxBatchSize ?? 512,
      scheduleDelayMs: batch.scheduleDelayMs ?? 100,
      exportTimeoutMs: batch.exportTimeoutMs ?? 2_500,
      dropOnFull: batch.dropOnFull ?? true,
      maxCachedTenants: tenants.maxCached ?? 100,
      tenantTtlMs: tenants.ttlMs ?? 3_600_000,
    },
  };
}

/** Registers provider, context manager and propagator for the process; false when somebody else was first. */
function register(provider: BasicTracerProvider): boolean {
  const propagators = [new W3CTraceContextPropagator(), new W3CBaggagePropagator(), new SessionPropagator()];
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new CompositePropagator({ propagators }));
  return trace.setGlobalTracerProvider(provider);
}

function createExporter(
  options: TelemetryOptions,
  settings: Settings,
  to: { endpoint: SpanEndpoint; journal: SpanJournal | undefined },
): DurableExporter {
  const { endpoint, journal } = to;
  const { log, now, shown } = settings;
  const { spoolDirectory, headers = {}, tls = {}, compression = 'none' } = options;
  const spool =
    spoolDirectory === undefined
      ? createMemorySpool(undefined, now)
      : createFileSpool({ directory: spoolDirectory, now });
  const createTransport = endpoint.protocol === 'grpc' ? createGrpcTransport : createHttpTransport;
  const transport = createTransport({ endpoint, headers, tls, compression });
  return new DurableExporter({
    transport,
    endpoint: endpoint.url,
    spool,
    journal,
    log,
    now,
    timeoutMs: shown.exportTimeoutMs,
  });
}

/** Makes no span; the session still goes from request to request, since it is not there for traces alone. */
function carrySessionsOnly(settings: Settings): Telemetry {
  const provider = new BasicTracerProvider({ sampler: new AlwaysOffSampler(), idGenerator });
  register(provider);
  const nowhere = { enabled: false, endpoint: undefined, protocol: undefined, spool: 'none' } as const;
  const config: StatsConfig = { ...settings.shown, ...nowhere };
  return createTelemetry({ serviceName: settings.serviceName, config, log: settings.log, provider });
}

/** Turns spans into what leaves the process. */
function startPipeline(options: TelemetryOptions, settings: Settings): Telemetry {
  const { log, now, serviceName, tenantId, shown } = settings;
  const { environment, level } = shown;
  const { protocol, useTls: tls, spoolDirectory, serviceVersion } = options;
  const endpoint =
    options.exporter === undefined
      ? resolveEndpoint(options.endpoint ?? DEFAULT_ENDPOINT, { protocol, tls })
      : undefined;
  const journal =
    endpoint === undefined || spoolDirectory === undefined
      ? undefined
      : createSpanJournal({ directory: spoolDirectory, now });
  const sender = endpoint === undefined ? undefined : createExporter(options, settings, { endpoint, journal });
  const exporter = options.exporter ?? sender;
  if (exporter === undefined) throw new Error('there is an exporter for every endpoint');
  const { dropLogsPerMinute = 10 } = options.batch ?? {};
  const { textLimit } = LEVEL_RULES[level];
  const { syncExport: sync = false, wholeWork = false } = options;
  const hide = options.pii === 'hash' ? createEmailHider(options.piiKey) : undefined;
  const processed = { hide, exporter, dropLogsPerMinute, textLimit, sync, journal, wholeWork };
  const queue = new SpanQueueProcessor({ ...shown, log, now, ...processed });
  const tenants = new TenantCache({
    maxCached: shown.maxCachedTenants,
    ttlMs: shown.tenantTtlMs,
    names: { project: shown.project, template: shown.projectTemplate },
    attributes: {
      'deployment.environment.name': environment,
      ...(serviceVersion === undefined ? {} : { 'service.version': serviceVersion }),
    },
    now,
    flush: () => queue.drain(),
  });
  const stamping = new StampingProcessor({ serviceName, environment, tenantId }, tenants);
  const provider = new BasicTracerProvider({ spanProcessors: [stamping, queue], idGenerator });
  if (!register(provider)) {
    log.warn(
      {},
      'another OpenTelemetry SDK was started first: no session is put on its spans; start MATS telemetry first',
    );
  }
  const spool = sender === undefined ? 'none' : spoolDirectory === undefined ? 'memory' : 'disk';
  const config = { ...shown, enabled: true, endpoint: endpoint?.url, protocol: endpoint?.protocol, spool } as const;
  return createTelemetry({ serviceName, config, log, provider, parts: { queue, tenants, sender } });
}

/**
 * Starts tracing for this process, once, before anything is traced. Only hand-placed spans exist: no metrics, no
 * logs, no instrumentations. Telemetry never throws into the service and never delays an answer.
 *
 * @throws MatsError `configuration_invalid` when the endpoint cannot be used.
 */
export function startTelemetry(options: TelemetryOptions): Telemetry {
  const settings = settingsOf(options);
  const { level } = settings.shown;
  setTelemetryLevel(level);
  setOwnTenant(settings.tenantId);
  return level === 'disabled' ? carrySessionsOnly(settings) : startPipeline(options, settings);
}
