import { randomBytes } from 'node:crypto';
import { MatsError, SPAN_ATTRIBUTES, SPAN_NAMES } from '@mats/contracts';
import type { EventBody, Report } from '@mats/contracts';
import { idsOfTraceparent, spanIdFor, withSession, withSpan, WorkParked } from '@mats/telemetry';
import type { SessionScope, SpanHandle, Telemetry } from '@mats/telemetry';
import type { Logger } from 'pino';
import type { EventFeed } from '../live/event-feed.ts';
import { reportMarkdown, reportSentence } from '../report/report-markdown.ts';
import type { TurnRecord } from '../store/patient-record.ts';
import type { StoredRequest } from '../store/schema.ts';
import { investigate } from './investigate.ts';
import type { Question, StepContext, StepName, Steps } from './step-context.ts';

/** The steps by name; each gets its input, and what it needs to report progress and to stop. */
export type StepTable = {
  [Name in StepName]: (input: Steps[Name]['input'], tools: StepTools) => Promise<Steps[Name]['output']>;
};

export interface StepTools {
  emit: (event: EventBody) => Promise<void>;
  signal: AbortSignal;
  now: () => number;
}

export interface RunnerOptions {
  store: TurnRecord;
  steps: StepTable;
  feed: EventFeed;
  telemetry: Telemetry;
  log: Logger;
  now: () => number;
  maxAttempts?: number;
}

export interface StartInput {
  question: Question;
  scope: SessionScope;
  callerTraceparent?: string | undefined;
  /**
   * Stores the turn and its first event once its trace is known; resolves with the turn's number and with what the
   * question turned out to be about.
   */
  accept: (trace: { traceId: string; traceparent: string }) => Promise<{ turn: number; about?: StoredRequest }>;
  /** Set when the turn is taken up again: what was stored of it is looked up, and it goes on in its trace. */
  again?: TakenUp;
}

/** A turn that a stopped process left. */
export interface TakenUp {
  attempt: number;
  /** Of the turn's root span. */
  traceparent: string;
  /** When it was asked, in epoch milliseconds. */
  askedAt: number;
}

export interface StartedInvestigation {
  traceId: string;
  traceparent: string;
  turn: number;
  done: Promise<void>;
}

/** The number of the event that `accept` stores. */
export const FIRST_SEQ = 1;

/** How long what was given up may take to let go. */
const LET_GO_MS = 1_000;

const NO_TRACE = '0'.repeat(32);

