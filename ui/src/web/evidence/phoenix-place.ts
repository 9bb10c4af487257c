import type { Locator } from '@mats/contracts';

/** What of a Phoenix project a piece of evidence shows, and the path of Phoenix's page for it. */
export interface PhoenixPlace {
  readonly what: 'request' | 'span' | 'project';
  readonly path: string;
}

const PROJECT = /^\/v1\/projects\/([^/?]{1,600})\/spans\?/;
const TRACE = /^trace:([0-9a-f]{32})$/;
const STACK = /^stack:[0-9a-f]{32}\/([0-9a-f]{16})$/;

/** Where Phoenix shows what was read in one of its projects; null for evidence of anything else. */
export function phoenixPlaceOf({ source, path = '', part = '' }: Locator): PhoenixPlace | null {
  const project = source === 'agent' ? PROJECT.exec(path)?.[1] : undefined;
  if (project === undefined) return null;
  const traceId = TRACE.exec(part)?.[1];
  if (traceId !== undefined) return { what: 'request', path: `/redirects/traces/${traceId}` };
  const spanId = STACK.exec(part)?.[1];
  if (spanId !== undefined) return { what: 'span', path: `/redirects/spans/${spanId}` };
  return { what: 'project', path: `/redirects/projects/${project}` };
}
