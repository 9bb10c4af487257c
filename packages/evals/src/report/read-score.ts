import { z } from 'zod';
import { suiteScoreSchema } from './suite-score.ts';
import type { Figure, SuiteScore } from './suite-score.ts';

type Figures = Record<string, Figure>;

const shareSchema = z.object({ k: z.number(), n: z.number(), rate: z.number(), low: z.number(), high: z.number() });
const sharesSchema = z.record(z.string(), shareSchema);
const caseSchema = z.object({ case: z.string() });

/** Scorers of field suites: shares of cases, in all and by each of several ways to group them. */
const fieldSchema = z.object({
  cases: z.number(),
  unusable: z.number(),
  auroc: z.number().nullish(),
  metrics: sharesSchema,
  by: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
  misses: z.array(caseSchema).default([]),
});

/** Scorers of rankings: `ac1`, its interval as `ac1_ci`, and the same for each group. */
const rankingSchema = z.looseObject({
  cases: z.number(),
  missing: z.number(),
  malformed: z.number(),
  group: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  misses: z.array(z.union([z.string(), caseSchema])).default([]),
});

const pairSchema = z.tuple([z.number(), z.number()]);

function figuresOfShares(shares: z.infer<typeof sharesSchema>): Figures {
  return Object.fromEntries(
    Object.entries(shares).map(([name, { k, n, rate, low, high }]) => [
      name,
      { value: rate, n, sum: k, ci95: [low, high] },
    ]),
  );
}

function figuresOfRanking(row: Readonly<Record<string, unknown>>): Figures {
  const n = typeof row['cases'] === 'number' ? row['cases'] : 0;
  const figures: Figures = {};
  for (const [name, value] of Object.entries(row)) {
    if (typeof value !== 'number' || !/^(?:ac\d+|mrr|line)$/.test(name)) continue;
    const interval = pairSchema.safeParse(row[`${name}_ci`]);
    figures[name] = { value, n, sum: value * n, ...(interval.success ? { ci95: interval.data } : {}) };
  }
  return figures;
}

function ofField(score: z.infer<typeof fieldSchema>, headline: string): SuiteScore {
  const groups = Object.entries(score.by).flatMap(([way, parts]) =>
    Object.entries(parts).map(([part, row]): [string, Figures] => {
      const shares = Object.entries(row).filter(([, value]) => shareSchema.safeParse(value).success);
      return [`${way} ${part}`, figuresOfShares(sharesSchema.parse(Object.fromEntries(shares)))];
    }),
  );
  const { auroc } = score;
  const ranked =
    auroc === null || auroc === undefined ? {} : { auroc: { value: auroc, n: score.cases, sum: auroc * score.cases } };
  return {
    cases: score.cases,
    missing: 0,
    malformed: score.unusable,
    headline: { metric: headline },
    metrics: { ...figuresOfShares(score.metrics), ...ranked },
    groups: Object.fromEntries(groups),
    misses: score.misses.map((miss) => miss.case),
  };
}

function ofRanking(score: z.infer<typeof rankingSchema>, headline: string): SuiteScore {
  return {
    cases: score.cases,
    missing: score.missing,
    malformed: score.malformed,
    headline: { metric: headline },
    metrics: figuresOfRanking(score),
    groups: Object.fromEntries(Object.entries(score.group).map(([name, row]) => [name, figuresOfRanking(row)])),
    misses: score.misses.map((miss) => (typeof miss === 'string' ? miss : miss.case)),
  };
}

/**
 * What a scorer printed with `--json --misses`, in the one shape that the report reads; `headline` is the metric of the suite's first goal.
 *
 * @throws Error when it is in none of the three shapes that scorers print.
 */
export function readScore(printed: unknown, headline: string): SuiteScore {
  const own = suiteScoreSchema.safeParse(printed);
  if (own.success) return own.data;
  const field = fieldSchema.safeParse(printed);
  if (field.success) return ofField(field.data, headline);
  const ranking = rankingSchema.safeParse(printed);
  if (ranking.success) return ofRanking(ranking.data, headline);
  throw new Error(`The scorer printed another shape than expected: ${field.error.message}`);
}
