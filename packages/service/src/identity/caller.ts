import type { Request, RequestHandler } from 'express';
import { HEADERS, MatsError } from '@mats/contracts';
import type { ApiKeyScope } from '@mats/contracts';
import type { ServiceName } from './service-keys.ts';

/** Who sends a request, as its token proves. */
export interface Caller {
  /** The service that calls; `key`: somebody outside, by an API key. */
  readonly service: ServiceName;
  /** On whose behalf; null: a service for itself. */
  readonly member: string | null;
  /** What an API key is for; a service needs none. */
  readonly scopes?: ReadonlySet<ApiKeyScope>;
  /** Whether they may what concerns everybody: the key of the machine, and people whom the page's server names so. */
  readonly isAdministrator?: boolean;
  /** The tenant that an API key is for, where it is for one alone. */
  readonly tenant?: string;
  /** An API key that may be revoked while its holder is answered, and when it ends; null: when it is revoked. */
  readonly key?: { readonly id: string; readonly until: Date | null };
}

/** Finds out who a token belongs to. @throws MatsError `not_identified` */
export type Authenticate = (token: string) => Promise<Caller>;

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{1,4096})$/i;

const callers = new WeakMap<object, Caller>();

/** The token of a request's `Authorization` header, or undefined when there is none that can be one. */
export function bearerOf(request: { headers: { authorization?: string | undefined } }): string | undefined {
  return BEARER.exec(request.headers.authorization ?? '')?.[1];
}

/**
 * Lets nobody pass whose token does not prove who it is. What a service says about a person, it says in its token:
 * the header is set from there. Of an API key's holder the header is a label for traces alone.
 */
export function requireCaller(authenticate: Authenticate): RequestHandler {
  const label = HEADERS.userEmail.toLowerCase();
  return async (request, response, next) => {
    const token = bearerOf(request);
    try {
      if (token === undefined) throw new MatsError('not_identified', { reason: 'it has no token' });
      const caller = await authenticate(token);
      callers.set(request, caller);
      delete request.headers.authorization;
      const email = caller.member?.includes('@') === true ? caller.member : undefined;
      if (caller.service === 'ui') delete request.headers[label];
      if (email !== undefined) request.headers[label] ??= email;
      next();
    } catch (error) {
      if (error instanceof MatsError && error.status === 401) response.set('WWW-Authenticate', 'Bearer');
      next(error);
    }
  };
}

/**
 * On whose behalf the request is sent, by a caller that may do this.
 *
 * @throws MatsError `forbidden` when an API key is not for it, or when the caller speaks for nobody.
 */
export function memberFor(request: Request, scope: ApiKeyScope): string {
  const { member, scopes } = callerOf(request);
  if (scopes !== undefined && !scopes.has(scope)) {
    throw new MatsError('forbidden', { reason: `this API key has no scope ${scope}` });
  }
  if (member === null) throw new MatsError('forbidden', { reason: 'the caller speaks for nobody' });
  return member;
}

/** Whether the request comes from somebody who may what concerns everybody. */
export function isAdministrator(request: Request): boolean {
  return callerOf(request).isAdministrator === true;
}

/** Who sends the request. @throws MatsError `not_identified` where nobody was asked to prove it. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new MatsError('not_identified', { reason: 'it has no token' });
  return caller;
}
