import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError, UpstreamError } from './http-error.ts';
import { isRecord } from './is-record.ts';

export interface ServiceCall {
  readonly service: string;
  readonly baseUrl: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly timeoutMs: number;
  readonly requestId: string;
}

const CONNECT_ATTEMPTS = 12;
const CONNECT_PAUSE_MS = 200;

/** A service that restarts refuses connections for a moment; nothing was sent, so asking again is safe. */
function refusedConnection(error: unknown): boolean {
  if (!(error instanceof TypeError) || !isRecord(error.cause)) return false;
  return error.cause['code'] === 'ECONNREFUSED';
}

async function send(call: ServiceCall): Promise<Response> {
  return fetch(new URL(call.path, call.baseUrl), {
    method: call.method,
    headers: { 'content-type': 'application/json', 'x-request-id': call.requestId },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    signal: AbortSignal.timeout(call.timeoutMs),
  });
}

async function sendWhenUp(call: ServiceCall): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(call);
    } catch (error) {
      if (refusedConnection(error) && attempt < CONNECT_ATTEMPTS) {
        await sleep(CONNECT_PAUSE_MS);
        continue;
      }
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      const reason = timedOut ? `did not answer within ${call.timeoutMs} ms` : 'could not be reached';
      throw new UpstreamError(call.service, `${call.service} ${reason}`, undefined, { cause: error });
    }
  }
}

/** Calls another service of the shop. Its 4xx come back as the same 4xx, everything else as 502 or 504. */
export async function callService(call: ServiceCall): Promise<unknown> {
  const response = await sendWhenUp(call);
  const body: unknown = await response.json();
  if (response.ok) return body;
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {};
  const code = typeof error['code'] === 'string' ? error['code'] : 'unknown';
  const reason = typeof error['message'] === 'string' ? error['message'] : 'no reason given';
  if (response.status < 500) throw new HttpError(response.status, code, reason);
  throw new UpstreamError(
    call.service,
    `${call.service} answered ${response.status} (${code}): ${reason}`,
    response.status,
  );
}
