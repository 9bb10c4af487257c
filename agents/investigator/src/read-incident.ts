import { splitQuestion } from '@mats/engine/question';
import type { IncidentSources } from '@mats/evidence';
import type { InvestigatorOptions } from './agent.ts';
import { findStackTracesTool } from './tools/find-stack-traces.ts';

/** Reads a question's own logs, for a turn in which no SRE finding came with it. `now` is epoch milliseconds. */
export function createIncidentReader(
  sources: Pick<IncidentSources, 'logsFor'>,
  options: { now: () => number },
): InvestigatorOptions['readIncident'] {
  return async ({ request, signal, step }) => {
    const logs = sources.logsFor(request);
    try {
      return await findStackTracesTool(logs, {
        question: splitQuestion(request.message).question,
        signal,
        now: options.now(),
        timeZone: request.context.time_zone,
        onStep: step,
      });
    } finally {
      await Promise.all(logs.map((source) => source.close()));
    }
  };
}
