import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { detectEncoding } from '@mats/engine/logs';
import type { LogEncoding } from '@mats/engine/logs';
import { LIMITS, MatsError } from '@mats/contracts';
import type { OpenOptions, PlainFile } from '../log-source.ts';
import { errorCode } from '../reading/error-code.ts';
import { limitedBytes } from '../reading/limited-bytes.ts';
import { HEAD_BYTES, withHead } from '../reading/read-line-range.ts';
import { gunzipped, packingOf, tooLargeUnpacked } from './packing.ts';
import type { Packing } from './packing.ts';
import { openZip } from './zip-archive.ts';
import type { ZipArchive } from './zip-archive.ts';

const CHUNK_BYTES = 256 * 1024;
const TAR_MARK_AT = 257;

/** Encodings in which a line end is one byte, so that a file can be cut at it. */
const BYTE_ENCODINGS: ReadonlySet<LogEncoding> = new Set(['utf-8', 'utf-8-bom', 'latin1']);

/** One text in a file: the file itself (`entry` is null), or an entry of the archive it is. */
export interface PackedText {
  readonly entry: string | null;
  /** Bytes as stored. */
  readonly bytes: number;
}

/** A file on disk as the texts in it, unpacked while they are read. */
export interface PackedFile {
  readonly packing: Packing;
  readonly texts: readonly PackedText[];
  open(entry: string | null, options?: OpenOptions): AsyncIterable<Uint8Array>;
  /** The file when its bytes are the text's bytes and each line ends with the byte 10, else null. */
  plainFile(): PlainFile | null;
  close(): void;
}

/**
 * Opens a log file that may be packed (gzip, zip, gzip inside zip). `name` is what messages call it. Throws
 * `attachment_unreadable` and `attachment_too_large`, here for an archive's directory, else while reading.
 */
export async function openPackedFile(
  path: string,
  options: { readonly name: string; readonly maxBytes?: number | undefined },
): Promise<PackedFile> {
  const head = await readHead(path);
  const packing = packingOf(head);
  const { size } = await stat(path);
  const archive = packing === 'zip' ? await openZip(path, options) : null;
  const raw = (entry: string | null): AsyncIterable<Uint8Array> =>
    rawBytes(path, { archive, entry, name: options.name });
  const withinBudget = createBudget(options);
  const unpacked = (entry: string | null): AsyncIterable<Uint8Array> => {
    const name = entry === null ? options.name : `${options.name}/${entry}`;
    return withinBudget(entry ?? '', readableBytes(raw(entry), { ...options, name }));
  };
  return {
    packing,
    texts:
      archive === null
        ? [{ entry: null, bytes: size }]
        : archive.entries.map((entry) => ({ entry: entry.name, bytes: entry.packedBytes })),
    open: (entry, limits = {}) => limitedBytes(unpacked(entry), limits),
    plainFile: () => (packing === 'none' && BYTE_ENCODINGS.has(detectEncoding(head)) ? { path, bytes: size } : null),
    close: () => archive?.close(),
  };
}

/**
 * Bounds what all entries of one file unpack to together: a small archive of packed entries may hold a limit's worth in
 * each. Reading an entry again costs nothing of it.
 */
function createBudget(options: {
  readonly name: string;
  readonly maxBytes?: number | undefined;
}): (entry: string, chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array> {
  const { name, maxBytes = LIMITS.unpackedBytes } = options;
  const seen = new Map<string, number>();
  let total = 0;
  return async function* withinBudget(entry, chunks) {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      const before = seen.get(entry) ?? 0;
      if (bytes > before) {
        total += bytes - before;
        seen.set(entry, bytes);
      }
      if (entry !== '' && total > maxBytes) throw tooLargeUnpacked(name, maxBytes);
      yield chunk;
    }
  };
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* rawBytes(
  path: string,
  from: { readonly archive: ZipArchive | null; readonly entry: string | null; readonly name: string },
): AsyncGenerator<Uint8Array> {
  if (from.archive !== null && from.entry !== null) {
    yield* from.archive.open(from.entry);
    return;
  }
  const stream: AsyncIterable<Uint8Array> & { destroy(): void } = createReadStream(path, {
    highWaterMark: CHUNK_BYTES,
  });
  try {
    yield* stream;
  } finally {
    stream.destroy();
  }
}

/** The text, with what the system says of a file that cannot be read as a `MatsError`. */
async function* readableBytes(
  chunks: AsyncIterable<Uint8Array>,
  options: { readonly name: string; readonly maxBytes?: number | undefined },
): AsyncGenerator<Uint8Array> {
  try {
    yield* textBytes(chunks, options);
  } catch (error) {
    const code = errorCode(error);
    if (error instanceof MatsError || code === null) throw error;
    throw new MatsError(
      'attachment_unreadable',
      { name: options.name, reason: `the system said ${code}` },
      { cause: error },
    );
  }
}

/** Unpacks one level of gzip and refuses what is not text. */
async function* textBytes(
  chunks: AsyncIterable<Uint8Array>,
  options: { readonly name: string; readonly maxBytes?: number | undefined },
): AsyncGenerator<Uint8Array> {
  let first = true;
  const packed = withHead(chunks, 3);
  const head = await packed.next();
  if (head.done === true) return;
  const whole = startingWith(head.value, packed);
  const bytes = packingOf(head.value) === 'gzip' ? gunzipped(whole, options) : whole;
  for await (const chunk of withHead(bytes, HEAD_BYTES)) {
    const reason = first ? whyNotText(chunk.subarray(0, HEAD_BYTES)) : null;
    if (reason !== null) throw new MatsError('attachment_unreadable', { name: options.name, reason });
    first = false;
    yield chunk;
  }
}

function whyNotText(head: Uint8Array): string | null {
  const mark = Buffer.from(head.subarray(TAR_MARK_AT, TAR_MARK_AT + 5)).toString('latin1');
  if (mark === 'ustar') return 'it is a tar archive; pack the logs as zip instead';
  return detectEncoding(head) === 'binary' ? 'it is binary, not text' : null;
}

async function* startingWith(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
