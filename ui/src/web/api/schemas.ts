import { z } from 'zod';

/** `GET /me`: who is signed in, and the session that the cookie holds. */
export const signedInSchema = z.object({
  email: z.string(),
  mode: z.enum(['demo', 'header']),
  session_id: z.string().nullish(),
});

/** `GET /settings` of the orchestrator; `sample` may carry the question that fits the sample incident. */
export const settingsSchema = z.object({
  phoenixUrl: z.string().nullable(),
  repositories: z.array(z.object({ name: z.string() })),
  sample: z.union([
    z.boolean(),
    z.null(),
    z.object({ question: z.string().optional(), prompt: z.string().optional(), title: z.string().optional() }),
  ]),
  limits: z.object({ uploadBytes: z.number(), promptCharacters: z.number(), attachmentsPerTurn: z.number() }).partial(),
  version: z.string(),
});

export const errorAnswerSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), next: z.string() }),
});

export const newSessionSchema = z.object({ id: z.string() });

export type SignedIn = z.infer<typeof signedInSchema>;
export type Settings = z.infer<typeof settingsSchema>;
