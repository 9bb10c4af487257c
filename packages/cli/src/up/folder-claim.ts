import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CommandError } from '../command-error.ts';

const recordSchema = z.object({
  pid: z.int().positive(),
  url: z.string(),
  /** Where each service listens, by its name. */
  ports: z.record(z.string(), z.int()),
  /** What the start has running, so that the next one can clear up after it was killed. */
  children: z.record(z.string(), z.object({ pid: z.int().positive(), mark: z.string() })),
});

type ClaimRecord = z.infer<typeof recordSchema>;

/** The right to run MATS in a data folder; one start at a time holds it. */
export type FolderClaim = {
  /** Notes a child process; `mark` is a part of its command line, which tells it from a reused process id. */
  readonly note: (name: string, child: { pid: number; mark: string }) => void;
  readonly release: () => void;
};

export type ClaimOptions = {
  /** Where the page of this start will be; told to whoever tries to start a second one. */
  readonly url: string;
  readonly ports: Readonly<Record<string, number>>;
  /** Told how many processes a killed start had left behind. */
  readonly onLeftovers?: (count: number) => void;
};

function commandLine(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  if (process.platform === 'win32') return '';
  const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  // Without `ps`, a living process has to be taken for the one that is meant.
  return shown.error === undefined ? shown.stdout : '';
}

function isAlive(pid: number, mark: string): boolean {
  const command = commandLine(pid);
  return command !== undefined && (command === '' || command.includes(mark));
}

function readClaim(file: string): ClaimRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The ports of the start that holds a data folder; none when nothing runs there. */
export function readRunningPorts(folder: string): Readonly<Record<string, number>> {
  const held = readClaim(path.join(folder, 'up.json'));
  return held !== undefined && isAlive(held.pid, 'main.ts') ? held.ports : {};
}

function create(file: string, record: ClaimRecord): boolean {
  try {
    writeFileSync(file, JSON.stringify(record), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function killLeftovers(record: ClaimRecord): number {
  const left = Object.values(record.children).filter(({ pid, mark }) => isAlive(pid, mark));
  for (const { pid } of left) process.kill(pid, 'SIGKILL');
  return left.length;
}

/**
 * Claims a data folder for this process. A claim whose owner was killed is taken over, and what it left running is
 * ended.
 *
 * @throws CommandError when another start holds the folder.
 */
export function claimFolder(folder: string, options: ClaimOptions): FolderClaim {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = path.join(folder, 'up.json');
  const record: ClaimRecord = { pid: process.pid, url: options.url, ports: { ...options.ports }, children: {} };
  if (!create(file, record)) {
    const held = readClaim(file);
    if (held !== undefined && held.pid !== process.pid && isAlive(held.pid, 'main.ts')) {
      throw new CommandError(
        `MATS runs in ${folder} already (process ${held.pid}, ${held.url}).`,
        'Use that one or stop it with Ctrl-C; a second one needs --data <folder> and --port-offset <number>.',
      );
    }
    const left = held === undefined ? 0 : killLeftovers(held);
    if (left > 0) options.onLeftovers?.(left);
    rmSync(file, { force: true });
    if (!create(file, record)) return claimFolder(folder, options);
  }
  return {
    note: (name, child) => {
      record.children[name] = child;
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(record));
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}
