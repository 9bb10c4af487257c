import { memberFor } from '@mats/service';
import { Router } from 'express';
import { analyseSession } from '../analysis/analyse-session.ts';
import type { AnalysisStore } from '../store/analysis-store.ts';

/** What one session took, who did it, and what went wrong. */
export function analysisRoutes(options: { analyses: AnalysisStore }): Router {
  const { analyses } = options;
  const router = Router();
  router.get('/sessions/:id/analysis', async (request, response) => {
    const { id } = request.params;
    response.json(analyseSession(id, await analyses.turnsOf(id, memberFor(request, 'read'))));
  });
  return router;
}
