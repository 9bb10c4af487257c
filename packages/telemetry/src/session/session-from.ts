import { HEADERS, isSessionId, isTenantId, sessionIdOfPayload } from '@mats/contracts';
import type { HeaderCarrier } from './carried-headers.ts';
import { baggageEntries, usableUser } from './session-headers.ts';
import type { SessionScope } from './session-scope.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a header whatever holds it: Node's object, `fetch`'s `Headers`, a payload's `headers`. */
function headerReader(headers: unknown): (name: string) => string | undefined {
  if (headers instanceof Headers) return (name) => headers.get(name) ?? undefined;
  if (!isFields(headers)) return () => undefined;
  const lowerCased = new Map<string, string>();
  for (const [name, value] of Object.entries(headers as HeaderCarrier)) {
    const first = typeof value === 'string' ? value : value?.[0];
    if (typeof first === 'string') lowerCased.set(name.toLowerCase(), first);
  }
  return (name) => lowerCased.get(name.toLowerCase());
}

function detailsOf(payload: Fields): Pick<SessionScope, 'metadata' | 'tags'> {
  const { metadata, tags } = payload;
  const isTags = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
  return { ...(isFields(metadata) ? { metadata } : {}), ...(isTags ? { tags } : {}) };
}

/**
 * The session that a request or a payload names, with user, metadata and tags where they come with it; undefined
 * when it names none that can be used. Looked at in this order: the payload (the input itself, then its `body`) by
 * the names of `SESSION_SOURCES`, `X-Session-ID`, the baggage entry `session.id`. Never throws.
 *
 * A tenant decides where spans go, so it is read from `X-Tenant-ID` only of a caller that may choose one.
 */
export function sessionFrom(input: unknown, options: { trustTenant?: boolean } = {}): SessionScope | undefined {
  if (!isFields(input)) return undefined;
  const body = isFields(input['body']) ? input['body'] : {};
  const header = headerReader(input['headers']);
  const baggage = baggageEntries(header(HEADERS.baggage));
  const candidates = [
    sessionIdOfPayload(input),
    sessionIdOfPayload(body),
    header(HEADERS.sessionId),
    baggage.get('session.id'),
  ];
  const sessionId = candidates.find(isSessionId);
  if (sessionId === undefined) return undefined;
  const userEmail = usableUser(header(HEADERS.userEmail) ?? baggage.get('user.email'));
  const userId = usableUser(header(HEADERS.userId) ?? baggage.get('user.id'));
  const tenantId = header(HEADERS.tenantId) ?? baggage.get('tenant.id');
  return {
    ...detailsOf(input),
    ...detailsOf(body),
    sessionId,
    ...(userEmail === undefined ? {} : { userEmail }),
    ...(userId === undefined ? {} : { userId }),
    ...(options.trustTenant === true && isTenantId(tenantId) ? { tenantId } : {}),
  };
}
