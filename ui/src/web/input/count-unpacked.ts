import { FILE_HEAD_BYTES, fileKindOf } from '@mats/contracts';
import type { FileKind } from '@mats/contracts';

const NEW_LINE = 0x0a;

/** What unpacking a file showed. */
export interface Unpacked {
  kind: FileKind;
  lines: number;
  /** The file went on; its lines were counted up to the limit. */
  more: boolean;
  /** It ended before its end. */
  broken: boolean;
}

/**
 * Unpacks a file and counts its lines, at most `mostBytes` of them: what is unpacked is not kept. Lines are counted by the byte 10, which
 * every encoding but UTF-16 uses for nothing else.
 */
export async function countUnpacked(
  packed: Blob,
  how: { format: CompressionFormat | null; mostBytes: number },
): Promise<Unpacked> {
  const bytes = packed.stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
  const reader = (how.format === null ? bytes : bytes.pipeThrough(new DecompressionStream(how.format))).getReader();
  let head = new Uint8Array();
  let total = 0;
  let ends = 0;
  let last = NEW_LINE;
  const found = (rest: Pick<Unpacked, 'more' | 'broken'>): Unpacked => ({
    kind: fileKindOf(head),
    lines: last === NEW_LINE ? ends : ends + 1,
    ...rest,
  });
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return found({ more: false, broken: false });
      if (head.length < FILE_HEAD_BYTES) head = joined(head, value);
      for (let at = value.indexOf(NEW_LINE); at >= 0; at = value.indexOf(NEW_LINE, at + 1)) ends += 1;
      last = value.at(-1) ?? last;
      total += value.length;
      if (total < how.mostBytes) continue;
      await reader.cancel();
      return found({ more: true, broken: false });
    }
  } catch {
    return found({ more: false, broken: true });
  }
}

function joined(head: Uint8Array<ArrayBuffer>, next: Uint8Array): Uint8Array<ArrayBuffer> {
  const part = next.subarray(0, FILE_HEAD_BYTES - head.length);
  const whole = new Uint8Array(head.length + part.length);
  whole.set(head);
  whole.set(part, head.length);
  return whole;
}
