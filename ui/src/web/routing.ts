import { isSessionId } from '@mats/contracts';

export type Route = { page: 'sessions' } | { page: 'session'; id: string } | { page: 'unknown' };

/** The page that an address names. */
export function routeOf(pathname: string): Route {
  if (pathname === '/') return { page: 'sessions' };
  const match = /^\/s\/([^/]+)\/?$/.exec(pathname);
  const id = match?.[1] === undefined ? '' : safeDecode(match[1]);
  return isSessionId(id) ? { page: 'session', id } : { page: 'unknown' };
}

/** The address of a session's page. */
export function sessionPath(id: string): string {
  return `/s/${encodeURIComponent(id)}`;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
