import type { Candidate } from '@mats/contracts';

export interface Advice {
  next: string[];
  prevention: string[];
}

function short(sha: string | null): string {
  return sha === null ? '' : sha.slice(0, 10);
}

function place(candidate: Candidate): string {
  return candidate.file === undefined
    ? 'the code'
    : `${candidate.file}${candidate.line === undefined ? '' : `:${candidate.line}`}`;
}

/** What to do about each kind of cause, now and so that it does not come back. Commands are text, never run. */
const ADVICE: Readonly<Record<Candidate['kind'], (candidate: Candidate) => Advice>> = {
  code_change: (candidate) => ({
    next: [
      `Roll ${candidate.service ?? 'the service'} back to the revision before ${short(candidate.commit)}, or revert it: git revert ${short(candidate.commit)}`,
      `Fix ${place(candidate)} and add a test with the input that failed.`,
    ],
    prevention: [
      `A test that runs ${candidate.function ?? place(candidate)} with the failing input before a deploy.`,
      'A canary deploy that stops when a new error appears.',
    ],
  }),
  code_defect: (candidate) => ({
    next: [
      `Fix ${place(candidate)}: it met an input it does not handle.`,
      'Find which input is new: compare a failing request with one that works.',
    ],
    prevention: [`A test of ${candidate.function ?? place(candidate)} with that input.`],
  }),
  configuration_change: (candidate) => ({
    next: [
      `Restore the setting in ${place(candidate)}: git revert ${short(candidate.commit)}`,
      `Restart ${candidate.service ?? 'the service'} with the old value and watch the errors stop.`,
    ],
    prevention: [
      'Check configuration against a schema with limits when the service starts.',
      'Deploy configuration like code, one service first.',
    ],
  }),
  dependency_change: (candidate) => ({
    next: [
      `Pin the dependency to its version before ${short(candidate.commit)}: git revert ${short(candidate.commit)}`,
    ],
    prevention: [
      'A contract test of the functions used from the dependency.',
      'Upgrade one dependency at a time, with the lock file in review.',
    ],
  }),
  resource_exhaustion: (candidate) => ({
    next: [
      `Restart ${candidate.service ?? 'the service'} to free the resource, then raise its limit or find what holds it.`,
    ],
    prevention: ['An alert on the resource at 80 %.', 'A limit on what one request may take.'],
  }),
  external_dependency: (candidate) => ({
    next: [`Ask its operator: ${candidate.title}.`, 'Switch to a fallback or fail fast until it answers.'],
    prevention: ['A timeout and a circuit breaker around the call.', 'An alert of its own for this dependency.'],
  }),
  infrastructure: (candidate) => ({
    next: [`Free or enlarge what ${candidate.service ?? 'the service'} ran out of, then restart it.`],
    prevention: ['Log rotation and retention with a stated size.', 'An alert on the disk at 80 %.'],
  }),
  data: (candidate) => ({
    next: [`Find the record that ${place(candidate)} cannot handle.`],
    prevention: ['Check data where it enters.'],
  }),
};

/** Advice for signs that say more than the kind of their cause; keyed by the sign in the candidate's id. */
const ADVICE_FOR_SIGN: Readonly<Record<string, (service: string) => Advice>> = {
  killed: (service) => ({
    next: [
      "Find who killed it: on its host, dmesg -T | grep -i 'killed process', and docker events --since 1h.",
      `Compare the memory of ${service} with its limit: the kernel's memory killer leaves exit code 137 too.`,
    ],
    prevention: [`An alert on restarts of ${service}.`, 'A memory limit with room above the highest use of a week.'],
  }),
  corrupt_data: (service) => ({
    next: [
      `Stop ${service} and keep a copy of the damaged files.`,
      'Restore the last good backup, then check the disk and its file system.',
    ],
    prevention: ['Backups that are restored as a test.', 'An integrity check before the service takes work.'],
  }),
  load: (service) => ({
    next: [
      'Look who sends the requests and whether they are wanted.',
      `Limit what comes in, or give ${service} and whom it calls more capacity.`,
    ],
    prevention: ['A rate limit where requests come in.', 'A load test at several times the usual traffic.'],
  }),
};

function signOf(id: string): string {
  const [first = '', second = ''] = id.split(':');
  return first === 'signal' ? second : first;
}

/** Next steps and prevention for the cause. */
export function adviceFor(candidate: Candidate | undefined): Advice {
  if (candidate !== undefined) {
    const forSign = ADVICE_FOR_SIGN[signOf(candidate.id)];
    return forSign === undefined ? ADVICE[candidate.kind](candidate) : forSign(candidate.service ?? 'the service');
  }
  return {
    next: [
      'Attach logs that begin before the failure and reach into it.',
      'Name the repository of the failing service.',
    ],
    prevention: [],
  };
}
