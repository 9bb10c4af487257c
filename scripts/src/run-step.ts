import { spawn } from 'node:child_process';
import path from 'node:path';

/** A command of the repository's own tools. */
export type Step = {
  readonly name: string;
  /** A program of node_modules/.bin, or a script of this folder ending in `.ts`, and its arguments. */
  readonly run: readonly [string, ...string[]];
  /** What repairs it, or what to do by hand. */
  readonly fix: string;
};

export type StepResult = { readonly step: Step; readonly ok: boolean; readonly output: string; readonly ms: number };

/** The environment in which tools neither report usage nor draw on the screen. */
export function quietEnvironment(root: string): NodeJS.ProcessEnv {
  const folders = [path.dirname(process.execPath), path.join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''];
  return {
    ...process.env,
    PATH: folders.join(path.delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  };
}

/** Runs a step to its end and keeps what it printed; never throws. */
export function runStep(root: string, step: Step): Promise<StepResult> {
  const [program, ...args] = step.run;
  const isScript = program.endsWith('.ts');
  const startedAt = performance.now();
  const child = spawn(isScript ? process.execPath : program, isScript ? [path.join(root, program), ...args] : args, {
    cwd: root,
    env: quietEnvironment(root),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && !isScript,
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    const finish = (ok: boolean, extra = ''): void => {
      const output = `${Buffer.concat(chunks).toString('utf8')}${extra}`.trim();
      resolve({ step, ok, output, ms: performance.now() - startedAt });
    };
    child.once('error', (error) => finish(false, error.message));
    child.once('close', (code) => finish(code === 0));
  });
}
