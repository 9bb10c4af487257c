import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { detectEncoding } from '@mats/analysis';
import type { LogEncoding } from '@mats/analysis';
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

  /** The lines of a range; ranges asked for at the same time are read one after the other. */
  readLines(range: LineRange): Promise<string[]> {
    const reading = this.#turn.then(() => this.#read(range));
    this.#turn = reading.catch(() => undefined);
    return reading;
  }

  async #read(range: LineRange): Promise<string[]> {
    const wanted = usableRange(range);
    if (wanted === null) return [];
    const file = await open(this.#path, 'r');
    try {
      this.#encoding ??= await encodingOf(file);
      await this.#scan(file, wanted.startLine);
      const mark = Math.min(Math.floor((wanted.startLine - 1) / LINES_PER_MARK), this.#marks.length - 1);
      const before = mark * LINES_PER_MARK;
      const shifted = { startLine: wanted.startLine - before, endLine: wanted.endLine - before };
      return await readLineRange(bytesFrom(file, this.#marks[mark] ?? 0), shifted, this.#encoding);
    } finally {
      await file.close();
    }
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
