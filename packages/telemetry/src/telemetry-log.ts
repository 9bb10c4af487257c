/** Where telemetry reports its own trouble; pino's shape, so that a service hands in its logger. */
export interface TelemetryLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export const SILENT_LOG: TelemetryLog = { info: () => undefined, warn: () => undefined };
