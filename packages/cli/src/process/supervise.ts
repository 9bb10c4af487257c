import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { lastMessage, openLog } from './log-file.ts';
import { askReady, waitUntilReady } from './wait-until-ready.ts';

/** A process to keep running. */
export type ProcessPlan = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
  /** Answers 200 when the process can do its work. */
  readonly readyUrl: string;
  /** How long it may take to stop after SIGTERM before it is killed. */
  readonly stopMs: number;
};

export type ProcessEvent =
  | { readonly type: 'started'; readonly pid: number }
  | { readonly type: 'ready'; readonly afterMs: number }
  | { readonly type: 'slow'; readonly afterMs: number; readonly reason: string }
  | { readonly type: 'crashed'; readonly reason: string; readonly restartMs: number }
  | { readonly type: 'stopped'; readonly killed: boolean };

export type SupervisorOptions = {
  readonly report: (event: ProcessEvent) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** The first wait before a restart; it doubles with every crash in a row. */
  readonly firstRestartMs?: number;
  /** After this long without being ready, `slow` is reported once. */
  readonly slowMs?: number;
};

export type SupervisedProcess = {
  readonly name: string;
  /** Stops it for good: SIGTERM, and SIGKILL after the plan's `stopMs`. Resolves when it is gone. */
  readonly stop: () => Promise<void>;
  /** Kills it and what it started at once. */
  readonly kill: () => void;
};

const LONGEST_RESTART_MS = 30_000;
/** A process that ran this long had recovered: the next crash starts the waits anew. */
const STEADY_MS = 60_000;

/** The wait before a restart after `crashes` in a row. */
export function restartDelay(crashes: number, firstMs: number): number {
  return Math.min(LONGEST_RESTART_MS, firstMs * 2 ** Math.max(0, crashes - 1));
}

function describeExit(child: ChildProcess, logFile: string): string {
  const how = child.signalCode === null ? `exit code ${child.exitCode ?? 'unknown'}` : `signal ${child.signalCode}`;
  const said = lastMessage(logFile);
  return said === undefined ? how : `${how}: ${said.slice(0, 200)}`;
}

class Supervisor implements SupervisedProcess {
  readonly name: string;
  readonly #plan: ProcessPlan;
  readonly #options: SupervisorOptions;
  #child: ChildProcess | undefined;
  #life = new AbortController();
  #restart: NodeJS.Timeout | undefined;
  #crashes = 0;
  /** Whether the present child has answered that it can work. */
  #wasReady = false;
  #stopping: Promise<void> | undefined;

  constructor(plan: ProcessPlan, options: SupervisorOptions) {
    this.name = plan.name;
    this.#plan = plan;
    this.#options = options;
    this.#start();
  }

  #start(): void {
    const plan = this.#plan;
    const log = openLog(plan.logFile);
    const startedAt = this.#options.now();
    const child = spawn(plan.command, [...plan.args], {
      cwd: plan.folder,
      env: { ...plan.environment },
      stdio: ['ignore', log, log],
      // A group of its own: Ctrl-C in the terminal must not reach the services before they are stopped in order.
      detached: process.platform !== 'win32',
    });
    closeSync(log);
    this.#child = child;
    this.#life = new AbortController();
    if (child.pid !== undefined) this.#options.report({ type: 'started', pid: child.pid });
    const life = this.#life;
    let over = false;
    const end = (reason?: string): void => {
      if (over) return;
      over = true;
      life.abort();
      this.#ended(startedAt, reason ?? describeExit(child, plan.logFile));
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', () => end());
    void this.#watch(startedAt, life.signal);
  }

  async #watch(startedAt: number, signal: AbortSignal): Promise<void> {
    const { report, now, slowMs = 30_000 } = this.#options;
    const slow = setTimeout(() => {
      void askReady(this.#plan.readyUrl).then((answer) => {
        if (!answer.ready && !signal.aborted) report({ type: 'slow', afterMs: slowMs, reason: answer.reason });
      });
    }, slowMs);
    const ready = await waitUntilReady(this.#plan.readyUrl, signal);
    clearTimeout(slow);
    if (ready) this.#wasReady = true;
    if (ready) report({ type: 'ready', afterMs: now() - startedAt });
  }

  #ended(startedAt: number, reason: string): void {
    this.#child = undefined;
    if (this.#stopping !== undefined) return;
    const { report, now, firstRestartMs = 500 } = this.#options;
    // What could work and was ended is started at once; waits are for what cannot start.
    this.#crashes = this.#wasReady || now() - startedAt > STEADY_MS ? 1 : this.#crashes + 1;
    this.#wasReady = false;
    const restartMs = restartDelay(this.#crashes, firstRestartMs);
    report({ type: 'crashed', reason, restartMs });
    this.#restart = setTimeout(() => this.#start(), restartMs);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#restart);
    const child = this.#child;
    this.#life.abort();
    let killed = false;
    if (child !== undefined) {
      const gone = new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
      });
      child.kill('SIGTERM');
      const deadline = setTimeout(() => {
        killed = true;
        this.#killGroup(child);
      }, this.#plan.stopMs);
      await gone;
      clearTimeout(deadline);
    }
    this.#options.report({ type: 'stopped', killed });
  }

  kill(): void {
    clearTimeout(this.#restart);
    this.#stopping ??= Promise.resolve();
    if (this.#child !== undefined) this.#killGroup(this.#child);
  }

  #killGroup(child: ChildProcess): void {
    try {
      if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group is gone; the child itself may still be there.
    }
    child.kill('SIGKILL');
  }
}

/** Starts a process and keeps it running until it is stopped; every change is reported. */
export function supervise(plan: ProcessPlan, options: SupervisorOptions): SupervisedProcess {
  return new Supervisor(plan, options);
}
