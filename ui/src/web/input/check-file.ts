import { ATTACHMENT } from '../text/sentences.ts';

const HEAD_BYTES = 4096;

/** Archives that are unpacked: gzip and zip. */
const ARCHIVES: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
];

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 text has a zero in every other place; its mark at the begin tells it from what is no text. */
function isWideText(bytes: Uint8Array): boolean {
  return begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]);
}

/** What stands against reading a file, in words beside its name; null when it looks like text or an archive. */
export async function checkFile(file: Blob): Promise<string | null> {
  if (file.size === 0) return ATTACHMENT.empty;
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (ARCHIVES.some((archive) => begins(bytes, archive)) || isWideText(bytes)) return null;
  return bytes.includes(0) ? ATTACHMENT.binary : null;
}
