import { createTranscoder, detectEncoding, LineSplitter } from '@mats/analysis';
import type { LineRange } from '../log-source.ts';

const HEAD_BYTES = 64 * 1024;
/** More lines than any excerpt needs; bounds what one call can ask for. */
const MOST_LINES = 5_000;

/** Chunks with the first `HEAD_BYTES` (or all there is) joined into the first chunk, so that it can be looked at. */
export async function* withHead(chunks: AsyncIterable<Uint8Array>, headBytes = HEAD_BYTES): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  let joined = false;
  for await (const chunk of chunks) {
    if (joined) {
      yield chunk;
      continue;
    }
    held.push(chunk);
    size += chunk.length;
    if (size < headBytes) continue;
    joined = true;
    yield held.length === 1 ? chunk : Buffer.concat(held);
    held = [];
  }
  if (!joined && size > 0) yield Buffer.concat(held);
}

/**
 * The lines of a range, decoded, numbered exactly as the log reader of `@mats/analysis` numbers them: cut at `\n`, a
 * `\r` before it dropped, longer lines cut. Stops reading after the last line wanted.
 */
export async function readLineRange(chunks: AsyncIterable<Uint8Array>, range: LineRange): Promise<string[]> {
  const first = Math.max(1, range.startLine);
  const last = Math.min(range.endLine, first + MOST_LINES - 1);
  if (last < first) return [];
  const lines: string[] = [];
  let number = 0;
  let decoder = new TextDecoder();
  const splitter = new LineSplitter((bytes, start, end) => {
    number += 1;
    if (number >= first && number <= last) lines.push(decoder.decode(bytes.subarray(start, end)));
  });
  let transcode: ReturnType<typeof createTranscoder> | undefined;
  for await (const chunk of withHead(chunks)) {
    if (transcode === undefined) {
      const encoding = detectEncoding(chunk.subarray(0, HEAD_BYTES));
      transcode = createTranscoder(encoding);
      if (encoding === 'latin1') decoder = new TextDecoder('latin1');
    }
    splitter.push(transcode(chunk, false));
    if (number >= last) return lines;
  }
  if (transcode !== undefined) splitter.push(transcode(new Uint8Array(0), true));
  splitter.finish();
  return lines;
}
