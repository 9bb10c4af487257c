import type { ExecutorStore } from '../executors/executor-store.ts';
import type { InvestigationRunner } from '../investigation/investigation-runner.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';
import type { EventFeed } from './event-feed.ts';
import { followEvents } from './follow-events.ts';
import type { WakeUpBus } from './wake-up-bus.ts';

/** Longer than it takes until a dead executor's run is another one's. */
const WAIT_MS = 15_000;

/** Stops a run here, or asks whoever has it to; resolves when it has ended, and to false when it does not end. */
export async function cancelRun(
  id: string,
  parts: {
    runner: InvestigationRunner;
    executors: ExecutorStore;
    investigations: InvestigationStore;
    feed: EventFeed;
    bus: WakeUpBus;
  },
): Promise<boolean> {
  const { runner, executors, investigations: store, feed, bus } = parts;
  if (await runner.cancel(id)) return true;
  if (!(await executors.askToCancel(id))) return true;
  bus.tell({ cancel: [id] });
  const signal = AbortSignal.timeout(WAIT_MS);
  for await (const event of followEvents(id, { after: 0, store, feed, signal })) void event;
  return !signal.aborted;
}
