import { askRequestSchema, HEADERS, LIMITS, MatsError } from '@mats/contracts';
import { callerOf, memberFor } from '@mats/service';
import { Router } from 'express';
import type { Response } from 'express';
import type { Logger } from 'pino';
import type { AcceptedQuestion, Orchestrator } from '../orchestrator.ts';
import type { StorageSpace } from '../store/storage-space.ts';
import { idempotencyKeyOf, labelOf, sessionOf } from './asker.ts';
import { badSessionId } from './check-session-id.ts';
import type { SessionIdCheck } from './check-session-id.ts';
import { mayChooseTenant } from '../tenant.ts';

/** The two commonest mistakes get an answer of their own before the schema speaks. */
function assertPrompt(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new MatsError('invalid_request', { reason: 'the body is not a JSON object' });
  }
  const { prompt } = body as { prompt?: unknown };
  if (prompt === undefined || (typeof prompt === 'string' && prompt.trim() === ''))
    throw new MatsError('prompt_missing');
  if (typeof prompt === 'string' && prompt.length > LIMITS.promptCharacters) {
    throw new MatsError('prompt_too_long', { seen: prompt.length, limit: LIMITS.promptCharacters });
  }
}

function setTurnHeaders(response: Response, turn: AcceptedQuestion): void {
  response.set({
    [HEADERS.sessionId]: turn.sessionId,
    [HEADERS.traceId]: turn.traceId,
    [HEADERS.investigationId]: turn.id,
    [HEADERS.traceresponse]: turn.traceparent,
    ...(turn.continues === undefined ? {} : { [HEADERS.continuesSession]: turn.continues }),
    ...(turn.tenant === undefined ? {} : { [HEADERS.tenantId]: turn.tenant }),
  });
}

/** Aborts when the caller has gone before its answer was complete. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

/** `POST /ask`: waits for the report, or answers 202 at once with `Prefer: respond-async`. */
export function askRoutes(options: {
  orchestrator: Orchestrator;
  space: StorageSpace;
  sessionIdCheck: SessionIdCheck;
  log: Logger;
  newId: () => string;
  isStopping: () => boolean;
}): Router {
  const { orchestrator, space, sessionIdCheck, log, newId, isStopping } = options;
  const router = Router();
  router.post('/ask', async (request, response) => {
    if (isStopping()) throw new MatsError('stopping');
    const member = memberFor(request, 'ask');
    const given = sessionOf(request.body);
    const sessionId = given ?? newId();
    log.info({}, given === undefined ? `Made session ID: ${sessionId}` : `Received session ID from UI: ${sessionId}`);
    if (!request.is('application/json')) {
      const seen = request.get('content-type') ?? 'without a value';
      throw new MatsError('unsupported_media_type', { seen, expected: 'application/json' });
    }
    assertPrompt(request.body);
    const why = given === undefined ? undefined : badSessionId(given, sessionIdCheck);
    if (why !== undefined) {
      log.warn({}, `a bad session id: ${why}`);
      response.set(HEADERS.sessionWarning, why);
    }
    const asker = {
      member,
      label: labelOf(request),
      sessionId,
      isNewSession: given === undefined,
      traceparent: request.get(HEADERS.traceparent),
      idempotencyKey: idempotencyKeyOf(request),
      viaPage: callerOf(request).service === 'ui',
      tenant: {
        asked: request.get(HEADERS.tenantId),
        own: callerOf(request).tenant,
        mayChoose: mayChooseTenant(callerOf(request)),
      },
    };
    await space.assertRoom();
    const turn = await orchestrator.ask(askRequestSchema.parse(request.body), asker);
    setTurnHeaders(response, turn);
    if ((request.get('prefer') ?? '').includes('respond-async')) {
      response
        .status(202)
        .location(`/investigations/${turn.id}`)
        .json(turn.accepted ?? (await orchestrator.read(turn.id, member)));
      return;
    }
    // The headers tell a waiting caller session and trace at once.
    response.status(200).type('application/json').flushHeaders();
    await turn.ended(goneSignal(response));
    response.end(JSON.stringify(await orchestrator.read(turn.id, member)));
  });
  return router;
}
