import { MatsError } from '@mats/contracts';
import type { EventBody, Report } from '@mats/contracts';
import { WorkParked } from '@mats/telemetry';
import { liveRun } from './live-run.ts';
import type { LiveRun } from './live-run.ts';
import type { EngineRun, StepEngine } from './step-engine.ts';
import type { ConnectTemporal, StepTask, Temporal, TemporalOptions, WorkflowEnd } from './temporal-port.ts';

/** A run of Temporal in this process. */
interface TemporalRun extends LiveRun {
  /** How many of the investigation's events were stored here. */
  stored: number;
  /** Events are stored one after the other. */
  storing: Promise<void>;
  /** Steps that have begun here, by their keys: one that Temporal asks for again is not done again. */
  steps: Map<string, Promise<unknown>>;
}

/** Stores what was not stored here yet; steps that run side by side bring the same events. */
function store(run: TemporalRun, events: readonly EventBody[], from: number): Promise<void> {
  run.storing = run.storing.then(async () => {
    for (const event of events.slice(Math.max(0, run.stored - from))) {
      await run.emit(event, 'run');
      run.stored += 1;
    }
  });
  return run.storing;
}

async function work(run: TemporalRun, { name, input, key, told, from }: StepTask): Promise<unknown> {
  await store(run, told, from);
  if (run.isParking()) throw new WorkParked();
  run.signal.throwIfAborted();
  return run.perform(name, input as never, key);
}

/**
 * Keeps runs in Temporal: an investigation is a workflow under its own id, each step an activity. Any process that
 * serves the queue can go on with a workflow; which one does its steps is said by `Executor`, as with every engine, so
 * each process has a queue of its own for the steps of its runs, and a run that is taken over is told which it is now.
 *
 * A step that fails is no outcome for Temporal: the run ends here with the error, and its workflow is deleted.
 */
export class TemporalEngine implements StepEngine {
  readonly name = 'temporal';
  readonly #options: Omit<TemporalOptions, 'step'> & { load: () => Promise<ConnectTemporal> };
  readonly #live = new Map<string, TemporalRun>();
  #temporal: Temporal | undefined;

  constructor(options: Omit<TemporalOptions, 'step'> & { load: () => Promise<ConnectTemporal> }) {
    this.#options = options;
  }

  async open(): Promise<void> {
    if (this.#temporal !== undefined) return;
    const { load, ...options } = this.#options;
    const connect = await load();
    try {
      this.#temporal = await connect({ ...options, step: (task) => this.#step(task) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const { address } = options.settings;
      throw new MatsError('storage_engine_unavailable', { address, reason }, { cause: error });
    }
  }

  async investigate(run: EngineRun): Promise<Report> {
    const temporal = this.#temporal;
    if (temporal === undefined) throw new WorkParked();
    const { id, fence } = run.run;
    const own: TemporalRun = { ...liveRun(run), stored: 0, storing: Promise.resolve(), steps: new Map() };
    this.#live.set(id, own);
    const ended = new AbortController();
    try {
      const { question, about } = run;
      const { tenant = null, traceparent } = about;
      const input = { question, session: question.sessionId, tenant, traceparent };
      const end = await Promise.race([temporal.run(input, fence, ended.signal), own.left]);
      return await this.#reportOf(own, end);
    } finally {
      ended.abort();
      own.release();
      this.#live.delete(id);
    }
  }

  forget(id: string): Promise<void> {
    this.#temporal?.forget(id);
    return Promise.resolve();
  }

  async close(): Promise<void> {
    const temporal = this.#temporal;
    this.#temporal = undefined;
    await temporal?.close();
  }

  async #reportOf(run: TemporalRun, end: WorkflowEnd): Promise<Report> {
    if (end.how === 'stopped') throw new MatsError('cancelled');
    if (end.how === 'failed') throw new Error(`Temporal ended the run: ${end.reason}`);
    const { report, told } = end.output;
    await store(run, told, 0);
    return report;
  }

  /** The activity. What it throws makes Temporal ask again, until it learns who has the run now. */
  async #step(task: StepTask): Promise<unknown> {
    const run = this.#live.get(task.id);
    if (run === undefined || run.run.fence !== task.fence) throw new Error('This process does not have the run.');
    const begun = run.steps.get(task.key);
    if (begun !== undefined) return begun;
    const step = run.here(() => work(run, task));
    run.steps.set(task.key, step);
    step.catch((error: unknown) => run.leave(error));
    return step;
  }
}
