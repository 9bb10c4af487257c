import { createLogReader } from '@mats/analysis';
import type { ReadLog } from '@mats/analysis';
import { LIMITS } from '@mats/contracts';
import type { LogSource, LogStream, NotRead } from '../log-source.ts';
import { showBytes } from '../reading/show-bytes.ts';

/** A log that was read, and what can read its lines again. */
export interface SourcedLog extends ReadLog {
  readonly source: LogSource;
  readonly stream: LogStream;
}

export interface LogsRead {
  readonly logs: readonly SourcedLog[];
  readonly notRead: readonly NotRead[];
}

export interface ReadLogsOptions {
  readonly signal: AbortSignal;
  /** Epoch milliseconds; where times without a year or day are assumed to lie. */
  readonly now: number;
  /** Told before each log, in words for a person. */
  readonly onStep: (words: string) => void;
}

async function readStream(
  source: LogSource,
  options: ReadLogsOptions & { stream: LogStream },
): Promise<{ log: SourcedLog; notRead: NotRead[] }> {
  const { stream, signal, now } = options;
  const service = stream.service;
  const reader = createLogReader({
    source: stream.label,
    referenceTime: now,
    ...(service === null ? {} : { service }),
  });
  let bytes = 0;
  for await (const chunk of source.open(stream, { maxBytes: LIMITS.unpackedBytes, signal })) {
    bytes += chunk.length;
    reader.push(chunk);
  }
  const analysis = reader.finish();
  const why = [
    ...(bytes >= LIMITS.unpackedBytes ? [`Only its first ${showBytes(LIMITS.unpackedBytes)} were read.`] : []),
    ...analysis.notes,
    ...(analysis.encoding === 'binary' ? ['It is binary, not text.'] : []),
    ...(analysis.lines === 0 ? ['It is empty.'] : []),
    ...(analysis.lines > 0 && !analysis.timed ? ['Its lines carry no time, so it says nothing about when.'] : []),
  ];
  const notRead = why.map((reason) => ({ what: stream.label, why: reason }));
  return { log: { analysis, locator: stream.locator, service, source, stream }, notRead };
}

/**
 * Reads every log of every source, one after the other, in bounded memory. A log that cannot be read is told of and
 * does not fail the others.
 */
export async function readLogs(sources: readonly LogSource[], options: ReadLogsOptions): Promise<LogsRead> {
  const logs: SourcedLog[] = [];
  const notRead: NotRead[] = [];
  for (const source of sources) {
    const listing = await source.list(options.signal);
    notRead.push(...listing.notRead);
    for (const stream of listing.streams) {
      options.signal.throwIfAborted();
      options.onStep(`Reading ${stream.label}${stream.bytes === null ? '' : ` (${showBytes(stream.bytes)})`}`);
      try {
        const read = await readStream(source, { ...options, stream });
        logs.push(read.log);
        notRead.push(...read.notRead);
      } catch (error) {
        options.signal.throwIfAborted();
        notRead.push({ what: stream.label, why: error instanceof Error ? error.message : String(error) });
      }
    }
  }
  return { logs, notRead };
}
