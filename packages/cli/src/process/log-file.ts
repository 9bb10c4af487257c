import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const LARGEST_LOG_BYTES = 20 * 1024 * 1024;
const TAIL_BYTES = 4096;
const ERROR_LINE = /^(?:Uncaught )?\w*Error\b/;

/** Opens a log for appending and gives its descriptor; one that has grown past 20 MB becomes `<name>.old` first. */
export function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LARGEST_LOG_BYTES) renameSync(file, `${file}.old`);
  return openSync(file, 'a');
}

function messageOf(line: string): string {
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry === 'object' && entry !== null && 'msg' in entry && typeof entry.msg === 'string')
      return entry.msg;
  } catch {
    // A line that is not JSON is the message itself.
  }
  return line;
}

/** What the last line of a log says, or undefined for an empty or missing one. */
export function lastMessage(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, tail, 0, tail.length, size - tail.length);
    const lines = tail.toString('utf8').trimEnd().split('\n');
    const last = lines.at(-1)?.trim() ?? '';
    // Node ends an uncaught error with a stack and its own version: the error itself is further up.
    const line = last.startsWith('Node.js v') ? (lines.findLast((text) => ERROR_LINE.test(text)) ?? last) : last;
    return line === '' ? undefined : messageOf(line);
  } finally {
    closeSync(descriptor);
  }
}
