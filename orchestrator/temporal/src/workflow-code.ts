import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { Logger, WorkflowBundleOption } from '@temporalio/worker';

const WORKFLOW = join(import.meta.dirname, 'workflow.ts');

/** Where images have the code ready, without its sources. */
export const BUNDLE = join(import.meta.dirname, '..', 'dist', 'workflow-bundle.js');

/** The workflow with all that it imports, as one script for Temporal's sandbox. */
export async function bundleWorkflow(logger?: Logger): Promise<string> {
  const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOW, ...(logger === undefined ? {} : { logger }) });
  return code;
}

/** The code that a worker runs workflows with. */
export async function workflowCode(logger: Logger): Promise<WorkflowBundleOption> {
  return existsSync(WORKFLOW) ? { code: await bundleWorkflow(logger) } : { codePath: BUNDLE };
}
