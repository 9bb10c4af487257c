import { WorkParked } from '@mats/telemetry';
import type { Report } from '@mats/contracts';
import { investigate } from '../investigation/investigate.ts';
import type { StepContext, Steps } from '../investigation/step-context.ts';
import type { TurnRecord } from '../store/patient-record.ts';
import type { EngineRun, StepEngine } from './step-engine.ts';

/** An agent that could not be asked is asked again when the run is taken up. */
function isLasting(name: keyof Steps, output: Steps[keyof Steps]['output']): boolean {
  return name !== 'delegate' || (output as Steps['delegate']['output']).ok;
}

/** Keeps the outputs of steps in a table of the product's own database, PGlite or Postgres. */
export function createLightEngine(store: Pick<TurnRecord, 'readStep' | 'saveStep'>): StepEngine {
  const contextOf = ({ run, fresh, signal, emit, perform, isParking }: EngineRun): StepContext => ({
    emit: (event) => emit(event, 'run'),
    step: async (name, input, key = name) => {
      signal.throwIfAborted();
      if (isParking()) throw new WorkParked();
      const stored = fresh ? undefined : await store.readStep(run.id, key);
      if (stored !== undefined) return stored.output as Steps[typeof name]['output'];
      const output = await perform(name, input, key);
      if (isLasting(name, output)) await store.saveStep(run, key, output);
      return output;
    },
  });
  return {
    name: 'light',
    open: () => Promise.resolve(),
    investigate: (run): Promise<Report> => investigate(run.question, contextOf(run)),
    forget: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
