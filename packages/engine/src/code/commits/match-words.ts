import type { CommitQuery } from './commit-query.ts';
import { FIELDS } from './commit-words.ts';
import type { CommitWords, Field } from './commit-words.ts';

/** How well the words of a commit fit a complaint, beside those of the other commits. Sums of rarities, in nats. */
export interface WordMatch {
  /** BM25 by field. */
  readonly fields: Readonly<Record<Field, number>>;
  /** The three rarest words in common. */
  readonly rarest: number;
  /** The most telling word in common: rare here, and rare in complaints. */
  readonly mostTelling: number;
  /** What the complaint quotes. */
  readonly quoted: number;
  /** Telling words by how much of the changed lines and of the changed paths hold them. */
  readonly lines: number;
  readonly paths: number;
  /** Telling words of lines that were taken away and not put in again. */
  readonly removed: number;
  /** Pairs of neighbouring words in common with the message. */
  readonly phrases: number;
  /** Place among the commits by the three most telling words, from 0. */
  readonly place: number;
}

/** Parameters of BM25: when a repeated word stops counting, and how much long texts are held back (Robertson and Zaragoza 2009). */
const [SATURATION, LENGTH_SHARE] = [0.8, 0.6];
/** A word in one changed line of ten counts in full. */
const DENSE_LINES = 0.1;

interface Rarities {
  /** Rarity among the commits, the lines around a change counted too. */
  readonly anywhere: ReadonlyMap<string, number>;
  /** Rarity among what the commits said and did, times the square of the rarity in complaints. */
  readonly telling: ReadonlyMap<string, number>;
}

/** How the words of all commits fit a complaint. */
export interface WordMatches {
  readonly matches: readonly WordMatch[];
  /** How much the complaint tells: the sum of its telling words that any of the commits holds. */
  readonly told: number;
}

/** Matches all commits with a complaint: rarity is measured among them. */
export function matchWords(query: CommitQuery, commits: readonly CommitWords[]): WordMatches {
  const rarities = measureRarities(query, commits);
  const averages = averageSizes(commits);
  const found = commits.map((words) => changeTerms(words));
  const top = found.map((terms) => sumOfTop([...terms], 3, rarities.telling));
  const order = [...new Set(top)].toSorted((a, b) => b - a);
  const places = new Map(order.map((value, place) => [value, place]));
  const matches = commits.map((words, at): WordMatch => {
    const terms = [...(found[at] ?? [])];
    return {
      fields: bm25ByField(words, { averages, rarity: rarities.anywhere }),
      rarest: sumOfTop(terms, 3, rarities.anywhere),
      mostTelling: sumOfTop(terms, 1, rarities.telling),
      quoted: sum(
        terms.filter((term) => query.quoted.has(term)),
        rarities.anywhere,
      ),
      lines: lineShare(words, rarities.telling),
      paths: pathShare(words, rarities.telling),
      removed: sum(
        [...words.fields.removed.counts.keys()].filter((term) => !words.fields.added.counts.has(term)),
        rarities.telling,
      ),
      phrases: words.phrases,
      place: places.get(top[at] ?? 0) ?? order.length,
    };
  });
  return { matches, told: sum([...rarities.telling.keys()], rarities.telling) };
}

function measureRarities(query: CommitQuery, commits: readonly CommitWords[]): Rarities {
  const anywhere = rarityOf(commits.map((words) => new Set(FIELDS.flatMap((field) => keysOf(words, field)))));
  const inChange = rarityOf(commits.map(changeTerms));
  const telling = new Map([...inChange].map(([term, rarity]) => [term, rarity * (query.terms.get(term) ?? 0) ** 2]));
  return { anywhere, telling };
}

function rarityOf(documents: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const terms of documents) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].map(([term, count]) => [term, Math.log((documents.length + 1) / (count + 0.5))]));
}

function keysOf({ fields }: CommitWords, field: Field): string[] {
  return [...fields[field].counts.keys()];
}

/** Terms of what was said and done; the lines around a change were there before. */
function changeTerms(words: CommitWords): Set<string> {
  return new Set(FIELDS.filter((field) => field !== 'context').flatMap((field) => keysOf(words, field)));
}

function sum(terms: readonly string[], weights: ReadonlyMap<string, number>): number {
  return terms.reduce((total, term) => total + (weights.get(term) ?? 0), 0);
}

function sumOfTop(terms: readonly string[], count: number, weights: ReadonlyMap<string, number>): number {
  const values = terms.map((term) => weights.get(term) ?? 0).toSorted((a, b) => b - a);
  return values.slice(0, count).reduce((total, value) => total + value, 0);
}

function averageSizes(commits: readonly CommitWords[]): Record<Field, number> {
  const average = (field: Field): number =>
    Math.max(1, commits.reduce((total, { fields }) => total + fields[field].size, 0) / Math.max(1, commits.length));
  return byField(average);
}

function byField(measure: (field: Field) => number): Record<Field, number> {
  return Object.fromEntries(FIELDS.map((field) => [field, measure(field)])) as Record<Field, number>;
}

function bm25ByField(
  words: CommitWords,
  given: { averages: Readonly<Record<Field, number>>; rarity: ReadonlyMap<string, number> },
): Record<Field, number> {
  return byField((field) => {
    const { counts, size } = words.fields[field];
    const half = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * size) / given.averages[field]);
    let score = 0;
    for (const [term, count] of counts) {
      score += ((given.rarity.get(term) ?? 0) * count * (1 + SATURATION)) / (count + half);
    }
    return score;
  });
}

function lineShare({ fields, lines }: CommitWords, telling: ReadonlyMap<string, number>): number {
  const { added, removed } = fields;
  const terms = new Set([...added.counts.keys(), ...removed.counts.keys()]);
  return [...terms].reduce((total, term) => {
    const count = (added.counts.get(term) ?? 0) + (removed.counts.get(term) ?? 0);
    return total + (telling.get(term) ?? 0) * Math.min(1, count / (1 + DENSE_LINES * lines));
  }, 0);
}

function pathShare({ fields, paths }: CommitWords, telling: ReadonlyMap<string, number>): number {
  return [...fields.path.counts.keys()].reduce((total, term) => {
    const share = paths.filter((terms) => terms.has(term)).length / Math.max(1, paths.length);
    return total + (telling.get(term) ?? 0) * share;
  }, 0);
}
