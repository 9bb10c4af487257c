import { PII_MODES } from '../redaction/hide-emails.ts';
import { readFileSync } from 'node:fs';
import { MatsError } from '@mats/contracts';
import type { TlsFiles } from '../export/transport.ts';
import { SPAN_PROTOCOLS } from './endpoint.ts';
import { TELEMETRY_LEVELS } from './telemetry-level.ts';
import type { BatchOptions, TelemetryOptions, TenantCacheOptions } from './telemetry-options.ts';
import type { TelemetryVariable } from './telemetry-variables.ts';

type Environment = Readonly<Partial<Record<string, string | undefined>>>;

/** Reads settings; a value that cannot be used is an error that names its variable. */
class Reader {
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The first variable that is set, and its value. */
  first(...names: readonly TelemetryVariable[]): { name: TelemetryVariable; value: string } | undefined {
    for (const name of names) {
      const value = this.#environment[name]?.trim();
      if (value !== undefined && value !== '') return { name, value };
    }
    return undefined;
  }

  text(...names: readonly TelemetryVariable[]): string | undefined {
    return this.first(...names)?.value;
  }

  number(...names: readonly TelemetryVariable[]): number | undefined {
    const found = this.first(...names);
    if (found === undefined) return undefined;
    const value = Number(found.value);
    if (Number.isSafeInteger(value) && value >= 0) return value;
    throw refuse(found, { expected: 'a whole number from 0 on', example: '512' });
  }

  flag(...names: readonly TelemetryVariable[]): boolean | undefined {
    const found = this.first(...names);
    if (found === undefined) return undefined;
    const value = found.value.toLowerCase();
    if (value === 'true' || value === '1') return true;
    if (value === 'false' || value === '0') return false;
    throw refuse(found, { expected: 'true or false', example: 'true' });
  }

  oneOf<Value extends string>(allowed: readonly Value[], ...names: readonly TelemetryVariable[]): Value | undefined {
    const found = this.first(...names);
    if (found === undefined) return undefined;
    const value = allowed.find((one) => one === found.value.toLowerCase());
    if (value !== undefined) return value;
    throw refuse(found, { expected: allowed.join(' or '), example: allowed[0] ?? '' });
  }

  file(...names: readonly TelemetryVariable[]): string | undefined {
    const found = this.first(...names);
    if (found === undefined) return undefined;
    try {
      return readFileSync(found.value, 'utf8');
    } catch (cause) {
      throw refuse(found, { expected: 'a file that can be read', example: '/etc/ssl/certs/ca.pem', cause });
    }
  }
}

function refuse(
  found: { name: string; value: string },
  options: { expected: string; example: string; cause?: unknown },
): MatsError {
  const { expected, example, cause } = options;
  const reason = `it is "${found.value}"; ${expected} is expected`;
  return new MatsError('configuration_invalid', { name: found.name, reason, example }, { cause });
}

/** The given values without those that are undefined. */
function defined<Values extends object>(
  values: Partial<{ [Name in keyof Values]: Values[Name] | undefined }>,
): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;
}

/** `name=value,name=value`, values percent-encoded, as OpenTelemetry writes headers. */
function headersOf(text: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const pair of (text ?? '').split(',')) {
    const equals = pair.indexOf('=');
    if (equals > 0) headers[pair.slice(0, equals).trim().toLowerCase()] = decodedValue(pair.slice(equals + 1).trim());
  }
  return headers;
}

