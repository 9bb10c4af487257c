/** Where telemetry reports its own trouble; pino's shape, so that a service hands in its logger. */
export interface TelemetryLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** For a program that hands in no logger: what is lost or cannot be sent is said on its standard error, the rest is not. */
export const WARNING_LOG: TelemetryLog = {
  info: () => undefined,
  warn: (fields, message) => {
    process.stderr.write(`telemetry: ${message} ${JSON.stringify(fields)}\n`);
  },
};

export const SILENT_LOG: TelemetryLog = { info: () => undefined, warn: () => undefined };
