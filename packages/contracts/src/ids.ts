import { z } from 'zod';

/**
 * A session id: 1-128 characters of letters, digits and `. _ : -`, and not digits alone, since Phoenix's attribute
 * filter would look for the number instead of the text.
 */
export const sessionIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{1,128}$/, 'must be 1-128 characters of A-Z a-z 0-9 . _ : -')
  .refine((id) => !/^\d+$/.test(id), 'must not consist of digits alone');

export const investigationIdSchema = z.string().regex(/^inv_[0-9a-f]{32}$/);
export const evidenceIdSchema = z.string().regex(/^ev_[0-9a-f]{12}$/);
export const attachmentIdSchema = z.string().regex(/^att_[0-9a-f]{32}$/);
export const traceIdSchema = z.string().regex(/^[0-9a-f]{32}$/);
export const spanIdSchema = z.string().regex(/^[0-9a-f]{16}$/);

/** Whether a value can be used as a session id as it stands. */
export function isSessionId(value: unknown): value is string {
  return sessionIdSchema.safeParse(value).success;
}
