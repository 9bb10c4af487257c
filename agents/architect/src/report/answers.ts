/*
 * The sentences in which questions are answered, one function each. Nothing is decided here: what is said is given as values.
 */
import { PLAIN_WORDS } from './plain-words.ts';
import { continued, countWords } from './sentences.ts';
import type { Counted } from './sentences.ts';
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

/** A label at the beginning of a sentence. */
function started(label: string): string {
  return label.replace(/^the /, 'The ');
}

/** A title within a sentence; marks of its own become inner ones. */
function quoted(title: string): string {
  return `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

const percent = (score: number): string => (score < 0.01 ? 'less than 1 %' : `${Math.round(score * 100)} %`);

/** A container or another part that died. */
export interface DeadPart {
  readonly name: string;
  readonly exitCode: number | null;
  readonly signal?: string | undefined;
  readonly oomKilled: boolean;
  readonly count: number;
}

/** How a part died: its code, its signal, how often. */
function deathWords({ name, exitCode, signal, oomKilled, count }: DeadPart): string {
  const how = oomKilled
    ? [', killed for lack of memory']
    : [
        ...(exitCode === null ? [] : [`, with exit code ${exitCode}`]),
        ...(signal === undefined ? [] : [` (${signal})`]),
      ];
  return `${name}${how.join('')}${count > 1 ? `, ${count} times` : ''}`;
}

export const ANSWERS = {
  notRead: (labels: readonly string[], period: string | null): string => {
    const named = list(labels.map((label) => `\`${label}\``));
    return `${named} ${labels.length === 1 ? 'was' : 'were'} not read${period === null ? '' : `; what was read covers ${period}`}.`;
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
  owner: (owners: readonly string[]): string => ` The code belongs to ${list(owners)}.`,
  lineAuthor: (given: { author: string; place: string; sha: string; at: string }): string =>
    `${given.author} last changed ${given.place}, in commit ${given.sha.slice(0, 8)} on ${moment(given.at)}; no commit was found to be the cause.`,
  noAuthor: (codeRead: boolean): string =>
    codeRead
      ? 'There is nobody to name: no commit was found to be the cause.'
      : 'Who wrote it is not known: no repository was read.',
  dead: (parts: readonly DeadPart[]): string => `What died: ${list(parts.map(deathWords))}.`,
  somebody: (): string => 'a process',
  nobodyDied: (): string => 'Nothing that was read shows that anything died.',

  place: (given: { place: string; within: string | null; commit: string | null }): string =>
    `${given.place}${given.within === null ? '' : ` in ${given.within}`}${given.commit === null ? '' : `, changed by commit ${given.commit.slice(0, 8)}`}.`,
  placeInLog: (line: string): string => `No line of code is known; the failure stands in ${line}.`,
  noPlace: (): string => 'No line of code is known, and no failing line was read.',

  diff: (given: { sha: string; subject: string; file: string; left: number; hunk: string }): string =>
    `Commit ${given.sha.slice(0, 8)} “${given.subject}” changes ${given.file}${given.left === 0 ? '' : ` (${times(given.left, 'more line')})`}:\n${given.hunk}`,
  noDiff: (): string => 'There is no diff to show: no commit was found to be the cause.',

  changes: (changes: readonly string[], left: number): string =>
    `In order of time: ${changes.join('; ')}${left === 0 ? '' : `; and ${left} earlier`}.`,
  deployment: (service: string, revision: string): string => `${service} was deployed (${revision})`,
  commit: (sha: string, subject: string, author: string): string =>
    `commit ${sha.slice(0, 8)} “${subject}” by ${author}`,
  changedThing: (given: { title: string; type: string; service: string | null }): string =>
    `“${given.title}” (${given.type}${given.service === null ? '' : ` of ${given.service}`})`,
  reported: (name: string): string => `${name} was changed, as you said`,
  noChange: (given: { codeRead: boolean; within: string | null }): string =>
    `No change was found${given.within === null ? '' : ` from ${given.within}`}: neither a deployment nor another change stands in what was read, and ${given.codeRead ? 'no commit touches it' : 'no repository was read'}.`,

  affected: (name: string, given: Counted & { since: string | null }): string =>
    `Yes: ${name} is affected, with ${countWords(given)}${given.since === null ? '' : ` since ${moment(given.since)}`}.`,
  blamedOnly: (name: string, by: readonly string[]): string =>
    `${list(by)} ${by.length === 1 ? 'reports' : 'report'} that ${name} fails; ${name} itself was not read.`,
  notAffected: (name: string, period: string | null): string =>
    `No failure of ${name} was read${period === null ? '' : `; its log covers ${period}`}.`,
  partNotRead: (label: string, period: string | null): string =>
    `${started(label)} was not read, so nothing is known of it${period === null ? '' : `; what was read covers ${period}`}.`,
  allAffected: (failing: readonly string[]): string =>
    failing.length === 0 ? 'No failing service was found in what was read.' : `Affected: ${list(failing)}.`,

  isCause: (label: string, cause: string): string => `It is ${label}: ${cause}`,
  weaker: (title: string, given: { score: number; best: number; reason: string; cause: string }): string =>
    `${quoted(title)} is less likely, with ${percent(given.score)} against ${percent(given.best)} for the cause: ${inside(given.reason)}. ${given.cause}`,
  ruledOut: (title: string, reason: string): string => `${quoted(title)} is ruled out: ${inside(reason)}.`,
  nothingAgainst: (label: string, given: { period: string | null; cause: string }): string =>
    `What was read of ${label} shows no failure${given.period === null ? '' : ` (${given.period})`}. ${given.cause}`,
  notRuledOut: (label: string, cause: string): string =>
    `${started(label)} was not read, so it is not ruled out; nothing that was read points to it. ${cause}`,
  whyNotWhat: (cause: string): string => `What was read speaks for this: ${cause}`,
  whyNotOpen: (cause: string): string => `It is not ruled out. ${cause}`,
  commitNotRead: (sha: string, cause: string): string =>
    `Commit ${sha.slice(0, 8)} was not among what was read. ${cause}`,
  nothingTies: (given: { sha: string; subject: string; cause: string }): string =>
    `Nothing that was read ties commit ${given.sha.slice(0, 8)} “${given.subject}” to the failure. ${given.cause}`,

  others: (leads: readonly { title: string; score: number | null }[]): string =>
    `Next come ${list(leads.map(({ title, score }) => `${quoted(title)}${score === null ? '' : ` (${percent(score)})`}`))}.`,
  noOthers: (): string => 'Nothing that was read points to another cause.',

  todo: (text: string, command: string | null, destructive: boolean): string =>
    `${inside(text)}${destructive ? ' (this cannot be undone)' : ''}${command === null ? '.' : `: \`${command}\``}`,
  thenDo: (text: string): string => ` ${inside(text)}.`,
  nothingToDo: (): string => 'Nothing: no failure was found in what was read.',

  /** No sum: a failure that several services tell of is one. */
  counts: (services: readonly (Counted & { name: string; from: readonly string[] })[]): string =>
    `${services
      .map(
        (service) =>
          `${service.name}: ${countWords(service)}${service.from.length === 0 ? '' : `, from calling ${list(service.from)}`}`,
      )
      .join('; ')}.`,
  noCounts: (): string => 'None: no failure was read.',

  stillFailing: (given: { last: string; to: string }): string =>
    `It still fails, as far as the logs go: the last failure is at ${moment(given.last)} and they end at ${moment(given.to)}.`,
  stopped: (given: { last: string; to: string }): string =>
    `It no longer fails, as far as the logs go: the last failure is at ${moment(given.last)}, and they go on to ${moment(given.to)} without one.`,
  laterNotRead: (): string => ' What came later was not read: attach a newer log to know.',
  stillUntimed: (): string => 'It cannot be told, because what was read has no times: attach a log that has.',
  stillNone: (to: string): string => `No failure was read; the logs end at ${moment(to)}.`,
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
    `${given.who} ${PLAIN_WORDS[given.kind]}${given.changed ? '. A change brought it' : ''}.${given.todo === null ? '' : ` To repair it: ${inside(given.todo)}.`}`,
  simplyUnknown: (missing: string | null): string =>
    `Something fails, but what was read does not say why.${missing === null ? '' : ` It would help to see ${continued(missing)}.`}`,
  simplyWell: (): string => 'Nothing that was read is broken.',

  /** What the asker is told who asks nothing. */
  talk: {
    greeting: (): string =>
      'MATS finds out why software fails: attach a log or paste an error and ask why; then ask since when, who, which line, what else or what to do.',
    thanks: (): string =>
      'You are welcome. When it is repaired, mark the session as resolved; if it comes back, ask again.',
    language: (): string => 'Answers are in English. You may ask in English, German, French or Spanish.',
  },
  reportedAfter: (name: string, given: { at: string; onset: string }): string =>
    `${name} was changed at ${moment(given.at)}, after it began at ${moment(given.onset)}, so it is not the cause.`,
} as const;
