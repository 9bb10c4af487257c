import { spawn } from 'node:child_process';
import { closeSync, existsSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from '../command-error.ts';
import { lastMessage, openLog } from '../process/log-file.ts';

const SOURCES = ['ui/src/web', 'ui/src/build', 'packages/contracts/src'];
const BUILT = 'ui/dist/web/index.html';

async function newestChange(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.includes('.test.'));
  const times = await Promise.all(
    files.map(async (file) => (await stat(path.join(file.parentPath, file.name))).mtimeMs),
  );
  return Math.max(0, ...times);
}

/** Whether the built web app is missing or older than what it is built from. */
export async function isWebStale(root: string): Promise<boolean> {
  const built = path.join(root, BUILT);
  if (!existsSync(built)) return true;
  const changes = await Promise.all(SOURCES.map((folder) => newestChange(path.join(root, folder))));
  return Math.max(...changes) > statSync(built).mtimeMs;
}

/**
 * Builds the web app, in a process of its own so that the builder's memory goes with it.
 *
 * @throws CommandError with the builder's last word.
 */
export function buildWebApp(options: { root: string; logFile: string }): Promise<void> {
  const log = openLog(options.logFile);
  const child = spawn(process.execPath, [path.join(options.root, 'ui/src/build/main.ts')], {
    cwd: options.root,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void =>
      reject(new CommandError(`The web app could not be built: ${reason}.`, `See ${options.logFile}.`));
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else fail(lastMessage(options.logFile) ?? `exit code ${code}`);
    });
  });
}
