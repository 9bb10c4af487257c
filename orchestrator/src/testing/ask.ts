import request from 'supertest';
import { as } from './start-orchestrator.ts';
import type { StartedOrchestrator } from './start-orchestrator.ts';

interface Ask {
  session?: string;
  user?: string;
  body?: object;
}

/** A question of a user, as the UI server hands it on; wait for it or change it before. */
export function ask(
  { url }: StartedOrchestrator,
  { session, user = 'ann@example.com', body = {} }: Ask = {},
): request.Test {
  const call = request(url).post('/ask').set(as(user));
  if (session !== undefined) void call.set('X-Session-ID', session);
  return call.send({ prompt: 'Why does checkout return 500?', ...body });
}
