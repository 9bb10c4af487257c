import { z } from 'zod';
import { tenantIdSchema } from './ids.ts';

/** What an API key may be for: asking, reading, telling of changes to all of the installation, making and revoking keys. */
export const API_KEY_SCOPES = ['ask', 'read', 'changes', 'keys'] as const;
export const apiKeyScopeSchema = z.enum(API_KEY_SCOPES);
export type ApiKeyScope = z.infer<typeof apiKeyScopeSchema>;

/** An API key as it is shown; the key itself is shown once, when it is made. */
export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Whose key it is: sessions asked with it are this member's. */
  member: z.string(),
  scopes: z.array(apiKeyScopeSchema),
  /** The tenant of all that is asked with it; left out: the installation's, or, for a key that may make keys, any. */
  tenant: tenantIdSchema.exactOptional(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable(),
  /** To the minute; null: never. */
  last_used_at: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const apiKeyListSchema = z.object({ keys: z.array(apiKeySchema) });

/** What is asked for: a name to know it by, its scopes, and for how many days. */
export const newApiKeySchema = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(apiKeyScopeSchema).min(1).max(API_KEY_SCOPES.length).default(['ask', 'read']),
  /** Left out: until it is revoked. */
  days: z.int().min(1).max(3_650).optional(),
  /** Whose questions it asks alone: a key with a tenant may choose no other. */
  tenant: tenantIdSchema.exactOptional(),
  /** For whom; only the key of this machine may name somebody else. */
  member: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\x21-\x7E]{1,254}$/, 'must be 1-254 printable characters')
    .optional(),
});
export type NewApiKey = z.infer<typeof newApiKeySchema>;

export const madeApiKeySchema = apiKeySchema.extend({ key: z.string() });
