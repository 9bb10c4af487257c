import type { LogLine } from '../../logs/digest/log-line.ts';

/** A call of the system that failed, as strace prints it. */
const FAILED_CALL =
  /^(?:\[pid {1,6}(?<pid>\d{1,8})\] |(?<leading>\d{1,8}) {1,4})?(?:[\d:.]{8,20} )?[a-z][a-z0-9_]{1,30}\([^\n]{0,4000}\) {1,60}= -1 (?<errno>E[A-Z0-9]{2,20})\b/;
/** Codes by which a call says that it has to be made again or waited for. */
const NOT_YET: ReadonlySet<string> = new Set(['EAGAIN', 'EINPROGRESS', 'EINTR', 'EALREADY', 'ENOTTY', 'EISCONN']);
/** What says on a line of strace that a call failed. */
const HINT = '= -1 E';

function failedCall({ message }: LogLine): { process: string; errno: string } | null {
  if (!message.includes(HINT)) return null;
  const { pid, leading, errno } = FAILED_CALL.exec(message)?.groups ?? {};
  return errno === undefined ? null : { process: pid ?? leading ?? '', errno };
}

/**
 * Calls of traced processes that failed and after which they went on: programs look for files in many places. Only the last call of a
 * process that failed can be what ended or stopped it.
 */
export function passedCalls(lines: readonly LogLine[]): ReadonlySet<LogLine> {
  const passed = new Set<LogLine>();
  const last = new Map<string, LogLine>();
  for (const line of lines) {
    const call = failedCall(line);
    if (call === null) continue;
    if (NOT_YET.has(call.errno)) {
      passed.add(line);
      continue;
    }
    const key = `${line.file} ${call.process}`;
    const before = last.get(key);
    if (before !== undefined && before.message !== line.message) passed.add(before);
    last.set(key, line);
  }
  return passed;
}
