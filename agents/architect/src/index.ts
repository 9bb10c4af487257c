export { createArchitectAgent } from './agent.ts';
