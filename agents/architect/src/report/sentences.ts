/*
 * The sentences of a report, one function each; answers to questions are in `answers.ts`. Nothing is decided here: what is said is given
 * as values. Times stand in ISO 8601, so that the page can tell them in the reader's zone; quotation marks are “ and ”.
 */
import type { MissingSource } from '@mats/contracts';

const SHORT = 8;

/** A commit or revision as people say it; a version is told in full. */
function shortRevision(revision: string): string {
  return /^[0-9a-f]{9,64}$/.test(revision) ? revision.slice(0, SHORT) : revision;
}

/** What was counted: entries of logs, or requests. A failed request may write several entries. */
export interface Counted {
  readonly errors: number;
  readonly counted?: 'log' | 'requests' | undefined;
}

/** `1 error logged`, `37 failed requests`. */
export function countWords({ errors, counted = 'log' }: Counted): string {
  const count = errors.toLocaleString('en-GB');
  if (counted === 'requests') return errors === 1 ? '1 failed request' : `${count} failed requests`;
  return errors === 1 ? '1 error logged' : `${count} errors logged`;
}

function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** A sentence that goes on after other words: its article is no longer the first word. */
export function continued(sentence: string): string {
  return sentence.replace(/^(?:The|A|An|No)\b/, (word) => word.toLowerCase());
}

/** What a commit is called where its subject is known. */
function commitName(sha: string, subject: string | null): string {
  return `${shortRevision(sha)}${subject === null ? '' : ` “${subject}”`}`;
}

export const CAUSES = {
  noIncident: (): string => 'No failure was found in what was read.',
  known: (means: string, quote: string | null): string => `${means}${quote === null ? '' : `: “${quote}”`}.`,
  changed: (means: string, given: { sha: string; subject: string | null }): string =>
    `${means}. Introduced by ${commitName(given.sha, given.subject)}.`,
  lastChanged: (means: string, given: { sha: string; subject: string | null }): string =>
    `${means}. Last changed by ${commitName(given.sha, given.subject)}.`,
  unknown: (headline: string, told: { text: string; service: string | null } | null): string =>
    told === null
      ? `${headline}.`
      : `${headline}. Most telling: ${told.service === null ? '' : `${told.service}: `}“${told.text}”.`,
} as const;

/** Headlines: at most 90 characters, no place, no full stop. Longer ones are cut where they are put together. */
export const HEADLINES = {
  noIncident: (): string => 'No failure in what was read',
  within: (name: string, means: string): string => `In ${name}, ${continued(means)}`,
  throws: (who: string, thrown: string): string => `${who} throws ${thrown}`,
  change: (who: string, subject: string | null): string =>
    subject === null ? `A change to ${who} broke it` : `${who} fails since “${subject}”`,
  ofPlace: (who: string): string => `${who} fails in its own code`,
} as const;

/** Why no cause is named, by what is missing. */
export const NOT_FOUND: Readonly<Record<MissingSource['what'], string>> = {
  any_log: 'No cause found: there was nothing to read',
  service_log: 'No cause found: no log of the failing service was read',
  earlier_log: 'No cause found: the log starts after the failure began',
  callee_log: 'No cause found: the service that failed first was not read',
  repository: 'No cause found: the failing code is not connected',
  other_revision: 'No cause found: the code that was read is not the revision that ran',
  containers: 'No cause found: what was read does not say why it fails',
  agent: 'No cause found: an agent did not answer',
};

export const NOT_FOUND_BESIDES = {
  conflicting: (): string => 'No cause found: two causes are about equally likely',
  unverified: (): string => 'No cause found: the evidence could not be read again',
  nothingSaid: (): string => 'No cause found: what was read does not say why it fails',
} as const;

/** What would decide an open case, and the line that connects it. */
export const WOULD_DECIDE = {
  anyLog: (): string => 'A log of the failing part that begins before the failure',
  serviceLog: (who: string | null): string =>
    `The log of ${who ?? 'the failing service'}, beginning before the failure`,
  earlierLog: (from: string): string => `The log from before ${from}, when the failures begin`,
  calleeLog: (name: string): string => `The log of ${name}, which the failing lines name`,
  repository: (who: string | null): string => `The code of ${who ?? 'the failing service'}`,
  otherRepository: (who: string | null, read: readonly string[]): string =>
    `The code of ${who ?? 'the failing service'}, which is not in ${list(read)}`,
  containers: (): string => 'The states of the containers: which were killed or restarted, and which are unhealthy',
  agent: (name: string): string => `What the ${name} agent finds: start it, then ask again`,
} as const;

