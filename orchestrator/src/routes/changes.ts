import { changesPostedSchema, LIMITS, MatsError, readChangeFeed } from '@mats/contracts';
import type { ChangesPosted } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { redactAll } from '@mats/telemetry';
import { Router } from 'express';
import type { Request } from 'express';
import type { ChangeStore } from '../store/change-store.ts';
import type { SessionStore } from '../store/session-store.ts';
import { sessionOf } from './asker.ts';

/** The body as text, whichever of the forms of a change feed it has. */
async function textOf(request: Request): Promise<string> {
  if (request.body !== undefined && request.is('application/json')) return JSON.stringify(request.body);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LIMITS.jsonBodyBytes) {
      throw new MatsError('body_too_large', { limit: `${LIMITS.jsonBodyBytes / 1024 / 1024} MB` });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * `POST /changes`: commits, deployments, flags, configuration and infrastructure changes, as JSON, JSON lines or CSV. With a session
 * they are of that session, without one of the whole installation.
 */
export function changeRoutes(options: { changes: ChangeStore; sessions: SessionStore; now: () => number }): Router {
  const { changes, sessions, now } = options;
  return Router().post('/changes', async (request, response) => {
    const session = sessionOf() ?? null;
    const member = memberFor(request, session === null ? 'changes' : 'ask');
    const feed = readChangeFeed(await textOf(request), { declared: true });
    const read = redactAll(feed?.changes ?? []);
    const problems = [...(feed?.problems ?? [])];
    if (read.length === 0) {
      throw new MatsError('invalid_request', { reason: problems[0] ?? 'the body holds no change' });
    }
    if (session !== null) await sessions.assertMayUse(session, member);
    await changes.save(read, { session, member, at: new Date(now()).toISOString() });
    const posted: ChangesPosted = changesPostedSchema.parse({ accepted: read.length, session_id: session, problems });
    response.status(201).json(posted);
  });
}
