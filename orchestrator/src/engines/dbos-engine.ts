import { AsyncLocalStorage } from 'node:async_hooks';
import type { Report } from '@mats/contracts';
import { WorkParked } from '@mats/telemetry';
import type { DBOS as Dbos } from '@dbos-inc/dbos-sdk';
import type { Logger } from 'pino';
import { investigate } from '../investigation/investigate.ts';
import type { Question, Steps } from '../investigation/step-context.ts';
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

/** A run in this process; `here` does things in the span and session that it was started in. */
interface LiveRun extends EngineRun {
  here: <Result>(work: () => Result) => Result;
  /** Rejects when the run is left here. */
  left: Promise<never>;
  leave: () => void;
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

function liveRun(run: EngineRun): LiveRun {
  const { promise: left, reject } = Promise.withResolvers<never>();
  left.catch(() => undefined);
  const leave = (): void => reject(run.signal.aborted ? run.signal.reason : new WorkParked());
  if (run.signal.aborted) leave();
  else run.signal.addEventListener('abort', leave, { once: true });
  return { ...run, here: AsyncLocalStorage.snapshot(), left, leave };
}

/**
 * Keeps runs in Postgres by DBOS Transact: an investigation is a workflow under its own id, each step one of its
 * steps. Which process has a run is said by `Executor`; so DBOS's own recovery finds nothing to do (every process has
 * another executor id), and a run that is taken over is put into a queue that this process alone serves.
 *
 * DBOS is one per process, and so is this engine.
 */
export function createDbosEngine(options: { url: string; executor: string; log: Logger }): StepEngine {
  const { url, executor, log } = options;
  const queueName = `mats-${executor}`;
  const live = new Map<string, LiveRun>();
  let dbos: typeof Dbos | undefined;
  let workflow: ((input: WorkflowInput) => Promise<Report>) | undefined;

  const body = async ({ question }: WorkflowInput): Promise<Report> => {
    const run = live.get(question.investigationId);
    const opened = dbos;
    if (run === undefined || opened === undefined) return never();
    return investigate(question, {
      emit: (event) => run.here(() => run.emit(event, 'run')).catch((error: unknown) => stop(run, error)),
      step: (name, input, key = name) => {
        if (run.isParking() || run.signal.aborted) return stop(run, new WorkParked());
        const work = (): Promise<unknown> =>
          run.here(() => run.perform(name, input, key)).catch((error: unknown) => stop(run, error));
        return opened.runStep(work, { name: key }) as Promise<Steps[typeof name]['output']>;
      },
    });
  };
  /** An error is the workflow's outcome; being left or cancelled is none. */
  const stop = (run: LiveRun, error: unknown): Promise<never> => {
    if (!(error instanceof WorkParked) && !run.signal.aborted) throw error;
    run.leave();
    return never();
  };

  const open = async (): Promise<void> => {
    if (dbos !== undefined) return;
    const { DBOS } = await import('@dbos-inc/dbos-sdk');
    DBOS.setConfig({
      name: 'mats',
      systemDatabaseUrl: url,
      applicationVersion: APPLICATION_VERSION,
      executorID: executor,
      enableOTLP: false,
      tracingEnabled: false,
      logger: loggerFor(log),
      listenQueues: [queueName],
    });
    workflow ??= DBOS.registerWorkflow(body, { name: WORKFLOW });
    await DBOS.launch();
    await DBOS.registerQueue(queueName, { minPollingIntervalMs: POLL_MS });
    dbos = DBOS;
  };

  const resultOf = async (run: EngineRun, opened: typeof Dbos): Promise<Report> => {
    const { id } = run.run;
    const { question, about } = run;
    const input = {
      question,
      session: question.sessionId,
      tenant: about.tenant ?? null,
      traceparent: about.traceparent,
    };
    if (workflow === undefined) throw new Error('the engine is not open');
    if (!run.fresh && (await opened.getWorkflowStatus(id)) !== null) {
      await opened.resumeWorkflow(id, { queueName });
      return opened.retrieveWorkflow<Report>(id).getResult();
    }
    const handle = await opened.startWorkflow(workflow, { workflowID: id })(input);
    return handle.getResult();
  };

  return {
    name: 'dbos',
    open,
    investigate: async (run) => {
      await open();
      if (dbos === undefined) throw new WorkParked();
      const { id } = run.run;
      const own = liveRun(run);
      live.set(id, own);
      try {
        return await Promise.race([resultOf(run, dbos), own.left]);
      } finally {
        live.delete(id);
        run.signal.removeEventListener('abort', own.leave);
      }
    },
    forget: async (id) => {
      if (dbos === undefined) return;
      await dbos.cancelWorkflow(id);
      await dbos.deleteWorkflow(id);
    },
    close: async () => {
      if (dbos === undefined) return;
      await dbos.deleteQueue(queueName).catch(() => undefined);
      await dbos.shutdown({ deregister: true, workflowCompletionTimeoutMS: DRAIN_MS });
      dbos = undefined;
      workflow = undefined;
    },
  };
}
