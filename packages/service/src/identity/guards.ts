import { isIP } from 'node:net';
import { MatsError, showValue } from '@mats/contracts';
import type { Request, RequestHandler } from 'express';

const PORT = /:\d{1,5}$/;
const BRACKETS = /^\[|\]$/g;

/** Whether a request's `Host` is one of ours: an address, a plain name, or a listed one. */
export function isOwnHost(header: string | undefined, listed: ReadonlySet<string>): boolean {
  const host = plainHost(header);
  return isIP(host) !== 0 || !host.includes('.') || host.endsWith('.localhost') || listed.has(host);
}

function plainHost(header = ''): string {
  return header.toLowerCase().replace(PORT, '').replace(BRACKETS, '');
}

/** Names as they are compared. */
export function hostNames(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

/**
 * Answers only to names that are its own. A page of another site can reach this port through a name of that site
 * which it points here (DNS rebinding); such a name has a dot. Addresses, plain host names and listed names are ours;
 * a program that speaks HTTP/1.0 names none.
 */
export function ownHostsOnly(allowed: readonly string[]): RequestHandler {
  const listed = hostNames(allowed);
  return (request, _response, next) => {
    const { host } = request.headers;
    if (isOwnHost(host, listed)) return next();
    const name = showValue(plainHost(host));
    const reason = `this service does not answer to the name ${name}; MATS_ALLOWED_HOSTS lists those it has`;
    next(new MatsError('forbidden', { reason }));
  };
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses writes that another site's page makes. Programs without a page send no Origin. */
export function sameOriginWrites(): RequestHandler {
  return (request, _response, next) => {
    if (SAFE_METHODS.has(request.method)) return next();
    const { origin, 'sec-fetch-site': site } = request.headers;
    const foreign =
      origin === undefined
        ? site !== undefined && site !== 'same-origin' && site !== 'none'
        : hostOf(origin) !== request.headers.host;
    if (!foreign) return next();
    next(new MatsError('forbidden', { reason: `a page of ${showValue(origin ?? site)} may not write here` }));
  };
}

const WRITTEN_TYPE = /^(?:application\/(?:json|x-ndjson|octet-stream|gzip|zip)|text\/csv)[ \t]*(?:;|$)/i;

/** A write without a body by somebody who shows a key: no page of another site can send that header without asking first. */
function isBareWithKey({ headers }: Request): boolean {
  const {
    authorization,
    'content-type': type,
    'content-length': length = '0',
    'transfer-encoding': encoding,
  } = headers;
  return authorization !== undefined && type === undefined && length === '0' && encoding === undefined;
}

/**
 * Refuses writes whose body any page may send without asking first: of the types a form can have, and of none. A
 * browser asks the server before it sends one of these to another site, and is never allowed.
 */
export function typedWrites(): RequestHandler {
  return (request, _response, next) => {
    if (request.method !== 'POST' || WRITTEN_TYPE.test(request.headers['content-type'] ?? '')) return next();
    if (isBareWithKey(request)) return next();
    const seen = request.headers['content-type'] ?? 'without a value';
    next(
      new MatsError('unsupported_media_type', {
        seen,
        expected: 'application/json, or a file as application/octet-stream',
      }),
    );
  };
}
