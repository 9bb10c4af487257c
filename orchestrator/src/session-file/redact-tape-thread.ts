import { parentPort, workerData } from 'node:worker_threads';
import { redactTape } from './redact-tape.ts';

// The entry of a thread that looks for secrets in one tape, which may take a second.
parentPort?.postMessage(redactTape(String(workerData)));
