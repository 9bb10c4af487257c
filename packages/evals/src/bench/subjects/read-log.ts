import { readFileSync } from 'node:fs';
import { analyseLogStream, createLogWorkers } from '@mats/evidence';
import { createFileLogSource } from '@mats/sources';

// Reads the beginning of a log as the SRE agent does, and tells how much memory it held before and at most, in megabytes.
const [path = '', bytes = ''] = process.argv.slice(2);

function peakMegabytes(): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

const source = createFileLogSource({ patterns: [path] });
const [stream] = (await source.list()).streams;
if (stream === undefined) throw new Error(`${path} is no log file.`);
const idle = peakMegabytes();
const workers = createLogWorkers();
const { analysis } = await analyseLogStream(
  { source, stream },
  { reader: { source: path, referenceTime: Date.UTC(2026, 0, 10) }, workers, maxBytes: Number(bytes) },
);
process.stdout.write(`${JSON.stringify({ idle, peak: peakMegabytes(), bytes: analysis.bytes })}\n`);
await workers.close();
