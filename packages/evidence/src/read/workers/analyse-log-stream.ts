import { combineLogParts, createLogReader } from '@mats/engine/logs';
import type { LogAnalysis, LogReaderOptions } from '@mats/engine/logs';
import { LIMITS, MatsError } from '@mats/contracts';
import type { LineAnchor } from '@mats/contracts';
import { errorCode } from '@mats/sources';
import type { LogSource, LogStream, PlainFile } from '@mats/sources';
import { byteRanges } from './byte-ranges.ts';
import type { ReadPart } from './log-worker-messages.ts';
import type { LogWorkers } from './log-workers.ts';

/** Below this a log is read sooner than threads are started. */
const LEAST_THREAD_BYTES = 32 * 1024 * 1024;

export interface AnalyseLogOptions {
  readonly reader: LogReaderOptions;
  /** Where large files are read in parallel; without it everything is read in this thread. */
  readonly workers?: LogWorkers | undefined;
  /** Smaller files are read in this thread; default 32 MB. */
  readonly leastThreadBytes?: number | undefined;
  /** Default: `LIMITS.unpackedBytes`. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each further stretch of bytes that was read. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

export interface AnalysedLog {
  readonly analysis: LogAnalysis;
  /** True when the log goes on behind what was read. */
  readonly cut: boolean;
  /** Lines with the bytes of the plain file that they begin at, in order, where they are known. */
  readonly anchors: readonly LineAnchor[];
  /** What broke off the reading; `analysis` is of what came before. */
  readonly problem: MatsError | null;
}

/**
 * Reads one log in bounded memory: a large plain file in stretches by several threads, anything else as it streams in. A
 * log that breaks off (damaged gzip, a lost connection) gives what was read with the problem; throws the problem when
 * nothing was, and the signal's reason when stopped.
 */
export async function analyseLogStream(
  from: { readonly source: LogSource; readonly stream: LogStream },
  options: AnalyseLogOptions,
): Promise<AnalysedLog> {
  const { workers, maxBytes = LIMITS.unpackedBytes, leastThreadBytes = LEAST_THREAD_BYTES } = options;
  options.signal?.throwIfAborted();
  if (workers !== undefined && workers.size > 0) {
    const file = await from.source.plainFile(from.stream);
    if (file !== null && file.bytes >= leastThreadBytes) return readByThreads(file, { ...options, workers, maxBytes });
  }
  return readHere(from, { ...options, maxBytes });
}

async function readByThreads(
  file: PlainFile,
  options: AnalyseLogOptions & { readonly workers: LogWorkers; readonly maxBytes: number },
): Promise<AnalysedLog> {
  const { workers, maxBytes, reader, signal } = options;
  const bytes = Math.min(file.bytes, maxBytes);
  const onBytes = options.onBytes ?? ((): void => undefined);
  try {
    const ranges = await byteRanges({ path: file.path, bytes }, workers.size);
    const read = await Promise.all(
      ranges.map((range) => workers.read({ path: file.path, range, reader }, { signal, onBytes })),
    );
    const { analysis } = combineLogParts(read.map(({ part }) => part));
    return { analysis, anchors: anchorsOf(read), cut: file.bytes > bytes, problem: null };
  } catch (error) {
    signal?.throwIfAborted();
    const reason = errorCode(error) ?? (error instanceof Error ? error.message : String(error));
    throw new MatsError('attachment_unreadable', { name: reader.source, reason }, { cause: error });
  }
}

/** Anchors of all stretches: lines of each are counted on from the stretch before. */
function anchorsOf(read: readonly ReadPart[]): LineAnchor[] {
  let before = 0;
  return read.flatMap(({ part, anchors }) => {
    const shifted = anchors.map(({ line, byte }) => ({ line: line + before, byte }));
    before += part.facts.lines;
    return shifted;
  });
}

async function readHere(
  from: { readonly source: LogSource; readonly stream: LogStream },
  options: AnalyseLogOptions & { readonly maxBytes: number },
): Promise<AnalysedLog> {
  const { signal, maxBytes } = options;
  const reader = createLogReader(options.reader);
  let bytes = 0;
  let problem: MatsError | null = null;
  try {
    // One byte more than wanted tells whether there is more.
    for await (const chunk of from.source.open(from.stream, { maxBytes: maxBytes + 1, signal })) {
      reader.push(chunk.subarray(0, Math.max(0, maxBytes - bytes)));
      bytes += chunk.length;
      options.onBytes?.(chunk.length);
    }
  } catch (error) {
    if (!(error instanceof MatsError) || bytes === 0) throw error;
    problem = error;
  }
  return { analysis: reader.finish(), anchors: [], cut: bytes > maxBytes, problem };
}
