import { MatsError } from '@mats/contracts';
import type { Locator } from '@mats/contracts';
import type { LogSource, LogStream } from '../log-source.ts';
import { limitedBytes } from '../reading/limited-bytes.ts';
import { readLineRange } from '../reading/read-line-range.ts';

/** Big enough to be few, small enough that a reader can be stopped in between. */
const CHUNK_BYTES = 256 * 1024;

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) yield bytes.subarray(start, start + CHUNK_BYTES);
}

export interface TextLogOptions {
  readonly text: string;
  readonly label?: string;
  /** Where the text stands; left out: in the question. */
  readonly locator?: Locator;
}

/**
 * A log that is at hand as text: pasted into the question, or unpacked from what holds it. One stream, always there; an empty text lists none.
 */
export function createTextLogSource(options: TextLogOptions): LogSource {
  const label = options.label ?? 'pasted text';
  const bytes = new TextEncoder().encode(options.text);
  const stream = {
    id: 'prompt',
    label,
    bytes: bytes.length,
    service: null,
    locator: options.locator ?? { source: 'prompt', name: 'prompt', label },
  } satisfies LogStream;
  const bytesOf = (asked: LogStream): AsyncGenerator<Uint8Array> => {
    if (asked.locator.name === stream.locator.name) return chunksOf(bytes);
    throw new MatsError('attachment_unreadable', { name: asked.locator.name, reason: 'it is not the pasted text' });
  };
  return {
    kind: stream.locator.source,
    name: label,
    list: () => Promise.resolve({ streams: bytes.length === 0 ? [] : [stream], notRead: [] }),
    async *open(asked, open = {}) {
      yield* limitedBytes(bytesOf(asked), open);
    },
    readLines: async (asked, range) => readLineRange(bytesOf(asked), range),
    plainFile: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}
