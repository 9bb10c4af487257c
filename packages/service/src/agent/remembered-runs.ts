import type { InvokeEvent, MatsError } from '@mats/contracts';
import type { AgentResult } from './agent-run.ts';

/** Whoever is told how a run goes and what came of it. */
export interface RunListener {
  event(event: InvokeEvent): void;
  end(result: AgentResult): void;
  fail(error: MatsError): void;
}

export interface RememberedRunsOptions {
  /** Milliseconds. */
  now: () => number;
  /** How long a run without a caller goes on: its caller may have died, and another one comes with the same key. */
  orphanMs?: number;
  /** How long an answer is remembered. */
  keepMs?: number;
  /** What all remembered answers may weigh, in characters of JSON. */
  keepCharacters?: number;
}

const ORPHAN_MS = 15_000;
const KEEP_MS = 10 * 60_000;
const KEEP_CHARACTERS = 32 * 1024 * 1024;

/** One run under its key: what it told so far, and those who listen. */
class RememberedRun implements RunListener {
  readonly abort = new AbortController();
  readonly #events: InvokeEvent[] = [];
  readonly #listeners = new Set<RunListener>();
  #result: AgentResult | undefined;
  #orphaned: NodeJS.Timeout | undefined;
  readonly #orphanMs: number;
  readonly #onEnd: (run: RememberedRun, kept: boolean) => void;
  /** Of its answer, in characters of JSON. */
  weight = 0;
  endedAt = 0;

  constructor(orphanMs: number, onEnd: (run: RememberedRun, kept: boolean) => void) {
    this.#orphanMs = orphanMs;
    this.#onEnd = onEnd;
  }

  /** Tells a listener all that was told, then what comes; the answer ends that. */
  attach(listener: RunListener): () => void {
    clearTimeout(this.#orphaned);
    for (const event of this.#events) listener.event(event);
    if (this.#result !== undefined) {
      listener.end(this.#result);
      return () => undefined;
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || this.#result !== undefined) return;
      clearTimeout(this.#orphaned);
      this.#orphaned = setTimeout(() => this.abort.abort(), this.#orphanMs).unref();
    };
  }

  event(event: InvokeEvent): void {
    this.#events.push(event);
    this.weight += JSON.stringify(event).length;
    for (const listener of this.#listeners) listener.event(event);
  }

  end(result: AgentResult): void {
    this.#result = result;
    this.weight += JSON.stringify(result).length;
    this.#onEnd(this, true);
    this.#leave((listener) => listener.end(result));
  }

  fail(error: MatsError): void {
    this.#onEnd(this, false);
    this.#leave((listener) => listener.fail(error));
  }

  #leave(tell: (listener: RunListener) => void): void {
    clearTimeout(this.#orphaned);
    for (const listener of this.#listeners) tell(listener);
    this.#listeners.clear();
  }
}

/**
 * Runs by their `Idempotency-Key`. A repeat under a key joins the run that goes on, or gets the answer that was given:
 * an orchestrator that asks again after a crash does not pay for the work twice. A run that failed is not remembered.
 */
export class RememberedRuns {
  readonly #runs = new Map<string, RememberedRun>();
  readonly #options: Required<RememberedRunsOptions>;

  constructor(options: RememberedRunsOptions) {
    this.#options = { orphanMs: ORPHAN_MS, keepMs: KEEP_MS, keepCharacters: KEEP_CHARACTERS, ...options };
  }

  /**
   * Listens to the run of a key, which `start` begins when there is none. The answer says that the listener is gone.
   */
  listen(key: string, listener: RunListener, start: (run: RunListener, signal: AbortSignal) => void): () => void {
    this.#dropOld();
    const known = this.#runs.get(key);
    if (known !== undefined && !known.abort.signal.aborted) return known.attach(listener);
    const run = new RememberedRun(this.#options.orphanMs, (ended, kept) => this.#ended(key, ended, kept));
    this.#runs.set(key, run);
    const detach = run.attach(listener);
    start(run, run.abort.signal);
    return detach;
  }

  #ended(key: string, run: RememberedRun, kept: boolean): void {
    run.endedAt = this.#options.now();
    if (!kept && this.#runs.get(key) === run) this.#runs.delete(key);
  }

  /** Drops what is too old, then the oldest while all weigh too much; what still runs stays. */
  #dropOld(): void {
    const { now, keepMs, keepCharacters } = this.#options;
    const ended = [...this.#runs].filter(([, run]) => run.endedAt > 0);
    let weight = ended.reduce((sum, [, run]) => sum + run.weight, 0);
    for (const [key, run] of ended.toSorted(([, a], [, b]) => a.endedAt - b.endedAt)) {
      if (now() - run.endedAt <= keepMs && weight <= keepCharacters) return;
      this.#runs.delete(key);
      weight -= run.weight;
    }
  }
}
