import type { Report } from '@mats/contracts';
import { WorkParked } from '@mats/telemetry';
import type { DBOS as Dbos } from '@dbos-inc/dbos-sdk';
import type { Logger } from 'pino';
import { investigate } from '../investigation/investigate.ts';
import type { Question, Steps } from '../investigation/step-context.ts';
import { IDLE_TRANSACTION_MS } from '../store/idle-transaction.ts';
import { storageFailure } from '../store/storage-failure.ts';
import { aloneInDbosTables } from './alone-in-dbos-tables.ts';
import { liveRun } from './live-run.ts';
import type { LiveRun } from './live-run.ts';
import type { EngineRun, StepEngine } from './step-engine.ts';

/** Runs of another version are not taken up by DBOS; ours keep their meaning over releases, so it stays. */
const APPLICATION_VERSION = 'mats-1';
const WORKFLOW = 'investigation';
/** Milliseconds between two looks for runs to take up. */
const POLL_MS = 250;
const DRAIN_MS = 500;

/** What DBOS keeps of a run: enough to see where it belongs without asking anything else. */
interface WorkflowInput {
  question: Question;
  session: string;
  tenant: string | null;
  traceparent: string;
}

interface OpenedDbos {
  dbos: typeof Dbos;
  workflow: (input: WorkflowInput) => Promise<Report>;
}

function loggerFor(log: Logger): { [Level in 'info' | 'debug' | 'warn' | 'error']: (entry: unknown) => void } {
  const line = (entry: unknown): string => (entry instanceof Error ? entry.message : String(entry));
  return {
    // What DBOS tells of its start is of no interest to whoever runs MATS.
    info: (entry) => log.debug({}, `DBOS: ${line(entry)}`),
    debug: () => undefined,
    warn: (entry) => log.warn({}, `DBOS: ${line(entry)}`),
    error: (entry) => log.error({}, `DBOS: ${line(entry)}`),
  };
}

/** A promise that nothing settles: work that stops here must leave no outcome behind. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** An error is the workflow's outcome; being left or cancelled is none, and neither is that storage failed. */
function stop(run: LiveRun, error: unknown): Promise<never> {
  const isNone = error instanceof WorkParked || storageFailure(error) !== undefined;
  if (!isNone && !run.signal.aborted) throw error;
  run.leave();
  return never();
}

/**
 * Keeps runs in Postgres by DBOS Transact: an investigation is a workflow under its own id, each step one of its
 * steps. Which process has a run is said by `Executor`; so DBOS's own recovery finds nothing to do (every process has
 * another executor id), and a run that is taken over is put into a queue that this process alone serves.
 *
 * DBOS is one per process, and so is this engine.
 */
export class DbosEngine implements StepEngine {
  readonly name = 'dbos';
  readonly #options: { url: string; executor: string; log: Logger };
  readonly #queueName: string;
  readonly #live = new Map<string, LiveRun>();
  #opened: OpenedDbos | undefined;
  #workflow: OpenedDbos['workflow'] | undefined;

  constructor(options: { url: string; executor: string; log: Logger }) {
    this.#options = options;
    this.#queueName = `mats-${options.executor}`;
  }

  async open(): Promise<void> {
    if (this.#opened !== undefined) return;
    const { url, executor, log } = this.#options;
    // It takes a while to load, and only who has a Postgres needs it.
    const { DBOS: dbos } = await import('@dbos-inc/dbos-sdk');
    dbos.setConfig({
      name: 'mats',
      systemDatabaseUrl: url,
      systemDatabaseIdleTransactionTimeoutMs: IDLE_TRANSACTION_MS,
      applicationVersion: APPLICATION_VERSION,
      executorID: executor,
      enableOTLP: false,
      tracingEnabled: false,
      logger: loggerFor(log),
      listenQueues: [this.#queueName],
    });
    this.#workflow ??= dbos.registerWorkflow((input: WorkflowInput) => this.#run(input, dbos), { name: WORKFLOW });
    await aloneInDbosTables(url, () => dbos.launch());
    await dbos.registerQueue(this.#queueName, { minPollingIntervalMs: POLL_MS });
    this.#opened = { dbos, workflow: this.#workflow };
  }

  async investigate(run: EngineRun): Promise<Report> {
    const opened = this.#opened;
    if (opened === undefined) throw new WorkParked();
    const { id } = run.run;
    const own = liveRun(run);
    this.#live.set(id, own);
    try {
      return await Promise.race([this.#resultOf(run, opened), own.left]);
    } finally {
      this.#live.delete(id);
      own.release();
    }
  }

  async forget(id: string): Promise<void> {
    await this.#opened?.dbos.cancelWorkflow(id);
    await this.#opened?.dbos.deleteWorkflow(id);
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    this.#workflow = undefined;
    await opened?.dbos.deleteQueue(this.#queueName).catch(() => undefined);
    await opened?.dbos.shutdown({ deregister: true, workflowCompletionTimeoutMS: DRAIN_MS });
  }

  /** The workflow: the investigation over steps of DBOS. */
  #run({ question }: WorkflowInput, dbos: typeof Dbos): Promise<Report> {
    const run = this.#live.get(question.investigationId);
    if (run === undefined) return never();
    return investigate(question, {
      emit: (event) => run.here(() => run.emit(event, 'run')).catch((error: unknown) => stop(run, error)),
      step: (name, input, key = name) => {
        if (run.isParking() || run.signal.aborted) return stop(run, new WorkParked());
        const work = (): Promise<unknown> =>
          run.here(() => run.perform(name, input, key)).catch((error: unknown) => stop(run, error));
        // What the step returned may not have been kept.
        const kept = dbos.runStep(work, { name: key }).catch((error: unknown) => stop(run, error));
        return kept as Promise<Steps[typeof name]['output']>;
      },
    });
  }

  async #resultOf({ run, question, about, fresh }: EngineRun, opened: OpenedDbos): Promise<Report> {
    const { dbos, workflow } = opened;
    const known = fresh ? null : await dbos.getWorkflowStatus(run.id);
    // DBOS could not keep how it ended, and took that for its end; agents answer from memory what they were asked.
    if (known?.status === 'ERROR') await dbos.deleteWorkflow(run.id);
    else if (known !== null) {
      await dbos.resumeWorkflow(run.id, { queueName: this.#queueName });
      return dbos.retrieveWorkflow<Report>(run.id).getResult();
    }
    const { tenant = null, traceparent } = about;
    const input = { question, session: question.sessionId, tenant, traceparent };
    return (await dbos.startWorkflow(workflow, { workflowID: run.id })(input)).getResult();
  }
}
