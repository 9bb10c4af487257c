import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HEADERS, isTenantId, MatsError, SPAN_NAMES } from '@mats/contracts';
import type { ServiceTokens } from '@mats/service';
import { pageSpanIdOf, withSession, withSpan } from '@mats/telemetry';
import type { Request, Response } from 'express';
import type { Agent, Dispatcher } from 'undici';
import { compressionFor } from './compress-answer.ts';
import type { Login } from './login-cookie.ts';

/** Request headers that go on as they came; all others stay here. */
const PASSED_ON = ['accept', 'content-type', 'prefer', 'last-event-id', 'idempotency-key', 'x-request-id'] as const;

/** Answer headers that go back. */
const PASSED_BACK = [
  'content-type',
  'content-length',
  'location',
  'retry-after',
  'x-accel-buffering',
  'x-session-id',
  'x-trace-id',
  'x-investigation-id',
] as const;

/** Sends requests of signed-in people on to the orchestrator. */
export interface OrchestratorProxy {
  /** Passes a request on and its answer back, both as they come. @throws MatsError `orchestrator_unreachable` */
  forward(request: Request, response: Response, login: Login): Promise<void>;
  /** Reads a small JSON answer. @throws MatsError `orchestrator_unreachable` */
  readJson(path: string, login: Login): Promise<unknown>;
  /** The same with its status, whatever that is. */
  read(path: string, login: Login): Promise<{ status: number; body: unknown }>;
  /** Resolves when the orchestrator answers. */
  check(): Promise<undefined>;
  /** Ends open event streams, so that a stopping server need not wait for them; browsers come back by themselves. */
  endStreams(): void;
  close(): Promise<void>;
}

interface Sent {
  method: Dispatcher.HttpMethod;
  headers: Record<string, string>;
  body: string | Readable | null;
  signal: AbortSignal;
}

function only(headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value;
  }
  return kept;
}

function outgoing(
  request: Request,
  { login, authorization }: { login: Login; authorization: string },
): Pick<Sent, 'headers' | 'body'> {
  const headers: Record<string, string> = { ...only(request.headers, PASSED_ON), authorization };
  headers[HEADERS.userEmail] = login.email;
  if (login.tenant !== undefined) headers[HEADERS.tenantId] = login.tenant;
  const session = request.get(HEADERS.sessionId);
  if (session !== undefined) headers[HEADERS.sessionId] = session;
  if (request.method === 'GET' || request.method === 'HEAD') return { headers, body: null };
  // JSON was read by the body parser, which holds its limits; everything else streams through.
  const parsed: unknown = request.body;
  if (parsed !== undefined) return { headers, body: JSON.stringify(parsed) };
  const length = request.get('content-length');
  if (length !== undefined) headers['content-length'] = length;
  return { headers, body: request };
}

/** Aborts when the browser has gone before its answer was complete. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** The span of a request that began a turn: a child of the turn's root, which the answer names. */
async function inUiRequestSpan(
  turn: { request: Request; response: Response; answer: Dispatcher.ResponseData; startTime: number; login: Login },
  work: () => Promise<void>,
): Promise<void> {
  const parent = turn.answer.headers[HEADERS.traceresponse];
  const sessionId = turn.answer.headers[HEADERS.sessionId.toLowerCase()];
  if (typeof parent !== 'string' || typeof sessionId !== 'string') return work();
  const attributes = {
    'http.request.method': turn.request.method,
    'http.route': turn.request.path,
    'http.response.status_code': turn.answer.statusCode,
  };
  // An id that the orchestrator knows as well, so that it can tell whether the span is stored.
  const ids = { spanId: pageSpanIdOf(parent) };
  const { startTime } = turn;
  const span = { name: SPAN_NAMES.uiRequest, kind: 'CHAIN', parent, ids, startTime, attributes } as const;
  // The whole turn is in the project of its tenant, whichever of its spans comes first.
  const tenantId = turn.answer.headers[HEADERS.tenantId.toLowerCase()];
  const scope = { sessionId, userEmail: turn.login.email, ...(isTenantId(tenantId) ? { tenantId } : {}) };
  await withSession(scope, () => withSpan(span, work));
}

