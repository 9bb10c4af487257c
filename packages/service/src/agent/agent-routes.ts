import { currentSession, runWithHeaders, withSession, withSpan } from '@mats/telemetry';
import { HEADERS, invokeRequestSchema, MatsError, SPAN_ATTRIBUTES } from '@mats/contracts';
import type { AgentCard, ConnectedSource, InvokeEvent, InvokeRequest } from '@mats/contracts';
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Agent, AgentResult, AgentRun } from './agent-run.ts';

export interface AgentRoutesOptions {
  card: AgentCard;
  agent: Agent;
  /** `agent.name` of its spans, such as `mats-sre`. */
  agentName: string;
  /** The span of one run, such as `sre_log_analysis`. */
  spanName: string;
  log: Logger;
  newId: () => string;
  /** Called when a run's spans have ended. */
  onRunEnd: () => void;
  /** What it can read right now; an agent that reads nothing of its own has none. */
  sources?: (() => Promise<ConnectedSource[]>) | undefined;
}

/** Answers in JSON Lines as the run goes, or in one JSON object at its end. */
interface Answer {
  event(event: InvokeEvent): void;
  end(result: AgentResult): void;
  fail(error: MatsError): void;
}

function linesAnswer(response: Response): Answer {
  response.status(200).type('application/x-ndjson').set('X-Accel-Buffering', 'no').flushHeaders();
  const event = (line: InvokeEvent): void => void response.write(`${JSON.stringify(line)}\n`);
  return {
    event,
    end: (result) => response.end(`${JSON.stringify({ type: 'result', ...result } satisfies InvokeEvent)}\n`),
    fail: (error) =>
      response.end(`${JSON.stringify({ type: 'error', error: error.toFailure() } satisfies InvokeEvent)}\n`),
  };
}

function objectAnswer(response: Response): Answer {
  return {
    event: () => undefined,
    end: (result) => void response.json(result),
    fail: (error) => void response.status(error.status).json({ error: error.toFailure() }),
  };
}

async function run(
  invoke: InvokeRequest,
  options: AgentRoutesOptions & { answer: Answer; signal: AbortSignal },
): Promise<void> {
  const { card, agent, agentName, spanName, log, answer, signal } = options;
  const attributes = { [SPAN_ATTRIBUTES.agentName]: agentName, [SPAN_ATTRIBUTES.agentType]: card.type };
  const result = await withSpan({ name: spanName, kind: 'AGENT', input: invoke.message, attributes }, async (span) => {
    log.info({}, `[${currentSession()?.sessionId ?? ''}] ${card.title}: Set session.id on span`);
    const progress: AgentRun = {
      request: invoke,
      signal,
      step: (words) => answer.event({ type: 'step', step: words }),
      evidence: (evidence) => answer.event({ type: 'evidence', evidence }),
    };
    const made = await agent(progress);
    span.setOutput(made.finding.summary);
    return made;
  });
  answer.end(result);
}

async function invokeAgent(request: Request, response: Response, options: AgentRoutesOptions): Promise<void> {
  const invoke = invokeRequestSchema.parse(request.body);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  // An agent called by hand has no session; its spans still need one.
  const inSession = (): Promise<void> =>
    currentSession() === undefined ? withSession(options.newId(), answered) : answered();
  const answered = async (): Promise<void> => {
    response.set(HEADERS.sessionId, currentSession()?.sessionId ?? '');
    const lines = (request.get('accept') ?? '').includes('application/x-ndjson');
    const answer = lines ? linesAnswer(response) : objectAnswer(response);
    try {
      await run(invoke, { ...options, answer, signal: gone.signal });
    } catch (thrown) {
      const error = MatsError.from(thrown, { service: options.agentName, request: request.id });
      if (gone.signal.aborted) options.log.info({}, 'caller left; run stopped');
      else options.log.error({ code: error.code, err: thrown }, 'agent run failed');
      answer.fail(error);
    } finally {
      options.onRunEnd();
    }
  };
  await runWithHeaders([request.headers, invoke.headers], { trustTrace: true, payload: request.body }, inSession);
}

/** `POST /invoke`, `GET /card` and `GET /sources`, the same for every agent. */
export function agentRoutes(options: AgentRoutesOptions): Router {
  const router = Router();
  router.get('/card', (_request, response) => {
    response.json(options.card);
  });
  router.get('/sources', async (_request, response) => {
    response.json({ sources: (await options.sources?.()) ?? [] });
  });
  router.post('/invoke', (request, response) => invokeAgent(request, response, options));
  return router;
}
