import type { ReadCrashLine } from '../../code/crash/crash-reading.ts';
import type { FailingValue } from '../../code/crash/failing-value.ts';
import type { FoundBy } from '../suspect/code-suspect.ts';
import { deedWords, placeWords } from './place-words.ts';
import type { PlaceValues } from './place-words.ts';
import { excessSaid, reportedSaid, sharedSaid, signSaid } from './claim-words.ts';
import type { SignValues } from './claim-words.ts';
import { signWords } from './sign-words.ts';
import { wordsOfFound } from './suspect-words.ts';

/** Code that nobody changed for long, and what it met. */
export interface OldCode {
  readonly function: string;
  /** What it asked of the value that failed; empty where the error does not say. */
  readonly reads: string;
  readonly state: FailingValue['state'];
  /** The day from which on it has been as it is. */
  readonly since: string;
  /** ISO 8601. */
  readonly failed: string;
}

/** How a title says that old code met something new; empty for code that is not old. */
function metNewInput(old: OldCode | null): string {
  if (old === null) return '';
  if (old.reads === '' || old.state !== 'null') return `, as it stands since ${old.since}: what it was given is new`;
  return `: it has read ${old.reads} without a check since ${old.since}, and what it was given is new`;
}

/** Titles of candidates, without a full stop: one function for each kind. Empty texts and a line 0 stand for what is not known. */
export const TITLES = {
  commit: ({ sha, subject }: { sha: string; subject: string }): string => `${sha.slice(0, 8)} “${subject}”`,
  complained: (of: { sha: string; subject: string; words: readonly string[] }): string =>
    `"${of.subject}" (${of.sha.slice(0, 10)}) ${sharedSaid(of.words)}`,
  crash: (of: {
    place: PlaceValues;
    role: ReadCrashLine['line']['role'] | '';
    type: string;
    old: OldCode | null;
  }): string => `${placeWords(of.place)} ${deedWords(of.role, of.type)}${metNewInput(of.old)}`,
  frame: (place: PlaceValues, type: string): string => `${placeWords(place)} threw ${type === '' ? 'an error' : type}`,
  defect: (place: PlaceValues, found: FoundBy): string => `${placeWords(place)}: ${wordsOfFound(found)}`,
  sign: (sign: SignValues): string => `${sign.service} ${signSaid(sign)}`,
  excess: ({ service, ...of }: { service: string } & Parameters<typeof excessSaid>[0]): string =>
    `${service} ${excessSaid(of)}`,
  outage: ({ target, status }: { target: string; status: string }): string =>
    `${target} is impaired (${status}), according to its status page`,
  load: (of: { entry: string; service: string; sign: string }): string =>
    `Far more requests than before reach ${of.entry || 'the system'}, more than ${of.service} can serve (${of.sign.replaceAll('_', ' ')})`,
  reported: (of: Parameters<typeof reportedSaid>[0], explained: string | null): string =>
    explained === null ? reportedSaid(of) : `${explained}; ${reportedSaid(of)}`,
} as const;

/** Headlines of candidates: what is wrong in a few words. */
export const CANDIDATE_HEADLINES = {
  sinceChange: (service: string | null, title: string): string => `${service ?? 'It'} fails since “${title}”`,
  sign: (sign: SignValues): string => `${sign.service} ${signWords(sign)}`,
  load: (of: { entry: string; service: string }): string =>
    `More requests reach ${of.entry || 'the system'} than ${of.service} can serve`,
} as const;
