import { randomBytes } from 'node:crypto';
import { MatsError, SPAN_ATTRIBUTES, SPAN_NAMES } from '@mats/contracts';
import type { EventBody, Failure, Report } from '@mats/contracts';
import { idsOfTraceparent, spanIdFor, withSession, withSpan, WorkParked } from '@mats/telemetry';
import type { SessionScope, SpanHandle, Telemetry } from '@mats/telemetry';
import type { Logger } from 'pino';
import type { EngineRun, StepEngine } from '../engines/step-engine.ts';
import type { EventFeed } from '../live/event-feed.ts';
import { reportMarkdown, reportSentence } from '../report/report-markdown.ts';
import type { TurnRecord } from '../store/patient-record.ts';
import { storageFailure } from '../store/storage-failure.ts';
import type { OriginatedEvent, OwnedRun, RunOutcome } from '../store/run-store.ts';
import type { StoredRequest } from '../store/schema.ts';
import type { FinishedTrace } from '../store/stored-spans-store.ts';
import { EventOrigins } from './event-origins.ts';
import type { TurnQueue } from './turn-queue.ts';
import type { Question, StepName, Steps } from './step-context.ts';

/** The steps by name; each gets its input, and what it needs to report progress and to stop. */
export type StepTable = {
  [Name in StepName]: (input: Steps[Name]['input'], tools: StepTools) => Promise<Steps[Name]['output']>;
};

export interface StepTools {
  run: OwnedRun;
  emit: (event: EventBody) => Promise<void>;
  signal: AbortSignal;
  now: () => number;
}

export interface RunnerOptions {
  /** Whose runs these are. */
  executor: string;
  engine: StepEngine;
  queue: TurnQueue;
  store: TurnRecord;
  steps: StepTable;
  feed: EventFeed;
  telemetry: Telemetry;
  log: Logger;
  now: () => number;
  /** Told when a turn and its root span have ended. */
  onEnded?: (trace: FinishedTrace) => void;
}

export interface StartInput {
  /** Whose turn it is; members take turns. */
  member: string;
  question: Question;
  scope: SessionScope;
  /** Whether the page's server makes a span for it too. */
  viaPage?: boolean;
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
  run: OwnedRun;
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
  /** Resolves when nothing of it runs here any more, with whether it has ended. */
  done: Promise<boolean>;
}

/** The number of the event that `accept` stores. */
export const FIRST_SEQ = 1;
/** The fence of a run that nobody has taken over yet. */
const FIRST_FENCE = 1;

/** How long what was given up may take to let go. */
const LET_GO_MS = 1_000;

const NO_TRACE = '0'.repeat(32);

/** Runs investigations in this process and keeps their record: state, events, steps, findings, report. */
export class InvestigationRunner {
  readonly #options: RunnerOptions;
  /** No further step begins: the process is stopping. */
  #parking = false;
  readonly #running = new Map<string, { abort: AbortController; done: Promise<boolean> }>();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Opens the turn's trace, stores the turn, and goes on in the background. Rejects when it cannot be stored. */
  async start(input: StartInput): Promise<StartedInvestigation> {
    const { investigationId: id } = input.question;
    await this.#letGo(id);
    const accepted = Promise.withResolvers<Omit<StartedInvestigation, 'done'>>();
    const abort = new AbortController();
    const beginning = { accepted, abort, isStored: input.again !== undefined };
    const done = withSession(input.scope, () => this.#trace(input, beginning))
      .then(() => true)
      .catch(async (error: unknown) => {
        accepted.reject(error);
        if (beginning.isStored && !(error instanceof WorkParked)) await this.#abandon(input, error);
        return false;
      })
      .finally(() => {
        this.#running.delete(id);
        this.#options.feed.close(id);
      });
    this.#running.set(id, { abort, done });
    return { ...(await accepted.promise), done };
  }

  /** What could not be ended here would never end while this process lives: somebody else, or this one, takes it up. */
  async #abandon({ question, again }: StartInput, thrown: unknown): Promise<void> {
    const { store, executor, log } = this.#options;
    const run = again?.run ?? { id: question.investigationId, executor, fence: FIRST_FENCE };
    log.error({ investigation: run.id, err: thrown }, 'the end of a turn could not be stored; it is taken up again');
    await store
      .abandon(run)
      .catch((error: unknown) => log.error({ investigation: run.id, err: error }, 'a turn could not be left'));
  }

