import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Resolves with the port that was bound, or undefined when it is taken. */
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' ? address?.port : undefined;
      server.close(() => resolve(bound));
    });
  });
}

/** A TCP port of 127.0.0.1 that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) throw new Error('There is no free port on 127.0.0.1.');
  return port;
}

/**
 * Ports that stay free for minutes unless somebody asks for them by number: below those that systems hand out for
 * outgoing connections.
 */
export async function freeQuietPorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = await tryPort(randomInt(18_000, 30_000));
    if (port !== undefined) found.add(port);
  }
  return [...found];
}
