import { HEADERS } from '@mats/contracts';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { requireLogin } from '../server/identify.ts';
import type { OrchestratorProxy } from '../server/orchestrator-proxy.ts';

const FORWARDED = [
  ['get', '/sources'],
  ['get', '/sessions'],
  ['get', '/sessions/:id'],
  ['get', '/investigations/:id'],
  ['get', '/investigations/:id/events'],
  ['post', '/investigations/:id/cancel'],
  ['post', '/investigations/:id/feedback'],
  ['post', '/attachments'],
  ['get', '/keys'],
  ['post', '/keys'],
  ['delete', '/keys/:id'],
] as const;

/** What browsers ask of the orchestrator, under the same paths; everything else stays behind this door. */
export function orchestratorRoutes(options: {
  proxy: OrchestratorProxy;
  newId: () => string;
  phoenixUrl: string | null;
  codeUrl: string | null;
}): Router {
  const { proxy, newId, phoenixUrl, codeUrl } = options;
  const forward: RequestHandler = (request, response) => proxy.forward(request, response, requireLogin(request));
  const router = Router();
  for (const [method, path] of FORWARDED) router[method](path, forward);
  router.post('/ask', (request, response) => {
    const login = requireLogin(request);
    // Only the UI server makes session ids; a caller without one gets its own.
    request.headers[HEADERS.sessionId.toLowerCase()] ??= newId();
    return proxy.forward(request, response, login);
  });
  router.get('/attachments/:id', (request, response) => {
    const login = requireLogin(request);
    // A file from outside must never be shown as a page of ours.
    response.set('content-disposition', 'attachment');
    return proxy.forward(request, response, login);
  });
  router.get('/settings', async (request, response) => {
    const settings = await proxy.readJson('/settings', requireLogin(request));
    const own = phoenixUrl === null ? {} : { phoenixUrl };
    response.set('cache-control', 'no-store').json({ ...(settings as object), ...own, codeUrl });
  });
  return router;
}
