import type { LogLine } from './log-line.ts';

/** A process or container that ended without being wanted to, or that is started over and over. */
export interface Death {
  readonly line: LogLine;
  /** Who died, as the line names it; null when the writer itself did. */
  readonly service: string | null;
  /** Exit code, or null when the line names none. */
  readonly code: number | null;
  readonly signal: string | null;
}

/** `who`, `code` and `signal` are captured where the form has them. */
const FORMS: readonly RegExp[] = [
  // docker compose
  /^(?:container )?(?<who>[\w.-]{1,100}?)(?:-\d{1,3})? exited with code (?<code>\d{1,3})/i,
  // systemd
  /^(?<who>[\w@.\\-]{1,100}?)\.(?:service|scope|mount): (?:Main process exited|Control process exited), code=(?:exited|killed|dumped), status=(?<code>\d{1,3})?(?:\/(?<signal>[A-Z0-9-]{2,20}))?/i,
  /^(?<who>[\w@.\\-]{1,100}?)\.service: Failed with result '(?<signal>[\w-]{1,40})'/i,
  /^(?<who>[\w@.\\-]{1,100}?)\.service: (?:Scheduled restart job|Start request repeated too quickly)/i,
  // supervisord
  /(?:^|\bINFO )exited: (?<who>[\w:.-]{1,80}) \((?:exit status (?<code>\d{1,3})|terminated by (?<signal>SIG[A-Z0-9]{2,10})(?: \(core dumped\))?); not expected\)/i,
  // PM2
  /^App \[(?<who>[^\]:]{1,80})[^\]]{0,20}\] exited with code \[(?<code>\d{1,3})\](?: via signal \[(?<signal>SIG[A-Z0-9]{2,10})\])?/i,
  // Docker engine; its states in tables
  /container (?:die|died)\b.{0,200}\bexitCode=(?<code>\d{1,3})/i,
  /(?:^|[\s"=])(?:Exited|Restarting) \((?<code>\d{1,3})\) (?:\d{1,6} \w{3,8}|About an? \w{4,6}|Less than a second)\b/,
  // Kubernetes
  /^\s{0,8}(?:[a-z][\w-]{0,62} {1,60})?[a-z0-9][\w.-]{0,252} {1,60}\d{1,3}\/\d{1,3} {1,60}(?:Init:)?(?:CrashLoopBackOff|OOMKilled|Error)\b/,
  /Back-off restarting failed container(?: (?<who>[\w-]{1,63}) in pod)?/i,
  /back-off \w{1,12} restarting failed container=[\w-]{1,63} pod=/i,
  /\bevent=\{.{0,200}"Type":"ContainerDied"/,
  /^\s{0,8}(?:Reason|State):\s{1,20}(?:CrashLoopBackOff|OOMKilled|Error)\b/i,
  /^\s{0,8}Exit Code:\s{1,20}(?<code>[1-9]\d{0,2})$/i,
  // the kernel
  /^(?:\[[\d. ]{1,20}\] )?(?:Out of memory: |Memory cgroup out of memory: )?Killed process \d{1,8},? \(?(?<who>[\w./-]{1,60})\)?/i,
  /^(?:\[[\d. ]{1,20}\] )?(?<who>[\w./-]{1,60})\[\d{1,8}\]: segfault at /i,
  // strace
  /^(?:\[pid {1,6}\d{1,8}\] )?\+\+\+ (?:exited with (?<code>\d{1,3})|killed by (?<signal>SIG[A-Z0-9]{2,10})(?: \(core dumped\))?) \+\+\+/,
  // shells and CI
  /^(?:make|npm|yarn|pnpm)\b.{0,100}\b(?:Error|ELIFECYCLE).{0,60}?\b(?<code>[1-9]\d{0,2})$/i,
  /Process completed with exit code (?<code>[1-9]\d{0,2})\b/i,
  /^(?:The command|Command) .{1,300} (?:exited with|returned a non-zero code:?) (?<code>[1-9]\d{0,2})\b/i,
];
const HINT = /exit|restart|repeated|ContainerDied|kill|segfault|back-off|crashloop|failed with result|error|returned/i;
/** Codes of a process that ended as it should. */
const WANTED = 0;

function deathOf(line: LogLine): Death | null {
  if (!HINT.test(line.message)) return null;
  const [first = ''] = line.message.split('\n', 1);
  for (const form of FORMS) {
    const match = form.exec(first) ?? form.exec(line.raw);
    if (match === null) continue;
    const { who, code, signal = null } = match.groups ?? {};
    if (Number(code ?? 1) === WANTED) return null;
    return { line, service: who ?? line.service, code: code === undefined ? null : Number(code), signal };
  }
  return null;
}

/** The deaths that lines tell of, in their order. */
export function findDeaths(lines: readonly LogLine[]): Death[] {
  return lines.flatMap((line) => deathOf(line) ?? []);
}

/** Lines that are taken for last words, counted back from the death. */
const MOST_WORDS = 12;

function speaksFor(line: LogLine, death: Death): boolean {
  if (death.service === null || line.service === null) return line.file === death.line.file;
  const [who, writer] = [death.service.toLowerCase(), line.service.toLowerCase()];
  return who === writer || who.startsWith(`${writer}-`) || writer.startsWith(`${who}-`) || who.endsWith(`_${writer}`);
}

/**
 * What the dead wrote last before each death, with the distance to it in lines of the same writer (0 is the very last line). A line
 * before several deaths has its smallest distance.
 */
export function lastWords(lines: readonly LogLine[], deaths: readonly Death[]): Map<LogLine, number> {
  const words = new Map<LogLine, number>();
  const told = new Set(deaths.map(({ line }) => line));
  for (const death of deaths) {
    let distance = 0;
    for (let order = death.line.order - 1; order >= 0 && distance < MOST_WORDS; order -= 1) {
      const line = lines[order];
      if (line === undefined) break;
      if (line.message === '' || !speaksFor(line, death)) continue;
      // What was written before an earlier death belongs to that one.
      if (told.has(line)) {
        if (distance === 0) continue;
        break;
      }
      words.set(line, Math.min(distance, words.get(line) ?? MOST_WORDS));
      distance += 1;
    }
  }
  return words;
}
