import { z } from 'zod';

/** A sign-in that was ended before its cookie ends by itself. */
export const signOutSchema = z.object({
  /** Names the sign-in; nobody signs in by it. */
  login: z.string().min(1).max(100),
  /** When the last of its cookies ends by itself, in epoch seconds. */
  until: z.int().positive().max(8_640_000_000_000),
});
export type SignOut = z.infer<typeof signOutSchema>;

/** What the page's servers tell each other of, by way of the orchestrator. */
export const signOutListSchema = z.object({ sign_outs: z.array(signOutSchema) });