  /** A run that comes back was lost meanwhile: what still works on it here stops before. */
  async #letGo(id: string): Promise<void> {
    const former = this.#running.get(id);
    former?.abort.abort(new WorkParked());
    await former?.done;
  }

  /** Stops a running investigation; resolves when it has stopped. False when it is not running here. */
  async cancel(id: string): Promise<boolean> {
    const running = this.#running.get(id);
    running?.abort.abort(new MatsError('cancelled'));
    await running?.done;
    return running !== undefined;
  }

  /** Whether a run is under way here, from before it is stored until it has ended or was left. */
  isRunning(id: string): boolean {
    return this.#running.has(id);
  }

  /** Has the engine drop what it kept of a run that has ended. */
  async forget(id: string): Promise<void> {
    const { engine, log } = this.#options;
    await engine.forget(id).catch((error: unknown) => log.debug({ err: error }, 'the engine kept an ended run'));
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

  async #trace(input: StartInput, run: Beginning): Promise<void> {
    const { question, again } = input;
    const caller = input.callerTraceparent;
    const ended = await withSpan(
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
        const { turn, about } = await input
          .accept({ traceId, traceparent: root.traceparent })
          .catch((error: unknown) => {
            // Whether it was stored may be unknown, so whoever asks is told, and asks again.
            run.accepted.reject(error);
            return leaveToStorage(error);
          });
        run.isStored = true;
        root.setAttributes({ [SPAN_ATTRIBUTES.turn]: turn });
        run.accepted.resolve({ traceId, traceparent: root.traceparent, turn });
        const own = { id: question.investigationId, executor: this.#options.executor, fence: FIRST_FENCE };
        await this.#record({
          run: again?.run ?? own,
          question: { ...question, ...about },
          about: { tenant: input.scope.tenantId, traceparent: root.traceparent },
          root,
          abort: run.abort,
          fresh: again === undefined,
          member: input.member,
        });
        const { tenantId: tenant } = input.scope;
        return { traceId, traceparent: root.traceparent, tenant, viaPage: input.viaPage === true };
      },
    );
    this.#options.onEnded?.({ id: question.investigationId, ...ended });
    // The report is out; sending the turn's last spans must not make anybody wait.
    void this.#options.telemetry.forceFlush();
  }

  async #record(turn: RunningTurn): Promise<void> {
    const { queue, log, now } = this.#options;
    const { run, question, abort } = turn;
    const started = now();
    const told = new EventOrigins();
    const emit = this.#emitter(run, told);
    try {
      const leave = await queue.enter(turn.member, abort.signal);
      const report = await this.#orchestrate(turn, emit).finally(leave);
      turn.root.setOutput(reportSentence(report));
      turn.root.setAttributes({
        [SPAN_ATTRIBUTES.verdict]: report.verdict,
        [SPAN_ATTRIBUTES.confidence]: report.confidence,
      });
      const markdown = reportMarkdown(report, question.prompt);
      await this.#finish(turn, { state: 'done', started, told, report, markdown });
      log.info({ investigation: run.id, verdict: report.verdict, durationMs: now() - started }, 'investigation done');
    } catch (thrown) {
      const reason: unknown = abort.signal.aborted ? abort.signal.reason : thrown;
      if (reason instanceof WorkParked) {
        log.info({ investigation: run.id, err: reason.cause }, 'investigation parked');
        throw reason;
      }
      await this.#fail(turn, { thrown, started, told });
    }
    await this.forget(run.id);
  }

  #orchestrate(turn: RunningTurn, emit: EngineRun['emit']): Promise<Report> {
    const { log, engine, steps, now } = this.#options;
    const { run, question, about, fresh, abort } = turn;
    const { signal } = abort;
    // However the run ends, no call of an agent that is still open is waited for.
    const ended = new AbortController();
    const ofSteps = AbortSignal.any([signal, ended.signal]);
    const perform: EngineRun['perform'] = (name, input, key) =>
      steps[name](input as never, { run, emit: (event) => emit(event, key), signal: ofSteps, now });
    const investigation = withSpan(
      {
        name: SPAN_NAMES.orchestrator,
        ids: { spanId: spanIdFor(`${question.investigationId} ${SPAN_NAMES.orchestrator}`) },
        kind: 'CHAIN',
        input: question.prompt,
        attributes: { [SPAN_ATTRIBUTES.agentName]: 'mats-orchestrator', [SPAN_ATTRIBUTES.agentType]: 'orchestration' },
      },
      async (span) => {
        log.info({}, `Set session.id=${question.sessionId} on current span`);
        const isParking = (): boolean => this.#parking;
        const report = await engine
          .investigate({ run, question, about, fresh, signal, emit, perform, isParking })
          .catch((error: unknown) => leaveToStorage(error));
        span.setOutput(reportSentence(report));
        return report;
      },
    );
    return investigation.finally(() => ended.abort(new WorkParked()));
  }

  async #fail(turn: RunningTurn, failure: { thrown: unknown; started: number; told: EventOrigins }): Promise<void> {
    const { log } = this.#options;
    const { id } = turn.run;
    const cancelled = turn.abort.signal.aborted;
    const error = cancelled
      ? new MatsError('cancelled')
      : MatsError.from(failure.thrown, { service: 'mats-orchestrator', request: id });
    if (cancelled) log.info({ investigation: id }, 'investigation cancelled');
    else log.error({ investigation: id, err: failure.thrown }, 'investigation failed');
    turn.root.setOutput(error.message);
    turn.root.fail(error.message);
    await this.#finish(turn, { ...failure, state: cancelled ? 'cancelled' : 'failed', error: error.toFailure() });
  }

  async #finish(
    turn: Pick<RunningTurn, 'run'>,
    end: Pick<RunOutcome, 'state' | 'report' | 'markdown' | 'error'> & { started: number; told: EventOrigins },
  ): Promise<void> {
    const { store, feed, now } = this.#options;
    const { started, told, ...outcome } = end;
    const at = new Date(now()).toISOString();
    const last = lastEvents(outcome, { at, told });
    const stored = await store.finish(turn.run, { ...outcome, at, durationMs: now() - started, events: last });
    for (const event of stored) feed.stored(turn.run.id, event);
  }

  /** One event after the other, so that their order is the order of emitting. */
  #emitter(run: OwnedRun, told: EventOrigins): EngineRun['emit'] {
    const { store, feed, now } = this.#options;
    let writing = Promise.resolve();
    return (body, step) => {
      const event = { origin: told.nameOf(body, step), at: new Date(now()).toISOString(), body };
      writing = writing.then(async () => {
        const stored = await store.appendEvent(run, event);
        if (stored !== undefined) feed.stored(run.id, stored);
      });
      return writing;
    };
  }
}

