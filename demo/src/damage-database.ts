import { closeSync, existsSync, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = 4096;

function overwrite(file: string, from: number): void {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, 'r+');
  try {
    const noise = Buffer.alloc(PAGE, 0xa7);
    const { size } = fstatSync(descriptor);
    for (let position = from; position < size; position += PAGE) writeSync(descriptor, noise, 0, PAGE, position);
  } finally {
    closeSync(descriptor);
  }
}

/** Overwrites every page but the first of inventory's database and of its log of changes, as a failing disk would. */
export function damageDatabase(dataFolder: string): void {
  overwrite(join(dataFolder, 'inventory.sqlite'), PAGE);
  overwrite(join(dataFolder, 'inventory.sqlite-wal'), PAGE);
}
