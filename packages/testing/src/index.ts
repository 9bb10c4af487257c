export { describeWith, findTool } from './tools/describe-with.ts';
export type { ToolName } from './tools/tools.ts';
