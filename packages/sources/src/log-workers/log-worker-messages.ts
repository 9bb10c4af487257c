import type { LogPart, LogReaderOptions } from '@mats/analysis';
import type { ByteRange } from './byte-ranges.ts';

/** What a worker is asked: read one stretch of one file. */
export interface LogWorkerJob {
  readonly path: string;
  readonly range: ByteRange;
  readonly reader: LogReaderOptions;
}

/** What a worker says: how many bytes more it has read, then its part, or what went wrong. */
export type LogWorkerMessage =
  | { readonly type: 'progress'; readonly bytes: number }
  | { readonly type: 'part'; readonly part: LogPart }
  | { readonly type: 'failed'; readonly reason: string };
