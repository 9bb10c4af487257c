import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

const CONFIG = join(import.meta.dirname, '..', 'collector', 'session-extractor.yaml');

export interface RunningCollector {
  /** Base URL of its OTLP/HTTP receiver. */
  readonly url: string;
  /** What Prometheus asks it. */
  readonly metricsUrl: string;
  /** What it wrote to stdout and stderr. */
  log(): string;
  /** Ends it with a signal and waits for its end. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface CollectorOptions {
  readonly binary: string;
  /** Base URL of what stands behind it. */
  readonly phoenixUrl: string;
  /** Folder of its queue; given again, a restarted collector goes on where the last one ended. */
  readonly queueFolder: string;
  /** `json` lets a receiver without protobuf read what arrives; Phoenix itself reads `proto` alone. */
  readonly encoding: 'json' | 'proto';
  readonly project?: string;
}

/** Starts the real collector with the repository's own configuration on free ports and waits until it is healthy. */
export async function startCollector(options: CollectorOptions): Promise<RunningCollector> {
  const [http, grpc, health, metrics] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const overlay = `yaml:exporters::otlp_http/phoenix::encoding: ${options.encoding}`;
  const child: ChildProcess = spawn(options.binary, ['--config', CONFIG, '--config', overlay], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PHOENIX_ENDPOINT: options.phoenixUrl,
      COLLECTOR_HTTP_ENDPOINT: `127.0.0.1:${http}`,
      COLLECTOR_GRPC_ENDPOINT: `127.0.0.1:${grpc}`,
      COLLECTOR_HEALTH_ENDPOINT: `127.0.0.1:${health}`,
      COLLECTOR_METRICS_HOST: '127.0.0.1',
      COLLECTOR_METRICS_PORT: String(metrics),
      COLLECTOR_QUEUE_DIR: options.queueFolder,
      ...(options.project === undefined ? {} : { PHOENIX_PROJECT: options.project }),
    },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  await until('the collector to be healthy', async () => {
    if (child.exitCode !== null) throw new Error(`The collector ended with ${child.exitCode}:\n${log}`);
    return (await fetch(`http://127.0.0.1:${health}`)).ok ? true : undefined;
  });
  return {
    url: `http://127.0.0.1:${http}`,
    metricsUrl: `http://127.0.0.1:${metrics}/metrics`,
    log: () => log,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
