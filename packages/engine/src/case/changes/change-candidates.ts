import type { Candidate, CauseKind, ChangeKind, Claim, Evidence } from '@mats/contracts';
import { changeOf } from '../../code/history/change-kind.ts';
import { isConnected } from '../../code/history/rank-commits.ts';
import type { Clue, Reason } from '../../code/history/clue.ts';
import { MEANING_OF_COMMIT, worthTelling } from '../judge/change-meaning.ts';
import { wordsOfChange } from '../words/change-words.ts';
import { claimOfChange } from '../words/claim-of.ts';
import { subjectWords } from '../words/subject-words.ts';
import type { ChangeSubject } from '../words/subject-words.ts';
import { CANDIDATE_HEADLINES } from '../words/title-words.ts';
import type { LocatedChange } from '../incident/incident-input.ts';
import type { RankedChange } from './rank-changes.ts';

export interface ShownChange extends RankedChange {
  readonly evidence: Evidence;
  /** Deployments that brought it before the failure began, on a service that can be behind the failure. */
  readonly deployments: readonly Evidence[];
  /** What it changed; null when nothing tells. */
  readonly service: string | null;
}

/** Log odds of "none of these changes" before anything is known. */
const NONE = 2;
/** The most that a change is given which nothing in its content ties to the failure. */
const A_LEAD = 0.45;
const MOST_SURE = 0.98;
/** The most that a change is given of which a feed tells in words alone: what it changed was not seen. */
const MOST_TOLD = 0.6;

/** Whether the feed says what was changed: the lines, the files or the setting. */
function isSeen({ diff, files, key, type }: LocatedChange): boolean {
  return type === 'commit' || type === 'deployment' || diff !== null || files.length > 0 || key !== undefined;
}

/** What is wrong after a change, and what brought it. */
function meaningOf({ change, entry }: RankedChange): { kind: CauseKind | null; change: ChangeKind } {
  switch (change.type) {
    case 'commit':
      return MEANING_OF_COMMIT[changeOf(entry.commit)];
    case 'deployment':
      return { kind: 'code_defect', change: 'deployment' };
    case 'flag':
    case 'configuration':
      return { kind: 'invalid_setting', change: 'setting' };
    case 'infrastructure':
      return { kind: null, change: 'infrastructure' };
  }
}

function probabilities(ranked: readonly RankedChange[]): Map<RankedChange, number> {
  const weights = ranked.map((one) => [one, Math.exp(Math.min(8, one.entry.score))] as const);
  const total = weights.reduce((sum, [, weight]) => sum + weight, Math.exp(NONE));
  return new Map(weights.map(([one, weight]) => [one, weight / total]));
}

function tellingReasons(reasons: readonly Reason[], positive: boolean): readonly Reason[] {
  return worthTelling(reasons.filter(({ weight }) => (positive ? weight > 0 : weight < 0)));
}

function subjectOf({ change }: RankedChange): ChangeSubject {
  const { type, title, revision = '', service = '', key = '' } = change;
  return { type, title, revision, service, key };
}

function noted(code: string, evidence: string[]): Candidate['reasons'][number] {
  return { code, weight: 0, values: {}, evidence };
}

function candidateOf(shown: ShownChange, probability: number): Candidate {
  const { change, entry, evidence } = shown;
  const subject = subjectOf(shown);
  const name = subjectWords(subject);
  const deployments = shown.deployments.map(({ id }) => id);
  const [strongest] = tellingReasons(entry.reasons, true);
  const claims = (positive: boolean): Claim[] =>
    tellingReasons(entry.reasons, positive).map((reason) =>
      claimOfChange(reason, subject, { about: positive ? 'change' : 'exclusion', evidence: [evidence.id] }),
    );
  const seen = isSeen(change);
  const [path] = seen ? entry.commit.files.map((file) => file.path) : [];
  const most = seen ? MOST_SURE : MOST_TOLD;
  return {
    id: `change:${change.id}`,
    found: 'change',
    ...meaningOf(shown),
    ...(seen ? {} : { headline: CANDIDATE_HEADLINES.sinceChange(shown.service, change.title) }),
    title: `${name}${strongest === undefined ? '' : ` ${wordsOfChange(strongest)}`}`,
    commit: change.type === 'commit' ? (change.revision ?? null) : null,
    ...(shown.service === null ? {} : { service: shown.service }),
    ...(change.key === undefined ? {} : { component: change.key }),
    ...(path === undefined || change.key !== undefined ? {} : { file: path }),
    score: Math.min(isConnected(entry) ? most : A_LEAD, probability),
    reasons: [
      ...(deployments.length === 0 ? [] : [noted('deployed_before_onset', deployments.slice(0, 2))]),
      ...(seen ? [] : [noted('told_in_words', [evidence.id])]),
    ],
    nextSteps: [],
    for: claims(true),
    against: claims(false),
  };
}

/** Clocks of deployments and of logs differ. */
const CLOCK_MS = 5_000;

function brings({ type, revision = '' }: LocatedChange, sha: string): boolean {
  return type === 'deployment' && revision !== '' && (sha.startsWith(revision) || revision.startsWith(sha));
}

/** The service that a change changed: what its feed says, else where it went live; where nothing tells, the first that failed. */
export function serviceOfChange(
  { change, entry }: RankedChange,
  about: { changes: readonly LocatedChange[]; firstService: string | null },
): string | null {
  const { changes, firstService } = about;
  if (change.service !== undefined) return change.service;
  const live = changes.filter((one) => brings(one, entry.commit.sha)).flatMap(({ service }) => service ?? []);
  return live.length === 0 || live.includes(firstService ?? '') ? firstService : (live[0] ?? null);
}

/** The deployments of a feed that brought a change before the failure began, on a service that can be behind it. */
export function deploymentsOfChange(
  { change, entry }: RankedChange,
  about: { changes: readonly LocatedChange[]; clue: Clue },
): LocatedChange[] {
  const { changes, clue } = about;
  const { sha } = entry.commit;
  const limit = (clue.onset ?? Number.POSITIVE_INFINITY) + CLOCK_MS;
  if (change.type !== 'commit') return [];
  return changes.filter((one) => {
    const { service = '', time } = one;
    return brings(one, sha) && clue.parts?.includes(service) === true && time !== null && Date.parse(time) <= limit;
  });
}

/** The causes that change feeds offer: those of `shown`, weighed against all that were ranked, the likeliest first. */
export function changeCandidates(shown: readonly ShownChange[], ranked: readonly RankedChange[]): Candidate[] {
  const chances = probabilities(ranked);
  const chanceOf = ({ change }: ShownChange): number => [...chances].find(([one]) => one.change === change)?.[1] ?? 0;
  return shown.map((one) => candidateOf(one, chanceOf(one)));
}
