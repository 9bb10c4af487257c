import { Context } from '@temporalio/activity';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { StepActivities, Temporal, TemporalOptions, TemporalSettings } from '../../src/engines/temporal-port.ts';
import { LastingWorker } from './lasting-worker.ts';
import { loggerFor } from './logger.ts';
import { SmallPayloads } from './payload-codec.ts';
import { RunWorkflows } from './run-workflows.ts';
import { workflowCode } from './workflow-code.ts';

/** How many steps may run here at once; how many turns do is bounded before. */
const MOST_STEPS = 2_000;
const HEARTBEAT_MS = 5_000;
/** How long a dead process keeps the workflows that it had in memory. */
const STICKY_MS = 2_000;
const DRAIN_MS = 500;

interface Address {
  address: string;
  apiKey?: string;
  tls:
    | false
    | { serverNameOverride?: string; serverRootCACertificate?: Buffer; clientCertPair?: { crt: Buffer; key: Buffer } };
}

function addressOf({ address, apiKey, tls }: TemporalSettings): Address {
  const key = apiKey === undefined ? {} : { apiKey };
  // Left out, a key would switch it on.
  if (tls === undefined) return { address, tls: false, ...key };
  const { serverName, serverCertificates, clientPair } = tls;
  return {
    address,
    ...key,
    tls: {
      ...(serverName === undefined ? {} : { serverNameOverride: serverName }),
      ...(serverCertificates === undefined ? {} : { serverRootCACertificate: serverCertificates }),
      ...(clientPair === undefined ? {} : { clientCertPair: { crt: clientPair.certificate, key: clientPair.key } }),
    },
  };
}

let isInstalled = false;

/** The SDK has one runtime a process. MATS stops by itself and makes its own spans. */
function installRuntime(log: Logger): void {
  if (isInstalled) return;
  isInstalled = true;
  Runtime.install({
    logger: loggerFor(log),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
    shutdownSignals: [],
  });
}

/** A step that takes long shows that it is not lost. */
function withHeartbeat(step: StepActivities['step']): StepActivities['step'] {
  return async (task) => {
    const context = Context.current();
    const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
    try {
      return await step(task);
    } finally {
      clearInterval(beat);
    }
  };
}

/**
 * Connects to Temporal and serves two queues: the shared one, from which any process goes on with any workflow, and the
 * one of this process, from which it does the steps of its runs.
 *
 * @throws when Temporal does not answer.
 */
export async function connectTemporal(options: TemporalOptions): Promise<Temporal> {
  const { settings, executor, payloads, log, step } = options;
  installRuntime(log);
  const { namespace, taskQueue } = settings;
  const ownQueue = `${taskQueue}-${executor}`;
  const dataConverter = { payloadCodecs: [new SmallPayloads(payloads)] };
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).toReversed()) {
      await end().catch((error: unknown) => log.debug({ err: error }, 'Temporal was left with something open'));
    }
  };
  try {
    const connected = await Connection.connect(addressOf(settings));
    closing.push(() => connected.close());
    // A worker of a namespace that is not there would try for ever.
    await connected.workflowService.describeNamespace({ namespace });
    const connection = await NativeConnection.connect(addressOf(settings));
    closing.push(() => connection.close());
    const common = {
      connection,
      namespace,
      dataConverter,
      shutdownForceTime: DRAIN_MS,
    } satisfies Partial<WorkerOptions>;
    const workflowBundle = await workflowCode(loggerFor(log));
    const workers = [
      {
        ...common,
        taskQueue: ownQueue,
        activities: { step: withHeartbeat(step) },
        maxConcurrentActivityTaskExecutions: MOST_STEPS,
      },
      {
        ...common,
        taskQueue,
        workflowBundle,
        stickyQueueScheduleToStartTimeout: STICKY_MS,
        // An error that will not go away ends the run here, where it is told; Temporal would try for ever.
        workflowFailureErrorTypes: { '*': ['Error'] },
      },
    ];
    for (const worker of workers) {
      const lasting = await LastingWorker.start(() => Worker.create(worker), log);
      closing.push(() => lasting.stop());
    }
    const client = new Client({ connection: connected, namespace, dataConverter });
    const runs = new RunWorkflows({ client, taskQueue, ownQueue, log });
    closing.push(() => runs.settled());
    return { run: (...given) => runs.run(...given), forget: (id) => runs.forget(id), close };
  } catch (error) {
    await close();
    throw error;
  }
}
