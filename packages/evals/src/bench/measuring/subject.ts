import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { execPath } from 'node:process';

/** A process under measurement that listens on a port of 127.0.0.1. */
export interface Subject {
  readonly pid: number;
  readonly port: number;
  /** From the start of the process to the line that says it listens. */
  readonly startMs: number;
  /** What it wrote so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

export interface SubjectOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly arguments?: readonly string[];
  /** The core that it may use, where the system can pin a process. */
  readonly core?: number;
  readonly timeoutMs?: number;
}

let canPin: boolean | undefined;

/** Whether processes can be held on a core here: `taskset` is there and there are two cores. */
export function pinning(): boolean {
  canPin ??= availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  return canPin;
}

/** The command line that runs Node with these arguments, held on a core if one is given and pinning works. */
export function nodeCommand(args: readonly string[], core?: number): [string, ...string[]] {
  const command: [string, ...string[]] = [execPath, ...args];
  return core === undefined || !pinning() ? command : ['taskset', '-c', String(core), ...command];
}

/** The port in a line that says "listening", as every service of MATS and every subject writes it. */
export function portOfLine(line: string): number | undefined {
  if (!line.includes('"listening"')) return undefined;
  const { port } = JSON.parse(line) as { port?: unknown };
  return typeof port === 'number' ? port : undefined;
}

/** Ends a process that was started here; harmless when it has ended. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

/**
 * Starts a program that prints one JSON line with `"listening"` and its port.
 *
 * @throws Error with what the program wrote, when it ends or stays silent.
 */
export async function startSubject(file: string, options: SubjectOptions = {}): Promise<Subject> {
  const [command, ...args] = nodeCommand([file, ...(options.arguments ?? [])], options.core);
  const start = performance.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'production', ...options.environment },
  });
  let log = '';
  let timer: NodeJS.Timeout | undefined;
  const listening = new Promise<{ port: number; startMs: number }>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      const line = log.split('\n').find((text) => portOfLine(text) !== undefined);
      if (line !== undefined) resolve({ port: portOfLine(line) ?? 0, startMs: performance.now() - start });
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}:\n${log}`)));
    timer = setTimeout(() => reject(new Error(`${file} does not listen:\n${log}`)), options.timeoutMs ?? 30_000);
  });
  try {
    const { port, startMs } = await listening;
    return { pid: child.pid ?? 0, port, startMs, log: () => log, stop: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
