import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { appendFile, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';

/** A span as it was written down: a batch of one. */
export interface JournaledSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly batch: Uint8Array;
}

export interface SpanJournal {
  /** Writes a span down before anything else is done with it: a process that is killed now leaves it to the next. */
  write(span: ReadableSpan): void;
  /** The next so many spans, in the order in which they were written, are with the exporter. */
  handedOver(spans: number): void;
  /** What processes that were killed had not handed over; each is given once. */
  takeLeft(): Promise<JournaledSpan[]>;
  /** All spans of a trace that are still written down, from this process and those before it. */
  ofTrace(traceId: string): Promise<JournaledSpan[]>;
  /** Takes the contents of all spans of these traces off the disk; resolves with how many there were. */
  forget(traceIds: ReadonlySet<string>): Promise<number>;
  close(): void;
}

const SUFFIX = '.journal';
const HEAD_BYTES = 28;
/** In place of a length: what follows is how many spans were handed over. */
const MARK = 0xff_ff_ff_ff;
const MARK_BYTES = 8;

/** Stands where a span of a trace was that has been forgotten; it still counts. */
const FORGOTTEN = '0'.repeat(32);

interface PlacedSpan extends JournaledSpan {
  /** Where it stands in its segment, without the length before it. */
  readonly from: number;
  readonly to: number;
}

interface Segment {
  readonly spans: PlacedSpan[];
  /** How many of them, from the first on, were handed over. */
  readonly handedOver: number;
}

/** What a segment holds, up to where a killed process stopped in the middle of a record. */
function parseSegment(bytes: Buffer): Segment {
  const spans: PlacedSpan[] = [];
  let handedOver = 0;
  let at = 0;
  while (at + MARK_BYTES <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length === MARK) {
      handedOver += bytes.readUInt32BE(at + 4);
      at += MARK_BYTES;
      continue;
    }
    const end = at + HEAD_BYTES + length;
    if (end > bytes.length) break;
    spans.push({
      traceId: bytes.toString('hex', at + 4, at + 20),
      spanId: bytes.toString('hex', at + 20, at + HEAD_BYTES),
      batch: bytes.subarray(at + HEAD_BYTES, end),
      from: at + 4,
      to: end,
    });
    at = end;
  }
  return { spans, handedOver };
}

function markOf(spans: number): Buffer {
  const mark = Buffer.alloc(MARK_BYTES);
  mark.writeUInt32BE(MARK, 0);
  mark.writeUInt32BE(spans, 4);
  return mark;
}

function recordOf(span: ReadableSpan): Buffer | undefined {
  const batch = ProtobufTraceSerializer.serializeRequest([span]);
  if (batch === undefined) return undefined;
  const { traceId, spanId } = span.spanContext();
  const head = Buffer.alloc(4);
  head.writeUInt32BE(batch.byteLength, 0);
  return Buffer.concat([head, Buffer.from(traceId, 'hex'), Buffer.from(spanId, 'hex'), batch]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readSegment(path: string): Promise<Segment> {
  return parseSegment(await readFile(path).catch(() => Buffer.alloc(0)));
}

/** Writes zeros over what a segment holds of these traces: nothing moves, so whoever appends to it meanwhile is not in the way. */
async function forgetIn(path: string, traceIds: ReadonlySet<string>): Promise<number> {
  const { spans } = await readSegment(path);
  const found = spans.filter(({ traceId }) => traceIds.has(traceId));
  if (found.length === 0) return 0;
  const file = await open(path, 'r+');
  try {
    for (const { from, to } of found) await file.write(Buffer.alloc(to - from), 0, to - from, from);
    await file.datasync();
  } finally {
    await file.close();
  }
  return found.length;
}

/** What these segments of processes that are gone have not handed over; marks that it is taken. */
async function takeLeft(directory: string, names: readonly string[]): Promise<JournaledSpan[]> {
  const found: JournaledSpan[] = [];
  // Marks count over all segments of a process.
  const byProcess = Map.groupBy(names, (name) => name.split('-', 2).join('-'));
  for (const parts of byProcess.values()) {
    const all = await Promise.all(parts.map((name) => readSegment(join(directory, name))));
    const handedOver = all.reduce((sum, segment) => sum + segment.handedOver, 0);
    const waiting = all.flatMap(({ spans }) => spans).slice(handedOver);
    found.push(...waiting.filter(({ traceId }) => traceId !== FORGOTTEN));
    const last = parts.at(-1);
    if (waiting.length > 0 && last !== undefined)
      await appendFile(join(directory, last), markOf(waiting.length)).catch(() => undefined);
  }
  return found;
}

/**
 * Spans on disk from the moment they end, in segments of which the oldest go when there are too many. What was handed
 * over stays for a while, so that it can be sent again when the endpoint took it and lost it.
 */
export function createSpanJournal(options: {
  directory: string;
  now: () => number;
  segmentBytes?: number;
  segments?: number;
}): SpanJournal {
  const { directory, now, segmentBytes = 4 * 1024 * 1024, segments = 16 } = options;
  // A process in a container has the number of the one before it, so the time counts too.
  const own = `${String(now()).padStart(15, '0')}-${process.pid}`;
  let file: number | undefined;
  let count = 0;
  let bytes = 0;
  /** Spans that were written to earlier segments of this process and not handed over before the present one. */
  let ahead = 0;
  const names = (): string[] => {
    try {
      return readdirSync(directory)
        .filter((name) => name.endsWith(SUFFIX))
        .toSorted();
    } catch {
      return [];
    }
  };
  const openSegment = (): number => {
    if (file !== undefined && bytes < segmentBytes) return file;
    if (file !== undefined) closeSync(file);
    mkdirSync(directory, { recursive: true });
    count += 1;
    bytes = 0;
    file = openSync(join(directory, `${own}-${String(count).padStart(6, '0')}${SUFFIX}`), 'a', 0o600);
    for (const name of names().slice(0, -segments)) rmSync(join(directory, name), { force: true });
    return file;
  };
  const append = (record: Buffer): void => {
    // A full disk must not stop the service: the span is still sent, it only does not survive a kill.
    try {
      bytes += writeSync(openSegment(), record);
    } catch {
      bytes = segmentBytes;
    }
  };
  const isLeft = (name: string): boolean => {
    const [time = '', pid = ''] = name.split('-');
    return `${time}-${pid}` !== own && (Number(pid) === process.pid || !isAlive(Number(pid)));
  };
  return {
    write(span) {
      const record = recordOf(span);
      if (record === undefined) return;
      ahead += 1;
      append(record);
    },
    handedOver(spans) {
      const known = Math.min(ahead, spans);
      ahead -= known;
      if (known > 0) append(markOf(known));
    },
    takeLeft: () => takeLeft(directory, names().filter(isLeft)),
    async ofTrace(traceId) {
      const found = new Map<string, JournaledSpan>();
      for (const name of names()) {
        for (const span of (await readSegment(join(directory, name))).spans)
          if (span.traceId === traceId) found.set(span.spanId, span);
      }
      return [...found.values()];
    },
    async forget(traceIds) {
      let forgotten = 0;
      for (const name of names()) forgotten += await forgetIn(join(directory, name), traceIds);
      return forgotten;
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
