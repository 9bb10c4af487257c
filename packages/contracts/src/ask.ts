import { z } from 'zod';
import { attachmentIdSchema, investigationIdSchema, sessionIdSchema, traceIdSchema } from './ids.ts';
import { LIMITS } from './limits.ts';
import { reportSchema } from './report.ts';
import { sessionRoleSchema } from './session-role.ts';
import { timeZoneSchema } from './time-zone.ts';

export const attachmentNameSchema = z
  .string()
  .min(1)
  .max(255)
  // A name is shown and logged, never used as a path.
  .transform((name) => name.replaceAll(/[\p{Cc}\\/]/gu, '_'));

const inlineAttachmentSchema = z.object({
  name: attachmentNameSchema,
  content: z.string(),
});

const uploadedAttachmentSchema = z.object({ name: attachmentNameSchema.optional(), id: attachmentIdSchema });

function asObject(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > LIMITS.metadataCharacters) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** What a caller wants to find the question by; an object, or the same as JSON text. */
const metadataSchema = z.preprocess(
  asObject,
  z
    .record(z.string().min(1).max(100), z.json())
    .refine((metadata) => JSON.stringify(metadata).length <= LIMITS.metadataCharacters, {
      error: `must not be longer than ${LIMITS.metadataCharacters} characters as JSON`,
    }),
);

/** `POST /ask`: the question, what came with it, and where to look. */
export const askRequestSchema = z.object({
  prompt: z.string().trim().min(1).max(LIMITS.promptCharacters),
  attachments: z
    .array(z.union([inlineAttachmentSchema, uploadedAttachmentSchema]))
    .max(LIMITS.attachmentsPerTurn)
    .default([]),
  /** Names of configured repositories, or absolute paths under an allowed root. Empty: all configured ones. */
  repositories: z.array(z.string().min(1).max(1024)).max(10).default([]),
  /** Ask about the incident that ships with MATS. */
  sample: z.boolean().default(false),
  /** The zone of times that name none, in the question and in what is read; UTC when it is left out. */
  time_zone: timeZoneSchema.optional(),
  /** The session, when no header names it; so do `thread_id`, `conversation_id` and the same inside `metadata`. */
  session_id: z.union([z.string(), z.number()]).optional(),
  thread_id: z.union([z.string(), z.number()]).optional(),
  conversation_id: z.union([z.string(), z.number()]).optional(),
  /** Kept with the turn and put on its spans, to be found by here and in Phoenix. */
  metadata: metadataSchema.optional(),
  tags: z.array(z.string().min(1).max(100)).max(LIMITS.tagsPerTurn).optional(),
});

export const INVESTIGATION_STATES = [
  'accepted',
  'planned',
  'running',
  'reporting',
  'done',
  'failed',
  'cancelled',
] as const;
export const investigationStateSchema = z.enum(INVESTIGATION_STATES);

export const attachmentSchema = z.object({
  id: attachmentIdSchema,
  name: z.string(),
  bytes: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  sha256: z.string(),
});

export const failureSchema = z.object({ code: z.string(), message: z.string(), next: z.string() });

/** A turn as the API answers it: `POST /ask` and `GET /investigations/:id`. */
export const investigationSchema = z.object({
  id: investigationIdSchema,
  session_id: sessionIdSchema,
  trace_id: traceIdSchema,
  turn: z.int().positive(),
  state: investigationStateSchema,
  prompt: z.string(),
  /** Who asked; null for turns from before that was kept. */
  asked_by: z.string().nullable().default(null),
  /** Whether something in the question looked like a secret; the prompt has `[redacted]` in its place. */
  redacted: z.boolean().default(false),
  attachments: z.array(attachmentSchema),
  /** Where the question was to be looked into, so that it can be asked again as it was. */
  repositories: z.array(z.string()).default([]),
  sample: z.boolean().default(false),
  /** The zone in which times that name none were read; left out: UTC. */
  time_zone: z.string().optional(),
  /** The turn of the session whose question was asked again with the same inputs. */
  again: z.int().positive().optional(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
  report: reportSchema.nullable(),
  /** The report as Markdown, for tickets and for readers without the page. */
  markdown: z.string().nullable(),
  error: failureSchema.nullable(),
  /** The session that was asked in, when that had ended: this one goes on from it. */
  continues: sessionIdSchema.optional(),
});

/** Where an imported session came from; it can be read and not asked. */
export const sessionOriginSchema = z.object({
  installation: z.string(),
  /** Its id there. */
  session: z.string(),
  exported_at: z.string(),
  version: z.string(),
});

export const sessionSummarySchema = z.object({
  id: sessionIdSchema,
  title: z.string(),
  owner: z.string(),
  created_at: z.string(),
  last_activity: z.string(),
  turns: z.int().nonnegative(),
  duration_ms: z.number().nonnegative(),
  verdict: reportSchema.shape.verdict.nullable(),
  service: z.string().nullable(),
  /** What the newest answer says in one line. */
  headline: z.string().optional(),
  /** Nobody asked in it for so long that the next question opens a session of its own. */
  ended: z.boolean().optional(),
  /** Left out of the reader's list until something happens in it. */
  archived: z.boolean().optional(),
  /** The ended session that it goes on from. */
  continues: sessionIdSchema.optional(),
  origin: sessionOriginSchema.optional(),
  tags: z.array(z.string()).exactOptional(),
  /** Whether the reader pinned it. */
  pinned: z.boolean().exactOptional(),
  /** Since when it is resolved; left out: it is open. */
  resolved_at: z.string().exactOptional(),
});

export const sessionSchema = sessionSummarySchema.extend({
  /** What the reader may do in it. */
  role: sessionRoleSchema.default('owner'),
  investigations: z.array(investigationSchema),
});
/** `POST /sessions/:id/archive` */
export const archiveRequestSchema = z.object({ archived: z.boolean().default(true) });
export const sessionListSchema = z.object({ sessions: z.array(sessionSummarySchema), next: z.string().nullable() });

/** `GET /sessions/:id/feedback`: what the asker said of its answers. */
export const givenFeedbackSchema = z.object({
  feedback: z.array(
    z.object({ investigation_id: investigationIdSchema, score: z.enum(['up', 'down']), comment: z.string() }),
  ),
});

export type GivenFeedback = z.infer<typeof givenFeedbackSchema>['feedback'][number];
export type AskRequest = z.infer<typeof askRequestSchema>;
export type InvestigationState = z.infer<typeof investigationStateSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;
export type Investigation = z.infer<typeof investigationSchema>;
export type SessionOrigin = z.infer<typeof sessionOriginSchema>;
export type SessionSummary = z.infer<typeof sessionSummarySchema>;
export type Session = z.infer<typeof sessionSchema>;
export type Failure = z.infer<typeof failureSchema>;
