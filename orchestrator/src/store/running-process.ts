import { readFileSync, readlinkSync } from 'node:fs';

/** The text of a file; undefined when it cannot be read. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * When a process began, as the system counts it; null where it does not tell. It is the 22nd field of Linux's `stat`
 * of a process; the second may hold blanks and ends with the last bracket.
 */
export function beganOf(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** Whether a process of this number runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where process numbers mean what they mean here: one start of one kernel, one container; null where it is unknown. */
export function processPlace(): string | null {
  const boot = readIfThere('/proc/sys/kernel/random/boot_id')?.trim();
  if (boot === undefined) return null;
  try {
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}
