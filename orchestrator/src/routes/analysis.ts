import { memberFor } from '@mats/service';
import { Router } from 'express';
import { analyseSession } from '../analysis/analyse-session.ts';
import type { AnalysisStore } from '../store/analysis-store.ts';
import type { SessionStore } from '../store/session-store.ts';

/** What one session took, who did it, and what went wrong. */
export function analysisRoutes(options: { analyses: AnalysisStore; sessions: SessionStore }): Router {
  const { analyses, sessions } = options;
  const router = Router();
  router.get('/sessions/:id/analysis', async (request, response) => {
    const { id } = await sessions.read(request.params.id, memberFor(request, 'read'));
    response.json(analyseSession(id, await analyses.turnsOf(id)));
  });
  return router;
}
