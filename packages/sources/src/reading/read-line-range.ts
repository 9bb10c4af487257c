import { createTranscoder, detectEncoding, LineSplitter } from '@mats/engine/logs';
import type { LogEncoding } from '@mats/engine/logs';
import type { LineRange } from '../log-source.ts';

/** So many bytes tell how a text is encoded. */
export const HEAD_BYTES = 64 * 1024;
/** More lines than any excerpt needs; bounds what one call can ask for. */
const MOST_LINES = 5_000;

/**
 * Chunks with the first `HEAD_BYTES` (or all there is) joined into the first chunk, so that it can be looked at. What
 * came before an error is given before it.
 */
export async function* withHead(chunks: AsyncIterable<Uint8Array>, headBytes = HEAD_BYTES): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] | null = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      if (held === null) {
        yield chunk;
        continue;
      }
      held.push(chunk);
      size += chunk.length;
      if (size < headBytes) continue;
      const head: Uint8Array = held.length === 1 ? chunk : Buffer.concat(held);
      held = null;
      yield head;
    }
  } catch (error) {
    if (held !== null && size > 0) yield Buffer.concat(held);
    throw error;
  }
  if (held !== null && size > 0) yield Buffer.concat(held);
}

/** The part of a range that may be asked for at once, or null when it holds no line. */
export function usableRange(range: LineRange): LineRange | null {
  const startLine = Math.max(1, range.startLine);
  const endLine = Math.min(range.endLine, startLine + MOST_LINES - 1);
  return endLine < startLine ? null : { startLine, endLine };
}

/**
 * The lines of a range, decoded, numbered exactly as the log reader of `@mats/engine` numbers them: cut at `\n`, a
 * `\r` before it dropped, longer lines cut. Stops reading after the last line wanted. Without `encoding`, the first bytes
 * tell it.
 */
export async function readLineRange(
  chunks: AsyncIterable<Uint8Array>,
  range: LineRange,
  encoding?: LogEncoding,
): Promise<string[]> {
  const wanted = usableRange(range);
  const lines: string[] = [];
  if (wanted === null) return lines;
  let number = 0;
  let decoder = new TextDecoder();
  const splitter = new LineSplitter((bytes, start, end) => {
    number += 1;
    if (number >= wanted.startLine && number <= wanted.endLine) lines.push(decoder.decode(bytes.subarray(start, end)));
  });
  let transcode: ReturnType<typeof createTranscoder> | undefined;
  for await (const chunk of encoding === undefined ? withHead(chunks) : chunks) {
    if (transcode === undefined) {
      const found = encoding ?? detectEncoding(chunk.subarray(0, HEAD_BYTES));
      transcode = createTranscoder(found);
      if (found === 'latin1') decoder = new TextDecoder('latin1');
    }
    splitter.push(transcode(chunk, false));
    if (number >= wanted.endLine) return lines;
  }
  if (transcode !== undefined) splitter.push(transcode(new Uint8Array(0), true));
  splitter.finish();
  return lines;
}
