import { isSessionId } from '@mats/contracts';

export type Route = { page: 'sessions' } | { page: 'system' } | { page: 'session'; id: string } | { page: 'unknown' };

/** A place inside of a session's page: a turn, and one of its pieces of evidence, both from 1. */
export interface Place {
  turn: number;
  evidence: number | null;
}

/** The page that an address names. */
export function routeOf(pathname: string): Route {
  if (pathname === '/') return { page: 'sessions' };
  if (pathname === '/system') return { page: 'system' };
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
