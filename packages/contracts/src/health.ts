import { z } from 'zod';

export const readinessSchema = z.object({
  service: z.string(),
  ready: z.boolean(),
  checks: z.array(
    z.object({ name: z.string(), ok: z.boolean(), detail: z.string().optional(), next: z.string().optional() }),
  ),
});

export type Readiness = z.infer<typeof readinessSchema>;