/** Runs investigations in this process and keeps their record: state, events, steps, findings, report. */
export class InvestigationRunner {
  readonly #options: RunnerOptions;
  /** No further step begins: the process is stopping. */
  #parking = false;
  readonly #running = new Map<string, { abort: AbortController; done: Promise<void> }>();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Opens the turn's trace, stores the turn, and goes on in the background. Rejects when it cannot be stored. */
  async start(input: StartInput): Promise<StartedInvestigation> {
    const accepted = Promise.withResolvers<Omit<StartedInvestigation, 'done'>>();
    const abort = new AbortController();
    const done = withSession(input.scope, () => this.#trace(input, { accepted, abort }))
      .catch((error: unknown) => accepted.reject(error))
      .finally(() => {
        this.#running.delete(input.question.investigationId);
        this.#options.feed.close(input.question.investigationId);
      });
    this.#running.set(input.question.investigationId, { abort, done });
    return { ...(await accepted.promise), done };
  }

  /** Stops a running investigation; resolves when it has stopped. False when it is not running here. */
  async cancel(id: string): Promise<boolean> {
    const running = this.#running.get(id);
    running?.abort.abort(new MatsError('cancelled'));
    await running?.done;
    return running !== undefined;
  }

  /**
   * Brings every turn to the end of the step that it is in, and leaves it there for whoever starts next; a step that
   * takes longer than `deadlineMs` is given up and done again then. Nothing is written of a turn afterwards.
   */
  async park(deadlineMs: number): Promise<void> {
    this.#parking = true;
    await this.#allDone(deadlineMs);
    for (const { abort } of this.#running.values()) abort.abort(new WorkParked());
    await this.#allDone(LET_GO_MS);
  }

  async #allDone(deadlineMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, deadlineMs);
    });
    await Promise.race([Promise.all([...this.#running.values()].map((entry) => entry.done)), deadline]);
    clearTimeout(timer);
  }

  async #trace(
    input: StartInput,
    run: { accepted: PromiseWithResolvers<Omit<StartedInvestigation, 'done'>>; abort: AbortController },
  ): Promise<void> {
    const { question, again } = input;
    const caller = input.callerTraceparent;
    await withSpan(
      {
        name: SPAN_NAMES.root,
        kind: 'CHAIN',
        root: true,
        ...(again === undefined ? {} : { ids: idsOfTraceparent(again.traceparent), startTime: again.askedAt }),
        input: question.prompt,
        attributes: {
          [SPAN_ATTRIBUTES.investigationId]: question.investigationId,
          ...(caller === undefined ? {} : { [SPAN_ATTRIBUTES.callerTraceparent]: caller }),
          ...(again === undefined ? {} : { [SPAN_ATTRIBUTES.stepAttempt]: again.attempt }),
        },
      },
      async (root) => {
        const traceId = root.traceId === NO_TRACE ? randomBytes(16).toString('hex') : root.traceId;
        const { turn, about } = await input.accept({ traceId, traceparent: root.traceparent });
        root.setAttributes({ [SPAN_ATTRIBUTES.turn]: turn });
        run.accepted.resolve({ traceId, traceparent: root.traceparent, turn });
        await this.#record({ ...question, ...about }, { root, abort: run.abort, fresh: again === undefined });
      },
    );
    // The report is out; sending the turn's last spans must not make anybody wait.
    void this.#options.telemetry.forceFlush();
  }

  async #record(question: Question, run: { root: SpanHandle; abort: AbortController; fresh: boolean }): Promise<void> {
    const { store, log, now } = this.#options;
    const id = question.investigationId;
    const started = now();
    const context = await this.#context(id, { signal: run.abort.signal, fresh: run.fresh });
    try {
      if (!run.fresh) await context.emit({ type: 'state', state: 'accepted' });
      const report = await this.#orchestrate(question, context);
      const sentence = reportSentence(report);
      run.root.setOutput(sentence);
      run.root.setAttributes({
        [SPAN_ATTRIBUTES.verdict]: report.verdict,
        [SPAN_ATTRIBUTES.confidence]: report.confidence,
      });
      await store.finish(id, {
        state: 'done',
        at: new Date(now()).toISOString(),
        durationMs: now() - started,
        report,
        markdown: reportMarkdown(report, question.prompt),
      });
      await context.emit({ type: 'state', state: 'done' });
      log.info({ investigation: id, verdict: report.verdict, durationMs: now() - started }, 'investigation done');
    } catch (thrown) {
      if (thrown instanceof WorkParked) {
        log.info({ investigation: id }, 'investigation parked');
        throw thrown;
      }
      await this.#fail(id, { thrown, started, context, root: run.root, cancelled: run.abort.signal.aborted });
    }
  }

  #orchestrate(question: Question, context: StepContext): Promise<Report> {
    const { log } = this.#options;
    return withSpan(
      {
        name: SPAN_NAMES.orchestrator,
        ids: { spanId: spanIdFor(`${question.investigationId} ${SPAN_NAMES.orchestrator}`) },
        kind: 'CHAIN',
        input: question.prompt,
        attributes: { [SPAN_ATTRIBUTES.agentName]: 'mats-orchestrator', [SPAN_ATTRIBUTES.agentType]: 'orchestration' },
      },
      async (span) => {
        log.info({}, `Set session.id=${question.sessionId} on current span`);
        const report = await investigate(question, context);
        span.setOutput(reportSentence(report));
        return report;
      },
    );
  }

  async #fail(
    id: string,
    failure: { thrown: unknown; started: number; context: StepContext; root: SpanHandle; cancelled: boolean },
  ): Promise<void> {
    const { store, log, now } = this.#options;
    const error = failure.cancelled
      ? new MatsError('cancelled')
      : MatsError.from(failure.thrown, { service: 'mats-orchestrator', request: id });
    if (failure.cancelled) log.info({ investigation: id }, 'investigation cancelled');
    else log.error({ investigation: id, err: failure.thrown }, 'investigation failed');
    failure.root.setOutput(error.message);
    failure.root.fail(error.message);
    const state = failure.cancelled ? 'cancelled' : 'failed';
    const at = new Date(now()).toISOString();
    await store.finish(id, { state, at, durationMs: now() - failure.started, error: error.toFailure() });
    await failure.context.emit({ type: 'error', error: error.toFailure() });
    await failure.context.emit({ type: 'state', state });
  }

  async #context(id: string, run: { signal: AbortSignal; fresh: boolean }): Promise<StepContext> {
    const { store, feed, steps, now } = this.#options;
    const { signal, fresh } = run;
    let seq = fresh ? FIRST_SEQ : await store.lastSeq(id);
    let writing = Promise.resolve();
    const emit = (body: EventBody): Promise<void> => {
      // One event after the other, so that numbers have no gaps and order is the order of emitting.
      writing = writing.then(async () => {
        if (body.type === 'state' && body.state !== 'done') await store.setState(id, body.state);
        const event = { seq: seq + 1, at: new Date(now()).toISOString(), body };
        await store.appendEvent(id, event);
        seq += 1;
        feed.stored(id, event);
      });
      return writing;
    };
    return {
      emit,
      step: async (name, input, key = name) => {
        signal.throwIfAborted();
        if (this.#parking) throw new WorkParked();
        const stored = fresh ? undefined : await store.readStep(id, key);
        if (stored !== undefined) return stored.output as Steps[typeof name]['output'];
        const output = await steps[name](input as never, { emit, signal, now });
        if (!(name === 'delegate' && (output as Steps['delegate']['output']).ok === false)) {
          await store.saveStep(id, key, output);
        }
        return output;
      },
    };
  }
}