function decodedValue(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function whereTo(read: Reader): Partial<TelemetryOptions> {
  const phoenix = read.text('PHOENIX_COLLECTOR_ENDPOINT');
  const endpoint = phoenix ?? read.text('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT');
  const isInsecure = read.flag('OTEL_EXPORTER_OTLP_INSECURE');
  const key = read.text('PHOENIX_API_KEY');
  const headers = {
    ...headersOf(read.text('OTEL_EXPORTER_OTLP_TRACES_HEADERS', 'OTEL_EXPORTER_OTLP_HEADERS')),
    ...headersOf(read.text('PHOENIX_CLIENT_HEADERS')),
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  const tls = defined<TlsFiles>({
    ca: read.file('OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE', 'OTEL_EXPORTER_OTLP_CERTIFICATE'),
    cert: read.file('OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE'),
    key: read.file('OTEL_EXPORTER_OTLP_CLIENT_KEY'),
  });
  return defined<TelemetryOptions>({
    endpoint,
    // OpenTelemetry's protocol is for OpenTelemetry's endpoint: both are often set for somebody else.
    protocol:
      phoenix === undefined
        ? read.oneOf(SPAN_PROTOCOLS, 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL')
        : undefined,
    useTls: read.flag('PHOENIX_USE_TLS') ?? (isInsecure === undefined ? undefined : !isInsecure),
    headers: Object.keys(headers).length === 0 ? undefined : headers,
    tls: Object.keys(tls).length === 0 ? undefined : tls,
    compression: read.oneOf(
      ['none', 'gzip'],
      'OTEL_EXPORTER_OTLP_TRACES_COMPRESSION',
      'OTEL_EXPORTER_OTLP_COMPRESSION',
    ),
  });
}

function batchOf(read: Reader): BatchOptions {
  const isSilent = read.flag('TELEMETRY_LOG_DROPPED_SPANS') === false;
  return defined<BatchOptions>({
    maxQueueSize: read.number('TELEMETRY_MAX_QUEUE_SIZE', 'OTEL_BSP_MAX_QUEUE_SIZE'),
    maxBatchSize: read.number('TELEMETRY_MAX_EXPORT_BATCH_SIZE', 'OTEL_BSP_MAX_EXPORT_BATCH_SIZE'),
    scheduleDelayMs: read.number('TELEMETRY_SCHEDULE_DELAY_MILLIS', 'OTEL_BSP_SCHEDULE_DELAY'),
    exportTimeoutMs: read.number(
      'TELEMETRY_EXPORT_TIMEOUT_MILLIS',
      'OTEL_EXPORTER_OTLP_TRACES_TIMEOUT',
      'OTEL_EXPORTER_OTLP_TIMEOUT',
      'OTEL_BSP_EXPORT_TIMEOUT',
    ),
    dropOnFull: read.flag('TELEMETRY_DROP_ON_QUEUE_FULL'),
    dropLogsPerMinute: isSilent ? 0 : read.number('TELEMETRY_MAX_DROP_LOG_RATE_PER_MINUTE'),
  });
}

function tenantsOf(read: Reader): TenantCacheOptions {
  const seconds = read.number('TELEMETRY_TENANT_CACHE_TTL_SECONDS');
  return defined<TenantCacheOptions>({
    maxCached: read.number('TELEMETRY_MAX_CACHED_TENANTS'),
    ttlMs: seconds === undefined ? undefined : seconds * 1_000,
  });
}

/**
 * Telemetry as the environment asks for it, by the names of `TELEMETRY_VARIABLES`; what is not set is left out:
 * `startTelemetry({ serviceName: 'my-agent', ...telemetryFromEnvironment(process.env) })`.
 *
 * @throws MatsError `configuration_invalid` that names the variable, its value and what is expected.
 */
export function telemetryFromEnvironment(environment: Environment): Partial<TelemetryOptions> {
  const read = new Reader(environment);
  const isOff =
    read.flag('TELEMETRY_ENABLED') === false ||
    read.flag('PHOENIX_ENABLED') === false ||
    read.flag('OTEL_SDK_DISABLED') === true;
  return {
    ...whereTo(read),
    ...defined<TelemetryOptions>({
      serviceName: read.text('OTEL_SERVICE_NAME'),
      serviceVersion: read.text('SERVICE_VERSION'),
      environment: read.text('ENVIRONMENT'),
      tenantId: read.text('TENANT_ID'),
      level: isOff ? 'disabled' : read.oneOf(TELEMETRY_LEVELS, 'TELEMETRY_LEVEL'),
      syncExport: read.flag('TELEMETRY_SYNC_EXPORT'),
      project: read.text('PHOENIX_PROJECT_NAME'),
      projectTemplate: read.text('TELEMETRY_TENANT_PROJECT_TEMPLATE'),
      pii: read.oneOf(PII_MODES, 'MATS_PII'),
      piiKey: read.text('MATS_PII_KEY'),
      spoolDirectory: read.text('TELEMETRY_SPOOL_DIR'),
      batch: batchOf(read),
      tenants: tenantsOf(read),
    }),
  };
}
