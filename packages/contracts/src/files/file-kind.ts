/** What a file is by its first bytes: an archive that is unpacked, text in one of four encodings, or neither. */
export type FileKind = 'empty' | 'gzip' | 'zip' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'binary';

/** So many bytes tell what a file is. */
export const FILE_HEAD_BYTES = 4096;

const MARKS: readonly (readonly [FileKind, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Above these shares of bytes that stand for no character a file is no text; UTF-8 that is valid may hold more of them. */
const MOST_STRANGE = { valid: 0.1, other: 0.02 };
/** Backspace, tab, line ends, form feed, escape, bell: control characters that programs print. */
const PRINTED = new Set([7, 8, 9, 10, 12, 13, 27]);

function isUtf8(head: Uint8Array): boolean {
  // The last character may be cut.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    decoder.decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** What a file is, from its first `FILE_HEAD_BYTES`. What readers of logs refuse as binary is binary here. */
export function fileKindOf(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => head[index] === byte));
  if (marked !== undefined) return marked[0];
  let strange = 0;
  for (const byte of head) if (byte < 32 && !PRINTED.has(byte)) strange += 1;
  const share = strange / head.length;
  const valid = isUtf8(head);
  if (share > (valid ? MOST_STRANGE.valid : MOST_STRANGE.other)) return 'binary';
  return valid ? 'utf-8' : 'windows-1252';
}
