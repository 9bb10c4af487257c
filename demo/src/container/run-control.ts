import { USUAL_CONDITIONS, type Conditions } from '../conditions.ts';
import { createControl, type ControlState } from '../control.ts';
import { readContainerEnvironment } from '../env.ts';
import { findFault } from '../faults.ts';
import { keepRepository } from './keep-repository.ts';

const CONTROL_PORT = 8099;
/** A deploy reaches every container within this time; then a decoy has run well for a while. */
const DECOY_MS = 20_000;

/** The main process of the control container: puts the shop's repository in place, then says which fault is on. */
export function runControl(): void {
  const history = keepRepository(readContainerEnvironment().repository);
  let fault: string | undefined;
  let revision = history.healthy;
  let previous = history.previous;
  let conditionsSince = 0;

  const conditions = (): Conditions => {
    if (fault === undefined || Date.now() < conditionsSince) return USUAL_CONDITIONS;
    return { ...USUAL_CONDITIONS, ...findFault(fault).conditions };
  };
  const state = (): ControlState => ({ fault: fault ?? null, revision, previous, conditions: conditions() });

  const server = createControl({
    state,
    switchTo: async (name) => {
      fault = name;
      const next = (name === undefined ? undefined : history.faults.get(name)) ?? history.healthy;
      if (next === revision) return;
      previous = revision;
      revision = next;
      conditionsSince = Date.now() + DECOY_MS;
    },
  });
  process.once('SIGTERM', () => process.exit(0));
  server.listen(CONTROL_PORT, '0.0.0.0', () =>
    console.log(`control on port ${CONTROL_PORT}, healthy is ${history.healthy}`),
  );
}
