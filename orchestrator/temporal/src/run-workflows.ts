import { setTimeout as delay } from 'node:timers/promises';
import { isGrpcServiceError, WorkflowFailedError, WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { CancelledFailure, TerminatedFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { Logger } from 'pino';
import type { WorkflowEnd, WorkflowInput, WorkflowOutput } from '../../src/engines/temporal-port.ts';

/** The name that `workflow.ts` exports it under. */
const WORKFLOW = 'investigation';
const SIGNAL = 'takenOver';
/** How long a workflow waits for a process that died with it; after it, a run is begun anew. */
const LONGEST_RUN = '7 days';
/** How long a process may take to go on with a workflow; after it, another one does. */
const TASK_MS = 5_000;
const AGAIN_MS = 1_000;
const FORGET_MS = 5_000;
/** gRPC's code for what will not work the next time either. */
const INVALID_ARGUMENT = 3;

export interface RunWorkflowsOptions {
  client: Client;
  taskQueue: string;
  ownQueue: string;
  log: Logger;
}

interface Attempt {
  input: WorkflowInput;
  fence: number;
  /** Whether it was tried before, and whatever came of it is not wanted. */
  isAgain: boolean;
}

/** Whether a call may work later: Temporal is away, or does not let us in. */
function mayPass(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (isGrpcServiceError(at)) return at.code !== INVALID_ARGUMENT;
  }
  return false;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function endOf(error: WorkflowFailedError): WorkflowEnd {
  const { cause } = error;
  if (cause instanceof TerminatedFailure || cause instanceof CancelledFailure) return { how: 'stopped' };
  return { how: 'failed', reason: messageOf(cause) };
}

/** The workflows of runs, as the process sees them that works on them. */
export class RunWorkflows {
  readonly #options: RunWorkflowsOptions;
  readonly #forgetting = new Set<Promise<unknown>>();

  constructor(options: RunWorkflowsOptions) {
    this.#options = options;
  }

  /**
   * Follows a run to its end. One that fails is begun anew once: its workflow may be of another version, or what it
   * kept may be gone. Agents answer from memory what they were asked before.
   */
  async run(input: WorkflowInput, fence: number, signal: AbortSignal): Promise<WorkflowEnd> {
    const first = await this.#once({ input, fence, isAgain: false }, signal);
    if (first.how !== 'failed') return first;
    this.#options.log.warn(
      { investigation: input.question.investigationId, reason: first.reason },
      'the workflow failed; it is begun anew',
    );
    return this.#once({ input, fence, isAgain: true }, signal);
  }

  forget(id: string): void {
    const { client, log } = this.#options;
    const request = { namespace: client.options.namespace, workflowExecution: { workflowId: id } };
    const deleted = client
      .withDeadline(Date.now() + FORGET_MS, () => client.workflowService.deleteWorkflowExecution(request))
      .catch((error: unknown) => log.debug({ err: error, investigation: id }, 'Temporal kept an ended run'))
      .finally(() => this.#forgetting.delete(deleted));
    this.#forgetting.add(deleted);
  }

  /** Resolves when nothing is being deleted any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#forgetting);
  }

  async #once(attempt: Attempt, signal: AbortSignal): Promise<WorkflowEnd> {
    await this.#patiently(() => this.#takeOver(attempt), signal);
    return this.#patiently(() => this.#endOf(attempt.input.question.investigationId, signal), signal);
  }

  /** Starts the workflow where none has finished or runs, and tells it who does its steps. */
  async #takeOver({ input, fence, isAgain }: Attempt): Promise<void> {
    const { client, taskQueue, ownQueue } = this.#options;
    try {
      await client.workflow.signalWithStart(WORKFLOW, {
        workflowId: input.question.investigationId,
        taskQueue,
        args: [input],
        signal: SIGNAL,
        signalArgs: [{ queue: ownQueue, fence }],
        workflowIdReusePolicy: isAgain ? 'ALLOW_DUPLICATE' : 'ALLOW_DUPLICATE_FAILED_ONLY',
        workflowExecutionTimeout: LONGEST_RUN,
        workflowTaskTimeout: TASK_MS,
      });
    } catch (error) {
      // It has finished, and whoever had it died before it said so.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  async #endOf(id: string, signal: AbortSignal): Promise<WorkflowEnd> {
    const { client } = this.#options;
    try {
      const handle = client.workflow.getHandle(id);
      const output = (await client.withAbortSignal(signal, () => handle.result())) as WorkflowOutput | null;
      return output === null ? { how: 'failed', reason: 'its result is gone' } : { how: 'done', output };
    } catch (error) {
      if (error instanceof WorkflowFailedError) return endOf(error);
      if (error instanceof WorkflowNotFoundError) return { how: 'failed', reason: 'it is gone' };
      throw error;
    }
  }

  /** Does something with Temporal, again and again while it is away. */
  async #patiently<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        return await work();
      } catch (error) {
        signal.throwIfAborted();
        if (!mayPass(error)) throw error;
        if (attempt === 1) this.#options.log.warn({ err: error }, 'Temporal does not answer; the turn waits for it');
        await delay(AGAIN_MS, undefined, { signal });
      }
    }
  }
}
