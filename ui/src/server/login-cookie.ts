import { parseCookie } from 'cookie';
import type { CookieOptions, Response } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

/** What the cookie holds: who signed in, and the session that "New Investigation" opened last. */
export interface Login {
  email: string;
  sessionId: string | null;
}

export const COOKIE_NAME = 'mats_login';
const AUDIENCE = 'mats-ui';
const LIFETIME_SECONDS = 7 * 24 * 3600;

const claimsSchema = z.object({ sub: z.string().min(1), session: z.string().nullable() });

/** Signs and reads the login cookie. */
export interface LoginCookie {
  write(response: Response, login: Login, options: { secure: boolean }): Promise<void>;
  /** The login of a `Cookie` header; null when there is none, it was changed, or it has expired. */
  read(header: string | undefined): Promise<Login | null>;
  clear(response: Response): void;
}

function attributes(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure };
}

/** A login cookie signed with HMAC-SHA-256. `now` gives epoch milliseconds. */
export function createLoginCookie(options: { secret: string; now: () => number }): LoginCookie {
  const key = new TextEncoder().encode(options.secret);
  const seconds = (): number => Math.floor(options.now() / 1000);
  return {
    write: async (response, login, { secure }) => {
      const token = await new SignJWT({ session: login.sessionId })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(login.email)
        .setAudience(AUDIENCE)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + LIFETIME_SECONDS)
        .sign(key);
      response.cookie(COOKIE_NAME, token, { ...attributes(secure), maxAge: LIFETIME_SECONDS * 1000 });
    },
    read: async (header) => {
      const token = header === undefined ? undefined : parseCookie(header)[COOKIE_NAME];
      if (token === undefined) return null;
      try {
        const checks = { audience: AUDIENCE, algorithms: ['HS256'], currentDate: new Date(options.now()) };
        const { payload } = await jwtVerify(token, key, checks);
        const { sub, session } = claimsSchema.parse(payload);
        return { email: sub, sessionId: session };
      } catch {
        // A cookie that cannot be verified says nothing about anybody.
        return null;
      }
    },
    clear: (response) => void response.clearCookie(COOKIE_NAME, attributes(false)),
  };
}
