import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** A stretch of a file: `start` inclusive, `end` exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** How far behind an even cut a line end is looked for; without one in reach the cut is left out. */
const REACH_BYTES = 1024 * 1024;
const NEWLINE = 10;

/**
 * Cuts a file into up to `pieces` stretches of about the same size, each beginning with a line. Where it can, a cut is put
 * before a line that does not begin with a blank, so that a stack trace stays in one piece. Empty files give no range.
 */
export async function byteRanges(
  file: { readonly path: string; readonly bytes: number },
  pieces: number,
): Promise<readonly ByteRange[]> {
  if (file.bytes === 0) return [];
  const starts = [0];
  const handle = await open(file.path, 'r');
  try {
    for (let piece = 1; piece < pieces; piece += 1) {
      const even = Math.floor((file.bytes * piece) / pieces);
      const start = even <= (starts.at(-1) ?? 0) ? null : await lineStartAfter(handle, even);
      if (start !== null && start < file.bytes) starts.push(start);
    }
  } finally {
    await handle.close();
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? file.bytes }));
}

async function lineStartAfter(handle: FileHandle, position: number): Promise<number | null> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(REACH_BYTES), 0, REACH_BYTES, position);
  const bytes = buffer.subarray(0, bytesRead);
  let first: number | null = null;
  for (let at = bytes.indexOf(NEWLINE); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(NEWLINE, at + 1)) {
    first ??= position + at + 1;
    const next = bytes[at + 1] ?? 0;
    // A blank, a tab or another line end: the line belongs to the one before it.
    if (next > 32) return position + at + 1;
  }
  return first;
}
