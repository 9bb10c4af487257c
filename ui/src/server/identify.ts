import { HEADERS, MatsError } from '@mats/contracts';
import type { Request, RequestHandler } from 'express';
import type { IdentityReader } from './identity.ts';
import type { Login } from './login-cookie.ts';

/** What a client says about itself is not passed on: identity, trace and baggage are ours to set. */
const CLIENT_HEADERS_DROPPED = [
  HEADERS.userEmail,
  HEADERS.userId,
  HEADERS.tenantId,
  HEADERS.baggage,
  HEADERS.traceparent,
  'tracestate',
] as const;

interface Identity {
  login: Login | null;
  refusal: unknown;
  hold: () => Promise<() => boolean>;
}

const identities = new WeakMap<object, Identity>();

/**
 * Finds out who asks before anything else looks at the request, and replaces what the client says about itself by
 * what was found. A refusal is kept until a route needs somebody, so that health checks work without anybody.
 */
export function identify(reader: IdentityReader): RequestHandler {
  return async (request, _response, next) => {
    const identity: Identity = { login: null, refusal: null, hold: () => reader.hold(request) };
    try {
      identity.login = await reader.read(request);
    } catch (thrown) {
      identity.refusal = thrown;
    }
    identities.set(request, identity);
    for (const name of CLIENT_HEADERS_DROPPED) delete request.headers[name.toLowerCase()];
    const { login } = identity;
    if (login !== null) {
      request.headers[HEADERS.userEmail.toLowerCase()] = login.email;
      // The page names its session; a caller without a page gets the one it opened last.
      if (login.sessionId !== null) request.headers[HEADERS.sessionId.toLowerCase()] ??= login.sessionId;
    }
    next();
  };
}

/** Who is signed in, or null. @throws what the identity reader refused. */
export function loginOf(request: Request): Login | null {
  const identity = identities.get(request);
  if (identity === undefined) return null;
  if (identity.refusal !== null) throw MatsError.from(identity.refusal);
  return identity.login;
}

/** Says, whenever it is asked, whether who sent the request is still signed in. */
export async function holdOf(request: Request): Promise<() => boolean> {
  return (await identities.get(request)?.hold()) ?? ((): boolean => false);
}

/** Who is signed in. @throws MatsError `not_signed_in` */
export function requireLogin(request: Request): Login {
  const login = loginOf(request);
  if (login === null) throw new MatsError('not_signed_in');
  return login;
}
