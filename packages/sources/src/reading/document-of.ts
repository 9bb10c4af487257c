import type { LogSource, LogStream } from '../log-source.ts';
import { showBytes } from './show-bytes.ts';

/** A document is parsed as a whole, which takes several times its size. */
const MOST_BYTES = 24 * 1024 * 1024;

/** All of a stream as text, up to 24 MiB; `why` says what was left out. */
export async function documentOf(source: LogSource, stream: LogStream): Promise<{ text: string; why: string | null }> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of source.open(stream, { maxBytes: MOST_BYTES + 1 })) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.length;
  }
  const why = bytes > MOST_BYTES ? `Only its first ${showBytes(MOST_BYTES)} were read.` : null;
  return { text: why === null ? text : text.slice(0, MOST_BYTES), why };
}
