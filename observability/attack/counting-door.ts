import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a service, proves who calls where a program cannot, and counts how it is answered. */
export interface CountingDoor {
  readonly url: string;
  tried(): number;
  /** Requests that were answered by a 5xx but 503, or not at all while the caller waited. */
  failures(): readonly string[];
  close(): Promise<void>;
}

/** What belongs to one connection alone. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'expect', 'upgrade']);

/** Opens a door to `target`; what `proof` says of the caller is made anew for every request. */
export async function openCountingDoor(
  target: string,
  proof: () => Readonly<Record<string, string>>,
): Promise<CountingDoor> {
  let tried = 0;
  const failures: string[] = [];
  const pass = (incoming: IncomingMessage, response: ServerResponse): void => {
    tried += 1;
    const { method = 'GET', url: path = '/' } = incoming;
    const told = `${method} ${path.slice(0, 80)}`;
    const kept = Object.entries(incoming.headers).filter(([name]) => !HOP_BY_HOP.has(name));
    const { hostname, port } = new URL(target);
    const headers = { ...Object.fromEntries(kept), ...proof() };
    const onward = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      const status = answer.statusCode ?? 0;
      // What is refused because something is away is no finding: `storage_unavailable`, `stopping`.
      if (status >= 500 && status !== 503) failures.push(`${told} was answered ${status}`);
      response.writeHead(status, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', () => {
      if (!response.destroyed && !response.headersSent) failures.push(`${told} was not answered`);
      response.destroy();
    });
    response.once('close', () => onward.destroy());
    incoming.pipe(onward);
  };
  const server = createServer((incoming, response) => {
    try {
      pass(incoming, response);
    } catch {
      // Node itself refuses to send it.
      response.writeHead(400).end();
    }
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
