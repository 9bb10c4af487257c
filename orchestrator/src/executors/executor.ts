import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { beganOf, isRunning, processPlace } from '../store/running-process.ts';
import type { ClaimedRun, ExecutorRecord, ExecutorStore } from './executor-store.ts';
import { FailureDetector } from './failure-detector.ts';

export interface ExecutorOptions {
  id: string;
  store: ExecutorStore;
  log: Logger;
  /** Nobody else can use this database, so whoever stands in it is dead. */
  alone: boolean;
  /** Milliseconds between two looks. */
  lookEveryMs?: number;
  deadAfterLooks?: number;
  /** Takes up runs that nobody has. */
  takeUp: (runs: readonly ClaimedRun[]) => Promise<void>;
  /** Whether a run is under way here, or about to be. */
  holds: (id: string) => boolean;
  /** Stops a run of this executor. */
  cancel: (id: string) => Promise<unknown>;
}

const LOOK_EVERY_MS = 1_000;
/** With the look that finds it, a dead executor's runs go on within eight seconds. */
const DEAD_AFTER_LOOKS = 6;
/** A look that takes as long as so many tells nothing of the others. */
const SLOW_LOOKS = 3;

/**
 * This process among those that work on the same database: it shows that it lives, takes up what dead ones left, and
 * stops runs that were cancelled elsewhere.
 */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #own: Omit<ExecutorRecord, 'beat'>;
  readonly #detector: FailureDetector;
  readonly #ended = new AbortController();
  #looking: Promise<void> = Promise.resolve();
  #takesUp = true;

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#own = { id: options.id, place: processPlace(), pid: process.pid, began: beganOf(process.pid) };
    this.#detector = new FailureDetector({ deadAfterLooks: options.deadAfterLooks ?? DEAD_AFTER_LOOKS });
  }

  get id(): string {
    return this.#own.id;
  }

  /** Joins the others and takes up what is free; rejects when the database is away. Resolves to the number of runs. */
  async join(): Promise<number> {
    const { alone, store } = this.#options;
    if (alone) await store.buryOthers(this.#own.id);
    const taken = await this.#look();
    this.#looking = this.#keepLooking();
    return taken;
  }

  /** Lives on, but takes nothing up any more. */
  retire(): void {
    this.#takesUp = false;
  }

  /** Leaves what is not finished to the others. */
  async leave(): Promise<void> {
    await this.end();
    await this.#options.store.leave(this.#own.id);
  }

  /** Stops looking, as if it had died. */
  async end(): Promise<void> {
    this.#ended.abort();
    await this.#looking;
  }

  async #keepLooking(): Promise<void> {
    const { signal } = this.#ended;
    const { log, lookEveryMs = LOOK_EVERY_MS } = this.#options;
    while (!signal.aborted) {
      await delay(lookEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      const started = performance.now();
      try {
        await this.#look();
      } catch (error) {
        log.debug({ err: error }, 'this executor could not look after the others');
        this.#detector.forget();
      }
      // The others may have waited for the database as long.
      if (performance.now() - started > SLOW_LOOKS * lookEveryMs) this.#detector.forget();
    }
  }

  async #look(): Promise<number> {
    const { store, log, takeUp, cancel, holds } = this.#options;
    const all = await store.beat(this.#own);
    const others = all.filter(({ id }) => id !== this.#own.id);
    const dead = this.#detector.look(others.map((other) => ({ ...other, gone: this.#isGone(other) })));
    if (dead.length > 0) log.warn({ executors: dead.map(({ id }) => id) }, 'executors died; their runs go on here');
    await store.bury(dead);
    const own = await store.runsOf(this.#own.id);
    for (const { id } of own.filter((run) => run.cancel)) void cancel(id);
    if (!this.#takesUp) return 0;
    // Storage was away when they were to be begun or left. What is begun meanwhile is held before it is stored.
    await store.release(own.filter(({ id }) => !holds(id)));
    const claimed = await store.claim(this.#own.id);
    await takeUp(claimed);
    return claimed.length;
  }

  /** Whether the process is gone; undefined for one of another place. */
  #isGone(other: ExecutorRecord): boolean | undefined {
    if (this.#own.place === null || other.place !== this.#own.place || other.began === null) return undefined;
    return !isRunning(other.pid) || beganOf(other.pid) !== other.began;
  }
}
