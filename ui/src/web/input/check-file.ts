import { FILE_HEAD_BYTES, fileKindOf } from '@mats/contracts';
import { formatCount } from '../text/format-number.ts';
import { ATTACHMENT, ENCODING_WORDS } from '../text/sentences.ts';
import { countUnpacked } from './count-unpacked.ts';
import type { Unpacked } from './count-unpacked.ts';
import { packedBytesOf, readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/** What a file turned out to be, in words beside its name. */
export interface FileCheck {
  /** What stands against reading it, or a part of it; null: nothing. */
  warning: string | null;
  /** What it is: its encoding, or what is inside of an archive; null: text as any other. */
  about: string | null;
}

/** Lines are counted up to so many unpacked bytes of an archive. */
const MOST_BYTES = 64 * 1024 * 1024;
/** So many files of an archive are looked into. */
const MOST_FILES = 50;
const NOTHING_FOUND: FileCheck = { warning: null, about: null };

function linesWords(lines: number, more: boolean): string {
  const words = formatCount(lines, 'line');
  return more ? ATTACHMENT.atLeast(words) : words;
}

async function checkGzip(file: Blob): Promise<FileCheck> {
  const { kind, lines, more, broken } = await countUnpacked(file, { format: 'gzip', mostBytes: MOST_BYTES });
  if (broken && lines === 0) return { warning: ATTACHMENT.damaged, about: null };
  if (kind === 'binary') return { warning: ATTACHMENT.binary, about: null };
  if (kind === 'empty') return { warning: ATTACHMENT.empty, about: null };
  const about = linesWords(lines, more);
  return broken ? { warning: ATTACHMENT.cutText(about), about: null } : { warning: null, about };
}

function unpackEntry(file: Blob, entry: ZipEntry, mostBytes: number): Promise<Unpacked> {
  return packedBytesOf(file, entry).then((packed) =>
    countUnpacked(packed, { format: entry.method === 0 ? null : 'deflate-raw', mostBytes }),
  );
}

async function checkZip(file: Blob): Promise<FileCheck> {
  const entries = await readZipDirectory(file);
  if (entries === null) return { warning: ATTACHMENT.cutArchive, about: null };
  if (entries.length === 0) return { warning: ATTACHMENT.emptyArchive, about: null };
  let lines = 0;
  let more = entries.length > MOST_FILES;
  let left = MOST_BYTES;
  let unreadable = 0;
  for (const entry of entries.slice(0, MOST_FILES)) {
    const found = await unpackEntry(file, entry, left);
    const readable = !found.broken && found.kind !== 'binary';
    if (!readable) unreadable += 1;
    // A packed file inside of an archive is unpacked by its reader; here its lines stay unknown.
    if (!readable || found.kind === 'gzip') continue;
    lines += found.lines;
    more ||= found.more;
    left -= Math.min(left, entry.packedBytes);
    if (found.more || left === 0) break;
  }
  const warning = unreadable === entries.length ? ATTACHMENT.damaged : null;
  const count = formatCount(entries.length, 'file');
  return { warning, about: lines === 0 ? count : ATTACHMENT.files(count, linesWords(lines, more)) };
}

/** Looks at a file before it is asked about: empty, binary, cut off, its encoding, the lines inside of an archive. */
export async function checkFile(file: Blob): Promise<FileCheck> {
  const kind = fileKindOf(new Uint8Array(await file.slice(0, FILE_HEAD_BYTES).arrayBuffer()));
  if (kind === 'empty') return { ...NOTHING_FOUND, warning: ATTACHMENT.empty };
  if (kind === 'binary') return { ...NOTHING_FOUND, warning: ATTACHMENT.binary };
  if (kind === 'gzip') return checkGzip(file);
  if (kind === 'zip') return checkZip(file);
  return { warning: null, about: ENCODING_WORDS[kind] ?? null };
}
