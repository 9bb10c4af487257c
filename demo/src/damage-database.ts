import { closeSync, existsSync, fstatSync, openSync, writeFileSync, writeSync } from 'node:fs';
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

/**
 * Overwrites every page but the first of inventory's database and of its log of changes, as a failing disk would. Answers
 * whether it did: not without a database, and not a second time.
 */
export function damageDatabase(dataFolder: string): boolean {
  const database = join(dataFolder, 'inventory.sqlite');
  const marker = join(dataFolder, '.damaged');
  if (!existsSync(database) || existsSync(marker)) return false;
  writeFileSync(marker, '');
  overwrite(database, PAGE);
  overwrite(`${database}-wal`, PAGE);
  return true;
}
