import { HEADERS, MatsError, showValue } from '@mats/contracts';
import { Router } from 'express';
import { z } from 'zod';
import { loginOf, requireLogin } from '../server/identify.ts';
import { emailSchema } from '../server/identity.ts';
import type { SignInMode } from '../server/identity.ts';
import type { LoginCookie } from '../server/login-cookie.ts';

const loginRequestSchema = z.object({ email: z.string() });

/** Sign in, sign out, who am I, and a new session. */
export function loginRoutes(options: {
  cookie: LoginCookie;
  mode: SignInMode;
  newId: () => string;
  /** Where the browser goes to sign out of the provider as well; null: nowhere. */
  endUrl: () => Promise<string | null>;
}): Router {
  const { cookie, mode, newId, endUrl } = options;
  const router = Router();
  router.post('/login', async (request, response) => {
    if (mode !== 'demo') {
      const who = mode === 'header' ? 'the organisation’s proxy signs' : 'the organisation’s provider signs';
      throw new MatsError('forbidden', { reason: `${who} people in here` });
    }
    const { email: given } = loginRequestSchema.parse(request.body);
    const email = emailSchema.safeParse(given);
    if (!email.success)
      throw new MatsError('invalid_request', { reason: `email: ${showValue(given)} is no e-mail address` });
    await cookie.write(response, { email: email.data, sessionId: null }, { secure: request.secure });
    response.json({ email: email.data, mode, session_id: null });
  });
  router.post('/logout', async (request, response) => {
    await cookie.clear(response, request.headers.cookie);
    response.json({ next: await endUrl() });
  });
  router.get('/auth/mode', (_request, response) => {
    response.set('cache-control', 'no-store').json({ mode });
  });
  router.get('/me', (request, response) => {
    const login = loginOf(request);
    if (login === null && mode === 'header')
      throw new MatsError('forbidden', { reason: 'no listed proxy says who you are' });
    const { email, sessionId, isAdministrator = false } = requireLogin(request);
    const rights = isAdministrator ? { administrator: true } : {};
    response.set('cache-control', 'no-store').json({ email, mode, session_id: sessionId, ...rights });
  });
  router.post('/sessions/new', async (request, response) => {
    const login = requireLogin(request);
    const id = newId();
    await cookie.write(
      response,
      { ...login, sessionId: id },
      { secure: request.secure, continues: request.headers.cookie },
    );
    response.status(201).set(HEADERS.sessionId, id).json({ id });
  });
  return router;
}
