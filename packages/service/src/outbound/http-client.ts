import { createHeaderGate } from '@mats/telemetry';
import type { Agent, fetch, Response } from 'undici';

export interface HttpClient {
  /** POSTs JSON with the session's headers when the host is one of ours; resolves with the open reply. */
  post(url: string, request: OutboundRequest): Promise<Response>;
  get(url: string, request?: Omit<OutboundRequest, 'body'>): Promise<Response>;
  delete(url: string, request?: Omit<OutboundRequest, 'body'>): Promise<Response>;
  /** The headers that would go to this address, so that a payload can carry them as well. */
  headersFor: (url: string) => Record<string, string>;
  /** Ends the calls that are still open, too. */
  close(): Promise<void>;
}

export interface OutboundRequest {
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/** `host:port` of a URL, as the session host list holds it. */
export function hostOf(url: string): string {
  return new URL(url).host;
}

interface Sender {
  fetch: typeof fetch;
  dispatcher: Agent;
}

/** Loading undici is a large part of a service's start and not needed to listen; `runService` loads it afterwards. */
async function loadSender(headersTimeoutMs: number): Promise<Sender> {
  const undici = await import('undici');
  // Time limits are the caller's, by signal: an agent may think for longer than a default allows.
  const settings = { headersTimeout: headersTimeoutMs, bodyTimeout: 0, connect: { timeout: 3_000 } };
  return { fetch: undici.fetch, dispatcher: new undici.Agent(settings) };
}

/** An HTTP client that never follows redirects and gives session and trace to the listed hosts alone. */
export function createHttpClient(options: {
  sessionHosts: readonly string[];
  headersTimeoutMs?: number;
  /** The token for a service of ours at that address; undefined for all others. */
  authorize?: (url: string) => string | undefined;
}): HttpClient {
  const gate = createHeaderGate(options.sessionHosts);
  let sender: Promise<Sender> | undefined;
  const load = (): Promise<Sender> => (sender ??= loadSender(options.headersTimeoutMs ?? 0));
  const send = async (url: string, method: 'GET' | 'POST' | 'DELETE', request: OutboundRequest): Promise<Response> => {
    // The headers are those of the caller's context, whatever is waited for.
    const carried = gate(url);
    const authorization = options.authorize?.(url);
    const loaded = await load();
    return loaded.fetch(url, {
      method,
      redirect: 'error',
      dispatcher: loaded.dispatcher,
      headers: {
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...carried,
        ...(authorization === undefined ? {} : { authorization }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  };
  return {
    post: (url, request) => send(url, 'POST', request),
    get: (url, request = {}) => send(url, 'GET', request),
    delete: (url, request = {}) => send(url, 'DELETE', request),
    headersFor: gate,
    close: async () => (await sender)?.dispatcher.destroy(),
  };
}
