import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { TlsFiles } from '../export/transport.ts';
import type { TelemetryLog } from '../telemetry-log.ts';
import type { PiiMode } from '../redaction/hide-emails.ts';
import type { SpanProtocol } from './endpoint.ts';
import type { TelemetryLevel } from './telemetry-level.ts';

/** How spans are collected and sent. */
export interface BatchOptions {
  /** Ended spans that wait for their batch, at most. Default 65,536. */
  maxQueueSize?: number;
  /** Default 512. */
  maxBatchSize?: number;
  /** How long the first span of a batch waits for others. Default 100 ms. */
  scheduleDelayMs?: number;
  /** How long the endpoint has to take a batch. Default 2,500 ms. */
  exportTimeoutMs?: number;
  /** What comes on top of a full queue is dropped and counted (default), or kept in memory. */
  dropOnFull?: boolean;
  /** Warnings of dropped spans a minute, at most; 0: none. Default 10. */
  dropLogsPerMinute?: number;
}

/** How many tenants stay ready. */
export interface TenantCacheOptions {
  /** Default 100. */
  maxCached?: number;
  /** A tenant that was not used for so long is let go. Default one hour. */
  ttlMs?: number;
}

export interface TelemetryOptions {
  serviceName: string;
  serviceVersion?: string;
  environment?: string;
  /** Whose spans these are when a session names no tenant. */
  tenantId?: string;
  level?: TelemetryLevel;
  /** Address of Phoenix or a collector as people write it; see `resolveEndpoint`. Default `http://127.0.0.1:6006`. */
  endpoint?: string;
  protocol?: SpanProtocol;
  /** TLS where the address names no scheme. */
  useTls?: boolean;
  /** Certificates, when those of the system are not enough. */
  tls?: TlsFiles;
  /** Sent with every batch, such as `authorization`. */
  headers?: Readonly<Record<string, string>>;
  compression?: 'none' | 'gzip';
  /** The project of the default tenant. */
  project?: string;
  /** The project of every other tenant: `{tenant}` and `{service}` are replaced. */
  projectTemplate?: string;
  /** Folder for spans that cannot be sent yet; without it they wait in memory and end with the process. */
  spoolDirectory?: string;
  /**
   * Send the spans of a piece of work once its first span in this process has ended, so that work that is killed leaves
   * none without a parent. For services whose work is done again from its beginning.
   */
  wholeWork?: boolean;
  batch?: BatchOptions;
  tenants?: TenantCacheOptions;
  /** `hash`: e-mail addresses in spans become pseudonyms. Default `plain`. */
  pii?: PiiMode;
  /** Makes pseudonyms that nobody can compute who does not have it; the same for all services. */
  piiKey?: string;
  /** Export each span when it ends: for tests. */
  syncExport?: boolean;
  /** Left out: warnings go to standard error, one line each. */
  log?: TelemetryLog;
  now?: () => number;
  /** Instead of sending anywhere: for tests. */
  exporter?: SpanExporter;
}
