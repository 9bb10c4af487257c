import { FILE_HEAD_BYTES, fileKindOf } from '@mats/contracts';
import { packedBytesOf, readZipDirectory } from '../input/zip-directory.ts';

/** What is unpacked of an archive to be read; a browser holds no more lines than these bytes have. */
const MOST_BYTES = 256 * 1024 * 1024;
/** An archive in an archive in an archive is looked into, no further. */
const MOST_DEPTH = 3;

/**
 * The text of an attached file in its own encoding, unpacked where it is packed; of a zip archive the file called `entry`, or its only
 * one. Null where it cannot be unpacked, or is no text.
 */
export async function textOfFile(file: Blob, entry: string | undefined, depth = 0): Promise<string | null> {
  const kind = fileKindOf(new Uint8Array(await file.slice(0, FILE_HEAD_BYTES).arrayBuffer()));
  if (kind === 'empty') return '';
  if (kind === 'binary' || depth > MOST_DEPTH) return null;
  if (kind !== 'gzip' && kind !== 'zip') return new TextDecoder(kind).decode(await file.arrayBuffer());
  const unpacked = kind === 'gzip' ? await unpack(file, 'gzip') : await entryOf(file, entry);
  return unpacked === null ? null : textOfFile(unpacked, entry, depth + 1);
}

/** A file of a zip archive, unpacked; null where there is none of that name, or it is packed in a way that browsers do not know. */
async function entryOf(archive: Blob, name: string | undefined): Promise<Blob | null> {
  const entries = (await readZipDirectory(archive)) ?? [];
  const found = entries.length === 1 ? entries[0] : entries.find((one) => one.name === name);
  if (found === undefined || (found.method !== 0 && found.method !== 8)) return null;
  const packed = await packedBytesOf(archive, found);
  return found.method === 0 ? packed : unpack(packed, 'deflate-raw');
}

/** What is there of an archive that was cut off is unpacked too; null where that is nothing. */
async function unpack(packed: Blob, format: CompressionFormat): Promise<Blob | null> {
  const bytes = packed.stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
  const reader = bytes.pipeThrough(new DecompressionStream(format)).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      parts.push(value as Uint8Array<ArrayBuffer>);
      total += value.length;
      if (total < MOST_BYTES) continue;
      await reader.cancel();
      break;
    }
  } catch {
    if (total === 0) return null;
  }
  return new Blob(parts);
}
