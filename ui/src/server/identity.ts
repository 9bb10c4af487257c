import type { IncomingMessage } from 'node:http';
import { HEADERS, MatsError } from '@mats/contracts';
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
}

/** An e-mail address as it is compared and stored. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Whoever holds a cookie that this server signed: after any e-mail in demo mode, after a sign-in at the provider otherwise. */
export function cookieIdentity(cookie: LoginCookie, mode: 'demo' | 'oidc'): IdentityReader {
  return { mode, read: (request) => cookie.read(request.headers.cookie) };
}

/** All values of the identity header, also under the spellings that some servers turn into it. */
function claimedEmails(request: IncomingMessage): { name: string; value: string }[] {
  const { rawHeaders } = request;
  const claims: { name: string; value: string }[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (name.replaceAll('_', '-') === HEADERS.userEmail.toLowerCase())
      claims.push({ name, value: rawHeaders[index + 1] ?? '' });
  }
  return claims;
}

/**
 * Header mode: the organisation's proxy says who it is. Believed only from a listed address, once, under the exact
 * name, and not as a hop-by-hop header, which a proxy in between would remove.
 */
export function headerIdentity(cookie: LoginCookie, trustedProxies: readonly string[]): IdentityReader {
  const isTrusted = compile([...trustedProxies]);
  return {
    mode: 'header',
    read: async (request) => {
      const claims = claimedEmails(request);
      const [claim] = claims;
      if (claim === undefined) return null;
      if (!isTrusted(request.socket.remoteAddress ?? '', 0)) {
        throw new MatsError('forbidden', {
          reason: `${HEADERS.userEmail} came from an address that is not a listed proxy`,
        });
      }
      const hopByHop = (request.headers.connection ?? '').toLowerCase().includes(HEADERS.userEmail.toLowerCase());
      const email = emailSchema.safeParse(claim.value);
      if (claims.length > 1 || claim.name.includes('_') || hopByHop || !email.success) {
        throw new MatsError('forbidden', { reason: `${HEADERS.userEmail} must be one e-mail address, sent once` });
      }
      const held = await cookie.read(request.headers.cookie);
      return { email: email.data, sessionId: held?.email === email.data ? held.sessionId : null };
    },
  };
}
