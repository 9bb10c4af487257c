import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startTemporalServer } from '@mats/testing/servers';
import { findProgram } from '../support/find-program.ts';
import { findPostgres, startPostgres } from './postgres-server.ts';
import type { PostgresServer } from './postgres-server.ts';

/** What carries investigations through faults. */
export interface EngineSetup {
  /** Settings of every orchestrator. */
  readonly settings: Readonly<Record<string, string>>;
  readonly postgres?: PostgresServer;
  stop(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  readonly says: string;
  /** How many orchestrators run side by side. */
  readonly orchestrators: number;
  /** What is missing on this host to run it, with how to get it; undefined: nothing. */
  readonly lacks: () => string | undefined;
  readonly setUp: (folder: string) => Promise<EngineSetup>;
}

const nothing = (): undefined => undefined;

async function onPostgres(folder: string): Promise<EngineSetup> {
  const postgres = await startPostgres(folder);
  postgres.createDatabase('mats');
  const settings = { MATS_DATABASE_URL: postgres.url('mats'), MATS_ATTACHMENTS: join(folder, 'attachments') };
  return { settings: { ...settings, MATS_ENGINE: 'dbos' }, postgres, stop: () => postgres.stop() };
}

const lacksPostgres = (): string | undefined =>
  findPostgres() === undefined ? 'Postgres (Debian: apt install postgresql)' : undefined;

const TEMPORAL_PACKAGES = join(import.meta.dirname, '../../orchestrator/temporal/node_modules/@temporalio/worker');

function findTemporal(): string | undefined {
  return findProgram('MATS_TEMPORAL', ['temporal']);
}

function lacksTemporal(): string | undefined {
  if (findTemporal() === undefined) return 'the Temporal CLI (https://docs.temporal.io/cli, or MATS_TEMPORAL)';
  if (!existsSync(TEMPORAL_PACKAGES)) return 'the packages of Temporal (npm ci --prefix orchestrator/temporal)';
  return lacksPostgres();
}

/** Temporal has a file of its own; the product's database is Postgres. */
async function onTemporal(folder: string): Promise<EngineSetup> {
  const onServer = await onPostgres(folder);
  const temporal = await startTemporalServer(findTemporal() ?? '', join(folder, 'temporal.db'));
  return {
    ...onServer,
    settings: { ...onServer.settings, MATS_ENGINE: 'temporal', TEMPORAL_ADDRESS: temporal.address },
    stop: async () => {
      await temporal.kill();
      await onServer.stop();
    },
  };
}

/** Every way to run investigations that the faults are tried on. */
export const ENGINES: readonly Engine[] = [
  {
    name: 'pglite',
    says: 'the light engine on the database inside the orchestrator',
    orchestrators: 1,
    lacks: nothing,
    setUp: () => Promise.resolve({ settings: {}, stop: () => Promise.resolve() }),
  },
  {
    name: 'dbos',
    says: 'DBOS on a Postgres server',
    orchestrators: 1,
    lacks: lacksPostgres,
    setUp: onPostgres,
  },
  {
    name: 'two-orchestrators',
    says: 'DBOS on a Postgres server under two orchestrators',
    orchestrators: 2,
    lacks: lacksPostgres,
    setUp: onPostgres,
  },
  {
    name: 'temporal',
    says: "Temporal's development server, and a Postgres server for the rest",
    orchestrators: 1,
    lacks: lacksTemporal,
    setUp: onTemporal,
  },
];
