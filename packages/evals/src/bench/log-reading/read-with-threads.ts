import { cpuUsage } from 'node:process';
import { analyseLogStream, createLogWorkers } from '@mats/evidence';
import { createFileLogSource } from '@mats/sources';
import type { Mined } from './drain3.ts';

/** Reads logs as the SRE agent does: with log workers, which stay between readings. */
export interface LogReading {
  readonly mine: (path: string) => Promise<Mined>;
  readonly stop: () => Promise<void>;
}

/** Completes times without a year; the generated logs are of the day before. */
const REFERENCE_TIME = Date.UTC(2026, 0, 10);

/** `size` threads read stretches of the log. */
export function readWithThreads(size: number): LogReading {
  const workers = createLogWorkers({ size });
  return {
    async mine(path) {
      const source = createFileLogSource({ patterns: [path] });
      const [stream] = (await source.list()).streams;
      if (stream === undefined) throw new Error(`${path} is no log file.`);
      const cpu = cpuUsage();
      const start = performance.now();
      const { analysis } = await analyseLogStream(
        { source, stream },
        { reader: { source: path, referenceTime: REFERENCE_TIME }, workers, leastThreadBytes: 0, maxBytes: Infinity },
      );
      const ms = performance.now() - start;
      const { user, system } = cpuUsage(cpu);
      return { ms, cpuMs: (user + system) / 1000, lines: analysis.lines };
    },
    stop: () => workers.close(),
  };
}
