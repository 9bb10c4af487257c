import type { ChangeKind, Claim, Signal } from '@mats/contracts';
import type { ReadCrashLine } from '../../code/crash/crash-reading.ts';
import type { HistoryWindow } from '../suspect/deployed-code.ts';
import type { FoundCode } from '../suspect/code-suspect.ts';
import { signWords } from './sign-words.ts';
import { deedWords, placeWords, windowWords } from './place-words.ts';
import type { PlaceValues } from './place-words.ts';
import { wordsOfFound } from './suspect-words.ts';

/*
 * The sentences of what the engine claims, one function for each code. Nothing is decided here, and nothing else words them. An empty text
 * stands for what is not known.
 */

/** What a sign of a service tells, and how often it was seen. */
export interface SignValues {
  readonly service: string;
  readonly kind: Signal['kind'];
  readonly target: string;
  readonly resource: NonNullable<Signal['resource']> | '';
  /** What a metric reads now and what it read before. */
  readonly reading: string;
  readonly source: Signal['source'];
  readonly count: number;
}

const commit = (sha: string, length = 8): string => `Commit ${sha.slice(0, length)}`;

/** A sentence's first letter as one begins. */
function begun(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function seenWords({ source, count }: SignValues): string {
  const [one, several] = source === 'traces' ? ['one request', 'requests'] : ['one sign', 'signs'];
  return count === 1 ? one : `${count.toLocaleString('en-GB')} ${several}`;
}

/** A sign with what a metric reads. */
export function signSaid(sign: SignValues): string {
  return sign.reading === '' ? signWords(sign) : `${signWords(sign)} (${sign.reading})`;
}

/** Words that a commit and a complaint share. */
export function sharedSaid(words: readonly string[]): string {
  return words.length === 0 ? 'is among the last changes' : `is about ${words.map((word) => `“${word}”`).join(', ')}`;
}

/** Where the excess of a metric begins, and how much of it, behind the service's name. */
export function excessSaid(of: {
  readonly alarm: 'latency' | 'failures';
  readonly share: number;
  readonly metric: string;
  readonly alarmed: string;
}): string {
  const { alarm, share, metric, alarmed } = of;
  const does = alarm === 'latency' ? 'itself takes longer' : 'is where calls begin to fail';
  const part = `${Math.round(Math.min(1, share) * 100)} % of the rise in ${metric} of ${alarmed}`;
  return `${does}: it explains ${part}`;
}

/** A change that the asker tells of, without a full stop. */
export function reportedSaid(of: { readonly name: string; readonly kind: ChangeKind; readonly day: string }): string {
  const { name, kind, day } = of;
  return `${name} was ${kind === 'deployment' ? 'deployed' : 'changed'}${day === '' ? '' : ` on ${day}`}, as the asker reports`;
}

export const CLAIM_WORDS = {
  /* Code and its history. */
  went_live_at_onset: ({ sha }: { sha: string }) => `${commit(sha)} went live with the revision after which it began.`,
  revision_unknown: ({ revision, repository }: { revision: string; repository: string }) =>
    `The deployed revision ${revision.slice(0, 8)} is not in ${repository}, so other code may have run.`,
  place_points_here: (of: PlaceValues & { found: FoundCode; name: string }) =>
    `${begun(wordsOfFound({ code: of.found, name: of.name }))}: ${of.path}:${of.line}.`,
  place_found: ({ found, name, ...place }: PlaceValues & { found: FoundCode; name: string }) =>
    `${placeWords(place)}: ${wordsOfFound({ code: found, name })}.`,
  called_from: ({ callee, ...place }: PlaceValues & { callee: string }) =>
    `${placeWords(place)} ${wordsOfFound({ code: 'calls_function', name: callee })}, which wrote it.`,
  no_commit_touches: (window: HistoryWindow['of']) => `None of the commits ${windowWords(window)} touches what failed.`,
  unchanged_within: (window: HistoryWindow['of']) => `No commit ${windowWords(window)} changed it.`,
  shares_words: ({ sha, words }: { sha: string; words: string[] }) => `${commit(sha, 10)} ${sharedSaid(words)}.`,

  /* A crash. */
  file_on_trace: ({ path }: { path: string }) => `${path} belongs to what the stack trace shows.`,
  frame_of_trace: ({ service, path, line }: { service: string; path: string; line: number }) =>
    `A stack trace of ${service} goes through ${placeWords({ path, line, function: '' })}.`,
  crash_place: (of: PlaceValues & { role: ReadCrashLine['line']['role']; type: string; code: string }) =>
    `${of.path}:${of.line} ${deedWords(of.role, of.type)}${of.code === '' ? '' : `: \`${of.code}\``}.`,
  code_moved: (of: { path: string; printed: number; function: string; line: number }) =>
    `The trace says line ${of.printed || '?'} of ${of.path}; the code has moved since, ${of.function || 'the function'} now stands around line ${of.line || '?'}.`,
  last_changed_place: ({ sha }: { sha: string }) => `${commit(sha)} last changed what fails there.`,
  unchanged_since: ({ since, ...place }: PlaceValues & { since: string }) =>
    `${placeWords({ ...place, function: '' })} has been as it is since ${since}.`,

  /* What lies outside of the code. */
  sign_of_service: (sign: SignValues) => `${sign.service} ${signSaid(sign)}, ${seenWords(sign)}.`,
  excess_begins_here: ({ service, ...of }: { service: string } & Parameters<typeof excessSaid>[0]) =>
    `${service} ${excessSaid(of)}.`,
  outage_announced: ({ target, status, service }: { target: string; status: string; service: string }) =>
    `The status page of ${target} says “${status}”, and ${service || 'a service'} names it where it fails.`,
  load_rose: ({ entry, service, sign }: { entry: string; service: string; sign: string }) =>
    `Far more work came in at ${entry || 'the entry'} when it began, and ${service} shows ${sign.replaceAll('_', ' ')}.`,
  reported_change: (of: Parameters<typeof reportedSaid>[0]) => `${reportedSaid(of)}.`,
} as const;

export type ClaimCode = keyof typeof CLAIM_WORDS;
export type ClaimValues<C extends ClaimCode> = Parameters<(typeof CLAIM_WORDS)[C]>[0] & Claim['values'];
