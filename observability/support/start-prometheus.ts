import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

const FOLDER = join(import.meta.dirname, '..', 'prometheus');

/** A series of an answer: its labels and its value. */
export interface PrometheusSample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface PrometheusAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly state: string;
}

export interface RunningPrometheus {
  /** What an expression gives now; throws with what Prometheus says of one that it cannot read. */
  query(expression: string): Promise<PrometheusSample[]>;
  /** Its rules with what is wrong with them. */
  rules(): Promise<{ name: string; health: string; lastError?: string }[]>;
  alerts(): Promise<PrometheusAlert[]>;
  /** Names a further agent, as its owner would: by a file in `agents/`. */
  addAgent(name: string, address: string): Promise<void>;
  stop(): Promise<void>;
}

interface Job {
  job_name: string;
  static_configs?: { targets: string[] }[];
  dns_sd_configs?: unknown;
  file_sd_configs?: { files: string[]; refresh_interval?: string }[];
}

/** The repository's configuration with the names of compose replaced by addresses; the services that are not there are left out. */
async function writeConfiguration(folder: string, addresses: ReadonlyMap<string, string>): Promise<void> {
  const config = parse(await readFile(join(FOLDER, 'prometheus.yml'), 'utf8')) as {
    global: Record<string, string>;
    scrape_configs: Job[];
  };
  const jobs = config.scrape_configs
    .filter(({ dns_sd_configs: byName }) => byName === undefined)
    .map((job) => ({
      ...job,
      ...(job.static_configs === undefined
        ? {}
        : {
            static_configs: job.static_configs.map(({ targets }) => ({
              targets: targets.map((target) => addresses.get(target) ?? target),
            })),
          }),
      ...(job.file_sd_configs === undefined
        ? {}
        : { file_sd_configs: job.file_sd_configs.map((files) => ({ ...files, refresh_interval: '1s' })) }),
    }));
  const global = { ...config.global, scrape_interval: '500ms', scrape_timeout: '500ms', evaluation_interval: '500ms' };
  await mkdir(join(folder, 'agents'), { recursive: true });
  await writeFile(join(folder, 'prometheus.yml'), stringify({ ...config, global, scrape_configs: jobs }));
  await writeFile(join(folder, 'alerts.yml'), await readFile(join(FOLDER, 'alerts.yml')));
}

/**
 * Starts the real Prometheus with the repository's configuration, asking every half second. `addresses` says where what
 * compose calls `name:port` is.
 */
export async function startPrometheus(options: {
  readonly binary: string;
  readonly folder: string;
  readonly addresses: ReadonlyMap<string, string>;
}): Promise<RunningPrometheus> {
  const { binary, folder, addresses } = options;
  await writeConfiguration(folder, addresses);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    binary,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  await until('Prometheus to be ready', async () => {
    if (child.exitCode !== null) throw new Error(`Prometheus ended with ${child.exitCode}:\n${log}`);
    return (await fetch(`${url}/-/ready`)).ok ? true : undefined;
  });
  const ask = async <Data>(path: string): Promise<Data> => {
    const answer = (await (await fetch(`${url}/api/v1/${path}`)).json()) as { data: Data; error?: string };
    if (answer.error !== undefined) throw new Error(`Prometheus says of ${path}: ${answer.error}`);
    return answer.data;
  };
  return {
    query: async (expression) => {
      const { result } = await ask<{ result: { metric: Record<string, string>; value: [number, string] }[] }>(
        `query?query=${encodeURIComponent(expression)}`,
      );
      return result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }));
    },
    rules: async () => {
      type Group = { rules: { name: string; health: string; lastError?: string }[] };
      return (await ask<{ groups: Group[] }>('rules')).groups.flatMap(({ rules }) => rules);
    },
    alerts: async () => (await ask<{ alerts: PrometheusAlert[] }>('alerts')).alerts,
    addAgent: (name, address) => writeFile(join(folder, 'agents', `${name}.yml`), stringify([{ targets: [address] }])),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
