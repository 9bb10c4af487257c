import { createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HEADERS } from '@mats/contracts';
import { bodyOf } from '../support/trace-receiver.ts';

/** How an agent misbehaves over HTTP; `late` answers after so many milliseconds. */
export type Misbehaviour =
  | 'hangs'
  | 'status-500'
  | 'no-json'
  | 'wrong-schema'
  | 'half-answer'
  | { readonly late: number };

/** Stands before an agent: passes calls on, but for those that shall go wrong. */
export interface AgentDoor {
  readonly url: string;
  /** How often each call was made, by its idempotency key. */
  readonly calls: ReadonlyMap<string, number>;
  /** The next `times` calls go wrong. */
  misbehave(how: Misbehaviour, times: number): void;
  close(): Promise<void>;
}

const NDJSON = { 'content-type': 'application/x-ndjson' };

function passOn(target: string, { request, body, response }: Call, change?: (answer: Buffer) => Buffer): void {
  const { host: _host, ...headers } = request.headers;
  const onward = send(new URL(request.url ?? '/', target), { method: request.method, headers }, (answer) => {
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...rest } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, rest);
    // An agent that dies in the middle of its answer is seen to do so.
    answer.once('close', () => (answer.complete ? undefined : response.destroy()));
    if (change === undefined) return void answer.pipe(response);
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.once('end', () => {
      response.write(change(Buffer.concat(chunks)));
      response.destroy();
    });
  });
  onward.once('error', () => response.destroy());
  response.once('close', () => onward.destroy());
  onward.end(body);
}

interface Call {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
}

function goWrong(how: Misbehaviour, call: Call, target: string): void {
  const { response } = call;
  if (how === 'hangs') return;
  if (how === 'status-500') return void response.writeHead(500).end('no');
  if (how === 'no-json') return void response.writeHead(200, NDJSON).end('{"type":"result"\n');
  if (how === 'wrong-schema')
    return void response.writeHead(200, NDJSON).end('{"type":"result","finding":{"agent":7}}\n');
  if (how === 'half-answer') return passOn(target, call, (answer) => answer.subarray(0, answer.length >> 1));
  setTimeout(() => passOn(target, call), how.late);
}

/** Opens the door to the agent at `target`. */
export async function openAgentDoor(target: string): Promise<AgentDoor> {
  let left = 0;
  let how: Misbehaviour = 'hangs';
  const calls = new Map<string, number>();
  const server = createServer((request, response) => {
    const key = request.headers[HEADERS.idempotencyKey.toLowerCase()];
    if (typeof key === 'string') calls.set(key, (calls.get(key) ?? 0) + 1);
    void bodyOf(request).then(
      (body) => {
        const call = { request, body, response };
        // Agents are asked for spans as well, at moments of their own.
        if (key === undefined || left === 0) return passOn(target, call);
        left -= 1;
        goWrong(how, call, target);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    misbehave: (next, times) => {
      how = next;
      left = times;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
