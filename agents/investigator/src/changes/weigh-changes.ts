import { changeCandidates, clueOf, deploymentsOfChange, rankChanges, serviceOfChange } from '@mats/engine/suspect';
import type { CodeQuestion } from '@mats/engine/suspect';
import type { Candidate, Evidence } from '@mats/contracts';
import { changeEvidence } from '@mats/evidence';
import type { ListedChange } from '@mats/sources/changes';
import type { Repository } from '@mats/sources/git';

const MOST_SHOWN = 4;
/** Changes shown that nothing but their time ties to the failure, and how long before it they may lie. */
const MOST_BESIDE = 8;
const BESIDE_MS = 24 * 3_600_000;
/** Commits that repositories are asked about; those of a feed that are older are weighed as the feed tells of them. */
const MOST_ASKED = 300;

export interface WeighedChanges {
  readonly candidates: readonly Candidate[];
  readonly evidence: readonly Evidence[];
}

/** Ids of those commits of feeds that a repository holds: it knows more of them. */
export async function commitsInRepositories(
  changes: readonly ListedChange[],
  repositories: readonly Repository[],
): Promise<ReadonlySet<string>> {
  const commits = changes.filter(({ type, revision }) => type === 'commit' && revision !== undefined);
  const asked = commits.slice(-MOST_ASKED).flatMap(({ revision }) => revision ?? []);
  const known = new Set<string>();
  for (const repository of asked.length === 0 ? [] : repositories) {
    if (repository.state.kind !== 'git') continue;
    for (const sha of (await repository.commits(asked)).keys()) known.add(sha);
  }
  return new Set(commits.flatMap(({ id, revision = '' }) => (known.has(revision) ? [id] : [])));
}

/** Weighs what change feeds tell beside the commits that were read in repositories. */
export function weighChanges(
  changes: readonly ListedChange[],
  about: { readonly question: CodeQuestion; readonly asked: string; readonly inRepositories: ReadonlySet<string> },
): WeighedChanges {
  const { question, asked, inRepositories } = about;
  const own = changes.filter(({ id }) => !inRepositories.has(id));
  if (own.length === 0) return { candidates: [], evidence: [] };
  const clue = clueOf(question, { suspects: [], deployed: false, asked });
  const ranked = rankChanges(own, clue);
  // What nothing but its time ties to the failure is one of many.
  const tied = ranked.filter(({ entry }) => entry.reasons.some(({ connects, weight }) => connects && weight > 0));
  const shown = tied.slice(0, MOST_SHOWN).map((one) => ({
    ...one,
    evidence: changeEvidence(one.change),
    deployments: deploymentsOfChange(one, { changes, clue }).map(changeEvidence),
    service: serviceOfChange(one, { changes, firstService: question.firstService }),
  }));
  return {
    candidates: changeCandidates(shown, ranked),
    evidence: [
      ...shown.flatMap(({ evidence, deployments }) => [evidence, ...deployments]),
      ...besides(own, { shown: new Set(shown.map(({ change }) => change.id)), onset: question.onset }),
    ],
  };
}

/** Whoever asks what changed wants to see also what nothing ties to the failure: the newest of the day before it. Deployments are told elsewhere. */
function besides(
  changes: readonly ListedChange[],
  about: { readonly shown: ReadonlySet<string>; readonly onset: number | null },
): Evidence[] {
  const { shown, onset } = about;
  if (onset === null) return [];
  const isNear = ({ time }: ListedChange): boolean => {
    const before = onset - Date.parse(time ?? '');
    return before >= 0 && before <= BESIDE_MS;
  };
  return changes
    .filter((change) => change.type !== 'deployment' && !shown.has(change.id) && isNear(change))
    .toSorted((a, b) => Date.parse(a.time ?? '') - Date.parse(b.time ?? ''))
    .slice(-MOST_BESIDE)
    .map(changeEvidence);
}
