import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_PORTS, requireFreePorts, type DemoPorts } from './addresses.ts';
import { USUAL_CONDITIONS } from './conditions.ts';
import { createControl } from './control.ts';
import { needsSmallDisk } from './fault.ts';
import { findFault } from './faults.ts';
import { generateHistory } from './generate-history.ts';
import { ShopPlatform } from './shop-platform.ts';
import { SHOP_SERVICES, type ShopService } from './shop-services.ts';

export interface LocalDemoRequest {
  /** Everything goes below this folder; what an earlier demo left there is removed. */
  readonly folder: string;
  readonly ports?: DemoPorts;
  /** Called for each log line as well. */
  readonly onLine?: (service: ShopService, line: string) => void;
}

/** The shop running on this machine. */
export interface LocalDemo {
  readonly webUrl: string;
  readonly controlUrl: string;
  /** The shop's git repository. */
  readonly repository: string;
  readonly logFiles: readonly { readonly service: ShopService; readonly file: string }[];
  /** Turns a fault on; with undefined, the one that is on off. Answers when the shop has been redeployed. */
  switchTo(fault: string | undefined): Promise<void>;
  close(): Promise<void>;
}

const RATE = 4;

/** Starts the shop with customers and the control endpoint on 127.0.0.1. Throws when a port is taken or git is missing. */
export async function startLocalDemo({ folder, ports = DEFAULT_PORTS, onLine }: LocalDemoRequest): Promise<LocalDemo> {
  await requireFreePorts(ports);
  const logs = join(folder, 'logs');
  for (const name of ['repository', 'logs', ...SHOP_SERVICES])
    rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const logFiles = SHOP_SERVICES.map((service) => ({ service, file: join(logs, `${service}.log`) }));
  for (const { file } of logFiles) writeFileSync(file, '');

  const history = generateHistory({ into: join(folder, 'repository') });
  const platform = new ShopPlatform({
    history,
    folder,
    ports,
    write: (service, line) => {
      appendFileSync(join(logs, `${service}.log`), `${line}\n`);
      onLine?.(service, line);
    },
    now: () => new Date(),
    seed: Date.now(),
    rate: RATE,
    smallDisk: false,
  });
  const switchTo = async (name: string | undefined): Promise<void> => {
    if (name === undefined) return platform.switchOff();
    const fault = findFault(name);
    if (needsSmallDisk(fault)) throw new Error(`${name} needs a small volume: run it with the compose profile "demo"`);
    return platform.switchOn(fault);
  };
  const control = createControl({
    switchTo,
    state: () => ({
      fault: platform.fault?.name ?? null,
      revision: platform.revision('web') ?? history.healthy,
      previous: history.previous,
      conditions: { ...USUAL_CONDITIONS, ...platform.fault?.conditions },
    }),
  });
  await new Promise<void>((resolve, reject) => {
    control.once('error', reject);
    control.listen(ports.control, '127.0.0.1', resolve);
  });
  await platform.start();
  return {
    webUrl: `http://127.0.0.1:${ports.web}`,
    controlUrl: `http://127.0.0.1:${ports.control}`,
    repository: history.folder,
    logFiles,
    switchTo,
    close: async () => {
      control.closeAllConnections();
      control.close();
      await platform.close();
    },
  };
}