/** Settings that connect a source; `<…>` is for a person to fill in. */
export const SETTINGS = {
  logs: (name: string): string => `LOG_PATHS=/var/log/${name}/*.log`,
  repository: (name: string): string => `REPOSITORIES=${name}=/srv/${name}`,
  docker: (): string => 'DOCKER_HOST=unix:///var/run/docker.sock',
  unnamed: '<service>',
} as const;

/** Whether a metric's name tells its unit already, or there is none to tell. */
function isNamedIn(metric: string, unit: string): boolean {
  return unit === '' || unit === 'failures' || metric.split(/[\s,_]{1,5}/).includes(unit);
}

export const KNOWN = {
  failedSpan: (operation: string, message: string): string =>
    message === '' ? operation : `${operation}: ${message.slice(0, 160)}`,
  died: (given: { code?: number | undefined; signal?: string | undefined; count: number }): string => {
    const code = given.code === undefined ? '' : ` with exit code ${given.code}`;
    return `ended${code}${given.signal === undefined ? '' : ` (${given.signal})`}${given.count === 1 ? '' : `, ${given.count} times`}`;
  },
  moved: (metric: string, given: { before: number; after: number; unit: string }): string =>
    `${metric}: ${given.before.toLocaleString('en-GB')} before, ${given.after.toLocaleString('en-GB')} since${isNamedIn(metric, given.unit) ? '' : ` (${given.unit})`}`,
} as const;

export const STEPS = {
  rollBack: (who: string, given: { to: string; until: string | null; sha: string }): string =>
    `Roll ${who} back to ${shortRevision(given.to)}${given.until === null ? '' : ` (live until ${given.until})`}, or revert ${shortRevision(given.sha)}`,
  revert: (who: string, sha: string): string => `Revert ${shortRevision(sha)} and deploy ${who} again`,
  restoreSetting: (place: string, who: string): string => `Restore the setting in ${place} and restart ${who}`,
  pin: (sha: string): string => `Pin the dependency to its version before ${shortRevision(sha)}`,
  fixAfterwards: (place: string): string => `Then fix ${place} and add a test with the input that failed`,
  fix: (place: string): string => `Fix ${place}: it met an input that it does not handle`,
  open: (place: { file: string; line: number; function?: string | undefined }): string =>
    `Open ${place.file}:${place.line}${place.function === undefined ? '' : ` (${place.function})`} and see who changed it last`,
  findInput: (): string => 'Find which input is new: compare a failing request with one that works',
  lookAt: (name: string): string => `Look at ${name} first`,
  look: (): string => 'Look at the part that fails first',
  connect: (what: string): string => `Connect ${continued(what)}`,
  askAgain: (what: string): string => `Attach ${continued(what)}, then ask again`,
} as const;

/** Commands that take a change back, by the way the software is run. Text for a person, never run. */
export const ROLL_BACK = {
  compose: (who: string, given: { to: string }): string =>
    `git checkout ${shortRevision(given.to)} && docker compose up -d --build ${who}`,
  kubernetes: (who: string): string => `kubectl rollout undo deployment/${who}`,
  systemd: (who: string, given: { to: string }): string =>
    `git checkout ${shortRevision(given.to)} && sudo systemctl restart ${who}`,
  host: (_who: string, given: { sha: string }): string => `git revert --no-edit ${shortRevision(given.sha)}`,
} as const;

/** Who changed a file last, whatever folder of the repository it is in. Text for a person, never run. */
export const LAST_CHANGES = (endOfPath: string): string => `git log -5 --format='%h %an %ar %s' -- '*${endOfPath}'`;

export const IMPACT = {
  failures: (services: readonly (Counted & { name: string })[]): string =>
    `${list(services.map((service) => `${service.name}: ${countWords(service)}`))}.`,
  failuresOfOne: (service: Counted): string => `${countWords(service)}.`,
  late: (who: string | null, given: { since: number; before: number }): string =>
    `Requests to ${who ?? 'it'} are slow: p90 is ${given.since.toLocaleString('en-GB')} ms; before, it was ${given.before.toLocaleString('en-GB')} ms.`,
} as const;

export const PICTURE = {
  onset: (): string => 'Began',
  rollout: (revision: string, services: readonly string[]): string =>
    `${shortRevision(revision)} on ${services.length > 4 ? `${services.length} services` : list(services)}`,
} as const;

export const LEADS = {
  notTied: (): string => 'The evidence fits it less well.',
  seenBefore: (): string => 'Also seen before it began, at the same rate.',
} as const;

export const NOT_READ = {
  agent: (name: string): { what: string; why: string } => ({
    what: `What the ${name} agent would have found`,
    why: 'It did not answer.',
  }),
} as const;
