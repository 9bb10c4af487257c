import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { choosePhoenix, findFreePort, foldersUnder, planPhoenix, setUpPhoenix, supervise } from '@mats/cli';

/** The one real Phoenix of a test run. */
export type PhoenixForTests = {
  /** MATS_PHOENIX_URL and MATS_PHOENIX_VENV as the tests get them; empty without a Phoenix. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

const HOST = '127.0.0.1';
const START_LIMIT_MS = 180_000;

async function startFrom(venv: string, root: string): Promise<PhoenixForTests> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'mats-phoenix-'));
  const port = await findFreePort(HOST);
  const plan = planPhoenix({
    venv,
    dataFolder,
    logFile: path.join(foldersUnder(path.join(root, '.mats')).logs, 'phoenix-for-tests.log'),
    host: HOST,
    port,
    grpcPort: await findFreePort(HOST),
    environment: process.env,
    root,
  });
  const running = await new Promise<ReturnType<typeof supervise>>((resolve, reject) => {
    const late = setTimeout(() => {
      supervised.kill();
      reject(new Error(`Phoenix was not ready after ${START_LIMIT_MS / 1000} s; see ${plan.logFile}`));
    }, START_LIMIT_MS);
    const supervised = supervise(plan, {
      now: () => performance.now(),
      report: (event) => {
        if (event.type !== 'ready') return;
        clearTimeout(late);
        resolve(supervised);
      },
    });
  });
  return {
    environment: { MATS_PHOENIX_URL: `http://${HOST}:${port}`, MATS_PHOENIX_VENV: path.resolve(venv) },
    stop: async () => {
      await running.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts Phoenix for a test run: from MATS_PHOENIX_VENV, else from `.mats/phoenix`, which is set up first where the
 * host has a Python for it. A Phoenix named by MATS_PHOENIX_URL is used as it is.
 *
 * @throws Error when there is a Phoenix that does not start.
 */
export async function startPhoenixForTests(root: string, tell: (line: string) => void): Promise<PhoenixForTests> {
  const nothing = { environment: {}, stop: () => Promise.resolve() };
  if (process.env['MATS_PHOENIX_URL'] !== undefined) return nothing;
  const folders = foldersUnder(path.join(root, '.mats'));
  const { PHOENIX_COLLECTOR_ENDPOINT: _phoenix, OTEL_EXPORTER_OTLP_ENDPOINT: _collector, ...environment } = process.env;
  const choice = choosePhoenix({ environment, wanted: true, venv: folders.phoenixVenv });
  if (choice.kind !== 'own') return nothing;
  if (choice.python !== undefined) {
    const logFile = path.join(folders.logs, 'phoenix-setup.log');
    let phase: string | undefined;
    const progress = (step: string): void => {
      const [word] = step.split(/[, ]/);
      if (word !== phase) tell(`Phoenix: ${step}`);
      phase = word;
    };
    tell('Phoenix: setting up once, about 900 MB');
    await setUpPhoenix({ venv: choice.venv, python: choice.python, environment, logFile, progress });
  }
  return startFrom(choice.venv, root);
}
