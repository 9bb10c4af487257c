import { createLogReader } from '@mats/analysis';
import type { ReadLog } from '@mats/analysis';
import { LIMITS } from '@mats/contracts';
import type { ContainerState } from '../docker/container-state.ts';
import { readContainerReports } from '../docker/read-container-reports.ts';
import type { TranslatedLog } from '../docker/read-container-reports.ts';
import type { LogSource, LogStream, NotRead } from '../log-source.ts';
import { analyseLogStream } from '../log-workers/analyse-log-stream.ts';
import { createLogWorkers } from '../log-workers/log-workers.ts';
import type { LogWorkers } from '../log-workers/log-workers.ts';
import { showBytes } from '../reading/show-bytes.ts';

/** A log that was read, and what can read its lines again. */
export interface SourcedLog extends ReadLog {
  readonly source: LogSource;
  readonly stream: LogStream;
}

export interface LogsRead {
  readonly logs: readonly SourcedLog[];
  /** States of containers where a stream was the output of `docker inspect` instead of a log. */
  readonly containers: readonly ContainerState[];
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
  options: ReadLogsOptions & { stream: LogStream; workers: LogWorkers },
): Promise<{ log: SourcedLog; notRead: NotRead[] }> {
  const { stream, signal, now, workers } = options;
  const { service } = stream;
  const reader = { source: stream.label, referenceTime: now, ...(service === null ? {} : { service }) };
  const { analysis, cut, problem } = await analyseLogStream({ source, stream }, { reader, workers, signal });
  const why = [
    ...(problem === null ? [] : [`${problem.message} What came before that was read.`]),
    ...(cut ? [`Only its first ${showBytes(LIMITS.unpackedBytes)} were read.`] : []),
    ...analysis.notes,
    ...(analysis.encoding === 'binary' ? ['It is binary, not text.'] : []),
    ...(analysis.lines === 0 ? ['It is empty.'] : []),
    ...(analysis.lines > 0 && !analysis.timed ? ['Its lines carry no time, so it says nothing about when.'] : []),
  ];
  const notRead = why.map((reason) => ({ what: stream.label, why: reason }));
  return { log: { analysis, locator: stream.locator, service, ...sparseness(stream), source, stream }, notRead };
}

const sparseness = ({ sparse }: Pick<LogStream, 'sparse'>): { sparse?: true } => (sparse === true ? { sparse } : {});

/** Lines that stand for other lines: analysed as what they mean, quoted as what stands in the log. */
function readTranslated(source: LogSource, options: { translated: TranslatedLog; now: number }): SourcedLog {
  const { stream, service, lines } = options.translated;
  const named = service === null ? {} : { service, sparse: true as const };
  const reader = createLogReader({ source: stream.label, referenceTime: options.now, ...named });
  reader.push(Buffer.from(lines.join('\n')));
  return { analysis: reader.finish(), locator: stream.locator, ...named, service, source, stream };
}

/**
 * Reads every log of every source, one after the other, in bounded memory; large files in several threads. A log that
 * cannot be read is told of and does not fail the others.
 */
export async function readLogs(sources: readonly LogSource[], options: ReadLogsOptions): Promise<LogsRead> {
  const workers = createLogWorkers();
  try {
    return await readAll(sources, { ...options, workers });
  } finally {
    await workers.close();
  }
}

async function readAll(
  sources: readonly LogSource[],
  options: ReadLogsOptions & { workers: LogWorkers },
): Promise<LogsRead> {
  const logs: SourcedLog[] = [];
  const containers: ContainerState[] = [];
  const notRead: NotRead[] = [];
  for (const source of sources) {
    const listing = await source.list(options.signal);
    notRead.push(...listing.notRead);
    const reports = source.kind === 'docker' ? null : await readContainerReports(source, listing.streams);
    containers.push(...(reports?.containers ?? []));
    for (const translated of reports?.translated ?? []) {
      options.onStep(`Reading container events in ${translated.stream.label}`);
      logs.push(readTranslated(source, { translated, now: options.now }));
    }
    for (const stream of listing.streams.filter((listed) => reports?.streams.includes(listed) !== true)) {
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
  return { logs, containers, notRead };
}
