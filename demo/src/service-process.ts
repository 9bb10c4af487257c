import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { deployRevision, readServiceSettings, type ServiceSettings } from './deploy-revision.ts';
import { systemEnvironment } from './env.ts';

/** How a process ended, as `docker inspect` tells it. */
export interface ServiceExit {
  /** 128 + the signal's number when a signal ended it, as containers report. */
  readonly exitCode: number;
  readonly signal: NodeJS.Signals | null;
}

export interface ServiceProcessOptions {
  readonly service: string;
  readonly repository: string;
  /** Where revisions are checked out to: the paths in stack traces. */
  readonly appFolder: string;
  readonly dataFolder: string;
  /** Addresses and secrets, as a platform gives them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Called for each line the process writes and each line the platform adds. */
  readonly write: (line: string) => void;
  readonly now: () => Date;
  /** Called when the process ends without having been asked to. */
  readonly onCrash: (exit: ServiceExit) => void;
}

const STOP_PATIENCE_MS = 3000;
const SIGNAL_NUMBERS: Readonly<Record<string, number>> = {
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
  SIGTRAP: 5,
  SIGILL: 4,
};

function exitOf(code: number | null, signal: NodeJS.Signals | null): ServiceExit {
  return { exitCode: code ?? 128 + (signal === null ? 0 : (SIGNAL_NUMBERS[signal] ?? 0)), signal };
}

function startProcess(settings: ServiceSettings, options: ServiceProcessOptions): ChildProcess {
  const parameters = [
    `--max-old-space-size=${settings.memoryMb}`,
    '--disable-warning=ExperimentalWarning',
    join(options.appFolder, settings.entry),
  ];
  const environment = {
    ...systemEnvironment(),
    ...options.environment,
    DATA_DIR: options.dataFolder,
    TZ: settings.timezone,
  };
  const spawnOptions: SpawnOptions = { cwd: options.appFolder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] };
  if (process.platform === 'win32') return spawn(process.execPath, parameters, spawnOptions);
  const limited = `ulimit -n ${settings.openFiles}; exec "$0" "$@"`;
  return spawn('/bin/sh', ['-c', limited, process.execPath, ...parameters], spawnOptions);
}

/** One service of the shop as a container platform runs it: deploys revisions, starts, stops, reports how it ended. */
export class ServiceProcess {
  readonly #options: ServiceProcessOptions;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #stopping = false;
  #revision: string | undefined;

  constructor(options: ServiceProcessOptions) {
    this.#options = options;
    mkdirSync(options.dataFolder, { recursive: true });
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  get revision(): string | undefined {
    return this.#revision;
  }

  /** Puts a revision into the app folder, says so in the log, and starts it in place of what runs. */
  async deploy(revision: string, previous: string | undefined = this.#revision): Promise<void> {
    await this.stop();
    const { repository, appFolder } = this.#options;
    deployRevision({ repository, revision, folder: appFolder });
    this.#revision = revision;
    this.platformLine('info', `deployed revision ${revision} (was ${previous ?? 'nothing'})`, {
      event: 'deploy',
      revision,
      ...(previous === undefined ? {} : { previous }),
    });
    this.start();
  }

  /** Starts a revision that the app folder has already, after a restart of the container. */
  async resume(revision: string): Promise<void> {
    const { repository, appFolder } = this.#options;
    deployRevision({ repository, revision, folder: appFolder });
    this.#revision = revision;
    this.start();
  }

  /** Starts the deployed revision. */
  start(): void {
    const { appFolder, service, write, onCrash } = this.#options;
    const child = startProcess(readServiceSettings(appFolder, service), this.#options);
    this.#child = child;
    this.#stopping = false;
    const endWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', endWithUs);
    child.once('exit', () => process.removeListener('exit', endWithUs));
    const drained = [child.stdout, child.stderr].map((stream) => pipeLines(stream, write));
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        void Promise.all(drained).then(() => {
          if (this.#child === child) this.#child = undefined;
          resolve();
          if (!this.#stopping) onCrash(exitOf(code, signal));
        });
      });
    });
  }

  /** Ends the process with SIGTERM, after three seconds with SIGKILL; answers when it is gone. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#stopping = true;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await this.#ended;
    clearTimeout(timer);
  }

  /** Ends the process at once without asking, as a host does that needs the memory. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** Adds a line of the platform's own to the service's log. */
  platformLine(level: 'info' | 'warn' | 'error', message: string, fields: Readonly<Record<string, unknown>>): void {
    const { service, now, write } = this.#options;
    write(
      JSON.stringify({ level, time: now().toISOString(), service, component: 'platform', ...fields, msg: message }),
    );
  }
}

async function pipeLines(stream: Readable | null, write: (line: string) => void): Promise<void> {
  if (stream === null) return;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) write(line);
}
