import { statfs } from 'node:fs/promises';
import { MatsError } from '@mats/contracts';

const LOOK_EVERY_MS = 1_000;

/** Whether there is room for another question; what is accepted must not fail for want of a few megabytes. */
export interface StorageSpace {
  /** @throws MatsError `storage_full` when less than the wanted share is free. */
  assertRoom(): Promise<void>;
}

/** Looks at the file system of a folder, once a second at most. */
export function createStorageSpace(options: {
  folder: string;
  minFreeBytes: number;
  now: () => number;
  /** Bytes that this user may still write there. */
  freeBytes?: (folder: string) => Promise<number>;
}): StorageSpace {
  const { folder, minFreeBytes, now, freeBytes = freeBytesOf } = options;
  let looked: { at: number; free: Promise<number> } | undefined;
  return {
    assertRoom: async () => {
      if (looked === undefined || now() - looked.at >= LOOK_EVERY_MS) {
        // A folder that is not there yet is made when it is used; that tells what is wrong with it.
        looked = { at: now(), free: freeBytes(folder).catch(() => Number.POSITIVE_INFINITY) };
      }
      const free = await looked.free;
      if (free >= minFreeBytes) return;
      const [has, wants] = [free, minFreeBytes].map((bytes) => `${Math.floor(bytes / 1024 / 1024)} MB`);
      throw new MatsError('storage_full', { folder, reason: `${has} are free, ${wants} must be` });
    },
  };
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
