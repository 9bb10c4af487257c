import { HEADERS, isTenantId, MatsError } from '@mats/contracts';
import type { Caller } from '@mats/service';

/**
 * Whether a caller may choose the tenant of a session: a service, which passes on what a sign-in says and nothing that a browser does, and an API
 * key of somebody who could make keys for anybody. A key that is for one tenant may not.
 */
export function mayChooseTenant({ scopes, tenant }: Pick<Caller, 'scopes' | 'tenant'>): boolean {
  return scopes === undefined || (scopes.has('keys') && tenant === undefined);
}

export interface TenantQuestion {
  /** What the caller asked for, as it came. */
  asked: string | undefined;
  /** The caller's own: that of the sign-in or the API key, else of the installation. */
  own: string;
  /** Whether the caller may ask for another than its own. */
  mayChoose: boolean;
  /** That of the session, when it has one. */
  ofSession: string | undefined;
}

/**
 * Whose tenant a question belongs to: the one place that decides it. A session keeps the tenant of its first
 * question.
 *
 * @throws MatsError `invalid_tenant_id`, `forbidden` when the caller may not choose, `conflict` when the session
 * belongs to another tenant.
 */
export function decideTenant({ asked, own, mayChoose, ofSession }: TenantQuestion): string {
  if (asked !== undefined && !isTenantId(asked)) throw new MatsError('invalid_tenant_id', { seen: asked });
  if (asked !== undefined && asked !== own && !mayChoose) {
    throw new MatsError('forbidden', { reason: `${HEADERS.tenantId} names a tenant that is not yours` });
  }
  const tenant = asked ?? (mayChoose ? ofSession : undefined) ?? own;
  if (ofSession === undefined || ofSession === tenant) return tenant;
  throw new MatsError('conflict', { reason: 'the session belongs to another tenant; open a new session' });
}
