import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { until } from '../support/until.ts';

export interface ProcessPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Answers 200 once it can work; without one it is ready when it was started. */
  readonly readyUrl?: string;
  /** The account it runs as; the one of this process when left out. */
  readonly account?: { readonly uid: number; readonly gid: number };
}

/** A program that can be ended in any way and started again. */
export interface RestartableProcess {
  readonly name: string;
  readonly pid: number | undefined;
  readonly isRunning: boolean;
  /** Everything it wrote, over all its lives; the last part of much. */
  log(): string;
  start(): Promise<void>;
  untilReady(timeoutMs?: number): Promise<void>;
  /** Ends it with a signal; resolves when it is gone, with its exit code or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<string>;
}

const LOG_CHARACTERS = 200_000;

/** Nothing runs yet. */
export function createProcess(plan: ProcessPlan): RestartableProcess {
  let child: ChildProcess | undefined;
  let log = '';
  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  const start = (): Promise<void> => {
    child = spawn(plan.command, [...plan.args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...plan.environment },
      ...plan.account,
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-LOG_CHARACTERS)));
    const started = child;
    return once(started, 'spawn').then(() => undefined);
  };
  return {
    name: plan.name,
    get pid() {
      return child?.pid;
    },
    get isRunning() {
      return isRunning();
    },
    log: () => log,
    start,
    untilReady: async (timeoutMs = 600_000) => {
      const { readyUrl } = plan;
      if (readyUrl === undefined) return;
      const look = async (): Promise<true | undefined> => {
        if (!isRunning()) return true;
        return (await fetch(readyUrl, { signal: AbortSignal.timeout(10_000) })).ok ? true : undefined;
      };
      await until(`${plan.name} to be ready`, look, timeoutMs).catch((error: unknown) => {
        throw new Error(`${plan.name} did not get ready:\n${log.slice(-2_000)}`, { cause: error });
      });
      if (!isRunning()) throw new Error(`${plan.name} ended:\n${log.slice(-2_000)}`);
    },
    end: async (signal) => {
      if (child !== undefined && isRunning()) {
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
      }
      return String(child?.exitCode ?? child?.signalCode ?? '');
    },
  };
}
