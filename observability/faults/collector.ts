import { join } from 'node:path';
import { searchPath } from '../support/env.ts';
import { findProgram } from '../support/find-program.ts';
import { freePort } from '../support/free-port.ts';
import { createProcess } from './process.ts';
import type { RestartableProcess } from './process.ts';

const CONFIG = join(import.meta.dirname, '..', 'collector', 'session-extractor.yaml');

/** The program; undefined where there is none. */
export function findCollector(): string | undefined {
  return findProgram('MATS_COLLECTOR_BINARY', ['otelcol-contrib', 'otelcol']);
}

/** The real collector with the repository's configuration and a queue of its own below `folder`, not yet started. */
export async function createCollector(
  folder: string,
  phoenixUrl: string,
): Promise<RestartableProcess & { readonly url: string }> {
  const command = findCollector();
  if (command === undefined) throw new Error('the collector is not there; set MATS_COLLECTOR_BINARY');
  const [http, grpc, health] = [await freePort(), await freePort(), await freePort()];
  const process = createProcess({
    name: 'collector',
    command,
    args: ['--config', CONFIG, '--config', 'yaml:exporters::otlp_http/phoenix::encoding: proto'],
    readyUrl: `http://127.0.0.1:${health}`,
    environment: {
      PATH: searchPath(),
      PHOENIX_ENDPOINT: phoenixUrl,
      COLLECTOR_HTTP_ENDPOINT: `127.0.0.1:${http}`,
      COLLECTOR_GRPC_ENDPOINT: `127.0.0.1:${grpc}`,
      COLLECTOR_HEALTH_ENDPOINT: `127.0.0.1:${health}`,
      COLLECTOR_QUEUE_DIR: join(folder, 'collector-queue'),
    },
  });
  return Object.assign(process, { url: `http://127.0.0.1:${http}` });
}
