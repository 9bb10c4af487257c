import { createHmac } from 'node:crypto';
import { agentService, MatsError, SERVICES } from '@mats/contracts';
import { z } from 'zod';
import type { Caller } from './caller.ts';
import { wayOf } from './service-keys.ts';
import type { ServiceKeys, ServiceName } from './service-keys.ts';

/** How long a token is good for; it is made for one call. */
const LIFETIME_SECONDS = 60;
/** How far the clocks of two machines may be apart. */
const CLOCK_TOLERANCE_SECONDS = 30;
const ALGORITHM = 'HS256';

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(254).optional(),
  admin: z.boolean().default(false),
});

/** Makes the tokens with which a service calls others, and reads those with which others call it. */
export interface ServiceTokens {
  /** `Authorization` of a call to another service, on behalf of `member` where somebody asked for it. */
  bearerFor: (to: ServiceName, member?: string, rights?: { isAdministrator: boolean }) => string;
  /** Who sent a token. @throws MatsError `not_identified` */
  verify: (token: string) => Promise<Caller>;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const HEADER = encode({ alg: ALGORITHM, typ: 'JWT' });

function keyOf(keys: ServiceKeys, way: string): Buffer {
  const key = keys[way];
  if (key !== undefined) return Buffer.from(key, 'base64url');
  throw new MatsError('configuration_invalid', {
    name: 'MATS_SERVICE_KEYS',
    reason: `it has no key for ${way}`,
    example: '.mats/data/service-keys.json',
  });
}

/** What a service, or an agent of somebody's own, is called in logs and spans. */
function calledName(service: ServiceName): string {
  return service in SERVICES ? SERVICES[service as keyof typeof SERVICES].name : agentService(service).name;
}

/** Which service an issuer is, by the name that it has in logs and spans: one that has a key to call with. */
function serviceCalled(name: unknown, options: { self: ServiceName; keys: ServiceKeys }): ServiceName | undefined {
  const ways = Object.keys(options.keys).filter((way) => way.endsWith(`>${options.self}`));
  return ways.map((way) => way.slice(0, way.indexOf('>'))).find((service) => calledName(service) === name);
}

/** Tokens of one service: JWTs signed with HMAC-SHA-256, good for a minute and for one audience. */
export function createServiceTokens(options: {
  self: ServiceName;
  keys: ServiceKeys;
  /** Epoch milliseconds. */
  now: () => number;
}): ServiceTokens {
  const { self, keys, now } = options;
  const refuse = (reason: string, cause?: unknown): MatsError =>
    new MatsError('not_identified', { reason }, cause === undefined ? {} : { cause });
  return {
    bearerFor: (to, member, rights) => {
      const seconds = Math.floor(now() / 1000);
      const claims = {
        iss: calledName(self),
        aud: calledName(to),
        iat: seconds,
        exp: seconds + LIFETIME_SECONDS,
        ...(member === undefined ? {} : { sub: member }),
        ...(rights?.isAdministrator === true ? { admin: true } : {}),
      };
      const signed = `${HEADER}.${encode(claims)}`;
      const signature = createHmac('sha256', keyOf(keys, wayOf(self, to))).update(signed);
      return `Bearer ${signed}.${signature.digest('base64url')}`;
    },
    verify: async (token) => {
      // Loaded with the first call: a service listens sooner without it.
      const { decodeJwt, jwtVerify } = await import('jose');
      try {
        const service = serviceCalled(decodeJwt(token).iss, { self, keys });
        const key = service === undefined ? undefined : keys[wayOf(service, self)];
        if (service === undefined || key === undefined)
          throw refuse('nobody who may call this service signed its token');
        const { payload } = await jwtVerify(token, Buffer.from(key, 'base64url'), {
          audience: calledName(self),
          algorithms: [ALGORITHM],
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          requiredClaims: ['exp', 'iat'],
          maxTokenAge: LIFETIME_SECONDS,
          currentDate: new Date(now()),
        });
        const { sub = null, admin } = claimsSchema.parse(payload);
        // People sign in at the page's server; no other service can speak for one.
        if (service !== 'ui' || sub === null) return { service, member: null };
        return { service, member: sub, ...(admin ? { isAdministrator: true } : {}) };
      } catch (error) {
        throw error instanceof MatsError ? error : refuse('its token is not valid or too old', error);
      }
    },
  };
}
