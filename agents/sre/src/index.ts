export { createSreAgent } from './agent.ts';
