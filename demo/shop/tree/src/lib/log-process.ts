import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Logger } from './log.ts';

const EVERY_MS = 10_000;
const MEGABYTE = 2 ** 20;

/** Logs memory and the longest time the event loop was busy, every ten seconds. */
export function logProcess(log: Logger): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  setInterval(() => {
    const { heapUsed, rss } = process.memoryUsage();
    const heapUsedMb = Math.round(heapUsed / MEGABYTE);
    const eventLoopMaxMs = Math.round(delay.max / 1e6);
    log.info({ heapUsedMb, rssMb: Math.round(rss / MEGABYTE), eventLoopMaxMs }, 'process');
    delay.reset();
  }, EVERY_MS).unref();
}
