import { z } from 'zod';

const countersSchema = z.object({
  tokens: z.object({ prompt: z.int().nonnegative(), completion: z.int().nonnegative() }),
  cost_usd: z.number().nonnegative(),
  /** Null when no language model was used. */
  model: z.string().nullable(),
  duration_ms: z.number().nonnegative(),
});

/** What one agent run cost, and the envelopes of what it called itself. */
export interface Usage extends z.infer<typeof countersSchema> {
  agent: string;
  calls: Usage[];
}

export const usageSchema: z.ZodType<Usage> = countersSchema.extend({
  agent: z.string(),
  calls: z.array(z.lazy(() => usageSchema)),
});
