/** A file in a zip archive: where its packed bytes begin is told by a header of its own. */
export interface ZipEntry {
  name: string;
  /** 0: as it is, 8: deflate; others are not unpacked here. */
  method: number;
  packedBytes: number;
  headerAt: number;
}

const END_MARK = 0x06054b50;
const END_BYTES = 22;
/** The end may be followed by a comment of up to 64 kB. */
const TAIL_BYTES = END_BYTES + 0xffff;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;
const HEADER_BYTES = 30;
/** The list of files is read up to so many bytes. */
const DIRECTORY_BYTES = 1024 * 1024;

async function viewOf(blob: Blob): Promise<DataView> {
  return new DataView(await blob.arrayBuffer());
}

/** Where the list of files stands; null when the end of the archive is missing. */
async function findDirectory(file: Blob): Promise<{ at: number; bytes: number } | null> {
  const tail = await viewOf(file.slice(Math.max(0, file.size - TAIL_BYTES)));
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END_MARK) continue;
    return { at: tail.getUint32(at + 16, true), bytes: tail.getUint32(at + 12, true) };
  }
  return null;
}

/** The files of a zip archive, folders left out; null when the archive is cut off. */
export async function readZipDirectory(file: Blob): Promise<ZipEntry[] | null> {
  const directory = await findDirectory(file);
  if (directory === null || directory.at + directory.bytes > file.size) return null;
  const view = await viewOf(file.slice(directory.at, directory.at + Math.min(directory.bytes, DIRECTORY_BYTES)));
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + ENTRY_BYTES <= view.byteLength && view.getUint32(at, true) === ENTRY_MARK) {
    const length = view.getUint16(at + 28, true);
    const nameBytes = new Uint8Array(
      view.buffer,
      at + ENTRY_BYTES,
      Math.min(length, view.byteLength - at - ENTRY_BYTES),
    );
    const name = new TextDecoder().decode(nameBytes);
    if (!name.endsWith('/')) {
      entries.push({
        name,
        method: view.getUint16(at + 10, true),
        packedBytes: view.getUint32(at + 20, true),
        headerAt: view.getUint32(at + 42, true),
      });
    }
    at += ENTRY_BYTES + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of an entry as they are packed. */
export async function packedBytesOf(file: Blob, entry: ZipEntry): Promise<Blob> {
  const header = await viewOf(file.slice(entry.headerAt, entry.headerAt + HEADER_BYTES));
  if (header.byteLength < HEADER_BYTES) return new Blob();
  const begin = entry.headerAt + HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  return file.slice(begin, begin + entry.packedBytes);
}
