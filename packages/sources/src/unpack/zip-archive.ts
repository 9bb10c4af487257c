import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { LIMITS, MatsError } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';
import { tooLargeUnpacked } from './packing.ts';

/** More entries than a person packs; the directory of an archive is held in memory. */
const MOST_ENTRIES = 1_000;

export interface ZipEntry {
  /** Name inside the archive, with forward slashes and without secrets; shown and compared, never used as a path. */
  readonly name: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
}

/** A zip file that is open for reading. */
export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  open(entryName: string): AsyncIterable<Uint8Array>;
  close(): void;
}

/**
 * Opens a zip file on disk and reads its directory. Throws `attachment_unreadable` when it is damaged, and
 * `attachment_too_large` when its entries would together unpack to more than `maxBytes`: the sizes told by the
 * directory can be trusted because an entry that grows beyond its own is an error while it is read.
 */
export async function openZip(
  file: string,
  options: { readonly name: string; readonly maxBytes?: number | undefined },
): Promise<ZipArchive> {
  const { name, maxBytes = LIMITS.unpackedBytes } = options;
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  const byName = new Map<string, Entry>();
  try {
    await readDirectory(zip, { byName, name, maxBytes });
  } catch (error) {
    zip.close();
    throw error instanceof MatsError ? error : unreadable(name, error);
  }
  return {
    entries: [...byName].map(([entryName, entry]) => ({
      name: entryName,
      packedBytes: entry.compressedSize,
      unpackedBytes: entry.uncompressedSize,
    })),
    open: (entryName) => openEntry(zip, { entry: byName.get(entryName), name: `${name}/${entryName}` }),
    close: () => zip.close(),
  };
}

async function readDirectory(
  zip: ZipFile,
  into: { readonly byName: Map<string, Entry>; readonly name: string; readonly maxBytes: number },
): Promise<void> {
  if (zip.entryCount > MOST_ENTRIES) {
    throw unreadable(into.name, `it has ${zip.entryCount} entries; at most ${MOST_ENTRIES} are read`);
  }
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry.fileName, into.byName);
    // Directories have no content; two entries of one name would make a locator ambiguous, so the first one counts.
    if (entry.fileName.endsWith('/') || into.byName.has(name)) continue;
    total += entry.uncompressedSize;
    if (total > into.maxBytes) throw tooLargeUnpacked(into.name, into.maxBytes);
    into.byName.set(name, entry);
  }
}

/** What an entry is called. Those whose names differ in a secret alone are told apart by a number. */
function nameOf(fileName: string, taken: ReadonlyMap<string, Entry>): string {
  const clean = redactSecrets(fileName);
  if (clean === fileName) return fileName;
  let name = clean;
  for (let number = 2; taken.has(name); number += 1) name = `${clean} (${number})`;
  return name;
}

async function* openEntry(
  zip: ZipFile,
  wanted: { readonly entry: Entry | undefined; readonly name: string },
): AsyncGenerator<Uint8Array> {
  const { entry, name } = wanted;
  if (entry === undefined) throw unreadable(name, 'the archive has no such entry');
  if (entry.isEncrypted()) throw unreadable(name, 'it is encrypted');
  try {
    const stream: AsyncIterable<Uint8Array> & { destroy(): void } = await zip.openReadStreamPromise(entry);
    try {
      yield* stream;
    } finally {
      stream.destroy();
    }
  } catch (error) {
    throw error instanceof MatsError ? error : unreadable(name, error);
  }
}

function unreadable(name: string, cause: unknown): MatsError {
  const said = typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : null;
  const reason = said === null ? String(cause) : `it is not a sound zip archive (${said})`;
  return new MatsError('attachment_unreadable', { name, reason }, { cause });
}
