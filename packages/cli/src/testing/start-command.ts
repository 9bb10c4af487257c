import { spawn } from 'node:child_process';
import { processEnvironment } from '../env.ts';
import { findFreePort } from '../up/ports.ts';

/** A command that runs, and what it has printed so far. */
export type RunningCommand = {
  readonly output: () => string;
  /** Resolves when the output holds the text; rejects when the command ends first or `limitMs` is over. */
  readonly prints: (text: string, limitMs: number) => Promise<void>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Resolves to the exit code. */
  readonly ended: Promise<number | null>;
};

export type CommandOptions = {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Starts a command in a process group of its own, so that a test can end all of it. */
export function startCommand(command: readonly [string, ...string[]], options: CommandOptions): RunningCommand {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: options.folder,
    env: { ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const prints = (text: string, limitMs: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const fail = (why: string): void => reject(new Error(`${why} before it printed "${text}":\n${printed}`));
      const timer = setTimeout(() => fail(`${limitMs} ms were over`), limitMs);
      const look = (): void => {
        if (!printed.includes(text)) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void ended.then((code) => fail(`it ended with ${code}`));
    });
  return { output: () => printed, prints, signal: (name) => void child.kill(name), ended };
}

const PORT_VARIABLES = [
  'MATS_UI_PORT',
  'MATS_ORCHESTRATOR_PORT',
  'MATS_SRE_AGENT_PORT',
  'MATS_INVESTIGATOR_AGENT_PORT',
  'MATS_ARCHITECT_AGENT_PORT',
  'PHOENIX_PORT',
] as const;

/** A free port for everything that `mats up` starts, as settings. */
export async function freePortSettings(): Promise<Readonly<Record<(typeof PORT_VARIABLES)[number], string>>> {
  const ports = await Promise.all(PORT_VARIABLES.map(() => findFreePort('127.0.0.1')));
  return Object.fromEntries(PORT_VARIABLES.map((name, index) => [name, String(ports[index])])) as Record<
    (typeof PORT_VARIABLES)[number],
    string
  >;
}

/** This process's environment without what would lead a start elsewhere. */
export function plainEnvironment(): Record<string, string | undefined> {
  const left = /^(?:MATS_|PHOENIX_|OTEL_|REPOSITORIES$|SAMPLE_DIR$|npm_|NODE_OPTIONS$|NODE_ENV$|JEST_|FORCE_COLOR$)/;
  return Object.fromEntries(Object.entries(processEnvironment()).filter(([name]) => !left.test(name)));
}
