import type { ReadLog } from '@mats/engine';
import { createLogReader } from '@mats/engine/logs';
import { LIMITS, zoneOffsetMinutes } from '@mats/contracts';
import type { LineAnchor } from '@mats/contracts';
import { inParallel, readExport, showBytes } from '@mats/sources';
import type { LogSource, LogStream, NotRead } from '@mats/sources';
import { readChangeFeeds, readStatusPages } from '@mats/sources/changes';
import type { ChangesOfStream, NoticesOfStream } from '@mats/sources/changes';
import { readContainerReports } from '@mats/sources/docker';
import type { ContainerState, TranslatedLog } from '@mats/sources/docker';
import { readRecordings } from '@mats/sources/signals';
import type { Recording } from '@mats/sources/signals';
import { analyseLogStream } from './workers/analyse-log-stream.ts';
import type { LogWorkers } from './workers/log-workers.ts';
import { withLogWorkers } from './kept-log-workers.ts';
import { liesBesideInUtc } from './read-beside-others.ts';
import { withRawTraces } from './raw-traces.ts';
import { analysisWithoutSecrets } from './without-secrets.ts';

/** Threads are started for this much in all. */
const LEAST_THREAD_BYTES = 32 * 1024 * 1024;
/** Once they run, for files of this size. */
const LEAST_SHARED_BYTES = 1024 * 1024;

/** A log that was read, and what can read its lines again. */
export interface SourcedLog extends ReadLog {
  readonly source: LogSource;
  readonly stream: LogStream;
  /** Lines with the bytes they begin at, in order: from one of them an excerpt is read without counting from the top. */
  readonly anchors: readonly LineAnchor[];
  /** In which its times that name no zone were read, in minutes east of UTC; left out: UTC. */
  readonly zoneOffsetMinutes?: number;
}

export interface LogsRead {
  readonly logs: readonly SourcedLog[];
  /** States of containers where a stream was the output of `docker inspect` instead of a log. */
  readonly containers: readonly ContainerState[];
  /** Changes, where a stream was a feed of them instead of a log. */
  readonly feeds: readonly ChangesOfStream[];
  /** What providers say of themselves, where a stream was a status page. */
  readonly pages: readonly NoticesOfStream[];
  /** Traces and metrics, where a stream was a recording of them instead of a log. */
  readonly recordings: readonly Recording[];
  readonly notRead: readonly NotRead[];
}

export interface ReadLogsOptions {
  readonly signal: AbortSignal;
  /** Epoch milliseconds; where times without a year or day are assumed to lie. */
  readonly now: number;
  /** The zone of times that name none, by its IANA name; UTC when it is left out. */
  readonly timeZone?: string | undefined;
  /** Told before each log, in words for a person. */
  readonly onStep: (words: string) => void;
}

type ReadStreamOptions = ReadLogsOptions & {
  stream: LogStream;
  workers: LogWorkers;
  leastThreadBytes: number | undefined;
};

async function readStream(
  source: LogSource,
  options: ReadStreamOptions,
): Promise<{ log: SourcedLog; notRead: NotRead[] }> {
  const { stream, signal, now, workers, leastThreadBytes, timeZone } = options;
  const { service } = stream;
  const zone = timeZone === undefined ? {} : { zoneOffsetMinutes: zoneOffsetMinutes(timeZone, now) };
  const reader = { source: stream.label, referenceTime: now, ...zone, ...(service === null ? {} : { service }) };
  const how = { reader, workers, leastThreadBytes, signal };
  const { analysis, anchors, cut, problem } = await analyseLogStream({ source, stream }, how);
  const why = [
    ...(problem === null ? [] : [`${problem.message} What came before that was read.`]),
    ...(cut ? [`Only its first ${showBytes(LIMITS.unpackedBytes)} were read.`] : []),
    ...analysis.notes,
    ...(analysis.lines === 0 ? ['It is empty.'] : []),
  ];
  const log = { analysis, locator: stream.locator, service, ...sparseness(stream), ...zone, source, stream, anchors };
  const { log: whole, unread } = await withRawTraces(log);
  const notRead = [...why, ...unread].map((reason) => ({ what: stream.label, why: reason }));
  return { log: { ...whole, analysis: analysisWithoutSecrets(whole.analysis) }, notRead };
}

const sparseness = ({ sparse }: Pick<LogStream, 'sparse'>): { sparse?: true } => (sparse === true ? { sparse } : {});

