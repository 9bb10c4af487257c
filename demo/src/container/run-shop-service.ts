import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ControlState } from '../control.ts';
import { damageDatabase } from '../damage-database.ts';
import { readContainerEnvironment, type ContainerEnvironment } from '../env.ts';
import { seedJournal } from '../seed-journal.ts';
import { ServiceProcess } from '../service-process.ts';
import type { ShopService } from '../shop-services.ts';
import { fillDisk } from '../small-disk.ts';
import { firstState, followControl } from './follow-control.ts';

const KILL_EVERY_MS = 6000;

/** What a container remembers over its restarts. */
interface DeploymentNote {
  readonly revision: string;
  readonly fault: string | null;
}

function clearData(folder: string): void {
  // The folder itself may be a volume, which cannot be removed.
  if (existsSync(folder))
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Runs one service in its container and follows the control endpoint: deploys, restores, and outside trouble. */
class ServiceRunner {
  readonly #service: ShopService;
  readonly #environment: ContainerEnvironment;
  readonly #process: ServiceProcess;
  readonly #noteFile: string;
  #fault: string | null = null;
  #killer: NodeJS.Timeout | undefined;
  #applied: ControlState['conditions'] | undefined;

  constructor(service: ShopService, environment: ContainerEnvironment) {
    this.#service = service;
    this.#environment = environment;
    this.#noteFile = `${environment.appFolder}.json`;
    this.#process = new ServiceProcess({
      service,
      repository: environment.repository,
      appFolder: environment.appFolder,
      dataFolder: environment.dataFolder,
      environment: environment.service,
      write: (line) => process.stdout.write(`${line}\n`),
      now: () => new Date(),
      // The container ends as its service did, so that the engine counts the restart and keeps the exit code.
      onCrash: (exit) => process.exit(exit.exitCode),
    });
  }

  async start(state: ControlState): Promise<void> {
    if (this.#service === 'payment') seedJournal(this.#environment.dataFolder, () => new Date());
    const note = this.#readNote();
    this.#fault = note?.fault ?? null;
    if (note?.revision === state.revision && !this.#endsFault(state)) await this.#process.resume(note.revision);
    await this.follow(state, note?.revision ?? state.previous);
  }

  async follow(state: ControlState, previous: string | undefined = this.#process.revision): Promise<void> {
    // One fault's damage must not be there in the next one.
    if (this.#endsFault(state)) await this.#restore();
    const { revision, isRunning } = this.#process;
    // Noted before it starts: a revision that crashes at once takes this process with it.
    if (revision !== state.revision || this.#fault !== state.fault) this.#writeNote(state);
    this.#fault = state.fault;
    if (revision !== state.revision) await this.#process.deploy(state.revision, previous);
    else if (!isRunning) await this.#process.resume(revision);
    this.#apply(state.conditions);
  }

  #endsFault(state: ControlState): boolean {
    return this.#fault !== null && this.#fault !== state.fault;
  }

  async stop(): Promise<void> {
    clearInterval(this.#killer);
    await this.#process.stop();
  }

  #readNote(): DeploymentNote | undefined {
    if (!existsSync(this.#noteFile)) return undefined;
    const note: DeploymentNote = JSON.parse(readFileSync(this.#noteFile, 'utf8'));
    return note;
  }

  #writeNote({ revision, fault }: DeploymentNote): void {
    writeFileSync(this.#noteFile, JSON.stringify({ revision, fault }));
  }

  async #restore(): Promise<void> {
    const { dataFolder } = this.#environment;
    await this.#process.stop();
    clearData(dataFolder);
    mkdirSync(dataFolder, { recursive: true });
    if (this.#service === 'payment') seedJournal(dataFolder, () => new Date());
    this.#process.platformLine('info', 'data restored from the last backup', { event: 'restore' });
    // Conditions that hold in the next fault as well have to be brought about again.
    this.#applied = undefined;
  }

  #apply(conditions: ControlState['conditions']): void {
    const before = this.#applied;
    this.#applied = conditions;
    const isOurs = (service: ShopService | undefined): boolean => service === this.#service;
    if (!isOurs(conditions.killed)) clearInterval(this.#killer);
    else if (!isOurs(before?.killed)) this.#killer = setInterval(() => this.#process.kill(), KILL_EVERY_MS);
    if (isOurs(conditions.fullDisk) && !isOurs(before?.fullDisk)) fillDisk(this.#environment.dataFolder);
    if (conditions.damagedFile && this.#service === 'inventory' && damageDatabase(this.#environment.dataFolder)) {
      this.#process.kill();
    }
  }
}

/** The main process of a shop container. Ends with the service's exit code when that crashes. */
export async function runShopService(service: ShopService): Promise<never> {
  const environment = readContainerEnvironment();
  const runner = new ServiceRunner(service, environment);
  process.once('SIGTERM', () => void runner.stop().then(() => process.exit(0)));
  await runner.start(await firstState(environment.controlUrl));
  return followControl(environment.controlUrl, (state) => runner.follow(state));
}
