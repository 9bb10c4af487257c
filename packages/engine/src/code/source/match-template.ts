import type { LogStatement } from './log-statements.ts';

/** A statement that may have written a message. `score` is 0 to 1; 1 when all fixed text of both agrees in order. */
export interface StatementMatch {
  readonly statement: LogStatement;
  readonly score: number;
}

/** Below this share of common text a statement is no candidate. */
const LEAST_SCORE = 0.4;
const MOST_MATCHES = 20;
/** A placeholder of a template in any of the usual spellings. */
const PLACEHOLDER = /<[^<>\s]{1,40}>|\*{1,3}|\{[\w.]*\}|%[sdvf]/g;

/**
 * The statements that can have written lines of a template, best first: by the fixed words they share in the same order, rare words
 * weighing more. What a template made a variable and what it kept need not agree with the code: both sides may have words
 * the other lacks, and pay for them. A whole message of one line may be given instead of a template.
 */
export function matchTemplateToStatement(template: string, statements: readonly LogStatement[]): StatementMatch[] {
  const wanted = wordsOf(template);
  if (wanted.length === 0) return [];
  const { prepared, frequency } = preparedOf(statements);
  const weightOf = (word: string): number => 1 + Math.log((statements.length + 1) / ((frequency.get(word) ?? 0) + 1));
  const present = new Set(wanted);
  const total = sum(wanted, weightOf);
  return prepared
    .flatMap(({ statement, words }) => {
      const own = Math.max(sum(words, weightOf), Number.EPSILON);
      // No order can give more than all shared words together; most statements are done with here.
      const most = sum(
        words.filter((word) => present.has(word)),
        weightOf,
      );
      if (scoreOf(most, { own, total }) < LEAST_SCORE) return [];
      const score = scoreOf(commonWeight(words, { wanted, weightOf }), { own, total });
      return score < LEAST_SCORE ? [] : [{ statement, score }];
    })
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        b.statement.template.length - a.statement.template.length ||
        (a.statement.path === b.statement.path
          ? a.statement.line - b.statement.line
          : a.statement.path < b.statement.path
            ? -1
            : 1),
    )
    .slice(0, MOST_MATCHES);
}

/** The statement's own words must nearly all appear; the line may hold more (a header, values, an exception's text). */
function scoreOf(common: number, weights: { readonly own: number; readonly total: number }): number {
  const [recall, precision] = [common / weights.own, Math.min(1, common / weights.total)];
  return Math.round((0.75 * recall + 0.25 * precision) * Math.min(1, common / 2) * 1000) / 1000;
}

interface Prepared {
  readonly prepared: readonly { readonly statement: LogStatement; readonly words: readonly string[] }[];
  /** In how many statements a word stands. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** Several templates are matched with the same statements, one after the other. */
const PREPARED = new WeakMap<readonly LogStatement[], Prepared>();

function preparedOf(statements: readonly LogStatement[]): Prepared {
  const known = PREPARED.get(statements);
  if (known?.prepared.length === statements.length) return known;
  const prepared = statements.map((statement) => ({ statement, words: wordsOf(statement.template) }));
  const frequency = new Map<string, number>();
  for (const { words } of prepared)
    for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  PREPARED.set(statements, { prepared, frequency });
  return { prepared, frequency };
}

function wordsOf(text: string): string[] {
  return (
    text
      .replaceAll(PLACEHOLDER, ' ')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{N}]*/gu)
      ?.slice(0, 60) ?? []
  );
}

function sum(words: readonly string[], weightOf: (word: string) => number): number {
  return words.reduce((total, word) => total + weightOf(word), 0);
}

/** Weight of the heaviest common subsequence of words (the classic table, one row at a time). */
function commonWeight(
  words: readonly string[],
  context: { wanted: readonly string[]; weightOf: (word: string) => number },
): number {
  const { wanted, weightOf } = context;
  let above = Array.from({ length: wanted.length + 1 }, () => 0);
  for (const word of words) {
    const row = [0];
    const weight = weightOf(word);
    for (const [place, other] of wanted.entries()) {
      const taken = word === other ? (above[place] ?? 0) + weight : 0;
      row.push(Math.max(taken, above[place + 1] ?? 0, row[place] ?? 0));
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}
