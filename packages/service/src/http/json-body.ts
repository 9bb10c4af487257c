import express from 'express';
import type { Request, RequestHandler } from 'express';

/** What nearly every caller sends; other spellings and encodings are read too, by the general parser. */
const PLAIN_JSON = /^application\/json(?:; ?charset=utf-8)?$/i;
const OBJECT_OR_LIST = /^[ \t\r\n]*[[{]/;

function parse(text: string): unknown {
  if (OBJECT_OR_LIST.test(text)) return JSON.parse(text);
  throw new SyntaxError('it is neither an object nor a list');
}

/** Whether a request's body is plain JSON of a stated length within the limit. */
function isPlain(request: Request, limitBytes: number): boolean {
  const { headers } = request;
  const length = Number(headers['content-length']);
  return (
    length > 0 &&
    length <= limitBytes &&
    headers['content-encoding'] === undefined &&
    PLAIN_JSON.test(headers['content-type'] ?? '')
  );
}

/**
 * Reads JSON bodies of at most `limitBytes` into `request.body`; bodies of other types are left unread. Most bodies
 * take a short way: the general parser costs as much as the rest of a small request.
 */
export function jsonBody(limitBytes: number): RequestHandler {
  let general: RequestHandler | undefined;
  return (request, response, next) => {
    if (!isPlain(request, limitBytes)) {
      // Made when it is first needed: it loads tables of encodings.
      general ??= express.json({ limit: limitBytes, inflate: false });
      general(request, response, next);
      return;
    }
    const chunks: Buffer[] = [];
    let ended = false;
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      ended = true;
      const [only] = chunks;
      const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
      try {
        request.body = parse(bytes.toString('utf8'));
      } catch (error) {
        return next(Object.assign(error as Error, { type: 'entity.parse.failed' }));
      }
      next();
    });
    request.on('error', (error) => {
      if (!ended) next(Object.assign(error, { type: 'request.aborted' }));
    });
  };
}
