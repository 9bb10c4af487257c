import { z } from 'zod';
import type { Report } from '../report.ts';

/** What a question was given, so that it can be asked anywhere. Larger files are left out and named. */
export const exampleInputSchema = z.object({
  prompt: z.string().min(1),
  attachments: z.array(z.object({ name: z.string(), content: z.string() })).default([]),
  repositories: z.array(z.string()).default([]),
  sample: z.boolean().default(false),
  /** Files that the question had and the example does not. */
  missing: z.array(z.string()).default([]),
});

/** What the right answer is, as far as somebody said; what is left out is not judged. */
export const expectedAnswerSchema = z.object({
  /** Kinds of cause that are right; `no_incident` and `unknown` say that no cause may be named. */
  kinds: z.array(z.string()).default([]),
  /** The part to repair, by any of its names. */
  components: z.array(z.string()).default([]),
  /** Places that show the cause: code, or lines of a log. */
  places: z.array(z.object({ file: z.string(), line: z.int().positive().optional() })).default([]),
  commit: z.string().optional(),
  /** Whether no cause may be named. */
  abstains: z.boolean().optional(),
});

/** `POST /investigations/:id/dataset`: where a turn goes as an example, and what its right answer is. */
export const addToDatasetSchema = z.object({
  dataset: z.string().trim().min(1).max(200),
  expected: expectedAnswerSchema,
});

/** `GET /investigations/:id/dataset`: what the right answer may be, by the report and by what readers said of it. */
export const datasetProposalSchema = z.object({
  expected: expectedAnswerSchema,
  feedback: z.array(z.object({ score: z.string(), comment: z.string() })),
  /** Datasets that there are. */
  datasets: z.array(z.string()),
});

export const addedToDatasetSchema = z.object({
  dataset: z.string(),
  dataset_id: z.string(),
  missing: z.array(z.string()),
});

export type ExampleInput = z.infer<typeof exampleInputSchema>;
export type DatasetProposal = z.infer<typeof datasetProposalSchema>;
export type ExpectedAnswer = z.infer<typeof expectedAnswerSchema>;

/** What a report says, as the answer that is expected; somebody who knows better changes it. */
export function expectedOf(report: Report | null): ExpectedAnswer {
  const abstains = report === null || report.verdict === 'inconclusive' || report.verdict === 'no_incident';
  const none = report?.verdict === 'no_incident' ? ['no_incident'] : ['unknown'];
  if (abstains) return { kinds: none, components: [], places: [], abstains: true };
  const { kind, component, where } = report;
  const { file, line, commit } = where;
  return {
    kinds: kind === null ? [] : [kind],
    components: component === null ? [] : [component],
    places: file === undefined ? [] : [{ file, ...(line === undefined ? {} : { line }) }],
    ...(commit === undefined ? {} : { commit }),
    abstains: false,
  };
}
