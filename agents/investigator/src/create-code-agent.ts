import type { OutsideParts } from '@mats/evidence';
import type { Agent } from '@mats/service';
import { createInvestigatorAgent } from './agent.ts';
import { createChangeReader } from './changes/read-changes.ts';
import { createIncidentReader } from './read-incident.ts';

/** The Investigator with readers for what it takes from outside. */
export function createCodeAgent(parts: OutsideParts): Agent {
  const { sources, repositories, sourceMaps, sampleRepository, now } = parts;
  return createInvestigatorAgent({
    repositories,
    sampleRepository,
    sourceMaps,
    readChanges: createChangeReader(sources),
    readIncident: createIncidentReader(sources, { now }),
    now,
  });
}
