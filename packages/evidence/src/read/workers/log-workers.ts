import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { availableMemory } from 'node:process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { environmentOfThreads } from './env.ts';
import type { LogWorkerJob, LogWorkerMessage, ReadPart } from './log-worker-messages.ts';

/** Threads that read stretches of logs. They are started when first needed and wait for more until `close`. */
export interface LogWorkers {
  /** How many stretches are read at once; 0 when threads cannot be had and the caller must read by itself. */
  readonly size: number;
  /** Reads one stretch. Rejects with the signal's reason, or an error with what the thread said. */
  read(job: LogWorkerJob, watch: LogWorkerWatch): Promise<ReadPart>;
  close(): Promise<void>;
}

export interface LogWorkerWatch {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes: (bytes: number) => void;
}

const MEBIBYTE = 1024 * 1024;
/** An ordinary log takes half of the least; only a log made of thousands of long kinds of line takes more. */
const LEAST_THREAD_BYTES = 96 * MEBIBYTE;
const MOST_THREAD_BYTES = 512 * MEBIBYTE;

/**
 * As many threads as there are cores, but no more than half of the free memory has room for; at least one. Each may take its share of
 * that half: a log that needs more ends its thread and is told of, instead of ending the service.
 */
export function fittingThreads(
  cores: number,
  freeBytes: number,
): { readonly threads: number; readonly bytesEach: number } {
  const room = freeBytes / 2;
  const threads = Math.max(1, Math.min(cores, Math.floor(room / LEAST_THREAD_BYTES)));
  return { threads, bytesEach: Math.max(LEAST_THREAD_BYTES, Math.min(MOST_THREAD_BYTES, room / threads)) };
}

/** The worker's file beside this one: the source, or what a bundler made of it. */
function workerFile(): string | null {
  // A CommonJS bundle has no URL of its own.
  const here: string | undefined = import.meta.url;
  if (here === undefined) return null;
  const names = ['./log-worker.ts', './log-worker.js', './log-worker.mjs', './log-worker.cjs'];
  return names.map((name) => fileURLToPath(new URL(name, here))).find((file) => existsSync(file)) ?? null;
}

export function createLogWorkers(options: { readonly size?: number; readonly file?: string } = {}): LogWorkers {
  const file = options.file ?? workerFile();
  const { threads, bytesEach } = fittingThreads(options.size ?? availableParallelism(), availableMemory());
  const size = file === null ? 0 : (options.size ?? threads);
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: ((worker: Worker) => void)[] = [];
  const take = (): Promise<Worker> => {
    const ready = idle.pop();
    if (ready !== undefined) return Promise.resolve(ready);
    if (all.size < size && file !== null) return Promise.resolve(start(file, { all, bytesEach }));
    const { promise, resolve } = Promise.withResolvers<Worker>();
    waiting.push(resolve);
    return promise;
  };
  const give = (worker: Worker): void => {
    const next = waiting.shift();
    const usable = all.has(worker) ? worker : null;
    if (next === undefined) {
      if (usable !== null) idle.push(usable);
    } else if (usable !== null) next(usable);
    else if (file !== null) next(start(file, { all, bytesEach }));
  };
  return {
    size,
    async read(job, watch) {
      watch.signal?.throwIfAborted();
      const worker = await take();
      try {
        return await ask(worker, { job, watch });
      } catch (error) {
        // A thread that was stopped in its work, or died, has no second one.
        all.delete(worker);
        await worker.terminate();
        throw error;
      } finally {
        give(worker);
      }
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()));
      all.clear();
      idle.length = 0;
    },
  };
}

function start(file: string, { all, bytesEach }: { readonly all: Set<Worker>; readonly bytesEach: number }): Worker {
  const resourceLimits = {
    // Reading makes little garbage: by default a thread would keep dozens of megabytes for it.
    maxYoungGenerationSizeMb: 2,
    maxOldGenerationSizeMb: Math.floor(bytesEach / MEBIBYTE),
  };
  const worker = new Worker(file, { resourceLimits, env: environmentOfThreads() });
  // Waiting for work must not keep a process alive.
  worker.unref();
  all.add(worker);
  return worker;
}

async function ask(
  worker: Worker,
  asked: { readonly job: LogWorkerJob; readonly watch: LogWorkerWatch },
): Promise<ReadPart> {
  const { signal, onBytes } = asked.watch;
  const { promise, resolve, reject } = Promise.withResolvers<ReadPart>();
  const onMessage = (message: LogWorkerMessage): void => {
    if (message.type === 'progress') onBytes(message.bytes);
    else if (message.type === 'part') resolve({ part: message.part, anchors: message.anchors });
    else reject(new Error(message.reason));
  };
  const onExit = (): void => reject(new Error('the thread that read it ended'));
  const onAbort = (): void => reject(signal?.reason instanceof Error ? signal.reason : new Error('stopped'));
  worker.on('message', onMessage).on('error', reject).on('exit', onExit);
  signal?.addEventListener('abort', onAbort, { once: true });
  worker.ref();
  worker.postMessage(asked.job);
  try {
    return await promise;
  } finally {
    worker.unref();
    worker.off('message', onMessage).off('error', reject).off('exit', onExit);
    signal?.removeEventListener('abort', onAbort);
  }
}
