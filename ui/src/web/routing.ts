import { isSessionId } from '@mats/contracts';

export type Route =
  | { page: 'sessions' }
  | { page: 'system' }
  | { page: 'join' }
  | { page: 'session'; id: string }
  | { page: 'unknown' };

/** A place inside of a session's page: a turn, and one of its pieces of evidence, both from 1. */
export interface Place {
  turn: number;
  evidence: number | null;
}

const JOIN_PATH = '/join';

/** Where the way to the organisation's provider begins. */
export const SIGN_IN_PATH = '/auth/sign-in';

/** The address of an invitation; what follows the # is sent to no server, so its token stands in nobody's log. */
export function joinAddress(token: string): string {
  return `${location.origin}${JOIN_PATH}#${token}`;
}

/** The token of an invitation at the end of its address; null when there is none. */
export function inviteOf(hash: string): string | null {
  return /^#([\w-]{20,200})$/.exec(hash)?.[1] ?? null;
}

/** The page that an address names. */
export function routeOf(pathname: string): Route {
  if (pathname === '/') return { page: 'sessions' };
  if (pathname === '/system') return { page: 'system' };
  if (pathname === JOIN_PATH) return { page: 'join' };
  const match = /^\/s\/([^/]+)\/?$/.exec(pathname);
  const id = match?.[1] === undefined ? '' : safeDecode(match[1]);
  return isSessionId(id) ? { page: 'session', id } : { page: 'unknown' };
}

/** The address of a session's page. */
export function sessionPath(id: string): string {
  return `/s/${encodeURIComponent(id)}`;
}

/** The place that the end of an address names: `#t3`, `#t3-e5`; null when it names none. */
export function placeOf(hash: string): Place | null {
  const match = /^#t([1-9]\d{0,4})(?:-e([1-9]\d{0,4}))?$/.exec(hash);
  if (match === null) return null;
  return { turn: Number(match[1]), evidence: match[2] === undefined ? null : Number(match[2]) };
}

/** The end of an address that names a place. */
export function placeHash({ turn, evidence }: Place): string {
  return evidence === null ? `#t${turn}` : `#t${turn}-e${evidence}`;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
