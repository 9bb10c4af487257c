import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createTranscoder, detectEncoding } from '@mats/engine/logs';
import { MatsError } from '@mats/contracts';
import type { LineAnchor } from '@mats/contracts';
import type { LineRange, PlainFile } from '../log-source.ts';
import { LineIndex } from './line-index.ts';
import { HEAD_BYTES, withHead } from './read-line-range.ts';

/** A stream whose lines are asked for again and again. */
export interface CachedStream {
  /** The same for the same content. */
  readonly key: string;
  /** The file that holds the stream's bytes, when it can be read by ranges. */
  readonly plain: PlainFile | null;
  readonly open: () => AsyncIterable<Uint8Array>;
  /** A line of the plain file and where it begins, as somebody says who read it. */
  readonly anchor?: LineAnchor | undefined;
}

/**
 * Reads line ranges of streams. A plain file is indexed; any other stream (packed, remote) is written to a temporary
 * file once, as it is at the first question, and indexed there. `close` removes the files.
 */
export interface LineCache {
  readLines(stream: CachedStream, range: LineRange): Promise<string[]>;
  close(): Promise<void>;
}

interface Indexed {
  readonly index: LineIndex;
  readonly bytes: number;
}

export function createLineCache(options: { readonly folder?: string | undefined } = {}): LineCache {
  const plainFiles = new Map<string, Indexed>();
  const copies = new Map<string, Promise<LineIndex>>();
  let folder: Promise<string> | null = null;
  const copyOf = async (stream: CachedStream, number: number): Promise<LineIndex> => {
    folder ??= mkdtemp(path.join(options.folder ?? os.tmpdir(), 'mats-lines-'));
    const file = path.join(await folder, String(number));
    await writeAll(file, stream.open());
    return new LineIndex(file);
  };
  return {
    async readLines(stream, range) {
      if (stream.plain !== null) return (await indexOf(stream.plain, plainFiles)).readLines(range, stream.anchor);
      let copy = copies.get(stream.key);
      if (copy === undefined) {
        copy = copyOf(stream, copies.size);
        copies.set(stream.key, copy);
        copy.catch(() => copies.delete(stream.key));
      }
      return (await copy).readLines(range);
    },
    async close() {
      await Promise.allSettled(copies.values());
      copies.clear();
      plainFiles.clear();
      if (folder !== null) await rm(await folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

/** The index of a file; a new one when it became shorter, since then it is another file under the same name. */
async function indexOf(file: PlainFile, known: Map<string, Indexed>): Promise<LineIndex> {
  const { size, ino } = await stat(file.path);
  const key = `${ino}:${file.path}`;
  const before = known.get(key);
  const index = before !== undefined && before.bytes <= size ? before.index : new LineIndex(file.path);
  known.set(key, { index, bytes: size });
  return index;
}

/** As UTF-8 where it is UTF-16, so that lines can be found; up to where it breaks off, if something came before. */
async function writeAll(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const target = await open(file, 'w', 0o600);
  let transcode: ReturnType<typeof createTranscoder> | null = null;
  try {
    for await (const chunk of withHead(chunks)) {
      transcode ??= createTranscoder(detectEncoding(chunk.subarray(0, HEAD_BYTES)));
      await target.writeFile(transcode(chunk, false));
    }
  } catch (error) {
    if (transcode === null || !(error instanceof MatsError)) throw error;
  } finally {
    await target.close();
  }
}
