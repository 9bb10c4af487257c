import { z } from 'zod';

/** One line of `cases.jsonl`: what somebody who meets the incident knows. Paths are relative to the inputs folder. */
export const demoCaseSchema = z.object({
  case: z.string(),
  question: z.string(),
  logs: z.array(z.object({ service: z.string(), path: z.string() })),
});
export type DemoCase = z.infer<typeof demoCaseSchema>;

/** The repository of every case, in the inputs folder. */
export const REPOSITORY_FOLDER = 'shop';

/** One line of the truth: the guilty commit with its file, or the kinds that name a cause outside of the code. */
export const demoAnswerSchema = z.object({
  case: z.string(),
  service: z.string(),
  commit: z.string().nullable(),
  file: z.string().nullable(),
  outside: z.array(z.string()).nullable(),
});
export type DemoAnswer = z.infer<typeof demoAnswerSchema>;
