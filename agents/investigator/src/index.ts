export { createInvestigatorAgent } from './agent.ts';
export { createIncidentReader } from './read-incident.ts';
