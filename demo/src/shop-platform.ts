import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CARD_API_KEY, localEnvironment, type DemoPorts } from './addresses.ts';
import { createCardApi } from './card-api.ts';
import { USUAL_CONDITIONS, type Conditions } from './conditions.ts';
import { fillDisk, mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { damageDatabase } from './damage-database.ts';
import type { Fault } from './fault.ts';
import type { GeneratedHistory } from './generate-history.ts';
import { ServiceProcess, type ServiceExit } from './service-process.ts';
import { SHOP_SERVICES, type ShopService } from './shop-services.ts';
import { seedJournal } from './seed-journal.ts';
import { seededRandom, startTraffic } from './traffic.ts';

/** What happened to a container, in the words of `docker inspect`. */
export interface ContainerFacts {
  readonly restartCount: number;
  /** Of the last exit nobody asked for; 0 when there was none. */
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly lastExitAt: string | undefined;
}

export interface ShopPlatformOptions {
  readonly history: GeneratedHistory;
  /** Everything the shop writes goes below this folder. */
  readonly folder: string;
  readonly ports: DemoPorts;
  readonly write: (service: ShopService, line: string) => void;
  readonly now: () => Date;
  readonly seed: number;
  /** Requests a second. */
  readonly rate: number;
  /** Gives payment a volume of 8 MB; needs root on Linux. */
  readonly smallDisk: boolean;
}

/** The order in which a deploy goes through the shop: who is called first. */
const ROLLOUT: readonly ShopService[] = ['inventory', 'payment', 'checkout', 'web'];
const READY_PATIENCE_MS = 15_000;
const RESTART_PAUSE_MS = 500;
const DECOY_MS = 10_000;
const KILL_EVERY_MS = 6000;
const NO_RESTARTS: ContainerFacts = { restartCount: 0, exitCode: 0, oomKilled: false, lastExitAt: undefined };

async function untilHealthy(port: number, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const ok = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return true;
    await sleep(100);
  }
  return false;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

/** The whole shop on one machine: four services from the repository, the card API, customers, and faults that come and go. */
export class ShopPlatform {
  readonly #options: ShopPlatformOptions;
  readonly #services: ReadonlyMap<ShopService, ServiceProcess>;
  readonly #containers = new Map<ShopService, ContainerFacts>();
  readonly #cardApi: Server;
  #conditions: Conditions = USUAL_CONDITIONS;
  #fault: Fault | undefined;
  #stopTraffic: (() => Promise<void>) | undefined;
  #killer: NodeJS.Timeout | undefined;
  #disk: SmallDisk | undefined;
  #closing = false;

  constructor(options: ShopPlatformOptions) {
    this.#options = options;
    this.#services = new Map(SHOP_SERVICES.map((service) => [service, this.#createService(service)]));
    this.#cardApi = createCardApi({
      key: CARD_API_KEY,
      behaviour: () => this.#conditions.cardApi,
      now: () => options.now().getTime(),
    });
  }

  /** The fault that is on. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  containers(): ReadonlyMap<ShopService, ContainerFacts> {
    return new Map(SHOP_SERVICES.map((service) => [service, this.#containers.get(service) ?? NO_RESTARTS]));
  }

  /** The revision a service runs. */
  revision(service: ShopService): string | undefined {
    return this.#service(service).revision;
  }

  /** Deploys the healthy revision everywhere and lets the customers in. */
  async start(): Promise<void> {
    const { history, ports, seed, rate, smallDisk, now } = this.#options;
    if (smallDisk) this.#disk = mountSmallDisk(this.#dataFolder('payment'));
    seedJournal(this.#dataFolder('payment'), now);
    await listen(this.#cardApi, ports.cardApi);
    await this.#rollOut(history.healthy, history.previous);
    this.#stopTraffic = startTraffic({
      webUrl: `http://127.0.0.1:${ports.web}`,
      rate,
      factor: () => this.#conditions.trafficFactor,
      random: seededRandom(seed),
    });
  }

  /** Turns a fault on: deploys its branch, where it has one, and changes the world around the shop. */
  async switchOn(fault: Fault): Promise<void> {
    if (this.#fault !== undefined) await this.switchOff();
    this.#fault = fault;
    const revision = this.#options.history.faults.get(fault.name);
    if (revision !== undefined) await this.#rollOut(revision);
    // A decoy is a deploy that ran well for a while.
    if (revision !== undefined && fault.conditions !== undefined) await sleep(DECOY_MS);
    this.#applyConditions({ ...USUAL_CONDITIONS, ...fault.conditions });
  }

  /** Back to the healthy revision, the usual world, and the data as it was. */
  async switchOff(): Promise<void> {
    if (this.#fault === undefined) return;
    this.#fault = undefined;
    this.#applyConditions(USUAL_CONDITIONS);
    for (const service of SHOP_SERVICES) {
      await this.#service(service).stop();
      if (this.#disk === undefined || service !== 'payment')
        rmSync(this.#dataFolder(service), { recursive: true, force: true });
      else this.#disk.clear();
      this.#service(service).platformLine('info', 'data restored from the last backup', { event: 'restore' });
    }
    seedJournal(this.#dataFolder('payment'), this.#options.now);
    await this.#rollOut(this.#options.history.healthy);
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#killer);
    await this.#stopTraffic?.();
    await Promise.all([...this.#services.values()].map((service) => service.stop()));
    this.#cardApi.closeAllConnections();
    this.#cardApi.close();
    this.#disk?.unmount();
  }

  #dataFolder(service: ShopService): string {
    return join(this.#options.folder, service, 'data');
  }

  #service(service: ShopService): ServiceProcess {
    const found = this.#services.get(service);
    if (found === undefined) throw new Error(`the shop has no service ${service}`);
    return found;
  }

  #createService(service: ShopService): ServiceProcess {
    const { history, folder, ports, write, now } = this.#options;
    return new ServiceProcess({
      service,
      repository: history.folder,
      appFolder: join(folder, service, 'app'),
      dataFolder: this.#dataFolder(service),
      environment: localEnvironment(ports, service),
      write: (line) => write(service, line),
      now,
      onCrash: (exit) => void this.#restart(service, exit),
    });
  }

  async #rollOut(revision: string, previous?: string): Promise<void> {
    for (const service of ROLLOUT) {
      await this.#service(service).deploy(revision, previous ?? this.revision(service));
      // A revision that never becomes healthy is rolled out all the same: that is what a fault may be about.
      await untilHealthy(this.#options.ports[service], this.#fault === undefined ? READY_PATIENCE_MS : 3000);
    }
  }

  async #restart(service: ShopService, exit: ServiceExit): Promise<void> {
    const facts = this.#containers.get(service) ?? NO_RESTARTS;
    const restartCount = facts.restartCount + 1;
    this.#containers.set(service, {
      restartCount,
      exitCode: exit.exitCode,
      oomKilled: false,
      lastExitAt: this.#options.now().toISOString(),
    });
    this.#service(service).platformLine('error', `container exited with code ${exit.exitCode}, restarting`, {
      event: 'exit',
      exitCode: exit.exitCode,
      signal: exit.signal,
      restartCount,
    });
    await sleep(RESTART_PAUSE_MS * Math.min(restartCount, 6));
    // A deploy in the meantime has started it already.
    if (!this.#closing && !this.#service(service).isRunning) this.#service(service).start();
  }

  #applyConditions(conditions: Conditions): void {
    this.#conditions = conditions;
    clearInterval(this.#killer);
    const { killed, fullDisk, damagedFile } = conditions;
    if (killed !== undefined) this.#killer = setInterval(() => this.#service(killed).kill(), KILL_EVERY_MS);
    if (fullDisk !== undefined) fillDisk(this.#dataFolder(fullDisk));
    if (!damagedFile) return;
    damageDatabase(this.#dataFolder('inventory'));
    // What the process has in its caches would hide the damage for a while.
    this.#service('inventory').kill();
  }
}
