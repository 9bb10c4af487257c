import { randomUUID } from 'node:crypto';
import { tenantIdSchema } from '@mats/contracts';
import { parseCookie } from 'cookie';
import type { CookieOptions, Response } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { SignedOut } from './signed-out.ts';

/** What the cookie holds: who signed in, and the session that "New Investigation" opened last. */
export interface Login {
  email: string;
  sessionId: string | null;
  /** Whether the provider said so at the sign-in; it holds as long as that. */
  isAdministrator?: boolean;
  /** Whose tenant they are, where the sign-in says so. */
  tenant?: string;
}

export const COOKIE_NAME = 'mats_login';
/**
 * Of each way to sign in its own: a cookie of a demo, which believes any e-mail, is worth nothing once a provider signs
 * people in. What a provider has said holds for half a day from the sign-in on; the others are renewed by their use.
 */
const KINDS = {
  own: { audience: 'mats-ui', lifetimeSeconds: 7 * 24 * 3600, isRenewed: true },
  provider: { audience: 'mats-ui-oidc', lifetimeSeconds: 12 * 3600, isRenewed: false },
} as const;

const claimsSchema = z.object({
  sub: z.string().min(1),
  session: z.string().nullable(),
  admin: z.boolean().default(false),
  tenant: tenantIdSchema.exactOptional(),
  /** Of one sign-in: the same in every cookie that is written until the sign-out. */
  jti: z.string().min(1),
  exp: z.number(),
});
type Claims = z.infer<typeof claimsSchema>;

/** Signs and reads the login cookie. */
export interface LoginCookie {
  /** `continues`: the `Cookie` header of the sign-in that goes on; without it a new one begins. */
  write(response: Response, login: Login, options: { secure: boolean; continues?: string | undefined }): Promise<void>;
  /** The login of a `Cookie` header; null when there is none, it was changed, or it has expired. */
  read(header: string | undefined): Promise<Login | null>;
  /** Says, whenever it is asked, whether the login of a `Cookie` header holds: it was not signed out meanwhile, nor has it expired. */
  hold(header: string | undefined): Promise<() => boolean>;
  /** Takes the cookie away and makes every copy of it worthless. */
  clear(response: Response, header: string | undefined): Promise<void>;
}

function attributes(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure };
}

/** A login cookie signed with HMAC-SHA-256. `now` gives epoch milliseconds. */
export function createLoginCookie(options: {
  secret: string;
  now: () => number;
  signedOut: SignedOut;
  /** Who says who somebody is: this server, or a provider. */
  kind?: keyof typeof KINDS;
}): LoginCookie {
  const { audience, lifetimeSeconds, isRenewed } = KINDS[options.kind ?? 'own'];
  const key = new TextEncoder().encode(options.secret);
  const seconds = (): number => Math.floor(options.now() / 1000);
  const claimsOf = async (header: string | undefined): Promise<Claims | null> => {
    const token = header === undefined ? undefined : parseCookie(header)[COOKIE_NAME];
    if (token === undefined) return null;
    try {
      const checks = { audience, algorithms: ['HS256'], currentDate: new Date(options.now()) };
      const claims = claimsSchema.parse((await jwtVerify(token, key, checks)).payload);
      return options.signedOut.has(claims.jti) ? null : claims;
    } catch {
      // A cookie that cannot be verified says nothing about anybody.
      return null;
    }
  };
  return {
    write: async (response, login, { secure, continues }) => {
      const before = await claimsOf(continues);
      const end = before === null || isRenewed ? seconds() + lifetimeSeconds : before.exp;
      const { sessionId: session, tenant, isAdministrator } = login;
      const admin = isAdministrator === true ? { admin: true } : {};
      const token = await new SignJWT({ session, ...admin, ...(tenant === undefined ? {} : { tenant }) })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(login.email)
        .setJti(before?.jti ?? randomUUID())
        .setAudience(audience)
        .setIssuedAt(seconds())
        .setExpirationTime(end)
        .sign(key);
      response.cookie(COOKIE_NAME, token, { ...attributes(secure), maxAge: (end - seconds()) * 1000 });
    },
    read: async (header) => {
      const claims = await claimsOf(header);
      if (claims === null) return null;
      const { sub: email, session: sessionId, admin, tenant } = claims;
      const rights = admin ? { isAdministrator: true } : {};
      return { email, sessionId, ...rights, ...(tenant === undefined ? {} : { tenant }) };
    },
    hold: async (header) => {
      const claims = await claimsOf(header);
      return () => claims !== null && claims.exp > seconds() && !options.signedOut.has(claims.jti);
    },
    clear: async (response, header) => {
      const claims = await claimsOf(header);
      if (claims !== null) options.signedOut.add(claims.jti, seconds() + lifetimeSeconds);
      response.clearCookie(COOKIE_NAME, attributes(false));
    },
  };
}
