import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service behind a door, and what proves to it that its caller may call. */
export interface BehindDoor {
  readonly service: string;
  readonly url: string;
  /** Made anew for every request. */
  readonly proof: () => Readonly<Record<string, string>>;
}

/** Stands before services, proves who calls where a program cannot, and counts how it is answered. */
export interface CountingDoor {
  readonly url: string;
  /** How many requests each service got. */
  tried(): number;
  /** Requests that were answered by a 5xx but 503, or not at all while the caller waited. */
  failures(): readonly string[];
  close(): Promise<void>;
}

/** What belongs to one connection alone. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'expect', 'upgrade']);
/** A question that does not say how it wants to be answered is not answered with its report, minutes later. */
const AT_ONCE = { prefer: 'respond-async' };
/** A stream of events need not end, and a program that reads answers to their end would wait for it. */
const STREAM_MS = 500;

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

function passBack(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 0, withoutHops(answer.headers));
  answer.pipe(response);
  if (answer.headers['content-type']?.startsWith('text/event-stream') !== true) return;
  const leave = setTimeout(() => {
    answer.unpipe(response);
    response.end();
  }, STREAM_MS);
  response.once('close', () => clearTimeout(leave));
}

/** Opens a door to services of one interface: each gets every request, and the first one's answers go back. */
export async function openCountingDoor(targets: readonly BehindDoor[]): Promise<CountingDoor> {
  let tried = 0;
  const failures: string[] = [];
  /** Sends it on; resolves to the answer, undefined where there is none. */
  const send = (
    { service, url, proof }: BehindDoor,
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<IncomingMessage | undefined> => {
    const { method = 'GET', url: path = '/' } = incoming;
    const told = `${service}: ${method} ${path.slice(0, 80)}`;
    const { hostname, port } = new URL(url);
    const headers = { ...AT_ONCE, ...withoutHops(incoming.headers), ...proof() };
    const onward = request({ hostname, port, path, method, headers, agent: false });
    // The caller has left; else all was passed back.
    response.once('close', () => onward.destroy());
    incoming.pipe(onward);
    return new Promise((resolve) => {
      onward.once('response', (answer) => {
        const status = answer.statusCode ?? 0;
        // What is refused because something is away is no finding: `storage_unavailable`, `stopping`.
        if (status >= 500 && status !== 503) failures.push(`${told} was answered ${status}`);
        resolve(answer);
      });
      onward.once('error', () => {
        if (!response.destroyed && !response.headersSent) failures.push(`${told} was not answered`);
        resolve(undefined);
      });
    });
  };
  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    tried += 1;
    const sent = targets.map((target) => send(target, incoming, response));
    const [first, ...others] = await Promise.all(sent);
    for (const answer of others) answer?.resume();
    if (first === undefined) response.destroy();
    else passBack(first, response);
  };
  const server = createServer((incoming, response) => {
    // Node itself refuses to send some.
    pass(incoming, response).catch(() => response.writeHead(400).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tried: () => tried,
    failures: () => failures,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
