/*
 * The sentences in which questions are answered, one function each. Nothing is decided here: what is said is given as values.
 */
import { PLAIN_WORDS } from './plain-words.ts';
import type { CauseKind } from '@mats/contracts';

/** An ISO time to the second: `2026-11-20 10:02:01 UTC`. */
export function moment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** A stretch of time: both ends in full, so that a reader's page can tell them in its own zone. */
export function span({ from, to }: { from: string; to: string }): string {
  return `${moment(from)} to ${moment(to)}`;
}

/** `a`, `a and b`, `a, b and c`. */
function list(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function times(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A sentence's end without its full stop, to stand within another. */
function inside(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

const percent = (score: number): string => (score < 0.01 ? 'less than 1 %' : `${Math.round(score * 100)} %`);

export const ANSWERS = {
  notRead: (labels: readonly string[], period: string | null): string => {
    const named = list(labels.map((label) => (label.startsWith('the ') ? label : `\`${label}\``)));
    return `Nothing of ${named} was read${period === null ? '' : `; what was read covers ${period}`}.`;
  },
  periodNotRead: (asked: string, period: string | null): string =>
    `Nothing from ${asked} was read${period === null ? ': what was read has no times' : `; what was read covers ${period}`}.`,

  since: (onset: { at: string; from: string; to: string }, sign: string | null): string => {
    const between = onset.from === onset.to ? '' : ` (between ${moment(onset.from)} and ${moment(onset.to)})`;
    return `Since ${moment(onset.at)}${between}.${sign === null ? '' : ` It shows in ${sign}.`}`;
  },
  partSince: (name: string, at: string): string => `${name} has failed since ${moment(at)}.`,
  sinceUnknown: (): string => 'When it began is not known: what was read does not show it.',

  author: (given: { author: string; sha: string; subject: string; at: string | null }): string =>
    `${given.author}, who wrote commit ${given.sha.slice(0, 8)} “${given.subject}”${given.at === null ? '' : ` on ${moment(given.at)}`}.`,
  lineAuthor: (given: { author: string; place: string; sha: string; at: string }): string =>
    `${given.author} last changed ${given.place}, in commit ${given.sha.slice(0, 8)} on ${moment(given.at)}; no commit is held responsible.`,
  noAuthor: (codeRead: boolean): string =>
    codeRead
      ? 'Nobody is named: no commit is held responsible for it.'
      : 'Who wrote it is not known: no repository was read.',
  dead: (containers: readonly { name: string; exitCode: number | null; oomKilled: boolean }[]): string => {
    const told = containers.map(({ name, exitCode, oomKilled }) => {
      if (oomKilled) return `${name}, killed for lack of memory`;
      return exitCode === null ? name : `${name}, with exit code ${exitCode}`;
    });
    return `What died: ${list(told)}.`;
  },
  nobodyDied: (): string => 'Nothing that was read shows that anything died.',

  place: (given: { place: string; within: string | null; commit: string | null }): string =>
    `${given.place}${given.within === null ? '' : ` in ${given.within}`}${given.commit === null ? '' : `, changed by commit ${given.commit.slice(0, 8)}`}.`,
  placeInLog: (line: string): string => `No line of code is known; the failure stands in ${line}.`,
  noPlace: (): string => 'No line of code is known, and no failing line was read.',

  diff: (given: { sha: string; subject: string; file: string; left: number; hunk: string }): string =>
    `Commit ${given.sha.slice(0, 8)} “${given.subject}” changes ${given.file}${given.left === 0 ? '' : ` (${times(given.left, 'more line')})`}:\n${given.hunk}`,
  noDiff: (): string => 'There is no diff to show: no commit is held responsible for it.',

  changes: (changes: readonly string[], left: number): string =>
    `In order of time: ${changes.join('; ')}${left === 0 ? '' : `; and ${left} more`}.`,
  deployment: (service: string, revision: string): string => `${service} was deployed (${revision})`,
  commit: (sha: string, subject: string, author: string): string =>
    `commit ${sha.slice(0, 8)} “${subject}” by ${author}`,
  reported: (name: string): string => `${name} was changed, as you said`,
  noChange: (given: { codeRead: boolean; within: string | null }): string =>
    `No change was found${given.within === null ? '' : ` from ${given.within}`}: no deployment stands in what was read, and ${given.codeRead ? 'no commit touches it' : 'no repository was read'}.`,

  affected: (name: string, given: { errors: number; since: string | null }): string =>
    `Yes: ${name} is affected, with ${times(given.errors, 'failure')}${given.since === null ? '' : ` since ${moment(given.since)}`}.`,
  blamedOnly: (name: string, by: readonly string[]): string =>
    `${list(by)} ${by.length === 1 ? 'reports' : 'report'} that ${name} fails; ${name} itself was not read.`,
  notAffected: (name: string, period: string | null): string =>
    `No failure of ${name} was read${period === null ? '' : `; its log covers ${period}`}.`,
  partNotRead: (label: string): string => `${label} was not read, so it is not known.`,
  allAffected: (failing: readonly string[]): string =>
    failing.length === 0 ? 'No failing service was found in what was read.' : `Affected: ${list(failing)}.`,

  isCause: (label: string, cause: string): string => `It is ${label} that is blamed: ${cause}`,
  weaker: (title: string, given: { score: number; best: number; reason: string; cause: string }): string =>
    `“${title}” is possible with ${percent(given.score)}, against ${percent(given.best)} for the cause: ${inside(given.reason)}. ${given.cause}`,
  excluded: (title: string, reason: string): string => `“${title}” is ruled out: ${inside(reason)}.`,
  nothingAgainst: (label: string, given: { period: string | null; cause: string }): string =>
    `What was read of ${label} shows no failure${given.period === null ? '' : ` (${given.period})`}. ${given.cause}`,
  notExcluded: (label: string, cause: string): string =>
    `Nothing of ${label} was read, so it is not excluded; nothing that was read points to it. ${cause}`,
  whyNotWhat: (cause: string): string => `What was read speaks for this: ${cause}`,

  others: (leads: readonly { title: string; score: number | null }[]): string =>
    `Next come ${list(leads.map(({ title, score }) => `“${title}”${score === null ? '' : ` (${percent(score)})`}`))}.`,
  noOthers: (): string => 'Nothing else that was read points to another cause.',

  todo: (text: string, command: string | null, destructive: boolean): string =>
    `${inside(text)}${destructive ? ' (this cannot be undone)' : ''}${command === null ? '.' : `: \`${command}\``}`,
  thenDo: (text: string): string => ` ${inside(text)}.`,
  nothingToDo: (): string => 'Nothing: no failure was found in what was read.',

  counts: (total: number, parts: readonly string[]): string =>
    `${times(total, 'failure')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`,
  noCounts: (): string => 'None: no failure was read.',

  stillFailing: (given: { last: string; to: string }): string =>
    `Yes, as far as was read: the last failure is at ${moment(given.last)} and the logs end at ${moment(given.to)}.`,
  stopped: (given: { last: string; to: string }): string =>
    `No longer, as far as was read: the last failure is at ${moment(given.last)}, and the logs go on to ${moment(given.to)} without one.`,
  reachesUntil: (to: string | null): string =>
    to === null
      ? ' What was read has no times; attach a newer log to know.'
      : ` What came later was not read; attach a newer log to know.`,
  stillUnknown: (): string => 'It cannot be told: what was read has no times.',
  status: (given: { at: string | null; failing: readonly string[]; well: readonly string[] }): string => {
    const bad =
      given.failing.length === 0
        ? 'no service fails'
        : `${list(given.failing)} ${given.failing.length === 1 ? 'fails' : 'fail'}`;
    const good =
      given.well.length === 0 ? '' : `; ${list(given.well)} ${given.well.length === 1 ? 'shows' : 'show'} no failure`;
    return `${given.at === null ? 'In what was read' : `As of ${moment(given.at)}, where the logs end,`} ${bad}${good}.`;
  },

  errors: (lines: readonly string[], left: number): string =>
    `${lines.join('; ')}${left === 0 ? '' : `; and ${left} more`}.`,
  errorLine: (given: { count: number; text: string; service: string | null }): string =>
    `${given.count} × “${given.text}”${given.service === null ? '' : ` (${given.service})`}`,
  noErrors: (): string => 'No failing line was read.',

  requests: (lines: readonly string[], { left, cause }: { left: number; cause: string | null }): string =>
    [...lines, ...(left === 0 ? [] : [`And ${left} more.`]), ...(cause === null ? [] : [`The cause: ${cause}`])].join(
      '\n',
    ),
  noRequests: (): string =>
    'No request was read: attach traces, or name the Phoenix projects of your agents in PHOENIX_PROJECTS.',

  /** What is known, then a line for each thing that was asked besides. */
  summary: (parts: readonly string[], asked: readonly string[]): string => [parts.join(' '), ...asked].join('\n'),
  summarySince: (at: string): string => `It began at ${moment(at)}.`,
  summaryNext: (text: string): string => `What to do: ${inside(text)}.`,
  summaryAsked: (question: string, answer: string): string => `Asked “${question}”: ${answer}`,

  simply: (given: { who: string; kind: CauseKind; changed: boolean; todo: string | null }): string =>
    `${given.who} ${PLAIN_WORDS[given.kind]}${given.changed ? ', since somebody changed it' : ''}.${given.todo === null ? '' : ` To repair it: ${inside(given.todo)}.`}`,
  simplyUnknown: (): string => 'Something fails, but what was read does not say why. More of the log would help.',
  simplyWell: (): string => 'Nothing that was read is broken.',

  talk: (): string =>
    'MATS finds out why software fails: attach a log or paste an error and ask why; then ask since when, who, which line, what else or what to do.',
  reportedAfter: (name: string, given: { at: string; onset: string }): string =>
    `${name} was changed at ${moment(given.at)}, after it began at ${moment(given.onset)}, so that did not bring it.`,
} as const;
