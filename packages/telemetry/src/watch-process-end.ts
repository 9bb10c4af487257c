import type { TelemetryLog } from './telemetry-log.ts';

/**
 * For a program that ends without `shutdown()`, whose spans wait in memory alone: once it has nothing else to do, what waits is sent, and of
 * what could not be sent it is said how much is lost. Of an end by a signal nothing can be known here. Returns what ends the watch.
 */
export function watchProcessEnd(options: {
  readonly flush: () => Promise<unknown>;
  /** Spans that were not delivered. */
  readonly undelivered: () => number;
  readonly log: TelemetryLog;
}): () => void {
  const { flush, undelivered, log } = options;
  const sendRest = (): void => void flush();
  const sayLost = (): void => {
    const lost = undelivered();
    if (lost > 0) log.warn({ lost }, 'spans lost: the program ended without shutdown(), or before it was done');
  };
  process.once('beforeExit', sendRest);
  process.once('exit', sayLost);
  return () => {
    process.off('beforeExit', sendRest);
    process.off('exit', sayLost);
  };
}
