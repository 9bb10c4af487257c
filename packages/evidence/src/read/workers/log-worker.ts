import { closeSync, openSync, readSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
// The whole door would double the time until a thread reads.
import { createLogReader } from '@mats/engine/logs';
import type { LineAnchor } from '@mats/contracts';
import { errorCode } from '@mats/sources';
import type { LogWorkerJob, LogWorkerMessage, ReadPart } from './log-worker-messages.ts';

// The entry of a worker thread: it has nothing else to do, so it reads with calls that wait.
const CHUNK_BYTES = 256 * 1024;
const PROGRESS_BYTES = 16 * 1024 * 1024;

const say = (message: LogWorkerMessage): void => parentPort?.postMessage(message);

function readPart(job: LogWorkerJob): ReadPart {
  const reader = createLogReader(job.reader);
  const buffer = new Uint8Array(CHUNK_BYTES);
  const file = openSync(job.path, 'r');
  const anchors: LineAnchor[] = [];
  let untold = 0;
  try {
    for (let at = job.range.start; at < job.range.end;) {
      const bytes = readSync(file, buffer, 0, Math.min(CHUNK_BYTES, job.range.end - at), at);
      // The file became shorter since it was measured.
      if (bytes === 0) break;
      const { line, byte } = reader.position();
      if (anchors.at(-1)?.line !== line) anchors.push({ line, byte: job.range.start + byte });
      reader.push(buffer.subarray(0, bytes));
      at += bytes;
      untold += bytes;
      if (untold < PROGRESS_BYTES) continue;
      say({ type: 'progress', bytes: untold });
      untold = 0;
    }
  } finally {
    closeSync(file);
  }
  say({ type: 'progress', bytes: untold });
  return { part: reader.finishPart(), anchors };
}

// Threads are stopped, not left to end, and would take what was compiled with them.
flushCompileCache();

parentPort?.on('message', (job: LogWorkerJob) => {
  try {
    say({ type: 'part', ...readPart(job) });
  } catch (error) {
    say({ type: 'failed', reason: errorCode(error) ?? String(error) });
  }
});
