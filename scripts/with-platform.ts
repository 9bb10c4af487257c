/*
 * `node scripts/run.cjs scripts/with-platform.ts COMMAND [ARGUMENTS]`: starts everything the way `npm start` does, on
 * free ports and with an empty data folder, asks the doctor, runs the command with the URLs of the orchestrator and of
 * Phoenix as its last two arguments, and stops everything. Ends with the command's exit code.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { foldersUnder } from '@mats/cli';
import { freePortSettings, startCommand } from '@mats/cli/testing';

const ROOT = path.join(import.meta.dirname, '..');
const MATS = path.join(ROOT, 'packages', 'cli', 'src', 'main.ts');
const START_LIMIT_MS = 600_000;

function run(command: readonly string[]): number {
  const [program, ...args] = command;
  if (program === undefined) throw new Error('name a command to run');
  const done = spawnSync(program, args, { stdio: 'inherit' });
  if (done.error !== undefined) throw done.error;
  return done.status ?? 1;
}

const command = process.argv.slice(2);
if (command.length === 0) {
  console.error('Name a command: node scripts/run.cjs scripts/with-platform.ts COMMAND [ARGUMENTS]');
  process.exit(2);
}
const data = mkdtempSync(path.join(tmpdir(), 'mats-platform-'));
const ports = await freePortSettings();
// The Phoenix that a test run has set up is good enough, and saves a second set-up.
const venv = foldersUnder(path.join(ROOT, '.mats')).phoenixVenv;
const known = process.env['MATS_PHOENIX_VENV'] ?? (existsSync(venv) ? venv : undefined);
const environment = { ...process.env, ...ports, ...(known === undefined ? {} : { MATS_PHOENIX_VENV: known }) };
const platform = startCommand([process.execPath, MATS, 'up', '--data', data], { folder: ROOT, environment });
let exitCode = 1;
try {
  const [orchestrator, phoenix] = [ports.MATS_ORCHESTRATOR_PORT, ports.PHOENIX_PORT].map(
    (port) => `http://127.0.0.1:${port}`,
  );
  if (orchestrator === undefined || phoenix === undefined) throw new Error('no ports');
  await platform.prints('Ctrl-C stops everything.', START_LIMIT_MS);
  await platform.prints(phoenix, START_LIMIT_MS);
  exitCode = run([process.execPath, MATS, 'doctor', '--data', data]) || run([...command, orchestrator, phoenix]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  platform.signal('SIGTERM');
  await platform.ended;
  rmSync(data, { recursive: true, force: true });
}
process.exit(exitCode);
