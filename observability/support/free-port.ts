import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems hand out for outgoing connections. */
const [FIRST, LAST] = [18_000, 30_000];
const TRIES = 1_000;
/** What this process has looked at is not given again: nobody may listen there yet, or at the moment. */
const seen = new Set<number>();

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * A TCP port of 127.0.0.1 on which nothing listens. It stays free until somebody asks for it by number, also while a
 * process that listened there is being started again.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(FIRST, LAST);
    if (seen.has(port)) continue;
    seen.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error('There is no free port on 127.0.0.1.');
}
