import { HEADERS, storedSpansSchema } from '@mats/contracts';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { holdOf, requireLogin } from '../server/identify.ts';
import type { OrchestratorProxy } from '../server/orchestrator-proxy.ts';

const FORWARDED = [
  ['get', '/sources'],
  ['get', '/checks'],
  ['get', '/sessions'],
  ['get', '/sessions/:id'],
  ['get', '/sessions/:id/analysis'],
  ['post', '/sessions/:id/archive'],
  ['patch', '/sessions/:id'],
  ['get', '/sessions/:id/feedback'],
  ['get', '/investigations/:id'],
  ['post', '/investigations/:id/again'],
  ['get', '/investigations/:id/dataset'],
  ['post', '/investigations/:id/dataset'],
  ['post', '/investigations/:id/cancel'],
  ['post', '/investigations/:id/feedback'],
  ['post', '/attachments'],
  ['get', '/keys'],
  ['post', '/keys'],
  ['delete', '/keys/:id'],
  ['delete', '/sessions/:id'],
  ['get', '/sessions/:id/members'],
  ['put', '/sessions/:id/members/:member'],
  ['delete', '/sessions/:id/members/:member'],
  ['put', '/sessions/:id/sharing'],
  ['get', '/sessions/:id/invites'],
  ['post', '/sessions/:id/invites'],
  ['delete', '/sessions/:id/invites/:invite'],
  ['post', '/invites/redeem'],
  ['get', '/sessions/:id/audit'],
  ['get', '/sessions/:id/discussion'],
  ['post', '/investigations/:id/comments'],
  ['post', '/investigations/:id/approvals'],
  ['post', '/investigations/:id/approvals/:approval'],
  ['post', '/investigations/:id/exports'],
] as const;

/** Answers that stay open. */
const STREAMS = ['/investigations/:id/events', '/sessions/:id/events'] as const;
const LOOK_EVERY_MS = 1_000;

/** Ends the answer when who asked has signed out, or its sign-in has come to its end. */
function whileSignedIn(): RequestHandler {
  return async (request, response, next) => {
    const holds = await holdOf(request);
    const look = setInterval(() => {
      if (!holds()) response.destroy();
    }, LOOK_EVERY_MS).unref();
    response.once('close', () => clearInterval(look));
    next();
  };
}

/** What browsers ask of the orchestrator, under the same paths; everything else stays behind this door. */
export function orchestratorRoutes(options: {
  proxy: OrchestratorProxy;
  newId: () => string;
  phoenixUrl: string | null;
  codeUrl: string | null;
  /** Sends those of this server's spans again that are not stored. */
  resend: (traceId: string, spanIds: readonly string[]) => Promise<number>;
}): Router {
  const { proxy, newId, phoenixUrl, codeUrl, resend } = options;
  const forward: RequestHandler = (request, response) => proxy.forward(request, response, requireLogin(request));
  const router = Router();
  for (const [method, path] of FORWARDED) router[method](path, forward);
  for (const path of STREAMS) router.get(path, whileSignedIn(), forward);
  // The page of the same address is the browser's; the sums are its script's.
  router.get('/analytics', (request, response, next) => {
    if (request.accepts(['html', 'json']) === 'html') return next();
    return forward(request, response, next);
  });
  // The page of a comparison has the same address.
  router.get('/compare', (request, response, next) =>
    request.accepts(['json', 'html']) === 'html' ? next() : forward(request, response, next),
  );
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
  router.get('/backup', (request, response) => {
    const login = requireLogin(request);
    response.set('content-disposition', 'attachment; filename="mats-backup.gz"');
    return proxy.forward(request, response, login);
  });
  router.get('/investigations/:id/spans', async (request, response) => {
    const { status, body } = await proxy.read(request.originalUrl, requireLogin(request));
    response.set('cache-control', 'no-store').status(status);
    if (status !== 200) return void response.json(body);
    const seen = storedSpansSchema.parse(body);
    // What the orchestrator cannot send again is this server's own part of the trace.
    if (seen.missing.length > 0) await resend(seen.trace_id, seen.missing);
    return void response.json(seen);
  });
  router.get('/settings', async (request, response) => {
    const settings = await proxy.readJson('/settings', requireLogin(request));
    const own = phoenixUrl === null ? {} : { phoenixUrl };
    response.set('cache-control', 'no-store').json({ ...(settings as object), ...own, codeUrl });
  });
  return router;
}
