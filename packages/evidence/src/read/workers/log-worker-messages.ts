import type { LogPart, LogReaderOptions } from '@mats/engine/logs';
import type { LineAnchor } from '@mats/contracts';
import type { ByteRange } from './byte-ranges.ts';

/** What a worker is asked: read one stretch of one file. */
export interface LogWorkerJob {
  readonly path: string;
  readonly range: ByteRange;
  readonly reader: LogReaderOptions;
}

/** What a worker read: the part, and here and there a line of the stretch with the byte of the file it begins at. */
export interface ReadPart {
  readonly part: LogPart;
  readonly anchors: readonly LineAnchor[];
}

/** What a worker says: how many bytes more it has read, then its part, or what went wrong. */
export type LogWorkerMessage =
  | { readonly type: 'progress'; readonly bytes: number }
  | ({ readonly type: 'part' } & ReadPart)
  | { readonly type: 'failed'; readonly reason: string };
