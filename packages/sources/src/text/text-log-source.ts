import type { LogSource } from '../log-source.ts';
import { limitedBytes } from '../reading/limited-bytes.ts';
import { readLineRange } from '../reading/read-line-range.ts';

/** Big enough to be few, small enough that a reader can be stopped in between. */
const CHUNK_BYTES = 256 * 1024;

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) yield bytes.subarray(start, start + CHUNK_BYTES);
}

/**
 * A log that is at hand as text: pasted into the question. One stream, always there; an empty text lists none.
 */
export function createTextLogSource(options: { readonly text: string; readonly label?: string }): LogSource {
  const label = options.label ?? 'the question';
  const bytes = new TextEncoder().encode(options.text);
  const stream = {
    id: 'prompt',
    label,
    bytes: bytes.length,
    service: null,
    locator: { source: 'prompt', name: 'prompt', label },
  } as const;
  return {
    kind: 'prompt',
    name: label,
    list: () => Promise.resolve({ streams: bytes.length === 0 ? [] : [stream], notRead: [] }),
    open: (_stream, open = {}) => limitedBytes(chunksOf(bytes), open),
    readLines: (_stream, range) => readLineRange(chunksOf(bytes), range),
    plainFile: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}
