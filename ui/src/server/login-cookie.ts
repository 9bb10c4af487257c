import { randomUUID } from 'node:crypto';
import { parseCookie } from 'cookie';
import type { CookieOptions, Response } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { SignedOut } from './signed-out.ts';

/** What the cookie holds: who signed in, and the session that "New Investigation" opened last. */
export interface Login {
  email: string;
  sessionId: string | null;
}

export const COOKIE_NAME = 'mats_login';
const AUDIENCE = 'mats-ui';
const LIFETIME_SECONDS = 7 * 24 * 3600;

const claimsSchema = z.object({
  sub: z.string().min(1),
  session: z.string().nullable(),
  /** Of one sign-in: the same in every cookie that is written until the sign-out. */
  jti: z.string().min(1),
});
type Claims = z.infer<typeof claimsSchema>;

/** Signs and reads the login cookie. */
export interface LoginCookie {
  /** `continues`: the `Cookie` header of the sign-in that goes on; without it a new one begins. */
  write(response: Response, login: Login, options: { secure: boolean; continues?: string | undefined }): Promise<void>;
  /** The login of a `Cookie` header; null when there is none, it was changed, or it has expired. */
  read(header: string | undefined): Promise<Login | null>;
  /** Takes the cookie away and makes every copy of it worthless. */
  clear(response: Response, header: string | undefined): Promise<void>;
}

function attributes(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure };
}

/** A login cookie signed with HMAC-SHA-256. `now` gives epoch milliseconds. */
export function createLoginCookie(options: { secret: string; now: () => number; signedOut: SignedOut }): LoginCookie {
  const key = new TextEncoder().encode(options.secret);
  const seconds = (): number => Math.floor(options.now() / 1000);
  const claimsOf = async (header: string | undefined): Promise<Claims | null> => {
    const token = header === undefined ? undefined : parseCookie(header)[COOKIE_NAME];
    if (token === undefined) return null;
    try {
      const checks = { audience: AUDIENCE, algorithms: ['HS256'], currentDate: new Date(options.now()) };
      const claims = claimsSchema.parse((await jwtVerify(token, key, checks)).payload);
      return options.signedOut.has(claims.jti) ? null : claims;
    } catch {
      // A cookie that cannot be verified says nothing about anybody.
      return null;
    }
  };
  return {
    write: async (response, login, { secure, continues }) => {
      const signIn = (await claimsOf(continues))?.jti ?? randomUUID();
      const token = await new SignJWT({ session: login.sessionId })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(login.email)
        .setJti(signIn)
        .setAudience(AUDIENCE)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + LIFETIME_SECONDS)
        .sign(key);
      response.cookie(COOKIE_NAME, token, { ...attributes(secure), maxAge: LIFETIME_SECONDS * 1000 });
    },
    read: async (header) => {
      const claims = await claimsOf(header);
      return claims === null ? null : { email: claims.sub, sessionId: claims.session };
    },
    clear: async (response, header) => {
      const claims = await claimsOf(header);
      if (claims !== null) options.signedOut.add(claims.jti, seconds() + LIFETIME_SECONDS);
      response.clearCookie(COOKIE_NAME, attributes(false));
    },
  };
}
