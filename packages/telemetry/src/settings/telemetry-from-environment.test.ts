import { describe, expect, test } from '@jest/globals';
import { telemetryFromEnvironment } from './telemetry-from-environment.ts';

describe('telemetryFromEnvironment', () => {
  test('leaves out what is not set', () => {
    expect(telemetryFromEnvironment({ PATH: '/bin', TELEMETRY_LEVEL: '' })).toEqual({ batch: {}, tenants: {} });
  });

  test('reads the names that users of the original platform know', () => {
    const read = telemetryFromEnvironment({
      TELEMETRY_ENABLED: 'true',
      TELEMETRY_LEVEL: 'verbose',
      ENVIRONMENT: 'production',
      PHOENIX_ENABLED: 'true',
      PHOENIX_COLLECTOR_ENDPOINT: 'localhost:4317',
      PHOENIX_USE_TLS: 'false',
      TELEMETRY_SYNC_EXPORT: 'false',
      SERVICE_VERSION: '1.0.0',
      TELEMETRY_MAX_QUEUE_SIZE: '2048',
      TELEMETRY_MAX_EXPORT_BATCH_SIZE: '512',
      TELEMETRY_EXPORT_TIMEOUT_MILLIS: '30000',
      TELEMETRY_SCHEDULE_DELAY_MILLIS: '500',
      TELEMETRY_DROP_ON_QUEUE_FULL: 'true',
      TELEMETRY_LOG_DROPPED_SPANS: 'true',
      TELEMETRY_MAX_DROP_LOG_RATE_PER_MINUTE: '10',
      TELEMETRY_MAX_CACHED_TENANTS: '200',
      TELEMETRY_TENANT_CACHE_TTL_SECONDS: '60',
      TELEMETRY_TENANT_PROJECT_TEMPLATE: 'videos-{tenant_id}-{service}',
    });
    expect(read).toEqual({
      level: 'verbose',
      environment: 'production',
      endpoint: 'localhost:4317',
      useTls: false,
      syncExport: false,
      serviceVersion: '1.0.0',
      projectTemplate: 'videos-{tenant_id}-{service}',
      batch: {
        maxQueueSize: 2_048,
        maxBatchSize: 512,
        exportTimeoutMs: 30_000,
        scheduleDelayMs: 500,
        dropOnFull: true,
        dropLogsPerMinute: 10,
      },
      tenants: { maxCached: 200, ttlMs: 60_000 },
    });
  });

  test('reads the names of OpenTelemetry', () => {
    const read = telemetryFromEnvironment({
      OTEL_SERVICE_NAME: 'chatbot',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4317',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc,X-Org=1',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_EXPORTER_OTLP_INSECURE: 'false',
      OTEL_BSP_MAX_QUEUE_SIZE: '4096',
      OTEL_BSP_SCHEDULE_DELAY: '1000',
    });
    expect(read).toEqual({
      serviceName: 'chatbot',
      endpoint: 'http://collector:4317',
      protocol: 'grpc',
      headers: { authorization: 'Bearer abc', 'x-org': '1' },
      compression: 'gzip',
      useTls: true,
      batch: { maxQueueSize: 4_096, scheduleDelayMs: 1_000 },
      tenants: {},
    });
  });

  test("Phoenix's endpoint comes first, and OpenTelemetry's protocol is not for it", () => {
    const read = telemetryFromEnvironment({
      PHOENIX_COLLECTOR_ENDPOINT: 'http://phoenix:6006/v1/traces',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://phoenix:4317',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      PHOENIX_API_KEY: 'key',
    });
    expect(read).toMatchObject({
      endpoint: 'http://phoenix:6006/v1/traces',
      headers: { authorization: 'Bearer key' },
    });
    expect(read).not.toHaveProperty('protocol');
  });

  test.each([{ TELEMETRY_ENABLED: 'false' }, { PHOENIX_ENABLED: '0' }, { OTEL_SDK_DISABLED: 'TRUE' }])(
    '%j switches tracing off whatever the level',
    (environment) =>
      expect(telemetryFromEnvironment({ TELEMETRY_LEVEL: 'verbose', ...environment }).level).toBe('disabled'),
  );

  test.each([
    [
      { TELEMETRY_LEVEL: 'loud' },
      'TELEMETRY_LEVEL cannot be used: it is "loud"; disabled or basic or detailed or verbose',
    ],
    [{ OTEL_BSP_MAX_QUEUE_SIZE: '-1' }, 'OTEL_BSP_MAX_QUEUE_SIZE cannot be used: it is "-1"; a whole number from 0 on'],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }, 'it is "http/json"; http/protobuf or grpc'],
    [{ PHOENIX_USE_TLS: 'yes' }, 'PHOENIX_USE_TLS cannot be used: it is "yes"; true or false'],
    [{ OTEL_EXPORTER_OTLP_CERTIFICATE: '/nowhere.pem' }, 'it is "/nowhere.pem"; a file that can be read'],
  ])('refuses %j', (environment, message) => expect(() => telemetryFromEnvironment(environment)).toThrow(message));
});
