import { FILE_HEAD_BYTES, fileKindOf } from '@mats/contracts';
import type { FileKind } from '@mats/contracts';

const NEW_LINE = 0x0a;
/** Files whose bytes are no text: a line of them would be a number without a meaning. */
const WITHOUT_LINES: ReadonlySet<FileKind> = new Set(['gzip', 'zip', 'binary']);
/** Which of a character's two bytes is the line end's 10, and where its zero stands from there. */
const WIDE: Readonly<Partial<Record<FileKind, { at: 0 | 1; zero: 1 | -1 }>>> = {
  'utf-16le': { at: 0, zero: 1 },
  'utf-16be': { at: 1, zero: -1 },
};

/** Counts the lines of a file that comes in pieces. */
export interface LineCounter {
  add(chunk: Uint8Array): void;
  /** 0 for archives and for what is no text. */
  lines(): number;
}

export function createLineCounter(): LineCounter {
  let head: Uint8Array = new Uint8Array();
  let kind: FileKind = 'empty';
  let bytes = 0;
  let ends = 0;
  /** Where the byte after the last line end stands. */
  let begun = 0;
  const look = (chunk: Uint8Array): void => {
    if (head.length >= FILE_HEAD_BYTES) return;
    head = Buffer.concat([head, chunk.subarray(0, FILE_HEAD_BYTES - head.length)]);
    kind = fileKindOf(head);
  };
  return {
    add: (chunk) => {
      look(chunk);
      const wide = WIDE[kind];
      for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) {
        const place = bytes + at;
        // A zero that came with another piece is taken for granted.
        if (wide !== undefined && (place % 2 !== wide.at || (chunk[at + wide.zero] ?? 0) !== 0)) continue;
        ends += 1;
        begun = wide === undefined ? place + 1 : place - wide.at + 2;
      }
      bytes += chunk.length;
    },
    lines: () => {
      if (WITHOUT_LINES.has(kind)) return 0;
      return bytes > begun ? ends + 1 : ends;
    },
  };
}
