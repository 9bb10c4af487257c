import path from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings, setting } from '../env.ts';
import { matsVersion, REPOSITORY_ROOT } from '../repository-root.ts';
import { foldersUnder } from '../up/folders.ts';
import { Platform } from '../up/platform.ts';
import { choosePorts } from '../up/ports.ts';
import { createScreen } from '../up/screen.ts';
import { readOffset } from './read-offset.ts';

export const UP_USAGE = `mats up [--no-phoenix] [--port-offset N] [--data FOLDER]

Starts everything without Docker and stops it on Ctrl-C.
  --no-phoenix      leave Phoenix out
  --port-offset N   add N to every port
  --data FOLDER     keep data and logs there (default .mats)`;

/** npm, the launcher and the terminal each pass one Ctrl-C on: what comes within this time is the same press. */
const SAME_PRESS_MS = 700;
const LAUNCHER_CHECK_MS = 1_000;

/** Resolves on the first signal to stop; a second Ctrl-C ends everything at once. */
function waitForStop(options: { platform: Platform; launcher: string | undefined }): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = (signal?: NodeJS.Signals): void => {
      const now = performance.now();
      if (askedAt === undefined) {
        askedAt = now;
        resolve();
      } else if (signal === 'SIGINT' && now - askedAt > SAME_PRESS_MS) {
        options.platform.kill();
        process.exit(1);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    if (options.launcher !== String(process.ppid)) return;
    // A launcher that was killed cannot pass a signal on; its services must not outlive it.
    const watch = setInterval(() => {
      if (String(process.ppid) === options.launcher) return;
      clearInterval(watch);
      ask();
    }, LAUNCHER_CHECK_MS);
    watch.unref();
  });
}

/** `mats up`: runs until it is told to stop; resolves to the exit code. */
export async function runUp(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { 'no-phoenix': { type: 'boolean' }, 'port-offset': { type: 'string' }, data: { type: 'string' } },
  });
  const environment = readSettings(REPOSITORY_ROOT);
  const screen = createScreen(process.stdout);
  const base = path.resolve(values.data ?? path.join(REPOSITORY_ROOT, '.mats'));
  const platform = new Platform({
    root: REPOSITORY_ROOT,
    folders: foldersUnder(base),
    ports: choosePorts(environment, readOffset(values['port-offset'])),
    host: '127.0.0.1',
    environment,
    withPhoenix: values['no-phoenix'] !== true,
    screen,
    now: () => performance.now(),
  });
  const asked = waitForStop({ platform, launcher: setting(environment, 'MATS_LAUNCHER_PID') });
  screen.line(`MATS ${matsVersion()}  logs in ${path.join(path.relative(process.cwd(), base) || base, 'logs')}`);
  screen.line();
  const started = platform.start();
  await Promise.race([asked, started.then(() => asked)]);
  screen.line('Stopping ...');
  await platform.stop();
  await started.catch(() => undefined);
  screen.line('Stopped.');
  return 0;
}
