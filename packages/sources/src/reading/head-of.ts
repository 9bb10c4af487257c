import { MatsError } from '@mats/contracts';
import type { LogSource, LogStream } from '../log-source.ts';

const HEAD_BYTES = 128 * 1024;
/** Each kind of document looks at the heads of all streams: they are read once. */
const HEADS = new WeakMap<LogStream, Promise<string>>();

async function readHead(source: LogSource, stream: LogStream): Promise<string> {
  const decoder = new TextDecoder();
  let head = '';
  try {
    for await (const chunk of source.open(stream, { maxBytes: HEAD_BYTES })) {
      head += decoder.decode(chunk, { stream: true });
      if (head.length >= HEAD_BYTES) break;
    }
  } catch (error) {
    // Whoever reads it as a log says why.
    if (!(error instanceof MatsError)) throw error;
  }
  return head.slice(0, HEAD_BYTES).replace(/^\uFEFF/, '');
}

/** The first 128 KiB of a stream as text; empty when it cannot be read. */
export function headOf(source: LogSource, stream: LogStream): Promise<string> {
  const known = HEADS.get(stream) ?? readHead(source, stream);
  HEADS.set(stream, known);
  return known;
}

/** Whether a head is all of its stream. */
export function isWhole(head: string): boolean {
  return head.length < HEAD_BYTES;
}

/** A head without its last line, which may be cut. */
export function wholeLines(head: string): string {
  return isWhole(head) ? head : head.slice(0, head.lastIndexOf('\n') + 1);
}
