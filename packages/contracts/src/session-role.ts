import { z } from 'zod';

/** What somebody may do in a session: an owner everything, an editor ask and judge, a viewer read. */
export const SESSION_ROLES = ['owner', 'editor', 'viewer'] as const;
export const sessionRoleSchema = z.enum(SESSION_ROLES);
export type SessionRole = z.infer<typeof sessionRoleSchema>;
