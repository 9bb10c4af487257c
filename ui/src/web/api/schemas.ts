import { z } from 'zod';

/** `GET /me`: who is signed in, and the session that the cookie holds. */
export const signedInSchema = z.object({
  email: z.string(),
  mode: z.enum(['demo', 'header']),
  session_id: z.string().nullish(),
});

/** `GET /settings` of the orchestrator, with the question that fits the sample incident when one ships. */
export const settingsSchema = z.object({
  phoenixUrl: z.string().nullable(),
  /** Template of a link to a place in code, into a forge or an editor. */
  codeUrl: z.string().nullable().default(null),
  repositories: z.array(z.object({ name: z.string() })),
  sample: z.boolean(),
  sampleQuestion: z.string().nullable().default(null),
  limits: z.object({ uploadBytes: z.number(), promptCharacters: z.number(), attachmentsPerTurn: z.number() }).partial(),
  version: z.string(),
});

export const errorAnswerSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), next: z.string() }),
});

export const newSessionSchema = z.object({ id: z.string() });

export type SignedIn = z.infer<typeof signedInSchema>;
export type Settings = z.infer<typeof settingsSchema>;
