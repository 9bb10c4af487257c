import { currentSession, currentSpan, redactSecrets, replaceEmails } from '@mats/telemetry';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** Fields whose value is never written, wherever a caller puts them: the one list. */
const REDACTED_PATHS = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'email',
  'userEmail',
  '*.authorization',
  '*.cookie',
  '*.password',
  '*.secret',
  '*.token',
  '*.email',
  '*.userEmail',
  'headers["x-user-email"]',
];

/** Text that may stand in a log: no secret and no e-mail address. */
export function loggable(text: string): string {
  return replaceEmails(redactSecrets(text), () => '[e-mail]');
}

function serialiseError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: loggable(String(error)) };
  return {
    type: error.name,
    message: loggable(error.message),
    stack: loggable(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: serialiseError(error.cause) }),
  };
}

/**
 * The service's log: one JSON object a line, with the session and trace of the code that writes it. Objects come
 * first, then a constant short message.
 */
export function createLogger(options: { name: string; level: string }, destination?: DestinationStream): Logger {
  const settings = {
    name: options.name,
    level: options.level,
    base: { service: options.name },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    serializers: { err: serialiseError, cause: serialiseError },
    mixin: () => {
      const session = currentSession();
      const span = currentSpan();
      return {
        ...(session === undefined ? {} : { session: session.sessionId }),
        ...(span === undefined ? {} : { trace: span.traceId, span: span.spanId }),
      };
    },
  };
  return destination === undefined ? pino(settings) : pino(settings, destination);
}