export interface ProxyOptions {
  url: string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Proves to the orchestrator that a request is this server's, and on whose behalf. */
  tokens: Pick<ServiceTokens, 'bearerFor'>;
}

/** A proxy for one orchestrator. */
export function createOrchestratorProxy({ url, now, tokens }: ProxyOptions): OrchestratorProxy {
  const bearerOf = ({ email, isAdministrator = false }: Login): string =>
    tokens.bearerFor('orchestrator', email, { isAdministrator });
  // No time limit on answers: an investigation takes what it takes, and an event stream stays open.
  const connect = async (): Promise<Agent> => {
    const undici = await import('undici');
    return new undici.Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 3000 } });
  };
  // Connected when first asked: loading undici would be a large part of the server's start.
  let connected: Promise<Agent> | undefined;
  const streams = new Set<Response>();
  const unreachable = (cause: unknown): MatsError => new MatsError('orchestrator_unreachable', { url }, { cause });
  const send = async (path: string, sent: Sent): Promise<Dispatcher.ResponseData> => {
    try {
      const dispatcher = await (connected ??= connect());
      return await dispatcher.request({ origin: new URL(url).origin, path, ...sent });
    } catch (thrown) {
      throw sent.signal.aborted ? thrown : unreachable(thrown);
    }
  };
  const get = (path: string, headers: Record<string, string>): Promise<Dispatcher.ResponseData> =>
    send(path, { method: 'GET', headers, body: null, signal: AbortSignal.timeout(5000) });
  const read: OrchestratorProxy['read'] = async (path, login) => {
    try {
      const answer = await get(path, { accept: 'application/json', authorization: bearerOf(login) });
      return { status: answer.statusCode, body: await answer.body.json() };
    } catch (thrown) {
      throw unreachable(thrown);
    }
  };

  return {
    forward: async (request, response, login) => {
      const startTime = now();
      const signal = goneSignal(response);
      const method = request.method as Dispatcher.HttpMethod;
      const answer = await send(request.originalUrl, {
        method,
        ...outgoing(request, { login, authorization: bearerOf(login) }),
        signal,
      }).catch((thrown: unknown) => {
        if (signal.aborted) return null;
        throw thrown;
      });
      if (answer === null) return;
      const passBack = async (): Promise<void> => {
        response.status(answer.statusCode);
        response.set({ 'cache-control': 'no-store', ...only(answer.headers, PASSED_BACK) });
        const compression = compressionFor(request.headers, answer.headers);
        if (compression !== null) {
          response.removeHeader('content-length');
          response.set({ 'content-encoding': compression.encoding, vary: 'accept-encoding' });
        }
        response.flushHeaders();
        if (String(answer.headers['content-type']).startsWith('text/event-stream')) {
          streams.add(response);
          response.once('close', () => streams.delete(response));
        }
        // A cut stream is cut for the browser as well: it then knows that the answer is not complete.
        const steps = compression === null ? [] : [compression.stream];
        await pipeline([answer.body, ...steps, response]).catch(() => response.destroy());
      };
      await inUiRequestSpan({ request, response, answer, startTime, login }, passBack);
    },
    read,
    readJson: async (path, login) => {
      const { status, body } = await read(path, login);
      if (status !== 200) throw unreachable(new Error(`${path} answered ${status}`));
      return body;
    },
    check: async () => {
      const { statusCode, body } = await get('/healthz', {});
      await body.dump();
      if (statusCode !== 200) throw new Error(`${url}/healthz answered ${statusCode}`);
      return undefined;
    },
    endStreams: () => {
      for (const response of streams) response.destroy();
    },
    close: async () => (await connected)?.close(),
  };
}
