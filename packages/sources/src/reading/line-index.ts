import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { detectEncoding } from '@mats/engine/logs';
import type { LogEncoding } from '@mats/engine/logs';
import type { LineAnchor } from '@mats/contracts';
import type { LineRange } from '../log-source.ts';
import { HEAD_BYTES, readLineRange, usableRange } from './read-line-range.ts';

/** A mark every so many lines: a range is read from the mark before it. */
const LINES_PER_MARK = 2_048;
const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 10;

/**
 * Where lines begin in a file that only grows, so that the hundredth excerpt of a large log costs as little as the
 * first lines. Scans no further than was asked for, and goes on from there. Not for UTF-16, where a line end is two bytes.
 */
export class LineIndex {
  readonly #path: string;
  /** Offset of line 1, 1 + LINES_PER_MARK, and so on. */
  readonly #marks: number[] = [0];
  #lineEnds = 0;
  #scanned = 0;
  #encoding: LogEncoding | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * The lines of a range; ranges asked for at the same time are read one after the other. An `anchor` that is not behind
   * the range spares the count of the lines before it; one that is no line's beginning is ignored.
   */
  readLines(range: LineRange, anchor?: LineAnchor): Promise<string[]> {
    const reading = this.#turn.then(() => this.#read(range, anchor));
    this.#turn = reading.catch(() => undefined);
    return reading;
  }

  async #read(range: LineRange, anchor: LineAnchor | undefined): Promise<string[]> {
    const wanted = usableRange(range);
    if (wanted === null) return [];
    const file = await open(this.#path, 'r');
    try {
      this.#encoding ??= await encodingOf(file);
      const usable = anchor !== undefined && anchor.line <= wanted.startLine && (await beginsLine(file, anchor.byte));
      const from = usable ? anchor : await this.#markBefore(file, wanted.startLine);
      const before = from.line - 1;
      const shifted = { startLine: wanted.startLine - before, endLine: wanted.endLine - before };
      return await readLineRange(bytesFrom(file, from.byte), shifted, this.#encoding);
    } finally {
      await file.close();
    }
  }

  async #markBefore(file: FileHandle, line: number): Promise<LineAnchor> {
    await this.#scan(file, line);
    const mark = Math.min(Math.floor((line - 1) / LINES_PER_MARK), this.#marks.length - 1);
    return { line: mark * LINES_PER_MARK + 1, byte: this.#marks[mark] ?? 0 };
  }

  /** Sets marks up to the one before `line`, or to the end of the file. */
  async #scan(file: FileHandle, line: number): Promise<void> {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    while (this.#marks.length * LINES_PER_MARK < line) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, this.#scanned);
      if (bytesRead === 0) return;
      const bytes = buffer.subarray(0, bytesRead);
      for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) {
        this.#lineEnds += 1;
        if (this.#lineEnds % LINES_PER_MARK === 0) this.#marks.push(this.#scanned + at + 1);
      }
      this.#scanned += bytesRead;
    }
  }
}

/** Whether a line begins at a byte: at the top, or behind a line end. */
async function beginsLine(file: FileHandle, byte: number): Promise<boolean> {
  if (byte === 0) return true;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, byte - 1);
  return bytesRead === 1 && buffer[0] === NEWLINE;
}

async function encodingOf(file: FileHandle): Promise<LogEncoding> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return detectEncoding(buffer.subarray(0, bytesRead));
}

async function* bytesFrom(file: FileHandle, start: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(HEAD_BYTES);
  for (let at = start; ;) {
    const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
