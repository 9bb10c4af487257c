import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchPath } from '../support/env.ts';
import { freePort } from '../support/free-port.ts';
import { until } from '../support/until.ts';
import { createProcess } from './process.ts';
import type { RestartableProcess } from './process.ts';

const DEBIAN = '/usr/lib/postgresql';
const HOST = '127.0.0.1';

/** A Postgres server of our own, to stop, freeze and fill. */
export interface PostgresServer {
  readonly port: number;
  url(database: string): string;
  createDatabase(name: string): void;
  /** Runs a statement as its owner. */
  sql(database: string, statement: string): string;
  start(): Promise<void>;
  /** Without a word to anybody, as when the machine loses its power. */
  stopAtOnce(): Promise<void>;
  /** Stops all its processes where they are, and lets them go on. */
  freeze(): void;
  thaw(): void;
  /** Its processes at the moment. */
  processes(): number[];
  stop(): Promise<void>;
}

const PROGRAMS = ['initdb', 'postgres', 'psql'];

/** The folder with Postgres' programs, the newest; undefined where there is none. */
export function findPostgres(): string | undefined {
  const debian = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .toSorted((one, other) => Number(other) - Number(one))
        .map((version) => join(DEBIAN, version, 'bin'))
    : [];
  return [...debian, ...searchPath().split(':')].find((folder) =>
    PROGRAMS.every((program) => existsSync(join(folder, program))),
  );
}

/** Postgres refuses to run as root. */
function accountFor(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (kind: '-u' | '-g'): number => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ').map(Number);
}

/** Makes a database cluster below `folder` and starts it on a free port. */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('Postgres is not installed (Debian: apt install postgresql)');
  const account = accountFor();
  const home = join(folder, 'postgres');
  const data = join(home, 'data');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (account !== undefined) chownSync(home, account.uid, account.gid);
  const environment = { PATH: searchPath(), LC_ALL: 'C.UTF-8' };
  const options = { ...account, env: environment, cwd: '/', encoding: 'utf8', stdio: 'pipe' } as const;
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8'], options);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${home}`, 'max_connections=200'];
  const server: RestartableProcess = createProcess({
    name: 'postgres',
    command: join(bin, 'postgres'),
    args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    environment,
    ...(account === undefined ? {} : { account }),
  });
  const sql = (database: string, statement: string): string =>
    execFileSync(
      join(bin, 'psql'),
      ['-h', HOST, '-p', String(port), '-U', 'postgres', '-d', database, '-qAtc', statement],
      options,
    );
  const start = async (): Promise<void> => {
    await server.start();
    await until(
      'Postgres to answer',
      () => Promise.resolve(sql('postgres', 'select 1') === '' ? undefined : true),
      60_000,
    );
  };
  const processes = (): number[] => {
    const { pid } = server;
    return pid === undefined ? [] : [pid, ...childrenOf(pid)];
  };
  const each = (signal: NodeJS.Signals): void => {
    for (const pid of processes()) process.kill(pid, signal);
  };
  await start();
  return {
    port,
    url: (database) => `postgres://postgres@${HOST}:${port}/${database}`,
    createDatabase: (name) => void sql('postgres', `create database ${name}`),
    sql,
    start,
    stopAtOnce: async () => void (await server.end('SIGQUIT')),
    freeze: () => each('SIGSTOP'),
    thaw: () => each('SIGCONT'),
    processes,
    stop: async () => void (await server.end('SIGINT')),
  };
}
