import { MatsError } from '@mats/contracts';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';

function readableIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  return `${path === '' ? 'the body' : path}: ${issue?.message ?? 'does not fit'}${more}`;
}

const OBJECT_OR_LIST = /^[ \t\r\n]*[[{]/;

/** What `express.json` documents of its errors: the kind, the text that could not be parsed, the limit in bytes. */
interface BodyError {
  type?: unknown;
  message?: unknown;
  body?: unknown;
  limit?: unknown;
}

function invalidJson(error: BodyError): MatsError {
  const isTried = typeof error.body === 'string' && OBJECT_OR_LIST.test(error.body);
  const reason = isTried ? error.message : 'it is neither an object nor a list';
  return new MatsError('invalid_json', { reason }, { cause: error });
}

/** What body parsers and schemas throw, as errors of the registry. */
function translate(thrown: unknown, service: string, request: string): MatsError {
  if (thrown instanceof MatsError) return thrown;
  if (thrown instanceof z.ZodError) return new MatsError('invalid_request', { reason: readableIssue(thrown) });
  const error = (thrown ?? {}) as BodyError;
  const { type, message, limit } = error;
  if (type === 'entity.parse.failed') return invalidJson(error);
  if (type === 'entity.too.large') {
    return new MatsError('body_too_large', { limit: `${Number(limit) / 1024 / 1024} MB` }, { cause: thrown });
  }
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return new MatsError('unsupported_media_type', { seen: message, expected: 'application/json in UTF-8' });
  }
  if (type === 'request.aborted' || type === 'request.size.invalid') {
    return new MatsError('invalid_request', { reason: 'the body ended early' }, { cause: thrown });
  }
  if (thrown instanceof URIError) return new MatsError('invalid_request', { reason: 'the address is not valid' });
  return new MatsError('internal', { service, request }, { cause: thrown });
}

/** When to come back, by status: what starts is there soon, a queue takes longer. */
const RETRY_AFTER_SECONDS: Readonly<Record<number, string>> = { 429: '5', 503: '2', 507: '30' };

/** The last middleware: every error becomes an answer of the registry; its cause goes to the log alone. */
export function errorHandler(options: {
  service: string;
  log: Logger;
  knownFailure?: (thrown: unknown) => MatsError | undefined;
}): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const error = options.knownFailure?.(thrown) ?? translate(thrown, options.service, request.id);
    const fields = { code: error.code, status: error.status, method: request.method, err: thrown };
    if (error.status >= 500) options.log.error(fields, 'request failed');
    else options.log.info({ code: error.code, status: error.status, method: request.method }, 'request refused');
    if (response.headersSent) {
      next(thrown);
      return;
    }
    const waitSeconds = RETRY_AFTER_SECONDS[error.status];
    if (waitSeconds !== undefined) response.set('Retry-After', waitSeconds);
    response.status(error.status).json({ error: error.toFailure() });
  };
}

/** Answers what no route took. */
export const notFoundHandler: RequestHandler = (request, _response, next) => {
  next(new MatsError('not_found', { seen: `${request.method} ${request.path}` }));
};
