import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { redactTape } from './redact-tape.ts';
import type { RedactedTape } from './redact-tape.ts';

/** Shorter tapes take less time than a thread takes to start; unpacked they are some ten times as long. */
const LEAST_FOR_THREAD = 128 * 1024;

/** The thread's file beside this one: the source, or what a bundler made of it. */
function threadFile(): string | undefined {
  const names = ['./redact-tape-thread.ts', './redact-tape-thread.mjs'];
  return names.map((name) => fileURLToPath(new URL(name, import.meta.url))).find((file) => existsSync(file));
}

/** As `redactTape`; a long one is searched in a thread of its own, so that nobody else waits. */
export async function redactTapeAside(packed: string, least: number = LEAST_FOR_THREAD): Promise<RedactedTape> {
  const file = packed.length < least ? undefined : threadFile();
  if (file === undefined) return redactTape(packed);
  const { promise, resolve, reject } = Promise.withResolvers<RedactedTape>();
  const worker = new Worker(file, { workerData: packed });
  worker.once('message', resolve).once('error', reject);
  worker.once('exit', () => reject(new Error('the thread that searched a tape for secrets ended')));
  try {
    return await promise;
  } finally {
    await worker.terminate();
  }
}
