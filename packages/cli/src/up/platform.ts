import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { SERVICES } from '@mats/contracts';
import { CommandError } from '../command-error.ts';
import type { Environment } from '../env.ts';
import { choosePhoenix } from '../phoenix/choose-phoenix.ts';
import type { PhoenixChoice } from '../phoenix/choose-phoenix.ts';
import { planPhoenix } from '../phoenix/plan-phoenix.ts';
import { setUpPhoenix } from '../phoenix/set-up-phoenix.ts';
import type { Python } from '../phoenix/find-python.ts';
import { supervise } from '../process/supervise.ts';
import type { ProcessEvent, ProcessPlan, SupervisedProcess } from '../process/supervise.ts';
import { claimFolder } from './folder-claim.ts';
import type { FolderClaim } from './folder-claim.ts';
import type { Folders } from './folders.ts';
import { findFreePort, findTakenPorts, isPortFree } from './ports.ts';
import type { PortName, Ports } from './ports.ts';
import { prepareSample } from './prepare-sample.ts';
import { buildWebApp, isWebStale } from './prepare-web.ts';
import type { Screen } from './screen.ts';
import { planServices } from './service-plans.ts';
import type { ServiceName } from './service-plans.ts';

export type PlatformOptions = {
  readonly root: string;
  readonly folders: Folders;
  readonly ports: Ports;
  readonly host: string;
  readonly environment: Environment;
  readonly withPhoenix: boolean;
  readonly screen: Screen;
  readonly now: () => number;
};

const LABELS: Readonly<Record<ServiceName | 'phoenix', string>> = {
  ui: 'page',
  orchestrator: 'orchestrator',
  sre: 'SRE agent',
  investigator: 'investigator',
  architect: 'architect',
  phoenix: 'Phoenix',
};
const SERVICE_NAMES = Object.keys(SERVICES) as ServiceName[];
const DOCKER_SOCKET = '/var/run/docker.sock';
const PHOENIX_PORT = 6006;
const PHOENIX_GRPC_PORT = 4317;
const SERVICE_SLOW_MS = 30_000;
/** Phoenix migrates its database before it listens. */
const PHOENIX_SLOW_MS = 120_000;
const PROGRESS_EVERY_MS = 15_000;

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function readableDockerSocket(): string | undefined {
  try {
    accessSync(DOCKER_SOCKET, constants.R_OK | constants.W_OK);
    return `unix://${DOCKER_SOCKET}`;
  } catch {
    return undefined;
  }
}

/** Everything that `mats up` runs: started together, watched, and stopped in order. */
export class Platform {
  readonly #options: PlatformOptions;
  readonly #running = new Map<ServiceName | 'phoenix', SupervisedProcess>();
  readonly #ready = new Set<ServiceName>();
  readonly #setUp = new AbortController();
  #claim: FolderClaim | undefined;
  #welcomed = false;
  #stopping: Promise<void> | undefined;

  constructor(options: PlatformOptions) {
    this.#options = options;
  }

