import { createHash } from 'node:crypto';

/** What git's index says of a file of the work tree. */
export interface IndexEntry {
  /** Full id of the content that was checked out or added last. */
  readonly id: string;
  /** Nanoseconds since 1970, of the work tree's file when git saw it last. */
  readonly modified: bigint;
  readonly bytes: number;
  /** False when git itself does not compare the file with this entry: merge conflicts, files left out on purpose. */
  readonly compared: boolean;
}

const HEADER_BYTES = 12;
/** Times, device, inode, mode, owners and size. */
const STAT_BYTES = 40;
const SHA256_BYTES = 32;
const LONGEST_PATH = 4_096;
const ASSUME_VALID = 0x8000;
const EXTENDED = 0x4000;
const STAGE = 0x3000;
const SKIPPED_OR_INTENDED = 0x6000;

/**
 * Reads a git index (versions 2 to 4, by git's own index-format documentation) into its entries by path from the top
 * of the work tree. Null for whatever is not understood: damage, a split or sparse index, a later version.
 */
export function parseGitIndex(bytes: Buffer, idBytes: number): ReadonlyMap<string, IndexEntry> | null {
  try {
    return new IndexReader(bytes, idBytes).read();
  } catch {
    // A number or name lies beyond the end of the file.
    return null;
  }
}

class IndexReader {
  readonly #bytes: Buffer;
  readonly #idBytes: number;
  #at = HEADER_BYTES;

  constructor(bytes: Buffer, idBytes: number) {
    this.#bytes = bytes;
    this.#idBytes = idBytes;
  }

  read(): ReadonlyMap<string, IndexEntry> | null {
    if (this.#bytes.toString('latin1', 0, 4) !== 'DIRC') return null;
    const version = this.#bytes.readUInt32BE(4);
    if (version < 2 || version > 4) return null;
    const entries = new Map<string, IndexEntry>();
    let path = '';
    for (let left = this.#bytes.readUInt32BE(8); left > 0; left -= 1) {
      const start = this.#at;
      const entry = this.#entry();
      const kept = version === 4 ? this.#keptOf(path) : '';
      path = kept + this.#text();
      if (path.length > LONGEST_PATH) return null;
      if (version !== 4) this.#at = start + Math.ceil((this.#at - start) / 8) * 8;
      entries.set(path, entries.has(path) ? { ...entry, compared: false } : entry);
    }
    return this.#standsAlone() ? entries : null;
  }

  #entry(): IndexEntry {
    const at = this.#at;
    const flagsAt = at + STAT_BYTES + this.#idBytes;
    const flags = this.#bytes.readUInt16BE(flagsAt);
    const extended = (flags & EXTENDED) !== 0;
    const more = extended ? this.#bytes.readUInt16BE(flagsAt + 2) : 0;
    this.#at = flagsAt + (extended ? 4 : 2);
    return {
      id: this.#bytes.toString('hex', at + STAT_BYTES, flagsAt),
      modified: BigInt(this.#bytes.readUInt32BE(at + 8)) * 1_000_000_000n + BigInt(this.#bytes.readUInt32BE(at + 12)),
      bytes: this.#bytes.readUInt32BE(at + 36),
      compared: (flags & (ASSUME_VALID | STAGE)) === 0 && (more & SKIPPED_OR_INTENDED) === 0,
    };
  }

  /** Version 4: how much of the path before is kept, as the number of bytes that are taken from its end. */
  #keptOf(path: string): string {
    let byte = this.#byte();
    let removed = byte & 0x7f;
    while ((byte & 0x80) !== 0) {
      byte = this.#byte();
      removed = (removed + 1) * 128 + (byte & 0x7f);
    }
    const before = Buffer.from(path);
    if (removed > before.length) throw new RangeError('More is taken from a path than it has.');
    return before.toString('utf8', 0, before.length - removed);
  }

  #byte(): number {
    const byte = this.#bytes.readUInt8(this.#at);
    this.#at += 1;
    return byte;
  }

  /** The text up to the next NUL, which is passed. */
  #text(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end === -1) throw new RangeError('A path has no end.');
    const text = this.#bytes.toString('utf8', this.#at, end);
    this.#at = end + 1;
    return text;
  }

  /** Whether no extension changes what the entries mean: those in small letters must be understood to be left out. */
  #standsAlone(): boolean {
    const end = this.#bytes.length - this.#idBytes;
    while (this.#at + 8 <= end) {
      if (/^[^A-Z]/.test(this.#bytes.toString('latin1', this.#at, this.#at + 4))) return false;
      this.#at += 8 + this.#bytes.readUInt32BE(this.#at + 4);
    }
    return this.#at === end && this.#isWhole(end);
  }

  /** By the hash of everything at its end, which is zeros where git was told to save that time. */
  #isWhole(end: number): boolean {
    const written = this.#bytes.subarray(end);
    const hash = createHash(this.#idBytes === SHA256_BYTES ? 'sha256' : 'sha1').update(this.#bytes.subarray(0, end));
    return written.equals(hash.digest()) || written.every((byte) => byte === 0);
  }
}
