export { describeWith, findTool } from './tools/describe-with.ts';
export type { ToolName } from './tools/tools.ts';
export { logSourceContract } from './sources/log-source-contract.ts';
export type { LogSourceSetUp, LogSourceUnderTest } from './sources/log-source-contract.ts';
export { describeAgentContract } from './agents/agent-contract.ts';
export type { AgentUnderTest, SeenSpan } from './agents/agent-contract.ts';
export { createSampleIncident } from './agents/sample-incident.ts';
export type { SampleIncident } from './agents/sample-incident.ts';