/** A turn from when somebody asks until they are told that it was accepted. */
interface Beginning {
  accepted: PromiseWithResolvers<Omit<StartedInvestigation, 'done'>>;
  abort: AbortController;
  isStored: boolean;
}

/**
 * That storage failed says nothing of a question: the turn is left, and its spans are not ended. The executor sees at
 * its next look, when storage is back, that nobody works on the turn.
 */
function leaveToStorage(error: unknown): never {
  throw storageFailure(error) === undefined ? error : new WorkParked('storage is away', { cause: error });
}

/** One turn while it runs. */
interface RunningTurn {
  run: OwnedRun;
  question: Question;
  about: EngineRun['about'];
  root: SpanHandle;
  abort: AbortController;
  fresh: boolean;
  member: string;
}

/** The events with which a run ends: what went wrong, if something did, and its state. */
export function lastEvents(
  outcome: { state: RunOutcome['state']; error?: Failure },
  tell: { at: string; told: EventOrigins },
): OriginatedEvent[] {
  const bodies: EventBody[] = [
    ...(outcome.error === undefined ? [] : [{ type: 'error', error: outcome.error } as const]),
    { type: 'state', state: outcome.state },
  ];
  return bodies.map((body) => ({ origin: tell.told.nameOf(body, 'end'), at: tell.at, body }));
}
