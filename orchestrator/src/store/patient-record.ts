import { WorkParked } from '@mats/telemetry';
import type { Logger } from 'pino';
import type { InvestigationStore } from './investigation-store.ts';
import type { RunStore } from './run-store.ts';
import { storageFailure } from './storage-failure.ts';

/** What a running turn reads and writes of its record. */
export type TurnRecord = Pick<
  RunStore,
  'abandon' | 'appendEvent' | 'finish' | 'readStep' | 'saveFinding' | 'saveStep'
> &
  Pick<InvestigationStore, 'sessionRecord'>;

export interface Patience {
  /** Milliseconds. */
  sleep: (time: number) => Promise<unknown>;
  log: Logger;
}

/** Between tries, in milliseconds: five minutes in all, longer than a database takes to start anew. */
const PAUSES = [100, 200, 500, 1_000, 2_000, ...Array.from({ length: 60 }, () => 5_000)];

/**
 * Does something with storage, again and again while it is away; throws what else goes wrong at once.
 *
 * @throws WorkParked when it was away for too long: that says nothing of the turn, which is taken up again.
 */
export async function untilStored<Result>(work: () => Promise<Result>, { sleep, log }: Patience): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (storageFailure(error) === undefined) throw error;
      const pause = PAUSES[attempt];
      if (pause === undefined) throw new WorkParked('storage is away', { cause: error });
      if (attempt === 0) log.warn({ err: error }, 'storage is away; the turn waits for it');
      await sleep(pause);
    }
  }
}

/**
 * The record of a running turn that outlives its database: what an agent has found must not be lost because the
 * database was started anew meanwhile. Every write may be done twice: the answer to the first may have been lost.
 */
export function patientRecord(
  stores: { runs: RunStore; investigations: InvestigationStore },
  patience: Patience,
): TurnRecord {
  const { runs, investigations } = stores;
  const again = <Result>(work: () => Promise<Result>): Promise<Result> => untilStored(work, patience);
  return {
    abandon: (run) => again(() => runs.abandon(run)),
    appendEvent: (run, event) => again(() => runs.appendEvent(run, event)),
    finish: (run, outcome) => again(() => runs.finish(run, outcome)),
    readStep: (id, key) => again(() => runs.readStep(id, key)),
    saveFinding: (run, finding) => again(() => runs.saveFinding(run, finding)),
    saveStep: (run, key, output) => again(() => runs.saveStep(run, key, output)),
    sessionRecord: (sessionId, id, before) => again(() => investigations.sessionRecord(sessionId, id, before)),
  };
}
