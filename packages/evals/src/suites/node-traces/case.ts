import { z } from 'zod';

/** One case of the suite as `inputs/cases.jsonl` has it; paths are relative to the inputs folder. */
export const nodeTraceCaseSchema = z.object({
  case: z.string(),
  /** The error stream of the run. */
  trace: z.string(),
  /** Bare git repository with the whole history, also what came after the failure. */
  repository: z.string(),
  /** The commit that ran. */
  revision: z.string(),
  failed_at: z.string(),
  /** The folder of bundles and maps as deployed, or null when the sources ran. */
  build: z.string().nullable(),
});

export type NodeTraceCase = z.infer<typeof nodeTraceCaseSchema>;
