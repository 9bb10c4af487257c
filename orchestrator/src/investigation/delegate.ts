import { HEADERS, invokeEventSchema, LIMITS, MatsError, SPAN_ATTRIBUTES, SPAN_NAMES } from '@mats/contracts';
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
import { spanIdFor, withSpan } from '@mats/telemetry';
import type { Logger } from 'pino';
import type { Response } from 'undici';
import type { DelegateInput, DelegateOutput } from './step-context.ts';

export interface DelegateOptions {
  agentUrls: Readonly<Record<AgentName, string>>;
  client: HttpClient;
  log: Logger;
  timeoutMs: number;
  /** How often a call is repeated after the first, when the agent was away or failed. */
  retries: number;
  /** Milliseconds to wait before the attempt, given its number from 2 on. */
  backoffMs: (attempt: number) => number;
  /** What the question's attachments are to an agent. */
  attachmentsFor: (ids: readonly string[]) => Promise<AttachmentReference[]>;
  /** Changes that were posted for a session or the installation. */
  changesFor: (session: string) => Promise<AttachmentReference[]>;
}

const RETRIED = new Set(['agent_unreachable', 'agent_failed', 'agent_bad_answer']);

interface Answer {
  finding: Finding;
  report?: Report;
  needs?: AgentName[];
}

async function readAnswer(
  reply: Response,
  options: { agent: AgentName; emit: (event: EventBody) => Promise<void> },
): Promise<Answer> {
  const { agent, emit } = options;
  if (!reply.ok || reply.body === null) {
    const text = (await reply.text().catch(() => '')).slice(0, 300);
    throw new MatsError('agent_failed', { agent, reason: `HTTP ${reply.status} ${text}` });
  }
  for await (const line of readLines(reply.body, LIMITS.invokeBodyBytes * 4)) {
    if (line.trim() === '') continue;
    const event = parseEvent(line, agent);
    if (event.type === 'step') await emit({ type: 'agent.step', agent, step: event.step });
    else if (event.type === 'evidence') await emit({ type: 'agent.evidence', agent, evidence: event.evidence });
    else if (event.type === 'error') throw new MatsError('agent_failed', { agent, reason: event.error.message });
    else {
      const { finding, report, needs } = event;
      return { finding, ...(report === undefined ? {} : { report }), ...(needs === undefined ? {} : { needs }) };
    }
  }
  throw new MatsError('agent_bad_answer', { agent, reason: 'the answer ended before its result' });
}

function parseEvent(line: string, agent: AgentName): ReturnType<typeof invokeEventSchema.parse> {
  try {
    return invokeEventSchema.parse(JSON.parse(line));
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
      record: [...input.record],
      fromRecord: input.fromRecord,
      sample: false,
    },
  };
}

/** Names a delegation: the same for every attempt, in every process. */
function callKeyOf({ question, agent, fromRecord }: DelegateInput): string {
  return `${question.investigationId}:${agent}${fromRecord ? ':record' : ''}`;
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

  async delegate(
    input: RecordedDelegation,
    context: { emit: (event: EventBody) => Promise<void>; signal: AbortSignal; now: () => number },
  ): Promise<DelegateOutput> {
    const { agent } = input;
    const { retries, log } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const started = context.now();
      await context.emit({ type: 'agent.started', agent, attempt });
      try {
        const answer = await this.#attempt(input, { ...context, attempt });
        const summary = answer.finding.summary;
        await context.emit({ type: 'agent.done', agent, summary, duration_ms: context.now() - started });
        return { ok: true, ...answer };
      } catch (thrown) {
        context.signal.throwIfAborted();
        const error = MatsError.from(thrown, { service: 'mats-orchestrator', request: input.question.investigationId });
        const final = attempt > retries || !RETRIED.has(error.code);
        log.warn({ agent, attempt, code: error.code, err: thrown }, 'delegation failed');
        await context.emit({ type: 'agent.failed', agent, error: error.toFailure(), final });
        if (final) {
          return {
            ok: false,
            missing: { agent, what: `What the ${agent} agent would have found`, why: error.message },
          };
        }
        await new Promise((resolve) => setTimeout(resolve, this.#options.backoffMs(attempt + 1)));
      }
    }
  }

  async #attempt(
    input: RecordedDelegation,
    context: { emit: (event: EventBody) => Promise<void>; signal: AbortSignal; attempt: number },
  ): Promise<Answer> {
    const { agent } = input;
    const { agentUrls, client, log, timeoutMs } = this.#options;
    const url = `${agentUrls[agent].replace(/\/+$/, '')}/invoke`;
    return withSpan(
      {
        name: SPAN_NAMES.delegate,
        ids: { spanId: spanIdFor(`${callKeyOf(input)} ${context.attempt}`) },
        kind: 'CHAIN',
        input: `Ask the ${agent} agent: ${input.question.prompt}`,
        attributes: { [SPAN_ATTRIBUTES.stepName]: agent, [SPAN_ATTRIBUTES.stepAttempt]: context.attempt },
      },
      async (span) => {
        // The Architect reads the evidence of all turns again.
        const earlier = input.record.flatMap(({ attachments: ids }) => ids);
        const [attachments, changes] = await Promise.all([
          this.#options.attachmentsFor([...new Set([...input.question.attachments, ...earlier])]),
          this.#options.changesFor(input.question.sessionId),
        ]);
        const headers = client.headersFor(url);
        log.info({ agent }, `Trace context injected with traceparent: ${headers[HEADERS.traceparent] ?? 'none'}`);
        const timeout = AbortSignal.timeout(timeoutMs);
        const signal = AbortSignal.any([context.signal, timeout]);
        try {
          const reply = await client.post(url, {
            body: requestFor(input, { attachments, changes }, headers),
            headers: {
              accept: 'application/x-ndjson',
              [HEADERS.idempotencyKey]: callKeyOf(input),
            },
            signal,
          });
          const answer = await readAnswer(reply, { agent, emit: context.emit });
          span.setOutput(answer.finding.summary);
          return answer;
        } catch (error) {
          if (timeout.aborted)
            throw new MatsError('agent_timeout', { agent, seconds: timeoutMs / 1000 }, { cause: error });
          context.signal.throwIfAborted();
          if (error instanceof MatsError) throw error;
          throw new MatsError('agent_unreachable', { agent, url }, { cause: error });
        }
      },
    );
  }
}
