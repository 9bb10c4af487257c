import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { CommandError } from '../command-error.ts';
import { openLog } from '../process/log-file.ts';
import { PHOENIX_VERSION } from './phoenix-version.ts';
import type { Python } from './find-python.ts';

export type SetUpOptions = {
  readonly venv: string;
  readonly python: Python;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
  /** Told in words what happens now; called at most once a package. */
  readonly progress: (step: string) => void;
  readonly signal?: AbortSignal;
};

function binary(venv: string, name: string): string {
  return process.platform === 'win32' ? path.join(venv, 'Scripts', `${name}.exe`) : path.join(venv, 'bin', name);
}

/** The Phoenix command of a virtual environment. */
export function phoenixCommand(venv: string): string {
  return binary(venv, 'phoenix');
}

function markerFile(venv: string): string {
  return path.join(venv, 'mats-phoenix-version');
}

/** Whether a set-up of the version that MATS wants was finished in that folder. */
export function isPhoenixSetUp(venv: string): boolean {
  const marker = markerFile(venv);
  return existsSync(marker) && readFileSync(marker, 'utf8').trim() === PHOENIX_VERSION;
}

type Step = { readonly command: string; readonly args: readonly string[] };

function run(step: Step, options: SetUpOptions, onLine: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const log = openLog(options.logFile);
    const child = spawn(step.command, [...step.args], {
      env: { ...options.environment, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PYTHONUNBUFFERED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const kill = (): boolean => child.kill('SIGKILL');
    options.signal?.addEventListener('abort', kill, { once: true });
    child.stderr.on('data', (chunk: Buffer) => writeSync(log, chunk));
    createInterface({ input: child.stdout }).on('line', (line) => {
      writeSync(log, `${line}\n`);
      onLine(line);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      closeSync(log);
      options.signal?.removeEventListener('abort', kill);
      if (code === 0) resolve();
      else reject(new Error(`${path.basename(step.command)} ${step.args[0]} ended with exit code ${code}`));
    });
  });
}

/** What pip is doing, from one line of its output; undefined when the line says nothing new. */
export function describePipLine(line: string, collected: number): string | undefined {
  if (line.startsWith('Collecting ')) return `downloading, ${collected} packages so far`;
  if (line.startsWith('Installing collected packages')) return `installing ${collected} packages`;
  return undefined;
}

/**
 * Makes a virtual environment with Phoenix in it, about 900 MB; goes on where an interrupted set-up stopped. Returns at
 * once when it is there.
 *
 * @throws CommandError that names the log.
 */
export async function setUpPhoenix(options: SetUpOptions): Promise<void> {
  const { venv, python, progress } = options;
  if (isPhoenixSetUp(venv)) return;
  mkdirSync(path.dirname(venv), { recursive: true });
  try {
    if (!existsSync(binary(venv, 'pip'))) {
      progress(`making a virtual environment with Python ${python.version}`);
      rmSync(venv, { recursive: true, force: true });
      await run({ command: python.command, args: ['-m', 'venv', venv] }, options, () => undefined);
    }
    let collected = 0;
    const args = ['-m', 'pip', 'install', '--progress-bar', 'off', `arize-phoenix==${PHOENIX_VERSION}`];
    progress('downloading');
    await run({ command: binary(venv, 'python'), args }, options, (line) => {
      if (line.startsWith('Collecting ')) collected += 1;
      const step = describePipLine(line, collected);
      if (step !== undefined) progress(step);
    });
    writeFileSync(markerFile(venv), `${PHOENIX_VERSION}\n`);
  } catch (error) {
    throw new CommandError(
      `Phoenix could not be set up: ${error instanceof Error ? error.message : String(error)}.`,
      `See ${options.logFile}; the next start tries again, --no-phoenix leaves it out.`,
      { cause: error },
    );
  }
}
