import { z } from 'zod';

const figureSchema = z.object({
  value: z.number(),
  n: z.number(),
  sum: z.number(),
  ci95: z.tuple([z.number(), z.number()]).optional(),
});
const figuresSchema = z.record(z.string(), figureSchema);

/** What a scorer says of one suite, ours and others' alike: the shape that `--json --misses` prints. */
export const suiteScoreSchema = z.object({
  /** How many cases the truth holds. */
  cases: z.number(),
  missing: z.number(),
  malformed: z.number(),
  headline: z.object({ metric: z.string() }),
  /** Over the cases of the headline. */
  metrics: figuresSchema,
  groups: z.record(z.string(), figuresSchema),
  /** Ids of the cases that are below 1 on the headline. */
  misses: z.array(z.string()),
});

export type SuiteScore = z.infer<typeof suiteScoreSchema>;
/** A metric over `n` cases: mean, sum, and the 95 % Wilson interval where each case is right or wrong. */
export type Figure = z.infer<typeof figureSchema>;
