import type { CommonWords } from '@mats/engine/fit';
import { countTerms } from '@mats/engine/measure';

/** What somebody said of a failure, and whose repository it was. */
export interface Complaint {
  readonly text: string;
  readonly repository: string;
}

/** A word belongs to complaints in general when so many complaints of so many owners of repositories hold it. */
const [LEAST_COMPLAINTS, LEAST_OWNERS] = [3, 3];

/** The share of complaints that hold a word, for words of complaints of many owners. Names of one owner's projects are none. */
export function commonWords(complaints: readonly Complaint[]): CommonWords {
  const seen = new Map<string, { count: number; owners: Set<string> }>();
  for (const { text, repository } of complaints) {
    for (const term of countTerms(text).keys()) {
      const known = seen.get(term) ?? { count: 0, owners: new Set<string>() };
      known.count += 1;
      known.owners.add(repository.split('/')[0] ?? '');
      seen.set(term, known);
    }
  }
  const common = [...seen].filter(([, { count, owners }]) => count >= LEAST_COMPLAINTS && owners.size >= LEAST_OWNERS);
  const shares = common.map(([term, { count }]) => [term, Math.round((count / complaints.length) * 10_000) / 10_000]);
  return Object.fromEntries(shares.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}
