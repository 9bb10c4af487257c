import { join } from 'node:path';
import { startTelemetry, telemetryFromEnvironment } from '@mats/telemetry';
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
  const texts = Object.entries(environment).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const { spoolDirectory, ...settings } = telemetryFromEnvironment(Object.fromEntries(texts));
  return startTelemetry({
    ...settings,
    serviceName: name,
    log,
    ...(spoolDirectory === undefined ? {} : { spoolDirectory: join(spoolDirectory, name) }),
  });
}
