import { MatsError, signOutSchema } from '@mats/contracts';
import { callerOf } from '@mats/service';
import { Router } from 'express';
import type { Request } from 'express';
import type { SignOutStore } from '../store/sign-out-store.ts';

/** The page's server for itself: whoever it speaks for has no business with the sign-ins of others. */
function assertPageServer(request: Request): void {
  const { service, member } = callerOf(request);
  if (service === 'ui' && member === null) return;
  throw new MatsError('forbidden', { reason: 'sign-outs are for the page’s server alone' });
}

/** `GET` and `POST /sign-outs`: what the page's servers tell each other, so that a sign-out at one counts at all of them. */
export function signOutRoutes({ signOuts }: { signOuts: SignOutStore }): Router {
  const router = Router();
  router.get('/sign-outs', async (request, response) => {
    assertPageServer(request);
    response.json({ sign_outs: await signOuts.list() });
  });
  router.post('/sign-outs', async (request, response) => {
    assertPageServer(request);
    await signOuts.add(signOutSchema.parse(request.body));
    response.status(204).end();
  });
  return router;
}
