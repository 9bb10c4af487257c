import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A volume of 8 MB. */
export interface SmallDisk {
  clear(): void;
  unmount(): void;
}

const SIZE_MB = 8;

function clearFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

function run(command: string, parameters: readonly string[]): void {
  const result = spawnSync(command, parameters, { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${command} failed: ${result.stderr || String(result.error)}`);
}

/** Mounts a tmpfs of 8 MB, so that a full disk is a real one. Throws where that needs rights we do not have. */
export function mountSmallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error('a disk that fills up needs root on Linux; use the compose profile "demo" instead');
  }
  run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder]);
  return { clear: () => clearFolder(folder), unmount: () => run('umount', [folder]) };
}

const BLOCK = Buffer.alloc(64 * 1024, 0x2e);

/** Writes a file until the volume is full. Only for volumes of a few MB: stops after 64 MB. */
export function fillDisk(folder: string): void {
  const file = openSync(join(folder, 'core.8121'), 'w');
  try {
    for (let written = 0; written < 64 * 1024 * 1024; written += BLOCK.length) writeSync(file, BLOCK);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}