  /**
   * Checks, prepares and starts; resolves when all processes are started, which is before they are ready.
   *
   * @throws CommandError, MatsError when something is in the way; then nothing runs.
   */
  async start(): Promise<void> {
    const { screen, folders, host, ports } = this.#options;
    const phoenix = choosePhoenix({
      environment: this.#options.environment,
      wanted: this.#options.withPhoenix,
      venv: folders.phoenixVenv,
    });
    this.#claim = claimFolder(folders.base, {
      url: `http://${host}:${ports.ui}`,
      ports,
      onLeftovers: (count) => screen.line(`  Ended ${count} processes that an earlier start had left behind.`),
    });
    try {
      await this.#checkPorts(phoenix);
      this.#prepareSample();
      await this.#startServices(phoenix);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #checkPorts(phoenix: PhoenixChoice): Promise<void> {
    const names: PortName[] = phoenix.kind === 'own' ? [...SERVICE_NAMES, 'phoenix'] : SERVICE_NAMES;
    const taken = await findTakenPorts(this.#options.ports, { host: this.#options.host, names });
    const [first, ...others] = taken;
    if (first === undefined) return;
    if (others.length === 0) throw first;
    const ports = taken.map(({ values }) => String(values['port'])).join(', ');
    throw new CommandError(
      `${taken.length} ports are taken: ${ports}.`,
      `Stop what listens there (is MATS or its compose file running?), or move all ports: npm start -- --port-offset 1000`,
    );
  }

  #prepareSample(): void {
    const { folders, screen } = this.#options;
    const written = prepareSample(folders.sampleRepository);
    const detail = path.relative(process.cwd(), folders.sampleRepository) || folders.sampleRepository;
    screen.row('sample', { mark: 'ready', state: written ? 'written' : 'there', detail });
  }

  async #startServices(phoenix: PhoenixChoice): Promise<void> {
    const { host, ports } = this.#options;
    const own = `http://${host}:${ports.phoenix}`;
    const plans = planServices({
      ...this.#options,
      spansTo: phoenix.kind === 'running' ? phoenix.endpoint : own,
      phoenixUrl: phoenix.kind === 'none' ? undefined : phoenix.kind === 'running' ? phoenix.url : own,
      dockerSocket: readableDockerSocket(),
    });
    for (const name of SERVICE_NAMES.filter((service) => service !== 'ui')) this.#run(name, plans[name]);
    const phoenixStarted = this.#startPhoenix(phoenix);
    await this.#prepareWeb();
    if (this.#stopping === undefined) this.#run('ui', plans.ui);
    await phoenixStarted;
  }

  async #prepareWeb(): Promise<void> {
    const { root, folders, screen, now } = this.#options;
    if (!(await isWebStale(root))) return;
    const startedAt = now();
    await buildWebApp({ root, logFile: path.join(folders.logs, 'web-build.log') });
    screen.row('web app', { mark: 'ready', state: 'built', detail: seconds(now() - startedAt) });
  }

  async #startPhoenix(phoenix: PhoenixChoice): Promise<void> {
    const { screen } = this.#options;
    if (phoenix.kind === 'none') {
      screen.row(LABELS.phoenix, { mark: 'warning', state: 'not there', detail: phoenix.reason });
    } else if (phoenix.kind === 'running') {
      screen.row(LABELS.phoenix, { mark: 'quiet', state: 'elsewhere', detail: phoenix.url });
    } else if (phoenix.python === undefined) {
      await this.#runPhoenix(phoenix.venv);
    } else {
      const size = 'once, about 900 MB; the page works meanwhile';
      screen.row(LABELS.phoenix, { mark: 'busy', state: 'setting up', detail: size });
      void this.#setUpAndRunPhoenix(phoenix.venv, phoenix.python);
    }
  }

  async #setUpAndRunPhoenix(venv: string, python: Python): Promise<void> {
    const { screen, folders, environment, now } = this.#options;
    let shownAt = Number.NEGATIVE_INFINITY;
    let shownPhase: string | undefined;
    const progress = (step: string): void => {
      const [phase] = step.split(/[, ]/);
      if (phase === shownPhase && now() - shownAt < PROGRESS_EVERY_MS) return;
      shownPhase = phase;
      shownAt = now();
      screen.row(LABELS.phoenix, { mark: 'busy', state: 'setting up', detail: step });
    };
    const logFile = path.join(folders.logs, 'phoenix-setup.log');
    try {
      await setUpPhoenix({ venv, python, environment, logFile, progress, signal: this.#setUp.signal });
      if (this.#stopping === undefined) await this.#runPhoenix(venv);
    } catch (error) {
      if (this.#stopping !== undefined) return;
      const detail = error instanceof CommandError ? `${error.message} ${error.next}` : String(error);
      screen.row(LABELS.phoenix, { mark: 'failed', state: 'not there', detail });
    }
  }

  async #runPhoenix(venv: string): Promise<void> {
    const { root, folders, host, ports, environment } = this.#options;
    // Nothing of MATS uses Phoenix's gRPC port; a collector that has it already is no reason not to start.
    const usual = PHOENIX_GRPC_PORT + ports.phoenix - PHOENIX_PORT;
    const grpcPort = usual > 0 && (await isPortFree(usual, host)) ? usual : await findFreePort(host);
    const plan = planPhoenix({
      venv,
      dataFolder: folders.phoenixData,
      logFile: path.join(folders.logs, 'phoenix.log'),
      host,
      port: ports.phoenix,
      grpcPort,
      environment,
      root,
    });
    if (this.#stopping === undefined) this.#run('phoenix', plan);
  }

  #run(name: ServiceName | 'phoenix', plan: ProcessPlan): void {
    const { now } = this.#options;
    const mark = plan.args[0] === 'serve' ? plan.command : (plan.args[0] ?? plan.command);
    const report = (event: ProcessEvent): void => {
      if (event.type === 'started') this.#claim?.note(name, { pid: event.pid, mark });
      else this.#show(name, event, plan);
    };
    this.#running.set(
      name,
      supervise(plan, { report, now, slowMs: name === 'phoenix' ? PHOENIX_SLOW_MS : SERVICE_SLOW_MS }),
    );
  }

  #show(name: ServiceName | 'phoenix', event: Exclude<ProcessEvent, { type: 'started' }>, plan: ProcessPlan): void {
    const { screen, host, ports } = this.#options;
    const label = LABELS[name];
    if (event.type === 'ready') {
      const url = `http://${host}:${ports[name]}`;
      screen.row(label, { mark: 'ready', state: 'ready', detail: `${url}  ${seconds(event.afterMs)}` });
      if (name !== 'phoenix') this.#welcome(name);
    } else if (event.type === 'crashed') {
      const detail = `${event.reason}; starting again in ${seconds(event.restartMs)}; log: ${plan.logFile}`;
      screen.row(label, { mark: 'failed', state: 'crashed', detail });
    } else if (event.type === 'slow') {
      const detail = `after ${seconds(event.afterMs)}: ${event.reason}; log: ${plan.logFile}`;
      screen.row(label, { mark: 'warning', state: 'not ready', detail });
    } else if (event.killed) {
      screen.row(label, { mark: 'warning', state: 'killed', detail: `it did not stop within ${seconds(plan.stopMs)}` });
    }
  }

  #welcome(name: ServiceName): void {
    this.#ready.add(name);
    if (this.#welcomed || this.#ready.size < SERVICE_NAMES.length) return;
    this.#welcomed = true;
    const { screen, host, ports } = this.#options;
    screen.line();
    screen.line(`  Open http://${host}:${ports.ui} and start the sample incident. Ctrl-C stops everything.`);
    screen.line();
  }

  /** Stops the page first, then who it asks, Phoenix last so that the last spans still arrive. Never throws. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopInOrder();
    return this.#stopping;
  }

  async #stopInOrder(): Promise<void> {
    this.#setUp.abort();
    const order: readonly (ServiceName | 'phoenix')[][] = [
      ['ui'],
      ['orchestrator'],
      ['sre', 'investigator', 'architect'],
      ['phoenix'],
    ];
    for (const names of order) await Promise.all(names.map(async (name) => this.#running.get(name)?.stop()));
    this.#claim?.release();
  }

  /** Kills everything at once. */
  kill(): void {
    this.#setUp.abort();
    for (const supervised of this.#running.values()) supervised.kill();
    this.#claim?.release();
  }
}
