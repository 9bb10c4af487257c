import { readFileSync } from 'node:fs';
import { pid } from 'node:process';

/** Linux counts the CPU time of processes in hundredths of a second, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;

/** User and system time out of the text of `/proc/<pid>/stat`, in milliseconds. */
export function cpuTimeOfStat(stat: string): number {
  return millisecondsOf(fieldsOf(stat).slice(11, 13));
}

/** The same of all children that ended and were waited for. */
function cpuTimeOfEndedChildren(stat: string): number {
  return millisecondsOf(fieldsOf(stat).slice(13, 15));
}

function fieldsOf(stat: string): string[] {
  // The second field is the program's name in brackets and may hold blanks and brackets itself.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function millisecondsOf(ticks: readonly string[]): number {
  return (ticks.reduce((sum, count) => sum + Number(count), 0) * 1000) / TICKS_PER_SECOND;
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
 * CPU milliseconds of processes, of their children that ended and of those that still run; null where the system does
 * not say. Counted in steps of ten milliseconds.
 */
export function processesCpuTime(pids: readonly number[]): number | null {
  try {
    return pids.reduce((sum, parent) => {
      const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
      const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').split(' ').map(Number);
      const running = children.reduce((total, child) => total + (child > 0 ? (cpuTimeOf(child) ?? 0) : 0), 0);
      return sum + cpuTimeOfStat(stat) + cpuTimeOfEndedChildren(stat) + running;
    }, 0);
  } catch {
    return null;
  }
}

/** `processesCpuTime` of this process. */
export function familyCpuTime(): number | null {
  return processesCpuTime([pid]);
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
