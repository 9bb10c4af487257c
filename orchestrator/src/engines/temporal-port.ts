import type { EventBody, Report } from '@mats/contracts';
import type { Logger } from 'pino';
import type { Question, StepName, Steps } from '../investigation/step-context.ts';

/** What Temporal keeps of a run from its start: enough to see where it belongs without asking anything else. */
export interface WorkflowInput {
  question: Question;
  session: string;
  tenant: string | null;
  traceparent: string;
}

/** Which process works on a run. */
export interface WorkflowOwner {
  /** The queue that this process alone serves. */
  queue: string;
  /** Rises with every take-over. */
  fence: number;
}

/** One step as the workflow asks for it. */
export interface StepTask {
  /** The investigation. */
  id: string;
  /** Of the owner that it is for. */
  fence: number;
  /** What the investigation has told since `from`, which is stored before the step begins. */
  told: readonly EventBody[];
  /** How many events this owner was given before these. */
  from: number;
  name: StepName;
  input: Steps[StepName]['input'];
  key: string;
}

/** What a workflow returns. */
export interface WorkflowOutput {
  report: Report;
  /** Everything that the investigation told, from its first event on. */
  told: readonly EventBody[];
}

/** The activities of a workflow; one process serves them for the runs that it owns. */
export interface StepActivities {
  step(task: StepTask): Promise<unknown>;
}

/** How a workflow ended: with its result, by an error, or because somebody ended it in Temporal. */
export type WorkflowEnd =
  | { how: 'done'; output: WorkflowOutput }
  | { how: 'failed'; reason: string }
  | { how: 'stopped' };

/** Where what is too large for Temporal's messages is kept instead. */
export interface LargePayloads {
  put(investigation: string, bytes: Uint8Array): Promise<string>;
  /** Undefined when it is not there any more. */
  get(investigation: string, key: string): Promise<Uint8Array | undefined>;
}

export interface TemporalSettings {
  /** host:port */
  address: string;
  namespace: string;
  taskQueue: string;
  apiKey: string | undefined;
  /** Undefined: without TLS. */
  tls: TemporalTls | undefined;
}

/** Certificates and key as they stand in their files. */
export interface TemporalTls {
  serverName?: string;
  serverCertificates?: Buffer;
  clientPair?: { certificate: Buffer; key: Buffer };
}

export interface TemporalOptions {
  settings: TemporalSettings;
  /** Names this process; its queue is called after it. */
  executor: string;
  payloads: LargePayloads;
  log: Logger;
  step: StepActivities['step'];
}

/** What the engine needs of Temporal; `orchestrator/temporal` has it, with packages that are installed on their own. */
export interface Temporal {
  /**
   * Starts a run's workflow, or hands the one that is there to this process, and resolves to its end. Waits while
   * Temporal is away; rejects with the signal's reason when that aborts.
   */
  run(input: WorkflowInput, fence: number, signal: AbortSignal): Promise<WorkflowEnd>;
  /** Deletes a run's workflow with all that it holds, in the background. */
  forget(id: string): void;
  close(): Promise<void>;
}

/** Connects, and serves the shared queue and the one of this process. */
export type ConnectTemporal = (options: TemporalOptions) => Promise<Temporal>;
