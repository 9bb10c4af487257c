import { afterAll, afterEach } from '@jest/globals';
import { closeSharedDatabase, startOrchestrator } from './start-orchestrator.ts';
import type { StartedOrchestrator } from './start-orchestrator.ts';

type Start = (options?: Parameters<typeof startOrchestrator>[0]) => Promise<StartedOrchestrator>;

/**
 * Starts orchestrators for the tests of one file. What a test has not stopped is stopped after it, and the
 * database they share is closed after the last test. An `afterEach` that is registered later runs later.
 */
export function stoppedAfterEach(): Start {
  const running = new Set<StartedOrchestrator>();
  afterEach(async () => {
    for (const orchestrator of running) await orchestrator.stop();
  });
  afterAll(closeSharedDatabase);
  return async (options = {}) => {
    const orchestrator = await startOrchestrator(options);
    const started: StartedOrchestrator = {
      ...orchestrator,
      stop: () => {
        running.delete(started);
        return orchestrator.stop();
      },
    };
    running.add(started);
    return started;
  };
}
