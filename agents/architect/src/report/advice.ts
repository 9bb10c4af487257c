import { stepsOfKind } from '@mats/engine';
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

/** What to do about a defect that code alone found. */
function stepsForDefect(candidate: Candidate): Step[] {
  return [
    { text: `Fix ${place(candidate)}: it met an input that it does not handle` },
    { text: 'Find which input is new: compare a failing request with one that works' },
  ];
}

/** What to do about a kind of failure of which no more is known. */
function stepsForKind(candidate: Candidate & { kind: CauseKind }): Step[] {
  if (candidate.kind === 'code_defect') return stepsForDefect(candidate);
  return stepsOfKind(candidate.kind, { service: candidate.service, peer: candidate.component });
}

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
  const forKind = candidate.nextSteps.length > 0 || kind === null ? [] : stepsForKind({ ...candidate, kind });
  const steps = commit === null ? [...candidate.nextSteps, ...forKind] : [...forChange, ...candidate.nextSteps];
  const prevention = PREVENTION[commit === null ? (kind ?? 'change') : 'change'];
  return {
    nextSteps: steps.length > 0 ? steps : [{ text: `Look at ${candidate.component ?? 'the part that fails'} first` }],
    prevention: prevention === undefined ? [] : [prevention],
  };
}
