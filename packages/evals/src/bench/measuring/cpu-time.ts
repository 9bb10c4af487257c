import { readFileSync } from 'node:fs';
import { cpuUsage, pid } from 'node:process';

/** Linux counts the CPU time of processes in hundredths of a second, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;

/** User and system time out of the text of `/proc/<pid>/stat`, in milliseconds. */
export function cpuTimeOfStat(stat: string): number {
  // The second field is the program's name in brackets and may hold blanks and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

/** CPU milliseconds that a process has used so far; null where the system does not say. */
export function cpuTimeOf(pid: number): number | null {
  try {
    return cpuTimeOfStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * CPU milliseconds of this process, of its children that ended and of those that still run; null where the system does
 * not say. Children count in steps of ten milliseconds.
 */
export function familyCpuTime(): number | null {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ended = ((Number(fields[13]) + Number(fields[14])) * 1000) / TICKS_PER_SECOND;
    const children = readFileSync(`/proc/self/task/${pid}/children`, 'utf8').split(' ').map(Number);
    const running = children.reduce((sum, child) => sum + (child > 0 ? (cpuTimeOf(child) ?? 0) : 0), 0);
    const { user, system } = cpuUsage();
    return (user + system) / 1000 + ended + running;
  } catch {
    return null;
  }
}

/** Memory that a process holds (resident set), in megabytes; null where the system does not say. */
export function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
