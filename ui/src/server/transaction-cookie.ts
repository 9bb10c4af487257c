import { parseCookie } from 'cookie';
import type { Response } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import { transactionSchema } from './oidc.ts';
import type { SignInTransaction } from './oidc.ts';

const NAME = 'mats_sign_in';
const AUDIENCE = 'mats-ui-sign-in';
const PATH = '/auth';
const LIFETIME_SECONDS = 600;

/** Keeps a sign-in that is under way in the browser that began it: whoever brings another's code has no such cookie. */
export interface TransactionCookie {
  write(response: Response, transaction: SignInTransaction, options: { secure: boolean }): Promise<void>;
  /** Null when there is none, it was changed, or it is older than ten minutes. */
  read(header: string | undefined): Promise<SignInTransaction | null>;
  clear(response: Response): void;
}

/** Signed like the login cookie. `now` gives epoch milliseconds. */
export function createTransactionCookie(options: { secret: string; now: () => number }): TransactionCookie {
  const key = new TextEncoder().encode(options.secret);
  const attributes = { httpOnly: true, sameSite: 'lax', path: PATH } as const;
  return {
    write: async (response, transaction, { secure }) => {
      const seconds = Math.floor(options.now() / 1000);
      const token = await new SignJWT({ ...transaction })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + LIFETIME_SECONDS)
        .sign(key);
      response.cookie(NAME, token, { ...attributes, secure, maxAge: LIFETIME_SECONDS * 1000 });
    },
    read: async (header) => {
      const token = header === undefined ? undefined : parseCookie(header)[NAME];
      if (token === undefined) return null;
      try {
        const checks = { audience: AUDIENCE, algorithms: ['HS256'], currentDate: new Date(options.now()) };
        return transactionSchema.parse((await jwtVerify(token, key, checks)).payload);
      } catch {
        return null;
      }
    },
    clear: (response) => void response.clearCookie(NAME, attributes),
  };
}
