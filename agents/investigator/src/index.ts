export { createInvestigatorAgent } from './agent.ts';
export { createCodeAgent } from './create-code-agent.ts';
export { createIncidentReader } from './read-incident.ts';
export { createChangeReader } from './changes/read-changes.ts';
