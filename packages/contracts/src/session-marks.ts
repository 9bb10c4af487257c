import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** A word that people sort sessions by. No comma and no quote: lists and searches are written with them. */
export const sessionTagSchema = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.tagCharacters)
  .regex(/^[^\s,"]+$/, { error: 'must be one word without commas and quotes' });

/** `PATCH /sessions/:id`: what is left out stays as it is. */
export const sessionMarksSchema = z.strictObject({
  /** Instead of the first question; null: the first question again. */
  title: z.string().trim().min(1).max(LIMITS.titleCharacters).nullable().exactOptional(),
  /** First in the list of who pinned it. */
  pinned: z.boolean().exactOptional(),
  resolved: z.boolean().exactOptional(),
  tags: z.array(sessionTagSchema).max(LIMITS.tagsPerSession).exactOptional(),
});

export type SessionMarks = z.infer<typeof sessionMarksSchema>;
