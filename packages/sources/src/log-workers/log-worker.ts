import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
// The whole door would double the time until a thread reads.
import { createLogReader } from '@mats/analysis/log';
import type { LogPart } from '@mats/analysis/log';
import { errorCode } from '../reading/error-code.ts';
import type { LogWorkerJob, LogWorkerMessage } from './log-worker-messages.ts';

// The entry of a worker thread: it has nothing else to do, so it reads with calls that wait.
const CHUNK_BYTES = 256 * 1024;
const PROGRESS_BYTES = 16 * 1024 * 1024;

const say = (message: LogWorkerMessage): void => parentPort?.postMessage(message);

function readPart(job: LogWorkerJob): LogPart {
  const reader = createLogReader(job.reader);
  const buffer = new Uint8Array(CHUNK_BYTES);
  const file = openSync(job.path, 'r');
  let untold = 0;
  try {
    for (let at = job.range.start; at < job.range.end;) {
      const bytes = readSync(file, buffer, 0, Math.min(CHUNK_BYTES, job.range.end - at), at);
      // The file became shorter since it was measured.
      if (bytes === 0) break;
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
  return reader.finishPart();
}

parentPort?.on('message', (job: LogWorkerJob) => {
  try {
    say({ type: 'part', part: readPart(job) });
  } catch (error) {
    say({ type: 'failed', reason: errorCode(error) ?? String(error) });
  }
});
