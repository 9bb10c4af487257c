import { z } from 'zod';

const SESSION_ID = /^[A-Za-z0-9._:-]{1,128}$/;
const DIGITS = /^\d+$/;

/**
 * A session id: 1-128 characters of letters, digits and `. _ : -`, and not digits alone, since Phoenix's attribute
 * filter would look for the number instead of the text.
 */
export const sessionIdSchema = z
  .string()
  .regex(SESSION_ID, 'must be 1-128 characters of A-Z a-z 0-9 . _ : -')
  .refine((id) => !DIGITS.test(id), 'must not consist of digits alone');

export const investigationIdSchema = z.string().regex(/^inv_[0-9a-f]{32}$/);
export const evidenceIdSchema = z.string().regex(/^ev_[0-9a-f]{12}$/);
export const attachmentIdSchema = z.string().regex(/^att_[0-9a-f]{32}$/);
export const traceIdSchema = z.string().regex(/^[0-9a-f]{32}$/);
export const spanIdSchema = z.string().regex(/^[0-9a-f]{16}$/);

const TENANT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** A tenant: 1-64 characters of letters, digits and `. _ -`; it becomes part of a project's name. */
export const tenantIdSchema = z.string().regex(TENANT_ID, 'must be 1-64 characters of A-Z a-z 0-9 . _ -');

/** Whether a value can name a tenant. */
export function isTenantId(value: unknown): value is string {
  return typeof value === 'string' && TENANT_ID.test(value);
}

/** `Idempotency-Key`: 1-255 printable ASCII characters, the same for every attempt to send one question. */
export const idempotencyKeySchema = z.string().regex(/^[\x21-\x7E]{1,255}$/, 'must be 1-255 printable characters');

/** Whether a value can be used as a session id as it stands: what the schema says, at a tenth of its cost. */
export function isSessionId(value: unknown): value is string {
  return typeof value === 'string' && SESSION_ID.test(value) && !DIGITS.test(value);
}
