import { VERDICTS } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { Router } from 'express';
import { z } from 'zod';
import type { InvestigationStore } from '../store/investigation-store.ts';
import { SESSION_SORTS } from '../store/session-store.ts';
import type { SessionStore } from '../store/session-store.ts';

const listQuerySchema = z.object({
  cursor: z.string().max(20).exactOptional(),
  query: z.string().max(200).exactOptional(),
  verdict: z.enum([...VERDICTS, 'none']).exactOptional(),
  since: z.iso.datetime().exactOptional(),
  sort: z.enum(SESSION_SORTS).exactOptional(),
});

/** The asker's sessions, and one of them with its turns. */
export function sessionRoutes(options: { sessions: SessionStore; investigations: InvestigationStore }): Router {
  const { sessions, investigations } = options;
  const router = Router();
  router.get('/sessions', async (request, response) => {
    response.json(await sessions.list(memberFor(request, 'read'), listQuerySchema.parse(request.query)));
  });
  router.get('/sessions/:id', async (request, response) => {
    const session = await sessions.read(request.params.id, memberFor(request, 'read'));
    response.json({ ...session, investigations: await investigations.ofSession(session.id) });
  });
  return router;
}
