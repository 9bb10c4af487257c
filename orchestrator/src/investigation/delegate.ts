import { setTimeout as delay } from 'node:timers/promises';
import {
  AGENT_NAMES,
  agentTitle,
  ERROR_REGISTRY,
  HEADERS,
  invokeEventSchema,
  LIMITS,
  MatsError,
  SPAN_ATTRIBUTES,
  SPAN_NAMES,
} from '@mats/contracts';
import type {
  AgentName,
  AttachmentReference,
  EventBody,
  Finding,
  InvokeRequest,
  RecordedTurn,
  Report,
} from '@mats/contracts';
import { readLines } from '@mats/service';
import type { HttpClient } from '@mats/service';
import { redactAll, spanIdFor, withSpan, WorkParked } from '@mats/telemetry';
import type { SpanHandle } from '@mats/telemetry';
import type { Logger } from 'pino';
import type { Response } from 'undici';
import type { AgentDirectory } from '../agents/agent-directory.ts';
import type { DelegateInput, DelegateOutput } from './step-context.ts';
import { TimeLimit } from './time-limit.ts';

export interface DelegateOptions {
  agents: Pick<AgentDirectory, 'urlOf'>;
  client: HttpClient;
  log: Logger;
  timeoutMs: number;
  /** How often a call is repeated after the first, when the agent was away or failed. */
  retries: number;
  /** Milliseconds to wait before the attempt, given its number from 2 on. */
  backoffMs: (attempt: number) => number;
  /** How long an agent that cannot be reached is waited for before it is called again: the time that a start takes. */
  awayMs: number;
  /** What the question's attachments are to an agent. */
  attachmentsFor: (ids: readonly string[]) => Promise<AttachmentReference[]>;
  /** Changes that were posted for a session or the installation. */
  changesFor: (session: string) => Promise<AttachmentReference[]>;
  /** Keeps what a call was given, took from outside and answered, so that it can be repeated. */
  keepCall: (call: AnsweredCall) => Promise<void>;
}

/** A call that was answered. */
export interface AnsweredCall {
  readonly key: string;
  readonly agent: AgentName;
  readonly request: InvokeRequest;
  readonly answer: Omit<Answer, 'tape'>;
  /** As the agent packed it; null: it handed over none. */
  readonly tape: string | null;
}

/** How long an agent may take to say that it is there, and the time between two looks. */
const LOOK_MS = 1_000;
const LOOK_AGAIN_MS = 250;

const RETRIED = new Set(['agent_unreachable', 'agent_failed', 'agent_bad_answer']);

/** Marks a failure that would be the same next time. */
class LastingFailure extends Error {
  override readonly name = 'LastingFailure';
}

