import { join } from 'node:path';
import { startTelemetry } from '@mats/telemetry';
import type { Telemetry } from '@mats/telemetry';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { serviceEnvironmentSchema } from './environment.ts';

/** Telemetry as the service's environment asks for it. */
export function startServiceTelemetry(
  name: string,
  options: { environment: z.infer<typeof serviceEnvironmentSchema>; log: Logger },
): Telemetry {
  const { environment, log } = options;
  if (environment.PHOENIX_SESSION_EVALUATOR_FILE_PATH !== undefined) {
    log.warn({}, 'PHOENIX_SESSION_EVALUATOR_FILE_PATH is ignored: see session-extractor.yaml of the collector');
  }
  const endpoint = environment.PHOENIX_COLLECTOR_ENDPOINT ?? environment.OTEL_EXPORTER_OTLP_ENDPOINT;
  const spool = environment.TELEMETRY_SPOOL_DIR;
  return startTelemetry({
    serviceName: name,
    environment: environment.ENVIRONMENT,
    tenantId: environment.TENANT_ID,
    level: environment.TELEMETRY_LEVEL,
    syncExport: environment.TELEMETRY_SYNC_EXPORT,
    log,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(spool === undefined ? {} : { spoolDirectory: join(spool, name) }),
  });
}
