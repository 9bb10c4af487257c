import type { Candidate, CauseKind, Report, Step } from '@mats/contracts';

export interface Advice {
  nextSteps: Step[];
  prevention: string[];
}

const SHORT = 10;

function place({ file, line }: Candidate): string {
  return file === undefined ? 'the code' : `${file}${line === undefined ? '' : `:${line}`}`;
}

/** What to do about what brought the cause; nothing where no change is known. */
function stepsForChange(candidate: Candidate & { commit: string }): Step[] {
  const sha = candidate.commit.slice(0, SHORT);
  const who = candidate.service ?? 'the service';
  const revert = { text: `Roll ${who} back to the revision before ${sha}, or revert it`, command: `git revert ${sha}` };
  if (candidate.change === 'setting') {
    return [{ ...revert, text: `Restore the setting in ${place(candidate)} and restart ${who}` }];
  }
  if (candidate.change === 'dependency') {
    return [{ ...revert, text: `Pin the dependency to its version before ${sha}` }];
  }
  return [revert, { text: `Then fix ${place(candidate)} and add a test with the input that failed` }];
}

const PREVENTION: Readonly<Partial<Record<CauseKind | 'change', string>>> = {
  change: 'A test with the failing input before a deployment, and a canary that stops when a new error appears.',
  disk_full: 'An alert on the disk at 80 %, and log rotation with a stated size.',
  memory_exhausted: 'An alert on memory at 80 % of its limit.',
  pool_exhausted: 'A limit on how long one request may hold a connection, and an alert on waiting requests.',
  outside_outage: 'A timeout and a circuit breaker around the call, and an alert of its own.',
  certificate_expired: 'An alert 21 days before a certificate ends.',
  authentication_refused: 'One place from which all services read a password, so that it is changed in one step.',
};

/** What to do about a cause that code alone found. */
const STEPS_FOR_KIND: Readonly<Partial<Record<CauseKind, (candidate: Candidate) => Step[]>>> = {
  code_defect: (candidate) => [
    { text: `Fix ${place(candidate)}: it met an input that it does not handle` },
    { text: 'Find which input is new: compare a failing request with one that works' },
  ],
  memory_exhausted: ({ service = 'the service' }) => [
    {
      text: `Compare the memory of ${service} with its limit, and raise the limit or find what holds it`,
      command: 'docker stats --no-stream',
    },
  ],
  disk_full: ({ service = 'the service' }) => [
    {
      text: `See what fills the disk of ${service}, and free or enlarge it`,
      command: 'df -h && du -xh / 2>/dev/null | sort -h | tail -20',
    },
  ],
  descriptor_limit: ({ service = 'the service' }) => [
    {
      text: `Raise the limit of open files of ${service}, or find what does not close them`,
      command: 'ulimit -n && ls /proc/<pid>/fd | wc -l',
    },
  ],
  pool_exhausted: ({ service = 'the service' }) => [
    { text: `Find which requests of ${service} hold connections, then raise the pool or shorten them` },
  ],
  crash_signal: ({ service = 'the service' }) => [
    {
      text: `Find who killed ${service}: the kernel for want of memory, or somebody`,
      command: "dmesg -T | grep -i 'killed process'; docker events --since 1h",
    },
  ],
  data_corruption: ({ service = 'the service' }) => [
    { text: `Stop ${service} and keep a copy of the damaged files` },
    { text: 'Restore the last good backup, then check the disk and its file system', destructive: true },
  ],
  outside_outage: ({ title, component = 'it' }) => [
    { text: `Ask who runs ${component}: ${title}` },
    { text: 'Switch to a fallback or fail fast until it answers' },
  ],
  rate_limited: () => [
    { text: 'Look who sends the requests and whether they are wanted' },
    { text: 'Limit what comes in, or ask for a higher limit' },
  ],
  slow_dependency: ({ component = 'the slow part' }) => [
    { text: `Look why ${component} is slow: its load, its locks, what it waits for` },
  ],
  cpu_starved: ({ service = 'the service' }) => [
    {
      text: `Look what uses the processor of ${service}, and give it more or limit the work`,
      command: 'docker stats --no-stream',
    },
  ],
};

const WHERE_NOTHING_IS_KNOWN: readonly Step[] = [
  { text: 'Attach the log of the part that fails, from before the failure on' },
  { text: 'Name the repository of the failing service, or paste the stack trace' },
];

/** Next steps and prevention for the cause; commands are text, never run. */
export function adviceFor(candidate: Candidate | undefined, verdict: Report['verdict']): Advice {
  if (verdict === 'no_incident') return { nextSteps: [], prevention: [] };
  if (candidate === undefined) return { nextSteps: [...WHERE_NOTHING_IS_KNOWN], prevention: [] };
  const { commit, kind } = candidate;
  const forChange = commit === null ? [] : stepsForChange({ ...candidate, commit });
  const forKind = candidate.nextSteps.length > 0 || kind === null ? [] : (STEPS_FOR_KIND[kind]?.(candidate) ?? []);
  const steps = commit === null ? [...candidate.nextSteps, ...forKind] : [...forChange, ...candidate.nextSteps];
  const prevention = PREVENTION[commit === null ? (kind ?? 'change') : 'change'];
  return {
    nextSteps: steps.length > 0 ? steps : [{ text: `Look at ${candidate.component ?? 'the part that fails'} first` }],
    prevention: prevention === undefined ? [] : [prevention],
  };
}