/** Whether an answer of this status is about the request: the same one will be answered alike. */
function isLasting(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** The status of an error by its code; one that is not known may pass. */
function statusOf(code: string): number {
  return (ERROR_REGISTRY as Readonly<Record<string, { status: number } | undefined>>)[code]?.status ?? 500;
}

interface Answer {
  finding: Finding;
  report?: Report;
  needs?: AgentName[];
  tape: string | null;
}

async function readAnswer(
  reply: Response,
  options: { agent: AgentName; emit: (event: EventBody) => Promise<void> },
): Promise<Answer> {
  const { agent, emit } = options;
  if (!reply.ok || reply.body === null) {
    const text = (await reply.text().catch(() => '')).slice(0, 300);
    const cause = isLasting(reply.status) ? new LastingFailure() : undefined;
    throw new MatsError('agent_failed', { agent, reason: `HTTP ${reply.status} ${text}` }, { cause });
  }
  let tape: string | null = null;
  for await (const line of readLines(reply.body, LIMITS.invokeBodyBytes * 4)) {
    if (line.trim() === '') continue;
    const event = parseEvent(line, agent);
    if (event.type === 'step') await emit({ type: 'agent.step', agent, step: event.step });
    else if (event.type === 'evidence') await emit({ type: 'agent.evidence', agent, evidence: event.evidence });
    else if (event.type === 'tape') tape = event.tape;
    else if (event.type === 'error') {
      const cause = isLasting(statusOf(event.error.code)) ? new LastingFailure() : undefined;
      throw new MatsError('agent_failed', { agent, reason: event.error.message }, { cause });
    } else {
      const { finding, report, needs } = event;
      if (finding.agent !== agent) {
        throw new MatsError('agent_bad_answer', {
          agent,
          reason: `the finding is of an agent called ${finding.agent}`,
        });
      }
      // Nobody but the Architect concludes.
      if (agent !== 'architect') return { finding, tape };
      return { finding, ...(report === undefined ? {} : { report }), ...(needs === undefined ? {} : { needs }), tape };
    }
  }
  throw new MatsError('agent_bad_answer', { agent, reason: 'the answer ended before its result' });
}

function parseEvent(line: string, agent: AgentName): ReturnType<typeof invokeEventSchema.parse> {
  try {
    const event = invokeEventSchema.parse(JSON.parse(line));
    // Whatever an agent found is kept, shown, exported and traced from here on; a tape is packed, and redacted where it is kept.
    return event.type === 'tape' ? event : redactAll(event);
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'a line is not JSON' : 'a line is no event of an agent';
    throw new MatsError('agent_bad_answer', { agent, reason }, { cause: error });
  }
}

/** A delegation with what the session knows from before. */
export type RecordedDelegation = DelegateInput & { readonly record: readonly RecordedTurn[] };

function requestFor(
  input: RecordedDelegation,
  files: { attachments: AttachmentReference[]; changes: AttachmentReference[] },
  headers: Record<string, string>,
): InvokeRequest {
  const { question } = input;
  return {
    message: question.prompt,
    session_id: question.sessionId,
    headers,
    context: {
      investigation_id: question.investigationId,
      ...files,
      repositories: [...question.repositories],
      findings: [...input.findings],
      missingAgents: [...input.missingAgents],
      others: input.others,
      record: [...input.record],
      fromRecord: input.fromRecord,
      sample: false,
      ...(question.time_zone === undefined ? {} : { time_zone: question.time_zone }),
    },
  };
}

/** Names a delegation: the same for every attempt, in every process. */
function callKeyOf({ question, agent, fromRecord }: DelegateInput): string {
  return `${question.investigationId}:${agent}${fromRecord ? ':record' : ''}`;
}

interface DelegationContext {
  readonly emit: (event: EventBody) => Promise<void>;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/**
 * Delegates to an agent over HTTP: passes trace and session on in headers and payload, streams progress into
 * events, limits the time, repeats after a failure that may pass. What remains wrong is answered as missing data.
 */
export class Delegator {
  readonly #options: DelegateOptions;

  constructor(options: DelegateOptions) {
    this.#options = options;
  }

  /**
   * All attempts are one span, whose id follows from the delegation: whatever process takes it up, and at whichever
   * attempt, what the agents made before has its parent.
   */
  async delegate(input: RecordedDelegation, context: DelegationContext): Promise<DelegateOutput> {
    const { agent, question } = input;
    const span = {
      name: SPAN_NAMES.delegate,
      ids: { spanId: spanIdFor(callKeyOf(input)) },
      kind: 'CHAIN',
      input: `Ask the ${agent} agent: ${question.prompt}`,
      attributes: { [SPAN_ATTRIBUTES.stepName]: agent },
    } as const;
    return withSpan(span, (handle) => this.#repeat(input, { ...context, span: handle }));
  }

  async #repeat(input: RecordedDelegation, context: DelegationContext & { span: SpanHandle }): Promise<DelegateOutput> {
    const { agent } = input;
    const { span } = context;
    const { retries, log } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const started = context.now();
      span.setAttribute(SPAN_ATTRIBUTES.stepAttempt, attempt);
      await context.emit({ type: 'agent.started', agent, attempt });
      try {
        const { tape: _tape, ...answer } = await this.#attempt(input, context);
        const summary = answer.finding.summary;
        span.setOutput(summary);
        await context.emit({ type: 'agent.done', agent, summary, duration_ms: context.now() - started });
        return { ok: true, ...answer };
      } catch (thrown) {
        context.signal.throwIfAborted();
        // That its progress could not be stored says nothing of the agent.
        if (thrown instanceof WorkParked) throw thrown;
        const error = MatsError.from(thrown, { service: 'mats-orchestrator', request: input.question.investigationId });
        const final = attempt > retries || !RETRIED.has(error.code) || error.cause instanceof LastingFailure;
        log.warn({ agent, attempt, code: error.code, err: thrown }, 'delegation failed');
        span.addEvent('attempt failed', { [SPAN_ATTRIBUTES.stepAttempt]: attempt, reason: error.message });
        await context.emit({ type: 'agent.failed', agent, error: error.toFailure(), final });
        if (final) {
          span.fail(error.message);
          return {
            ok: false,
            missing: { agent, what: `What the ${agentTitle(agent)} agent would have found`, why: error.message },
          };
        }
        await delay(this.#options.backoffMs(attempt + 1));
        // One that not every installation has costs only itself.
        const isWaitedFor = AGENT_NAMES.some((name) => name === agent);
        if (error.code === 'agent_unreachable' && isWaitedFor) await this.#untilThere(agent, context);
      }
    }
  }

  /** Resolves when the agent answers, or when it was waited for long enough. */
  async #untilThere(agent: AgentName, { now, signal }: DelegationContext): Promise<void> {
    const { agents, client, awayMs } = this.#options;
    const url = `${agents.urlOf(agent)}/healthz`;
    const end = now() + awayMs;
    while (now() < end) {
      signal.throwIfAborted();
      try {
        const reply = await client.get(url, { signal: AbortSignal.timeout(LOOK_MS) });
        await reply.arrayBuffer();
        if (reply.ok) return;
      } catch {
        // Not there yet.
      }
      await delay(LOOK_AGAIN_MS);
    }
  }

  async #attempt(input: RecordedDelegation, context: DelegationContext): Promise<Answer> {
    const { agent } = input;
    const { agents, client, log, timeoutMs } = this.#options;
    const url = `${agents.urlOf(agent)}/invoke`;
    // The Architect reads the evidence of all turns again.
    const earlier = input.record.flatMap(({ attachments: ids }) => ids);
    const [attachments, changes] = await Promise.all([
      this.#options.attachmentsFor([...new Set([...input.question.attachments, ...earlier])]),
      this.#options.changesFor(input.question.sessionId),
    ]);
    const headers = client.headersFor(url);
    log.info({ agent }, `Trace context injected with traceparent: ${headers[HEADERS.traceparent] ?? 'none'}`);
    const limit = new TimeLimit(timeoutMs);
    const signal = AbortSignal.any([context.signal, limit.signal]);
    const emit = (event: EventBody): Promise<void> => limit.outside(() => context.emit(event));
    try {
      const request = requestFor(input, { attachments, changes }, headers);
      const reply = await client.post(url, {
        body: request,
        headers: {
          accept: 'application/x-ndjson',
          [HEADERS.idempotencyKey]: callKeyOf(input),
        },
        signal,
      });
      const answer = await readAnswer(reply, { agent, emit });
      const { tape, ...given } = answer;
      await this.#options.keepCall({ key: callKeyOf(input), agent, request, answer: given, tape });
      return answer;
    } catch (error) {
      if (limit.signal.aborted)
        throw new MatsError('agent_timeout', { agent, seconds: timeoutMs / 1000 }, { cause: error });
      context.signal.throwIfAborted();
      if (error instanceof MatsError || error instanceof WorkParked) throw error;
      throw new MatsError('agent_unreachable', { agent, url }, { cause: error });
    } finally {
      limit.stop();
    }
  }
}
