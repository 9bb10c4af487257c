import { agentTitle } from '@mats/contracts';

/** What to do about an agent that does not answer at its address. */
export function startAgent(name: string, url: string): string {
  return `Start the ${agentTitle(name)} agent (${url}).`;
}
