import { z } from 'zod';
import { findingSchema } from './finding.ts';
import { attachmentIdSchema } from './ids.ts';
import { reportSchema } from './report.ts';

/** An earlier turn of a session, as the turns after it know it. */
export const recordedTurnSchema = z.object({
  turn: z.int().positive(),
  prompt: z.string(),
  /** ISO 8601 of when it was asked. */
  at: z.string(),
  /** What was given to it, so that its evidence can be read again. */
  attachments: z.array(attachmentIdSchema).default([]),
  /** What the agents found that read something; the Architect's own finding is its report. */
  findings: z.array(findingSchema),
  /** Without evidence and picture where these stand in the findings or in the turn that it repeats. */
  report: reportSchema,
});

/** All finished turns of a session before this one, oldest first; bounded by `LIMITS.recordBytes`. */
export const sessionRecordSchema = z.array(recordedTurnSchema);

export type RecordedTurn = z.infer<typeof recordedTurnSchema>;
