import { pino, stdTimeFunctions, type Logger } from 'pino';

export type { Logger } from 'pino';

/** One JSON object a line on standard output; `err` is written with its stack and causes. */
export function createLogger(service: string): Logger {
  return pino({
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
