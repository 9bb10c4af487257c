import type { Locator } from '@mats/contracts';

/** One log that a source can read: a file, an entry of an archive, the output of a container. */
export interface LogStream {
  /** Unique within its source and the same on every listing. */
  readonly id: string;
  /** For people: a file name, a container name. */
  readonly label: string;
  /** Bytes as stored (packed ones packed), or null when the source cannot know before reading. */
  readonly bytes: number | null;
  /** The service that wrote it, where the source knows (a compose label), else null. */
  readonly service: string | null;
  /** It holds rare events: when they begin says nothing of since when its service was watched. */
  readonly sparse?: true;
  /** What the operator says that it holds; left out, its first bytes tell. */
  readonly holds?: 'changes';
  /** Goes into evidence: `readLocator` finds the same lines with it, in another process too. */
  readonly locator: Locator;
}

/** Something the source should have offered and cannot. Missing data, never evidence. */
export interface NotRead {
  readonly what: string;
  readonly why: string;
}

export interface LogListing {
  readonly streams: readonly LogStream[];
  readonly notRead: readonly NotRead[];
}

export interface OpenOptions {
  /** Ends the stream after this many bytes; a caller sees that it was cut by counting. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** First and last line wanted, both counted from 1 and inclusive. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** A file whose bytes are the stream's bytes, each line ended by the byte 10, so that it can be read by ranges. */
export interface PlainFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Where logs are read from. Every implementation passes `logSourceContract` of `@mats/testing`.
 * All methods throw `MatsError`s only, except that an aborted signal throws its reason.
 */
export interface LogSource {
  /** The `source` of its streams' locators. */
  readonly kind: Locator['source'];
  /** For people, in progress and in what was not read. */
  readonly name: string;
  /** What can be read now. What cannot be read is told of beside it, and does not fail the rest. */
  list(signal?: AbortSignal): Promise<LogListing>;
  /** The stream's bytes, unpacked, in chunks; leaving the loop early releases everything. */
  open(stream: LogStream, options?: OpenOptions): AsyncIterable<Uint8Array>;
  /** The lines of a range as text, without line ends; fewer when the stream ends before. */
  readLines(stream: LogStream, range: LineRange): Promise<string[]>;
  /** The file behind a stream when it can be read by ranges, else null. */
  plainFile(stream: LogStream): Promise<PlainFile | null>;
  /** Removes what the source keeps (temporary files, connections). Safe to call twice. */
  close(): Promise<void>;
}
