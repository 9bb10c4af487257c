import type { RuleCase } from '../../../rules/testing/rule-example.ts';
import type { ToldCommit } from './told-commits.ts';

/** A complaint, and the commits before it, newest first, each with a name. */
export interface ComplaintCase {
  readonly text: string;
  readonly commits: readonly ToldCommit[];
}

/** Newer commits that nobody suspects: beside them it hardly counts which of two older ones is the newer. */
const BYSTANDERS: readonly ToldCommit[] = Array.from({ length: 80 }, (_, place) => ({
  sha: `bystander ${place}`,
  subject: 'Undo a typo',
  files: { [`docs/${place}.md`]: ['+x'] },
}));

/** What a pair of commits differs in, and whatever landed around them. */
export interface PairOfCommits {
  readonly text?: string;
  readonly newer?: ToldCommit;
  readonly older?: ToldCommit;
  /** Landed after the two, and before them. */
  readonly after?: readonly ToldCommit[];
  readonly before?: readonly ToldCommit[];
}

/** Two commits beside each other that are alike but for what is told of them: the newest has that for it. */
export function newestOfTwo({
  text = 'It broke',
  newer,
  older,
  after = [],
  before = [],
}: PairOfCommits): ComplaintCase {
  return { text, commits: [...after, { sha: 'newer', ...newer }, { sha: 'older', ...older }, ...before] };
}

/** The same below bystanders; where nothing decides, the newer is first. */
export function pairOfCommits(pair: PairOfCommits): ComplaintCase {
  const { text, commits } = newestOfTwo(pair);
  return { text, commits: [...BYSTANDERS, ...commits] };
}

type Found = RuleCase<ComplaintCase>;

/** The older one is first, for a rule that looks at it. */
export const olderIsIt = (input: ComplaintCase): Found => ({ input, first: 'older', about: 'older' });
/** The older one is first, as a rule speaks against the newer. */
export const newerIsNot = (input: ComplaintCase): Found => ({ input, first: 'older', about: 'newer' });
/** The newer one is first; a rule does not hold for the older. */
export const olderIsNone = (input: ComplaintCase): Found => ({ input, first: 'newer', about: 'older' });
/** The newer one is first, and a rule does not hold against it. */
export const newerStays = (input: ComplaintCase): Found => ({ input, first: 'newer', about: 'newer' });
