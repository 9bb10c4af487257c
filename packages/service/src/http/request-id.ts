import { HEADERS } from '@mats/contracts';
import type { RequestHandler } from 'express';

declare module 'express-serve-static-core' {
  interface Request {
    /** Names this request in the log and in `internal` errors. */
    id: string;
  }
}

const USABLE = /^[A-Za-z0-9._=-]{1,128}$/;

/** Takes the caller's request id when it is harmless, else makes one. */
export function requestId(newId: () => string): RequestHandler {
  const name = HEADERS.requestId.toLowerCase();
  return (request, response, next) => {
    const given = request.headers[name];
    request.id = typeof given === 'string' && USABLE.test(given) ? given : newId();
    response.setHeader(HEADERS.requestId, request.id);
    next();
  };
}
