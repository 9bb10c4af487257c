import { Router } from 'express';
import type { Logger } from 'pino';
import type { LoginCookie } from '../server/login-cookie.ts';
import { SignInRefused } from '../server/oidc.ts';
import type { OidcSignIn } from '../server/oidc.ts';
import type { TransactionCookie } from '../server/transaction-cookie.ts';

export interface OidcRouteOptions {
  signIn: OidcSignIn;
  transactions: TransactionCookie;
  cookie: LoginCookie;
  log: Logger;
}

/** The way to the organisation's provider and back. Where it fails, the page says why. */
export function oidcRoutes({ signIn, transactions, cookie, log }: OidcRouteOptions): Router {
  const router = Router();
  const refusedAt = (thrown: unknown): string => {
    if (!(thrown instanceof SignInRefused)) throw thrown;
    log.warn({ err: thrown, refusal: thrown.refusal }, 'a sign-in was refused');
    return `/?refused=${thrown.refusal}`;
  };
  router.get('/auth/sign-in', async (request, response) => {
    response.set('cache-control', 'no-store');
    try {
      const { url, transaction } = await signIn.begin();
      await transactions.write(response, transaction, { secure: request.secure });
      response.redirect(303, url);
    } catch (thrown) {
      response.redirect(303, refusedAt(thrown));
    }
  });
  router.get('/auth/callback', async (request, response) => {
    response.set('cache-control', 'no-store');
    const transaction = await transactions.read(request.headers.cookie);
    // One sign-in, one transaction: a code that is brought twice finds none.
    transactions.clear(response);
    try {
      if (transaction === null) throw new SignInRefused('other_browser');
      const query = request.originalUrl.split('?')[1] ?? '';
      const person = await signIn.finish(query, transaction);
      await cookie.write(response, { ...person, sessionId: null }, { secure: request.secure });
      response.redirect(303, '/');
    } catch (thrown) {
      response.redirect(303, refusedAt(thrown));
    }
  });
  return router;
}
