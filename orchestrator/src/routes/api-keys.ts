import { MatsError, newApiKeySchema } from '@mats/contracts';
import type { ApiKeyScope } from '@mats/contracts';
import { callerOf, isAdministrator, memberFor } from '@mats/service';
import { Router } from 'express';
import type { Request } from 'express';
import type { ApiKeys } from '../identity/api-keys.ts';
import { boundTenantOf } from './asker.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Whose keys the request is about; undefined: everybody's. */
function whoseKeys(request: Request): string | undefined {
  const asker = memberFor(request, 'keys');
  return isAdministrator(request) ? undefined : asker;
}

/** Whoever has a key of somebody is that person in all sessions, so administrators make none for others. */
function mayMakeForOthers(request: Request): boolean {
  return isAdministrator(request) && callerOf(request).service === 'key';
}

/** What a key makes may do no more than itself and lasts no longer: else its scopes and its end would say nothing. */
function assertNoMore(
  request: Request,
  { scopes, days }: { scopes: readonly ApiKeyScope[]; days: number | undefined },
): void {
  for (const scope of scopes) memberFor(request, scope);
  const until = callerOf(request).key?.until;
  if (until === undefined || until === null) return;
  if (days === undefined || Date.now() + days * DAY_MS > until.getTime()) {
    throw new MatsError('forbidden', { reason: `a key that lasts longer than ${until.toISOString()}` });
  }
}

/** Keys for direct use of this interface: made, listed, revoked by whose they are; administrators list and revoke all. */
export function apiKeyRoutes({ apiKeys }: { apiKeys: ApiKeys }): Router {
  const router = Router();
  router.get('/keys', async (request, response) => {
    response.json({ keys: await apiKeys.list(whoseKeys(request)) });
  });
  router.post('/keys', async (request, response) => {
    const asker = memberFor(request, 'keys');
    const own = boundTenantOf(request);
    const { name, scopes, days, member = asker, tenant = own } = newApiKeySchema.parse(request.body);
    if (member !== asker && !mayMakeForOthers(request)) {
      throw new MatsError('forbidden', { reason: 'a key for somebody else' });
    }
    if (own !== undefined && tenant !== own) throw new MatsError('forbidden', { reason: 'a key for another tenant' });
    assertNoMore(request, { scopes, days });
    response.status(201).json(await apiKeys.make({ member, name, scopes, days, tenant }));
  });
  router.delete('/keys/:id', async (request, response) => {
    await apiKeys.revoke(request.params.id, whoseKeys(request));
    response.status(204).end();
  });
  return router;
}
