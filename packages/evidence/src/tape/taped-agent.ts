import { createRepositories, createSourceMaps } from '@mats/sources/git';
import { recordParts } from './recorded-parts.ts';
import type { OutsideParts } from './recorded-parts.ts';
import { TapeRecorder } from './tape-recorder.ts';

/** What an agent has; the rest is empty. */
export type GivenParts = Pick<OutsideParts, 'sources' | 'now'> & Partial<OutsideParts>;

/** An agent that hands over, with each result, what it took from outside. The parts are the service's, the tape is the run's own. */
export function tapedAgent<Run, Result extends object>(
  given: GivenParts,
  make: (parts: OutsideParts) => (run: Run) => Promise<Result>,
): (run: Run) => Promise<Result & { readonly tape: string }> {
  const parts: OutsideParts = {
    repositories: createRepositories({ configured: new Map(), roots: [] }),
    sourceMaps: createSourceMaps([]),
    sampleRepository: undefined,
    ...given,
  };
  return async (run) => {
    const recorder = new TapeRecorder();
    const result = await make(recordParts(parts, recorder))(run);
    return { ...result, tape: await recorder.text() };
  };
}