/** Lines that stand for other lines: analysed as what they mean, quoted as what stands in the log. */
function readTranslated(source: LogSource, options: { translated: TranslatedLog; now: number }): SourcedLog {
  const { stream, service, lines } = options.translated;
  const named = service === null ? {} : { service, sparse: true as const };
  const reader = createLogReader({ source: stream.label, referenceTime: options.now, ...named });
  reader.push(Buffer.from(lines.join('\n')));
  const analysis = analysisWithoutSecrets(reader.finish());
  return { analysis, locator: stream.locator, ...named, service, source, stream, anchors: [] };
}

interface StreamRead {
  readonly log: SourcedLog | null;
  readonly notRead: readonly NotRead[];
}

async function readOrTell(source: LogSource, options: ReadStreamOptions): Promise<StreamRead> {
  const { stream, signal, onStep } = options;
  signal.throwIfAborted();
  onStep(`Reading ${stream.label}${stream.bytes === null ? '' : ` (${showBytes(stream.bytes)})`}`);
  try {
    const exported = source.kind === 'docker' ? null : await readExport(source, stream);
    return await readStream(exported?.source ?? source, { ...options, stream: exported?.stream ?? stream });
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    return { log: null, notRead: [{ what: stream.label, why }] };
  }
}

/** Logs that would lie apart from all others only for the zone that was asked for are read again, in UTC. */
async function inZoneOfOthers(
  read: readonly StreamRead[],
  options: ReadLogsOptions & { workers: LogWorkers },
): Promise<StreamRead[]> {
  const logs = read.flatMap(({ log }) => log ?? []);
  const settled: StreamRead[] = [];
  for (const one of read) {
    const { log } = one;
    if (log === null || !liesBesideInUtc(log, logs)) {
      settled.push(one);
      continue;
    }
    const again = { ...options, stream: log.stream, leastThreadBytes: undefined, timeZone: undefined };
    settled.push(await readOrTell(log.source, again));
  }
  return settled;
}

/**
 * Reads every log of every source in bounded memory, several of a source at once; large ones in several threads. A log
 * that cannot be read is told of and does not fail the others.
 */
export function readLogs(sources: readonly LogSource[], options: ReadLogsOptions): Promise<LogsRead> {
  return withLogWorkers((workers) => readAll(sources, { ...options, workers }));
}

async function readAll(
  sources: readonly LogSource[],
  options: ReadLogsOptions & { workers: LogWorkers },
): Promise<LogsRead> {
  const logs: SourcedLog[] = [];
  const containers: ContainerState[] = [];
  const recordings: Recording[] = [];
  const feeds: ChangesOfStream[] = [];
  const pages: NoticesOfStream[] = [];
  const notRead: NotRead[] = [];
  const streamsRead: StreamRead[] = [];
  for (const source of sources) {
    const listing = await source.list(options.signal);
    notRead.push(...listing.notRead);
    const reports = source.kind === 'docker' ? null : await readContainerReports(source, listing.streams);
    containers.push(...(reports?.containers ?? []));
    for (const translated of reports?.translated ?? []) {
      options.onStep(`Reading container events in ${translated.stream.label}`);
      logs.push(readTranslated(source, { translated, now: options.now }));
    }
    const candidates = listing.streams.filter((listed) => reports?.streams.includes(listed) !== true);
    // What a container writes is a log.
    const recorded = source.kind === 'docker' ? null : await readRecordings(source, candidates);
    recordings.push(...(recorded?.recordings ?? []));
    notRead.push(...(recorded?.notRead ?? []));
    const unread = candidates.filter((listed) => recorded?.streams.includes(listed) !== true);
    const changed = source.kind === 'docker' ? [] : await readChangeFeeds(source, unread);
    feeds.push(...changed);
    notRead.push(...changed.flatMap((feed) => feed.notRead));
    const told = source.kind === 'docker' ? [] : await readStatusPages(source, unread);
    pages.push(...told);
    const ofFeeds = new Set([...changed, ...told].map(({ stream }) => stream));
    const streams = unread.filter((listed) => !ofFeeds.has(listed));
    const bytes = streams.reduce((sum, stream) => sum + (stream.bytes ?? 0), 0);
    // Where threads are worth their start, they may as well read the small files.
    const leastThreadBytes = bytes < LEAST_THREAD_BYTES ? undefined : LEAST_SHARED_BYTES;
    const read = await inParallel(streams, {
      most: options.workers.size + 1,
      job: (stream) => readOrTell(source, { ...options, stream, leastThreadBytes }),
    });
    streamsRead.push(...read);
  }
  const settled = await inZoneOfOthers(streamsRead, options);
  logs.push(...settled.flatMap(({ log }) => log ?? []));
  notRead.push(...settled.flatMap((one) => one.notRead));
  return { logs, containers, recordings, feeds, pages, notRead };
}
