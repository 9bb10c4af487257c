export { describeWith, findTool } from './tools/describe-with.ts';
export type { ToolName } from './tools/tools.ts';
export { logSourceContract } from './sources/log-source-contract.ts';
export type { LogSourceSetUp, LogSourceUnderTest } from './sources/log-source-contract.ts';
