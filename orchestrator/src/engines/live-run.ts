import { AsyncLocalStorage } from 'node:async_hooks';
import { WorkParked } from '@mats/telemetry';
import type { EngineRun } from './step-engine.ts';

/** A run in this process; `here` does things in the span and session that it was started in. */
export interface LiveRun extends EngineRun {
  here: <Result>(work: () => Result) => Result;
  /** Rejects when the run ends here without a report. */
  left: Promise<never>;
  /** Makes `left` reject: with an error, or as what aborted the run wants it, or with `WorkParked`. */
  leave: (error?: unknown) => void;
  /** To be called when nothing of the run goes on here any more. */
  release: () => void;
}

/** Follows a run until its signal aborts. */
export function liveRun(run: EngineRun): LiveRun {
  const { promise: left, reject } = Promise.withResolvers<never>();
  left.catch(() => undefined);
  const { signal } = run;
  const leave = (error?: unknown): void => reject(signal.aborted ? signal.reason : (error ?? new WorkParked()));
  const onAbort = (): void => leave();
  if (signal.aborted) leave();
  else signal.addEventListener('abort', onAbort, { once: true });
  const release = (): void => signal.removeEventListener('abort', onAbort);
  return { ...run, here: AsyncLocalStorage.snapshot(), left, leave, release };
}
