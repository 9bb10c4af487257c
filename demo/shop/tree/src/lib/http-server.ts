import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { describeError, HttpError } from './http-error.ts';
import type { Logger } from './log.ts';
import { readJson } from './read-json.ts';

export interface ShopRequest {
  readonly requestId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly log: Logger;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly contentType?: string;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Segments that start with a colon are parameters. */
  readonly path: string;
  handle(request: ShopRequest): Promise<Reply>;
}

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly log: Logger;
  readonly maxBodyBytes: number;
  /** Requests beyond this number are turned away with 503 at once. */
  readonly maxInFlight: number;
}

function matchPath(pattern: string, pathname: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const actual = pathname.split('/');
  if (expected.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = actual[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

function send(response: ServerResponse, reply: Reply): void {
  const contentType = reply.contentType ?? 'application/json';
  const text = contentType === 'application/json' ? JSON.stringify(reply.body) : String(reply.body);
  response.writeHead(reply.status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

async function dispatch(request: IncomingMessage, options: ServerOptions, context: RequestContext): Promise<Reply> {
  if (context.inFlight > options.maxInFlight) {
    throw new HttpError(503, 'overloaded', `${context.inFlight} requests in flight, at most ${options.maxInFlight}`);
  }
  for (const route of options.routes) {
    if (route.method !== request.method) continue;
    const params = matchPath(route.path, context.url.pathname);
    if (params === undefined) continue;
    const body = await readJson(request, options.maxBodyBytes);
    return route.handle({ ...context, params, query: context.url.searchParams, body });
  }
  throw new HttpError(404, 'not_found', `no route for ${request.method ?? '?'} ${context.url.pathname}`);
}

interface RequestContext {
  readonly requestId: string;
  readonly url: URL;
  readonly log: Logger;
  readonly inFlight: number;
}

/** A JSON server: routes, request ids, one log line a request, errors as `{ error: { code, message } }`. */
export function createHttpServer(options: ServerOptions): Server {
  let inFlight = 0;
  return createServer((request, response) => {
    const started = performance.now();
    const header = request.headers['x-request-id'];
    const requestId = typeof header === 'string' ? header : randomUUID().slice(0, 8);
    const url = new URL(request.url ?? '/', 'http://shop');
    const log = options.log.child({ requestId });
    inFlight += 1;
    response.once('close', () => {
      if (response.writableFinished) return;
      const durationMs = Math.round(performance.now() - started);
      log.warn({ method: request.method, path: url.pathname, durationMs }, 'caller went away before the answer');
    });
    dispatch(request, options, { requestId, url, log, inFlight })
      .catch((error: unknown): Reply => {
        const { status, code, message } = describeError(error);
        if (status >= 500) log.error({ err: error, method: request.method, path: url.pathname }, 'request failed');
        else log.warn({ code, reason: message, method: request.method, path: url.pathname }, 'request refused');
        return { status, body: { error: { code, message } } };
      })
      .then((reply) => {
        send(response, reply);
        if (url.pathname === '/healthz') return;
        const durationMs = Math.round(performance.now() - started);
        log.info({ method: request.method, path: url.pathname, status: reply.status, durationMs }, 'request completed');
      })
      .catch((error: unknown) => log.error({ err: error }, 'reply could not be sent'))
      .finally(() => {
        inFlight -= 1;
      });
  });
}
