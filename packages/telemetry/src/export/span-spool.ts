import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Serialised batches of spans that wait to be sent, oldest first. */
export interface SpanSpool {
  add(batch: Uint8Array): Promise<void>;
  /** The oldest batch, or undefined when nothing waits. */
  oldest(): Promise<{ id: string; batch: Uint8Array } | undefined>;
  remove(id: string): Promise<void>;
  /** Batches that were given up to stay under the cap. */
  readonly dropped: number;
}

/** Keeps batches in memory: for tests and for a file system that cannot be written. */
export function createMemorySpool(maxBytes = 64 * 1024 * 1024): SpanSpool {
  const batches = new Map<string, Uint8Array>();
  let bytes = 0;
  let next = 0;
  let dropped = 0;
  const forget = (id: string): void => {
    bytes -= batches.get(id)?.byteLength ?? 0;
    batches.delete(id);
  };
  return {
    add(batch) {
      batches.set(String(next++), batch);
      bytes += batch.byteLength;
      for (const id of batches.keys()) {
        if (bytes <= maxBytes) break;
        forget(id);
        dropped += 1;
      }
      return Promise.resolve();
    },
    oldest() {
      const [entry] = batches;
      return Promise.resolve(entry === undefined ? undefined : { id: entry[0], batch: entry[1] });
    },
    remove(id) {
      forget(id);
      return Promise.resolve();
    },
    get dropped() {
      return dropped;
    },
  };
}

const SUFFIX = '.otlp';

/**
 * Keeps batches as files, so that they survive the process. A batch is written beside its place and renamed into
 * it, so a crash never leaves half a batch. The oldest go when the folder outgrows `maxBytes`.
 */
export function createFileSpool(options: { directory: string; now: () => number; maxBytes?: number }): SpanSpool {
  const { directory, now, maxBytes = 256 * 1024 * 1024 } = options;
  let counter = 0;
  let dropped = 0;
  const waiting = async (): Promise<string[]> => {
    const names = await readdir(directory).catch(() => []);
    return names.filter((name) => name.endsWith(SUFFIX)).toSorted();
  };
  const trim = async (): Promise<void> => {
    const names = await waiting();
    const sizes = await Promise.all(
      names.map(async (name) => (await stat(join(directory, name)).catch(() => null))?.size ?? 0),
    );
    let total = sizes.reduce((sum, size) => sum + size, 0);
    for (const [index, name] of names.entries()) {
      if (total <= maxBytes) return;
      await rm(join(directory, name), { force: true });
      total -= sizes[index] ?? 0;
      dropped += 1;
    }
  };
  return {
    async add(batch) {
      await mkdir(directory, { recursive: true });
      counter += 1;
      const name = `${String(now()).padStart(15, '0')}-${process.pid}-${String(counter).padStart(8, '0')}${SUFFIX}`;
      await writeFile(join(directory, `${name}.part`), batch);
      await rename(join(directory, `${name}.part`), join(directory, name));
      await trim();
    },
    async oldest() {
      const [id] = await waiting();
      return id === undefined ? undefined : { id, batch: await readFile(join(directory, id)) };
    },
    async remove(id) {
      await rm(join(directory, id), { force: true });
    },
    get dropped() {
      return dropped;
    },
  };
}
