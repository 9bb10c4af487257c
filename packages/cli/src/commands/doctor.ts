import path from 'node:path';
import { parseArgs } from 'node:util';
import { phoenixProject } from '@mats/contracts';
import type { ProjectNames } from '@mats/contracts';
import type { CheckResult } from '../doctor/check-result.ts';
import { checkEndpoints, checkInstance } from '../doctor/check-instance.ts';
import { examine } from '../doctor/examine.ts';
import { chooseTargets } from '../doctor/targets.ts';
import { readSettings, setting } from '../env.ts';
import type { Environment } from '../env.ts';
import { REPOSITORY_ROOT } from '../repository-root.ts';
import { readRunningPorts } from '../up/folder-claim.ts';
import { foldersUnder } from '../up/folders.ts';
import { choosePorts, PORT_NAMES } from '../up/ports.ts';
import { createScreen } from '../up/screen.ts';
import type { Screen } from '../up/screen.ts';
import { readOffset } from './read-offset.ts';

export const DOCTOR_USAGE = `mats doctor [--json] [--port-offset N] [--data FOLDER] [--ui URL] [--orchestrator URL]
            [--AGENT URL ...] [--phoenix URL] [--collector URL]

Sends a canary question through every service, reads it back from Phoenix, and names the broken hop, the reason and
the fix. Exit code 0: all is well; 1: something is broken. Works for npm start and for docker compose up.
  --json   {"ok", "checks": [{"name", "ok", "detail", "fix"}], "broken"}`;

const CHECK_WIDTH = 36;

function showCheck(screen: Screen, check: CheckResult): void {
  const state = check.ok ? 'ok' : 'FAIL';
  screen.row(check.name, { mark: check.ok ? 'ready' : 'failed', state, detail: check.detail, width: CHECK_WIDTH });
}

/** How the services name projects, by the settings that they read. */
function projectNames(environment: Environment): ProjectNames {
  const project = setting(environment, 'PHOENIX_PROJECT_NAME');
  const template = setting(environment, 'TELEMETRY_TENANT_PROJECT_TEMPLATE');
  return { ...(project === undefined ? {} : { project }), ...(template === undefined ? {} : { template }) };
}

/** `mats doctor`: resolves to 0 when all is well, else to 1. */
export async function runDoctor(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(PORT_NAMES.map((name) => [name, text])),
      json: { type: 'boolean' },
      'port-offset': text,
      data: text,
      collector: text,
      email: text,
    },
  });
  const environment = readSettings(REPOSITORY_ROOT);
  const folders = foldersUnder(path.resolve(values.data ?? path.join(REPOSITORY_ROOT, '.mats')));
  const offset = values['port-offset'];
  const usual = choosePorts(environment, readOffset(offset));
  const running = readRunningPorts(folders.base);
  const ports = offset === undefined ? { ...usual, ...running } : usual;
  const runsHere = Object.keys(running).length > 0 || offset !== undefined;
  const addresses: Readonly<Record<string, string | boolean | undefined>> = values;
  const given = Object.fromEntries(
    PORT_NAMES.flatMap((name) => (addresses[name] === undefined ? [] : [[name, addresses[name]]])),
  );
  const targets = chooseTargets({
    ports,
    folders,
    environment,
    given,
    email: values.email ?? 'doctor@mats.local',
    runsHere,
  });
  const screen = createScreen(process.stdout);
  const tell = values.json === true ? (): void => undefined : (check: CheckResult): void => showCheck(screen, check);
  if (values.json !== true) {
    screen.line('MATS doctor');
    screen.line();
  }
  const collector = values.collector ?? `http://127.0.0.1:${setting(environment, 'COLLECTOR_HTTP_PORT') ?? '4318'}`;
  const facts = { ui: targets.ui, dataFolder: folders.base, runsHere, isGiven: given['ui'] !== undefined };
  const before = [checkInstance(facts), checkEndpoints(environment, ports)];
  const ownAgents = setting(environment, 'AGENTS');
  const [own, names] = [setting(environment, 'TENANT_ID'), projectNames(environment)];
  const examination = await examine(targets, {
    collector,
    project: phoenixProject(own, names),
    tenants: { named: setting(environment, 'TENANTS'), own, names },
    composeProject: runsHere ? undefined : (setting(environment, 'COMPOSE_PROJECT_NAME') ?? 'mats'),
    tell,
    before,
    ownAgents,
  });
  if (values.json === true) screen.line(JSON.stringify(examination, null, 2));
  else if (examination.broken === undefined) {
    screen.line();
    screen.line('All is well.');
  } else {
    const { name, detail, fix } = examination.broken;
    screen.line();
    screen.failure({ message: `Broken: ${name}: ${detail}`, next: `Fix: ${fix ?? 'see above'}` });
  }
  return examination.ok ? 0 : 1;
}
