import { CancellationScope, condition, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { EventBody } from '@mats/contracts';
import type { StepActivities, WorkflowInput, WorkflowOutput, WorkflowOwner } from '../../src/engines/temporal-port.ts';
import { investigate } from '../../src/investigation/investigate.ts';
import type { StepName, Steps } from '../../src/investigation/step-context.ts';

/** Tells which process has the run from now on. */
const takenOver = defineSignal<[WorkflowOwner]>('takenOver');

/** Between two attempts of a step that its process did not do: until then it learns who does. */
const RETRY = { initialInterval: 1_000, backoffCoefficient: 1 };
/** Steps bound their own time; this one is only for what Temporal demands. */
const LONGEST_STEP_MS = 86_400_000;
/** A process that is silent for so long has lost a step, as when the network was cut while it was handed over. */
const SILENCE_MS = 30_000;

interface Owner extends WorkflowOwner {
  /** How many events it has stored. */
  stored: number;
  /** Resolves when another one has the run. */
  replaced: Promise<void>;
}

/** Follows who has the run; resolves once the first owner is known. */
async function followOwner(): Promise<() => Owner> {
  let owner: Owner | undefined;
  let replace = (): void => undefined;
  setHandler(takenOver, ({ queue, fence }) => {
    if (owner !== undefined && fence <= owner.fence) return;
    const former = replace;
    const replaced = new Promise<void>((resolve) => {
      replace = resolve;
    });
    owner = { queue, fence, stored: 0, replaced };
    former();
  });
  await condition(() => owner !== undefined);
  return () => {
    if (owner === undefined) throw new Error('nobody has the run');
    return owner;
  };
}

/** Has the run's owner do something, and its next owner when it is replaced meanwhile. */
async function doneBy<Result>(ownerNow: () => Owner, work: (owner: Owner) => Promise<Result>): Promise<Result> {
  for (;;) {
    const owner = ownerNow();
    const scope = new CancellationScope();
    let isSettled = false;
    const attempt = scope
      .run(() => work(owner))
      .finally(() => {
        isSettled = true;
      });
    // What the former owner has done may become known together with its end; it is not done again.
    const moved = owner.replaced.then(() => (isSettled ? undefined : sleep(1)));
    await Promise.race([attempt, moved]);
    if (isSettled) return attempt;
    attempt.catch(() => undefined);
    scope.cancel();
  }
}

/** An investigation in Temporal: the same function as on every engine, its steps activities of the run's owner. */
export async function investigation({ question }: WorkflowInput): Promise<WorkflowOutput> {
  const told: EventBody[] = [];
  const ownerNow = await followOwner();
  const step = async <Name extends StepName>(
    name: Name,
    input: Steps[Name]['input'],
    key: string = name,
  ): Promise<Steps[Name]['output']> => {
    const until = told.length;
    const output = await doneBy(ownerNow, async (owner) => {
      const { queue: taskQueue, fence, stored: from } = owner;
      const activities = proxyActivities<StepActivities>({
        taskQueue,
        startToCloseTimeout: LONGEST_STEP_MS,
        heartbeatTimeout: SILENCE_MS,
        retry: RETRY,
        summary: key,
      });
      const id = question.investigationId;
      const result = await activities.step({ id, fence, told: told.slice(from, until), from, name, input, key });
      owner.stored = Math.max(owner.stored, until);
      return result;
    });
    return output as Steps[Name]['output'];
  };
  const emit = (event: EventBody): Promise<void> => {
    // It is stored with the next step, or with the result: an activity of its own would cost as much as a step.
    told.push(event);
    return Promise.resolve();
  };
  const report = await investigate(question, { step, emit });
  return { report, told };
}
