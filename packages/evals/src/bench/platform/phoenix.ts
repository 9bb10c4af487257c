import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { NotRunnable } from '../bench.ts';
import { end } from '../measuring/subject.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

export interface Phoenix {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * The real Phoenix: the one that MATS_PHOENIX_URL names, else one started from the Python environment
 * MATS_PHOENIX_VENV, with its data in `folder`.
 *
 * @throws NotRunnable when neither is set.
 */
export async function startPhoenix(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<Phoenix> {
  const url = environment['MATS_PHOENIX_URL'];
  if (url !== undefined && url !== '') return { url: url.replace(/\/+$/, ''), stop: () => Promise.resolve() };
  const venv = environment['MATS_PHOENIX_VENV'];
  if (venv === undefined || venv === '') {
    throw new NotRunnable(
      'This bench needs a real Phoenix. Set MATS_PHOENIX_URL to one that runs, or MATS_PHOENIX_VENV to a Python environment with arize-phoenix ("npm start" makes one under .mats).',
    );
  }
  const [port, grpcPort] = [await freePort(), await freePort()];
  const child = spawn(join(venv, 'bin', 'phoenix'), ['serve'], {
    stdio: 'ignore',
    env: {
      PATH: environment['PATH'] ?? '',
      PHOENIX_HOST: '127.0.0.1',
      PHOENIX_PORT: String(port),
      PHOENIX_GRPC_PORT: String(grpcPort),
      PHOENIX_WORKING_DIR: folder,
      PHOENIX_TELEMETRY_ENABLED: 'false',
      PHOENIX_ALLOW_EXTERNAL_RESOURCES: 'false',
    },
  });
  const own = `http://127.0.0.1:${port}`;
  try {
    await until('Phoenix to answer', {
      timeoutMs: 180_000,
      everyMs: 500,
      look: async () => ((await fetch(`${own}/healthz`)).ok ? true : undefined),
    });
  } catch (error) {
    await end(child);
    throw error;
  }
  return { url: own, stop: () => end(child) };
}

/** How many spans of a trace Phoenix shows over its HTTP interface. */
export async function visibleSpans(phoenixUrl: string, trace: { project: string; traceId: string }): Promise<number> {
  const path = `/v1/projects/${encodeURIComponent(trace.project)}/spans?limit=1000&trace_id=${trace.traceId}`;
  const answer = await fetch(`${phoenixUrl}${path}`);
  if (!answer.ok) {
    await answer.arrayBuffer();
    return 0;
  }
  const { data } = (await answer.json()) as { data: readonly unknown[] };
  return data.length;
}
