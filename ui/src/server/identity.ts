import type { IncomingMessage } from 'node:http';
import { HEADERS, MatsError, tenantIdSchema } from '@mats/contracts';
import { compile } from 'proxy-addr';
import { z } from 'zod';
import type { Login, LoginCookie } from './login-cookie.ts';

/** How people sign in: by any e-mail on loopback, by a proxy of the organisation, by its OpenID provider. */
export type SignInMode = 'demo' | 'header' | 'oidc';

/** Finds out who sends a request. */
export interface IdentityReader {
  mode: SignInMode;
  /**
   * Who sends the request; null when nobody is signed in.
   * @throws MatsError `forbidden` when the request tries to be somebody in a way that is not allowed.
   */
  read(request: IncomingMessage): Promise<Login | null>;
  /** Says, whenever it is asked, whether who sent the request is still signed in. */
  hold(request: IncomingMessage): Promise<() => boolean>;
}

/** An e-mail address as it is compared and stored. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Whoever holds a cookie that this server signed: after any e-mail in demo mode, after a sign-in at the provider otherwise. */
export function cookieIdentity(cookie: LoginCookie, mode: 'demo' | 'oidc'): IdentityReader {
  return {
    mode,
    read: (request) => cookie.read(request.headers.cookie),
    hold: (request) => cookie.hold(request.headers.cookie),
  };
}

/** All values of a header that says who somebody is, also under the spellings that some servers turn it into. */
function claimed(request: IncomingMessage, header: string): { name: string; value: string }[] {
  const { rawHeaders } = request;
  const claims: { name: string; value: string }[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (name.replaceAll('_', '-') === header.toLowerCase()) claims.push({ name, value: rawHeaders[index + 1] ?? '' });
  }
  return claims;
}

/** The one value of such a header; undefined where it came twice, in another spelling, or so that a proxy in between would remove it. */
function soleClaim(request: IncomingMessage, header: string): string | undefined {
  const [claim, ...others] = claimed(request, header);
  const hopByHop = (request.headers.connection ?? '').toLowerCase().includes(header.toLowerCase());
  return claim === undefined || others.length > 0 || claim.name.includes('_') || hopByHop ? undefined : claim.value;
}

function tenantClaim(request: IncomingMessage): { tenant: string } {
  const tenant = tenantIdSchema.safeParse(soleClaim(request, HEADERS.tenantId));
  if (tenant.success) return { tenant: tenant.data };
  throw new MatsError('forbidden', { reason: `${HEADERS.tenantId} must be one tenant, sent once` });
}

/**
 * Header mode: the organisation's proxy says who it is, and with `saysTenant` whose tenant they are. Believed only from a listed address, once,
 * under the exact name, and not as a hop-by-hop header, which a proxy in between would remove.
 */
export function headerIdentity(
  cookie: LoginCookie,
  { trustedProxies, saysTenant }: { readonly trustedProxies: readonly string[]; readonly saysTenant: boolean },
): IdentityReader {
  const isTrusted = compile([...trustedProxies]);
  return {
    mode: 'header',
    // The proxy says it of each request; of one that is open it says no more.
    hold: () => Promise.resolve(() => true),
    read: async (request) => {
      if (claimed(request, HEADERS.userEmail).length === 0) return null;
      if (!isTrusted(request.socket.remoteAddress ?? '', 0)) {
        throw new MatsError('forbidden', {
          reason: `${HEADERS.userEmail} came from an address that is not a listed proxy`,
        });
      }
      const email = emailSchema.safeParse(soleClaim(request, HEADERS.userEmail));
      if (!email.success) {
        throw new MatsError('forbidden', { reason: `${HEADERS.userEmail} must be one e-mail address, sent once` });
      }
      const held = await cookie.read(request.headers.cookie);
      const sessionId = held?.email === email.data ? held.sessionId : null;
      return { email: email.data, sessionId, ...(saysTenant ? tenantClaim(request) : {}) };
    },
  };
}
