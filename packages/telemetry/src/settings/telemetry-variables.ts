/**
 * The environment variables that telemetry reads: OpenTelemetry's own names, those of Phoenix, and the ones that
 * users of the original platform know. Of several for one setting the first that is set wins.
 */
export const TELEMETRY_VARIABLES = {
  TELEMETRY_ENABLED: '`false`: level `disabled`',
  PHOENIX_ENABLED: '`false`: level `disabled`',
  OTEL_SDK_DISABLED: '`true`: level `disabled`',
  TELEMETRY_LEVEL: '`disabled`, `basic`, `detailed` (default) or `verbose`',
  TELEMETRY_SYNC_EXPORT: '`true`: each span is sent when it ends, for tests',
  OTEL_SERVICE_NAME: 'the name of the service',
  SERVICE_VERSION: 'its version',
  ENVIRONMENT: '`development` (default), `staging`, `production`, …',
  TENANT_ID: 'whose spans these are when a session names no tenant',
  PHOENIX_COLLECTOR_ENDPOINT: 'where spans go',
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'where spans go',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'where spans go',
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: '`http/protobuf` or `grpc`, for an endpoint of OpenTelemetry’s names',
  OTEL_EXPORTER_OTLP_PROTOCOL: '`http/protobuf` or `grpc`, for an endpoint of OpenTelemetry’s names',
  PHOENIX_USE_TLS: '`true`: TLS where the address names no scheme',
  OTEL_EXPORTER_OTLP_INSECURE: '`false`: TLS where the address names no scheme',
  OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE: 'file with the certificates to trust (PEM)',
  OTEL_EXPORTER_OTLP_CERTIFICATE: 'file with the certificates to trust (PEM)',
  OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: 'file with our certificate (PEM)',
  OTEL_EXPORTER_OTLP_CLIENT_KEY: 'file with its key (PEM)',
  PHOENIX_API_KEY: 'sent as `authorization: Bearer …`',
  PHOENIX_CLIENT_HEADERS: 'headers for every batch: `name=value,name=value`',
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'headers for every batch: `name=value,name=value`',
  OTEL_EXPORTER_OTLP_HEADERS: 'headers for every batch: `name=value,name=value`',
  OTEL_EXPORTER_OTLP_TRACES_COMPRESSION: '`none` (default) or `gzip`, over HTTP',
  OTEL_EXPORTER_OTLP_COMPRESSION: '`none` (default) or `gzip`, over HTTP',
  PHOENIX_PROJECT_NAME: 'the project of the default tenant',
  TELEMETRY_TENANT_PROJECT_TEMPLATE: 'the project of every other tenant, with `{tenant}` and `{service}`',
  MATS_PII: '`plain` (default), or `hash`: e-mail addresses in spans become pseudonyms',
  MATS_PII_KEY: 'without it whoever knows an address can compute its pseudonym; the same for all services',
  TELEMETRY_SPOOL_DIR: 'folder for spans that cannot be sent yet; without it they wait in memory',
  TELEMETRY_MAX_QUEUE_SIZE: 'spans that wait for their batch, at most (default 65536)',
  OTEL_BSP_MAX_QUEUE_SIZE: 'spans that wait for their batch, at most (default 65536)',
  TELEMETRY_MAX_EXPORT_BATCH_SIZE: 'spans of a batch (default 512)',
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: 'spans of a batch (default 512)',
  TELEMETRY_SCHEDULE_DELAY_MILLIS: 'how long the first span of a batch waits for others (default 100)',
  OTEL_BSP_SCHEDULE_DELAY: 'how long the first span of a batch waits for others (default 100)',
  TELEMETRY_EXPORT_TIMEOUT_MILLIS: 'how long the endpoint has to take a batch (default 2500)',
  OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: 'how long the endpoint has to take a batch (default 2500)',
  OTEL_EXPORTER_OTLP_TIMEOUT: 'how long the endpoint has to take a batch (default 2500)',
  OTEL_BSP_EXPORT_TIMEOUT: 'how long the endpoint has to take a batch (default 2500)',
  TELEMETRY_DROP_ON_QUEUE_FULL: '`false`: a full queue keeps what comes on top, in memory',
  TELEMETRY_LOG_DROPPED_SPANS: '`false`: no warnings of dropped spans; they are still counted',
  TELEMETRY_MAX_DROP_LOG_RATE_PER_MINUTE: 'warnings of dropped spans a minute, at most (default 10)',
  TELEMETRY_MAX_CACHED_TENANTS: 'tenants that stay ready (default 100)',
  TELEMETRY_TENANT_CACHE_TTL_SECONDS: 'a tenant not used for so long is let go (default 3600)',
} as const;

export type TelemetryVariable = keyof typeof TELEMETRY_VARIABLES;

/** The table of variables as docs/telemetry.md shows it. */
export function variableTable(): string {
  const rows = Object.entries(TELEMETRY_VARIABLES).map(([name, says]) => `| \`${name}\` | ${says} |`);
  return ['| variable | what it sets |', '| --- | --- |', ...rows].join('\n');
}
