import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from './addresses.ts';
import { captureIncident } from './capture.ts';
import { runControl } from './container/run-control.ts';
import { runCardApi, runTraffic } from './container/run-outside.ts';
import { runShopService } from './container/run-shop-service.ts';
import { readControlPort } from './env.ts';
import { faults, findFault } from './faults.ts';
import { generateHistory } from './generate-history.ts';
import { startLocalDemo } from './local-demo.ts';
import { SHOP_SERVICES } from './shop-services.ts';

/** What was typed behind a command. */
export interface CommandInput {
  readonly names: readonly string[];
  readonly into?: string;
  readonly dir?: string;
  readonly fault?: string;
  readonly deployed?: string;
  readonly all: boolean;
}

function list(): void {
  const width = Math.max(...faults.map((fault) => fault.name.length));
  for (const fault of faults) {
    console.log(`${fault.name.padEnd(width)}  ${fault.noCodeCause ? '(no code cause) ' : ''}${fault.title}`);
  }
}

function history({ into, deployed }: CommandInput): void {
  const request = { into: resolve(into ?? 'shop'), ...(deployed === undefined ? {} : { deployed }) };
  const written = generateHistory(request);
  console.log(`${written.folder}: healthy is ${written.healthy}, ${written.faults.size} fault(s) on branches`);
}

function revisions(): void {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  const { healthy, faults: tips } = generateHistory({ into: folder });
  rmSync(folder, { recursive: true, force: true });
  const file = fileURLToPath(new URL('../shop/revisions.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify({ healthy, faults: Object.fromEntries(tips) }, null, 2)}\n`);
  console.log(`${file}: write the captures again with: npm run demo -- capture --all`);
}

async function run({ dir, fault }: CommandInput): Promise<void> {
  const folder = resolve(dir ?? '.mats/demo');
  const demo = await startLocalDemo({ folder, onLine: (service, line) => console.log(`${service.padEnd(9)} ${line}`) });
  const stop = (): void => void demo.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(
    `shop on ${demo.webUrl}, control on ${demo.controlUrl}, logs in ${folder}/logs, repository in ${demo.repository}`,
  );
  if (fault !== undefined) await demo.switchTo(fault);
}

async function switchFault({ names }: CommandInput): Promise<void> {
  const [name] = names;
  if (name === undefined) throw new Error('name a fault, or "off"');
  const off = name === 'off';
  const url = `http://127.0.0.1:${readControlPort()}/faults${off ? '' : `/${name}`}`;
  const response = await fetch(url, { method: off ? 'DELETE' : 'POST' }).catch((error: unknown) => {
    throw new Error(
      `no demo answers on ${url}; start it with: npm run demo -- run, or name its port: SHOP_CONTROL_PORT=8099`,
      { cause: error },
    );
  });
  console.log((await response.text()).trim());
  if (!response.ok) process.exitCode = 1;
}

async function capture({ names, all, into }: CommandInput): Promise<void> {
  const chosen = all ? faults : names.map(findFault);
  if (chosen.length === 0) throw new Error('name a fault to capture, or --all');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  for (const fault of chosen) {
    const request = { fault, into: resolve(into ?? 'demo/incidents'), ports: await freePorts() };
    console.log(await captureIncident(request));
  }
}

async function runService({ names }: CommandInput): Promise<void> {
  const [name] = names;
  if (name === 'control') return runControl();
  if (name === 'card-api') return runCardApi();
  if (name === 'traffic') return runTraffic();
  const service = SHOP_SERVICES.find((candidate) => candidate === name);
  if (service === undefined)
    throw new Error(`no service "${name ?? ''}"; there are: ${SHOP_SERVICES.join(', ')}, card-api, traffic, control`);
  return runShopService(service);
}

/** The demo's commands by name. */
export const commands: Readonly<Record<string, (input: CommandInput) => void | Promise<void>>> = {
  list,
  history,
  revisions,
  run,
  fault: switchFault,
  capture,
  'run-service': runService,
};

export const USAGE = `npm run demo -- <command>

  list                                   the faults
  run [--fault NAME] [--dir DIR]         the shop on this machine, until Ctrl-C
  fault NAME | off                       switch a fault in the running demo
  history --into DIR [--deployed NAME]   write the shop's git repository
  revisions                              write shop/revisions.json after a change below shop/
  capture NAME... | --all [--into DIR]   record incidents (a minute each; two of them need root)
  run-service NAME                       one service, as a container runs it
`;
