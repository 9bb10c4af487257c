import { z } from 'zod';

/** What a question asks for. A closed list. */
export const INTENTS = [
  'cause',
  'what_changed',
  'since_when',
  /** Owner, author, who died, who is affected. */
  'who',
  /** Line, file, function, commit. */
  'where',
  'diff',
  /** Whether a named part is affected. */
  'affected',
  /** Why a named part is not the cause, or whether it can be. */
  'why_not',
  'what_else',
  'what_now',
  'how_many',
  'still_so',
  'status_now',
  /** Which requests failed or were slow. */
  'requests',
  'list_errors',
  'summary',
  'explain_simply',
  'small_talk',
] as const;

export const intentSchema = z.enum(INTENTS);
export type Intent = z.infer<typeof intentSchema>;
