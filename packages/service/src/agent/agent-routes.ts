import { currentSession, runWithHeaders, withSession, withSpan } from '@mats/telemetry';
import {
  evidenceRequestSchema,
  forgottenTracesSchema,
  HEADERS,
  invokeRequestSchema,
  MatsError,
  sourcesQuerySchema,
  SPAN_ATTRIBUTES,
  spansHeldSchema,
} from '@mats/contracts';
import type {
  AgentCard,
  ConnectedSource,
  InvokeEvent,
  InvokeRequest,
  Locator,
  SpansHeld,
  SpansMade,
} from '@mats/contracts';
import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Agent, AgentRun } from './agent-run.ts';
import { RememberedRuns } from './remembered-runs.ts';
import type { RunListener } from './remembered-runs.ts';

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
  /** Sends those of its spans of a trace that are not stored; left out where nothing is traced. */
  completeTrace?: ((held: SpansHeld) => Promise<SpansMade>) | undefined;
  /** Takes what it keeps of traces off its disk. */
  forgetTraces?: ((traceIds: readonly string[]) => Promise<number>) | undefined;
  /** What it can read right now; an agent that reads nothing of its own has none. */
  sources?: (() => Promise<ConnectedSource[]>) | undefined;
  /** Whether it can read a repository that somebody names, by name or path; of an agent that reads repositories. */
  repository?: ((nameOrPath: string) => Promise<ConnectedSource[]>) | undefined;
  /** What stands now where its evidence was read; of an agent with a source that nobody else reads. */
  readAgain?: ((locator: Locator) => Promise<string | null>) | undefined;
}

/** Answers in JSON Lines as the run goes. */
function linesAnswer(response: Response): RunListener {
  response.status(200).type('application/x-ndjson').set('X-Accel-Buffering', 'no').flushHeaders();
  const event = (line: InvokeEvent): void => void response.write(`${JSON.stringify(line)}\n`);
  return {
    event,
    end: ({ tape, ...result }) => {
      if (tape !== undefined) event({ type: 'tape', tape });
      response.end(`${JSON.stringify({ type: 'result', ...result } satisfies InvokeEvent)}\n`);
    },
    fail: (error) =>
      response.end(`${JSON.stringify({ type: 'error', error: error.toFailure() } satisfies InvokeEvent)}\n`),
  };
}

/** Answers in one JSON object at the end. */
function objectAnswer(response: Response): RunListener {
  return {
    event: () => undefined,
    end: ({ tape: _tape, ...result }) => void response.json(result),
    fail: (error) => void response.status(error.status).json({ error: error.toFailure() }),
  };
}

async function run(
  invoke: InvokeRequest,
  options: AgentRoutesOptions & { answer: RunListener; signal: AbortSignal },
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

/** Runs the agent to its end and tells the answer what came of it; never rejects. */
async function runToEnd(
  invoke: InvokeRequest,
  options: AgentRoutesOptions & { answer: RunListener; signal: AbortSignal; request: string },
): Promise<void> {
  const { answer, signal, log, agentName, request, onRunEnd } = options;
  try {
    await run(invoke, options);
  } catch (thrown) {
    const error = MatsError.from(thrown, { service: agentName, request });
    if (signal.aborted) log.info({}, 'caller left; run stopped');
    else log.error({ code: error.code, err: thrown }, 'agent run failed');
    answer.fail(error);
  } finally {
    onRunEnd();
  }
}

async function invokeAgent(
  request: Request,
  response: Response,
  options: AgentRoutesOptions & { runs: RememberedRuns },
): Promise<void> {
  const invoke = invokeRequestSchema.parse(request.body);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  // An agent called by hand has no session; its spans still need one.
  const inSession = (): Promise<void> =>
    currentSession() === undefined ? withSession(options.newId(), answered) : answered();
  const answered = async (): Promise<void> => {
    const session = currentSession()?.sessionId ?? '';
    response.set(HEADERS.sessionId, session);
    const lines = (request.get('accept') ?? '').includes('application/x-ndjson');
    const answer = lines ? linesAnswer(response) : objectAnswer(response);
    const given = { ...options, request: request.id };
    const key = request.get(HEADERS.idempotencyKey);
    if (key === undefined) return runToEnd(invoke, { ...given, answer, signal: gone.signal });
    const leave = options.runs.listen(`${session}\n${key}\n${invoke.message}`, answer, (kept, signal) => {
      void runToEnd(invoke, { ...given, answer: kept, signal });
    });
    gone.signal.addEventListener('abort', leave, { once: true });
    return undefined;
  };
  await runWithHeaders([request.headers, invoke.headers], { trustTrace: true, payload: request.body }, inSession);
}

/** Answers where a piece of evidence can be read again; everybody else's evidence is refused. */
async function readEvidence(request: Request, response: Response, options: AgentRoutesOptions): Promise<void> {
  const { locator } = evidenceRequestSchema.parse(request.body);
  const isOwn = locator.source === 'agent' && locator.name === options.card.name;
  const text = isOwn ? await options.readAgain?.(locator) : undefined;
  if (text === undefined || text === null) throw new MatsError('evidence_gone', { label: locator.label });
  response.json({ text });
}

/** `POST /invoke`, `POST /evidence`, `POST /spans` and `/spans/forget`, `GET /card` and `GET /sources`, the same for every agent. */
export function agentRoutes(options: AgentRoutesOptions): Router {
  const router = Router();
  const runs = new RememberedRuns({ now: Date.now });
  router.get('/card', (_request, response) => {
    response.json(options.card);
  });
  router.get('/sources', async (request, response) => {
    const { repository } = sourcesQuerySchema.parse(request.query);
    const found = repository === undefined ? options.sources?.() : options.repository?.(repository);
    response.json({ sources: (await found) ?? [] });
  });
  router.post('/evidence', (request, response) => readEvidence(request, response, options));
  router.post('/spans', async (request, response) => {
    const held = spansHeldSchema.parse(request.body);
    response.json((await options.completeTrace?.(held)) ?? ({ made: [], sent: 0 } satisfies SpansMade));
  });
  router.post('/spans/forget', async (request, response) => {
    const { trace_ids: traceIds } = forgottenTracesSchema.parse(request.body);
    response.json({ forgotten: (await options.forgetTraces?.(traceIds)) ?? 0 });
  });
  router.post('/invoke', (request, response) => invokeAgent(request, response, { ...options, runs }));
  return router;
}
