import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { InvestigationEvent } from '@mats/contracts';
import { followEvents } from './follow-events.ts';
import type { Connection } from './follow-events.ts';
import { backoff } from './pause.ts';

const AT = '2026-01-02T03:04:05.000Z';
const log: InvestigationEvent[] = [
  { seq: 1, at: AT, body: { type: 'state', state: 'accepted' } },
  { seq: 2, at: AT, body: { type: 'agent.started', agent: 'sre', attempt: 1 } },
  { seq: 3, at: AT, body: { type: 'agent.step', agent: 'sre', step: 'Reading' } },
  { seq: 4, at: AT, body: { type: 'state', state: 'done' } },
];

function frame(event: InvestigationEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server | undefined;

/** A real stream server that gives one answer per connection; the last one is repeated. */
async function serve(answers: readonly Answer[]): Promise<string> {
  let connection = 0;
  server = createServer((request, response) => {
    const answer = answers[Math.min(connection, answers.length - 1)];
    connection += 1;
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
}

function stream(events: readonly InvestigationEvent[], end: (response: ServerResponse) => void): Answer {
  return (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': heartbeat\n\n' + events.map(frame).join(''), () => end(response));
  };
}

function after(request: IncomingMessage): number {
  return Number(request.headers['last-event-id'] ?? 0);
}

const rest: Answer = (request, response) => stream(log.slice(after(request)), (open) => open.end())(request, response);

async function follow(path: string, signal = new AbortController().signal): Promise<[number[], Connection[]]> {
  const seen: number[] = [];
  const connections: Connection[] = [];
  await followEvents({
    path,
    after: 0,
    onEvent: (event) => seen.push(event.seq),
    onConnection: (connection) => connections.push(connection),
    signal,
    fetch,
    pause: () => Promise.resolve(),
    silenceMs: 300,
  });
  return [seen, connections];
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('followEvents', () => {
  test('reads a whole log and stops by itself', async () => {
    const [seen, connections] = await follow(await serve([rest]));
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(connections).toEqual(['connecting', 'live']);
  });

  test.each<[string, Answer]>([
    ['cut by the network', stream(log.slice(0, 2), (response) => response.destroy())],
    ['closed early by the server', stream(log.slice(0, 2), (response) => response.end())],
    ['silent for too long', stream(log.slice(0, 2), () => undefined)],
    ['a gap in the numbers', stream([...log.slice(0, 2), ...log.slice(3)], (response) => response.end())],
    ['a gateway that answers 502', (_request, response) => response.writeHead(502).end('{}')],
    ['an event sent twice', stream([...log.slice(0, 2), ...log.slice(0, 2)], (response) => response.end())],
  ])('%s: comes back with every event once', async (_what, first) => {
    const [seen, connections] = await follow(await serve([first, rest]));
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(connections).toContain('reconnecting');
  });

  test('asks to continue after the last event it has', async () => {
    const asked: number[] = [];
    const path = await serve([
      stream(log.slice(0, 3), (response) => response.end()),
      (request, response) => {
        asked.push(after(request));
        rest(request, response);
      },
    ]);
    await follow(path);
    expect(asked).toEqual([3]);
  });

  test('gives up with the server’s words when trying again cannot help', async () => {
    const body = JSON.stringify({
      error: { code: 'not_signed_in', message: 'Nobody is signed in.', next: 'Sign in.' },
    });
    const path = await serve([(_request, response) => response.writeHead(401).end(body)]);
    await expect(follow(path)).rejects.toMatchObject({ status: 401, failure: { code: 'not_signed_in' } });
  });

  test('an event that breaks the contract ends it with an error instead of a loop', async () => {
    const path = await serve([
      (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.end('data: {"seq":"one"}\n\n');
      },
    ]);
    await expect(follow(path)).rejects.toMatchObject({ failure: { code: 'bad_answer' } });
  });

  test('stops at once when it is no longer wanted', async () => {
    const controller = new AbortController();
    const path = await serve([stream(log.slice(0, 1), () => controller.abort())]);
    const [seen] = await follow(path, controller.signal);
    expect(seen.length).toBeLessThanOrEqual(1);
  });
});

describe('backoff', () => {
  test('grows, has a ceiling and is spread', () => {
    expect(backoff(1, () => 1)).toBe(400);
    expect(backoff(3, () => 0)).toBe(800);
    expect(backoff(50, () => 1)).toBe(5000);
  });
});
