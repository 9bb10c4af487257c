import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoPorts } from './addresses.ts';
import { needsSmallDisk, type Fault } from './fault.ts';
import { generateHistory } from './generate-history.ts';
import type { IncidentRecord } from './incident.ts';
import { ShopPlatform } from './shop-platform.ts';
import { SHOP_SERVICES, type ShopService } from './shop-services.ts';

export interface CaptureRequest {
  readonly fault: Fault;
  /** The folder of all incidents; `<fault>/` is made in it. */
  readonly into: string;
  readonly ports: DemoPorts;
}

const HEALTHY_SECONDS = 24;
const FAILING_SECONDS = 20;
const RATE = 4;
/** Where a container has the shop: what stack traces show. */
const DEPLOYED_FOLDER = '/srv';

/** Paths as in a container, whatever folder the capture ran in. */
function normalise(line: string, { folder, service }: { folder: string; service: ShopService }): string {
  return line.replaceAll(join(folder, service), DEPLOYED_FOLDER).replaceAll(process.execPath, '/usr/local/bin/node');
}

function record(
  platform: ShopPlatform,
  { fault, revisionBefore }: { fault: Fault; revisionBefore: string },
): IncidentRecord {
  const containers = platform.containers();
  const facts = (service: ShopService): IncidentRecord['containers'][ShopService] => {
    const found = containers.get(service);
    if (found === undefined) throw new Error(`no facts about ${service}`);
    return found;
  };
  return {
    question: fault.question,
    services: SHOP_SERVICES,
    capturedAt: new Date().toISOString(),
    revisionBefore,
    revisionAfter: platform.revision(fault.service) ?? revisionBefore,
    containers: {
      web: facts('web'),
      checkout: facts('checkout'),
      payment: facts('payment'),
      inventory: facts('inventory'),
    },
  };
}

/** Runs the shop for real, healthy first and then with the fault, and writes logs and `incident.json`. Takes about a minute. */
export async function captureIncident({ fault, into, ports }: CaptureRequest): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  const history = generateHistory({ into: join(folder, 'repository') });
  const lines = new Map<ShopService, string[]>(SHOP_SERVICES.map((service) => [service, []]));
  const platform = new ShopPlatform({
    history,
    folder,
    ports,
    write: (service, line) => void lines.get(service)?.push(normalise(line, { folder, service })),
    now: () => new Date(),
    seed: 20261121,
    rate: RATE,
    smallDisk: needsSmallDisk(fault),
  });
  try {
    await platform.start();
    await sleep(HEALTHY_SECONDS * 1000);
    await platform.switchOn(fault);
    await sleep((fault.failingSeconds ?? FAILING_SECONDS) * 1000);
    const incident = record(platform, { fault, revisionBefore: history.healthy });
    const captured = SHOP_SERVICES.map((service) => [service, [...(lines.get(service) ?? [])]] as const);

    const target = join(into, fault.name);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(join(target, 'logs'), { recursive: true });
    for (const [service, captures] of captured)
      writeFileSync(join(target, 'logs', `${service}.log`), `${captures.join('\n')}\n`);
    writeFileSync(join(target, 'incident.json'), `${JSON.stringify(incident, null, 2)}\n`);
    return target;
  } finally {
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
