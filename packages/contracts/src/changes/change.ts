import { z } from 'zod';

/** What sort of change it is. */
export const CHANGE_TYPES = ['commit', 'deployment', 'flag', 'configuration', 'infrastructure'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

/** A change as all of MATS reads it, whatever its feed called the fields. */
export const changeSchema = z.object({
  /** Unique within its feed and the same at every reading. */
  id: z.string().min(1),
  type: z.enum(CHANGE_TYPES),
  /** ISO 8601; null when the feed gives none. */
  time: z.string().nullable(),
  /** The part of the system that it changes. */
  service: z.string().optional(),
  title: z.string(),
  body: z.string().optional(),
  author: z.string().optional(),
  /** Of a commit its sha; of a deployment the sha or version that it brings. */
  revision: z.string().optional(),
  /** What a deployment replaces. */
  previous: z.string().optional(),
  version: z.string().optional(),
  environment: z.string().optional(),
  /** The flag or setting, with its values before and after where they are known. */
  key: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
  /** Paths, where the feed names them. */
  files: z.array(z.string()).default([]),
  /** A unified diff; null when the feed has none. */
  diff: z.string().nullable().default(null),
});

export type Change = z.infer<typeof changeSchema>;

/** The answer to `POST /changes`. */
export const changesPostedSchema = z.object({
  accepted: z.int().nonnegative(),
  /** The session they belong to; null: the whole installation. */
  session_id: z.string().nullable(),
  /** Why entries were left out; the first few. */
  problems: z.array(z.string()),
});
export type ChangesPosted = z.infer<typeof changesPostedSchema>;
