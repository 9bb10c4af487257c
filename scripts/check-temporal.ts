/*
 * Checks the types of orchestrator/temporal, which is no workspace: its packages are installed by those who want them.
 * Without them there is nothing to check with, which only fails where CI=true.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, '..', 'orchestrator', 'temporal');

if (existsSync(path.join(FOLDER, 'node_modules', '@temporalio', 'worker'))) {
  const { status } = spawnSync('tsc', ['-p', FOLDER], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
} else {
  console.error('not checked: the packages of Temporal are not installed');
  process.exitCode = process.env['CI'] === 'true' ? 1 : 0;
}
