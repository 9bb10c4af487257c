import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A serialised batch and how many spans are in it. */
export interface SpooledBatch {
  batch: Uint8Array;
  spans: number;
}

/** Serialised batches of spans that wait to be sent, oldest first. */
export interface SpanSpool {
  /** Whether what waits survives the process. */
  readonly isDurable: boolean;
  add(entry: SpooledBatch): Promise<void>;
  /** The oldest batch, or undefined when nothing waits. */
  oldest(): Promise<(SpooledBatch & { id: string }) | undefined>;
  remove(id: string): Promise<void>;
  /** Spans that wait, as far as this process put or saw them there. */
  readonly waiting: number;
  /** Spans that were given up to stay under the cap. */
  readonly dropped: number;
  /** Since when the oldest batch waits, in epoch milliseconds, as far as this process put or saw it there. */
  readonly oldestAt: number | undefined;
}

/** Keeps batches in memory: they end with the process. */
export function createMemorySpool(maxBytes = 64 * 1024 * 1024, now: () => number = Date.now): SpanSpool {
  const batches = new Map<string, SpooledBatch & { at: number }>();
  let bytes = 0;
  let waiting = 0;
  let next = 0;
  let dropped = 0;
  const forget = (id: string): void => {
    const entry = batches.get(id);
    bytes -= entry?.batch.byteLength ?? 0;
    waiting -= entry?.spans ?? 0;
    batches.delete(id);
  };
  return {
    isDurable: false,
    add(entry) {
      batches.set(String(next++), { ...entry, at: now() });
      bytes += entry.batch.byteLength;
      waiting += entry.spans;
      for (const [id, { spans }] of batches) {
        if (bytes <= maxBytes) break;
        forget(id);
        dropped += spans;
      }
      return Promise.resolve();
    },
    oldest() {
      const [entry] = batches;
      return Promise.resolve(entry === undefined ? undefined : { id: entry[0], ...entry[1] });
    },
    remove(id) {
      forget(id);
      return Promise.resolve();
    },
    get waiting() {
      return waiting;
    },
    get dropped() {
      return dropped;
    },
    get oldestAt() {
      return batches.values().next().value?.at;
    },
  };
}

const SUFFIX = '.otlp';

/** How many spans a file holds, by its name; one from before names told it counts as one. */
function spansOf(name: string): number {
  const [, , , spans = '1'] = name.slice(0, -SUFFIX.length).split('-');
  return Number.parseInt(spans, 10) || 1;
}

/** When a file was written, by its name. */
function timeOf(name: string): number | undefined {
  const time = Number.parseInt(name, 10);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Keeps batches as files, so that they survive the process. A batch is written beside its place and renamed into
 * it, so a crash never leaves half a batch. The oldest go when the folder outgrows `maxBytes`.
 */
export function createFileSpool(options: { directory: string; now: () => number; maxBytes?: number }): SpanSpool {
  const { directory, now, maxBytes = 256 * 1024 * 1024 } = options;
  let counter = 0;
  let dropped = 0;
  let waiting = 0;
  let oldestAt: number | undefined;
  const waitingFiles = async (): Promise<string[]> => {
    const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith(SUFFIX));
    waiting = names.reduce((sum, name) => sum + spansOf(name), 0);
    const sorted = names.toSorted();
    oldestAt = sorted[0] === undefined ? undefined : timeOf(sorted[0]);
    return sorted;
  };
  const trim = async (): Promise<void> => {
    const names = await waitingFiles();
    const sizes = await Promise.all(
      names.map(async (name) => (await stat(join(directory, name)).catch(() => null))?.size ?? 0),
    );
    let total = sizes.reduce((sum, size) => sum + size, 0);
    for (const [index, name] of names.entries()) {
      if (total <= maxBytes) return;
      await rm(join(directory, name), { force: true });
      total -= sizes[index] ?? 0;
      waiting -= spansOf(name);
      dropped += spansOf(name);
    }
  };
  return {
    isDurable: true,
    async add({ batch, spans }) {
      await mkdir(directory, { recursive: true });
      counter += 1;
      const time = String(now()).padStart(15, '0');
      const name = `${time}-${process.pid}-${String(counter).padStart(8, '0')}-${spans}${SUFFIX}`;
      await writeFile(join(directory, `${name}.part`), batch);
      await rename(join(directory, `${name}.part`), join(directory, name));
      await trim();
    },
    async oldest() {
      const [id] = await waitingFiles();
      return id === undefined ? undefined : { id, batch: await readFile(join(directory, id)), spans: spansOf(id) };
    },
    async remove(id) {
      await rm(join(directory, id), { force: true });
      waiting -= spansOf(id);
      if (waiting <= 0) oldestAt = undefined;
    },
    get waiting() {
      return waiting;
    },
    get dropped() {
      return dropped;
    },
    get oldestAt() {
      return oldestAt;
    },
  };
}
