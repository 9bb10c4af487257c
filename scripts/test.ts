/*
 * `npm test`: starts one real Phoenix, runs the tests of every workspace, and ends with one line of sums.
 * Folders of workspaces as arguments run those alone: `npm test -- orchestrator packages/cli`.
 * Where CI=true nothing may be skipped.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readWorkspaces } from './src/import-table.ts';
import { startPhoenixForTests } from './src/phoenix-for-tests.ts';
import { quietEnvironment } from './src/run-step.ts';
import { addResults, NO_RESULTS, readResults, summaryLine } from './src/test-results.ts';

const ROOT = path.join(import.meta.dirname, '..');
const RESULTS = path.join('.turbo', 'jest-results.json');

function tell(line: string): void {
  console.log(line);
}

function requireGit(): void {
  if (spawnSync('git', ['--version']).status === 0) return;
  console.error('git is missing. Install it: the tests read real repositories.');
  process.exit(1);
}

function chooseWorkspaces(wanted: readonly string[]): readonly { name: string; folder: string }[] {
  const testable = readWorkspaces(ROOT).filter(({ folder }) => existsSync(path.join(ROOT, folder, 'jest.config.js')));
  const folders = wanted.map((folder) => path.relative(ROOT, path.resolve(folder)));
  const unknown = folders.filter((folder) => !testable.some((workspace) => workspace.folder === folder));
  if (unknown.length > 0) {
    console.error(
      `${unknown.join(', ')}: no workspace with tests. There are: ${testable.map(({ folder }) => folder).join(', ')}.`,
    );
    process.exit(1);
  }
  return testable.filter(({ folder }) => folders.length === 0 || folders.includes(folder));
}

/** Runs the tests; resolves to turbo's exit code. */
function runTests(names: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  const turbo = ['run', 'test', '--ui=stream', '--concurrency=2', '--continue=always', '--env-mode=loose'];
  const filters = names.map((name) => `--filter=${name}`);
  const jest = ['--', '--passWithNoTests', '--json', `--outputFile=${RESULTS}`];
  const child = spawn('turbo', [...turbo, ...filters, ...jest], {
    cwd: ROOT,
    env: { ...quietEnvironment(ROOT), ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

requireGit();
const workspaces = chooseWorkspaces(process.argv.slice(2));
for (const { folder } of workspaces) {
  mkdirSync(path.join(ROOT, folder, '.turbo'), { recursive: true });
  rmSync(path.join(ROOT, folder, RESULTS), { force: true });
}
const phoenix = await startPhoenixForTests(ROOT, tell);
const stopEarly = (): void => void phoenix.stop().finally(() => process.exit(130));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopEarly);
const names = workspaces.map(({ name }) => name);
let exitCode: number;
try {
  exitCode = await runTests(names, phoenix.environment);
} finally {
  await phoenix.stop();
}

const results = workspaces
  .map(({ folder }) => readResults(folder, path.join(ROOT, folder, RESULTS)))
  .reduce(addResults, NO_RESULTS);
tell('');
for (const line of results.missed) tell(`not run  ${line}`);
for (const line of results.failed) tell(`FAILED   ${line}`);
const nothingMayMiss = process.env['CI'] === 'true';
if (nothingMayMiss && results.skipped > 0)
  tell('CI=true: a skipped test counts as a failure; provide what the lines above name.');
tell(summaryLine(results));
const ok =
  exitCode === 0 && results.failed.length === 0 && results.passed > 0 && !(nothingMayMiss && results.skipped > 0);
process.exit(ok ? 0 : 1);
