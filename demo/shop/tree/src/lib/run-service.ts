import type { Server } from 'node:http';
import type { Logger } from './log.ts';
import { logProcess } from './log-process.ts';

export interface RunningService {
  readonly server: Server;
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
  /** Runs when the platform asks the service to stop, after the last request. */
  readonly onStop?: () => void;
}

/** Listens, and stops on SIGTERM once the requests in flight are answered. */
export function runService({ server, host, port, log, onStop }: RunningService): void {
  logProcess(log);
  server.listen(port, host, () => log.info({ port, node: process.version }, 'listening'));
  process.once('SIGTERM', () => {
    log.info('stopping');
    // Callers keep connections open for the next request; without this the stop would wait for them.
    setInterval(() => server.closeIdleConnections(), 50).unref();
    server.close(() => {
      onStop?.();
      log.info('stopped');
      process.exit(0);
    });
  });
}
