import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { LIMITS, MatsError } from '@mats/contracts';
import { errorCode } from '../reading/error-code.ts';
import { boundedBytes } from '../reading/limited-bytes.ts';
import { showBytes } from '../reading/show-bytes.ts';

/** How bytes are packed, told by their first bytes, never by a file's name. */
export type Packing = 'none' | 'gzip' | 'zip';

const startsWith = (head: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => head[index] === byte);

export function packingOf(head: Uint8Array): Packing {
  if (startsWith(head, [0x1f, 0x8b, 0x08])) return 'gzip';
  // The second form is an archive without entries.
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  return 'none';
}

/** What is thrown when unpacking would exceed `LIMITS.unpackedBytes`. */
export function tooLargeUnpacked(name: string, maxBytes: number): MatsError {
  return new MatsError('attachment_too_large', { name, limit: `${showBytes(maxBytes)} unpacked` });
}

const CORRUPT = new Map([
  ['Z_BUF_ERROR', 'its gzip data ends early'],
  ['Z_DATA_ERROR', 'its gzip data is damaged'],
]);

/**
 * Unpacks gzip (several members too) while it is read. Throws `attachment_too_large` once more than `maxBytes` came
 * out, and `attachment_unreadable` for damaged data, after everything before the damage has been given.
 */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  options: { readonly name: string; readonly maxBytes?: number | undefined },
): AsyncGenerator<Uint8Array> {
  const maxBytes = options.maxBytes ?? LIMITS.unpackedBytes;
  const packed = Readable.from(chunks, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  // A failing input must fail the reader of the output, with the input's own error.
  packed.on('error', (error) => gunzip.destroy(error));
  packed.pipe(gunzip);
  try {
    yield* boundedBytes(gunzip, { maxBytes, onMore: () => tooLargeUnpacked(options.name, maxBytes) });
  } catch (error) {
    throw unpackingError(error, options.name);
  } finally {
    packed.unpipe(gunzip);
    packed.destroy();
    gunzip.destroy();
  }
}

function unpackingError(error: unknown, name: string): unknown {
  const reason = CORRUPT.get(errorCode(error) ?? '');
  return reason === undefined ? error : new MatsError('attachment_unreadable', { name, reason }, { cause: error });
}
