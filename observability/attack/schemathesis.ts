import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { agentService, BUILT_IN_AGENTS } from '@mats/contracts';
import { signIn } from '../support/browser-user.ts';
import { searchPath } from '../support/env.ts';
import { findProgram } from '../support/find-program.ts';
import { agentInterface } from './agent-interface.ts';
import type { Attack, AttackResult, AttackTarget } from './attack.ts';
import { openCountingDoor } from './counting-door.ts';
import type { BehindDoor } from './counting-door.ts';
import { describedInterface, operationsIn } from './described-interface.ts';
import { bearerToken } from './service-token.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const VERSION = '4.32.5';
const TOKEN_SECONDS = 60;
/** Below it each operation gets its share alone; above it every edge of every parameter, once, and chains of operations are tried too. */
const FULL = 1_000;
/** Runs from other seeds, when one did not make as many requests as are wanted. */
const MOST_RUNS = 20;
/** Programs side by side, each with a seed of its own: one makes requests on one processor alone. */
const RUNS_AT_ONCE = 3;
/** Requests of one program that are on their way at once. */
const WORKERS = '4';
const CHECKS = ['--checks', 'not_a_server_error', '--continue-on-failure', '--request-timeout', '30', '--no-color'];
/** What is slow on a busy machine would end the tests of a route, and what escaped is known without its shortest form. */
const FAST = ['--workers', WORKERS, '--suppress-health-check', 'all', '--no-shrink', '--generation-database', 'none'];
const run = promisify(execFile);

/** The program; set up in a virtual environment below `.mats` where there is a Python for it. */
async function setUp(): Promise<string | undefined> {
  const known = findProgram('MATS_SCHEMATHESIS', ['schemathesis']);
  if (known !== undefined) return known;
  const venv = join(ROOT, '.mats', `schemathesis-${VERSION}`);
  const program = join(venv, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  const options = { env: { PATH: searchPath(), HOME: venv }, maxBuffer: 16 * 1024 * 1024 };
  try {
    await run('python3', ['-m', 'venv', venv], options);
    await run(join(venv, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${VERSION}`], options);
    return program;
  } catch {
    return undefined;
  }
}

/** What describes services that have the same interface. */
interface Interface {
  readonly document: object;
  readonly services: readonly BehindDoor[];
}

/** The orchestrator's own token for an agent, which no program outside can make. */
function callOf(agent: string, keys: Readonly<Record<string, string>>): BehindDoor['proof'] {
  const key = Buffer.from(keys[`orchestrator>${agent}`] ?? '', 'base64url');
  return () => {
    const seconds = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: 'mats-orchestrator',
      aud: agentService(agent).name,
      iat: seconds,
      exp: seconds + TOKEN_SECONDS,
    };
    return { authorization: bearerToken(claims, key) };
  };
}

async function interfacesOf({ platform, folder }: AttackTarget): Promise<Interface[]> {
  const { orchestratorUrl, uiUrl, apiKey, urls } = platform;
  const authorization = `Bearer ${apiKey}`;
  const document = await describedInterface(platform);
  const keys = JSON.parse(readFileSync(join(folder, 'service-keys.json'), 'utf8')) as Record<string, string>;
  const { cookie } = await signIn(uiUrl, 'schemathesis@example.org');
  const agents = BUILT_IN_AGENTS.flatMap((agent) => {
    const { name } = agentService(agent);
    const url = urls.get(name);
    return url === undefined ? [] : [{ service: name, url, proof: callOf(agent, keys) }];
  });
  return [
    { document, services: [{ service: 'mats-orchestrator', url: orchestratorUrl, proof: () => ({ authorization }) }] },
    // Browsers reach what it passes on under the same paths.
    { document, services: [{ service: 'mats-ui', url: uiUrl, proof: () => ({ cookie, origin: uiUrl }) }] },
    // To make a request takes longer than to answer it, and for each agent the same ones would be made.
    { document: agentInterface(), services: agents },
  ];
}

async function attackOne(
  { document, services }: Interface,
  options: { program: string; folder: string; requests: number },
): Promise<AttackResult> {
  const { program, folder, requests } = options;
  const names = services.map(({ service }) => service);
  const file = join(folder, `${names[0]}.json`);
  writeFileSync(file, JSON.stringify(document));
  const door = await openCountingDoor(services);
  const isFull = requests >= FULL;
  const atOnce = isFull ? RUNS_AT_ONCE : 1;
  const examples = Math.max(2, Math.ceil(requests / operationsIn(document).length / atOnce));
  const make = (seed: number): Promise<string> => {
    const phases = isFull && seed === 1 ? [] : ['--phases', isFull ? 'fuzzing,stateful' : 'fuzzing'];
    const generated = ['--max-examples', String(examples), '--seed', String(seed), ...phases];
    const options = { env: { PATH: searchPath(), HOME: folder }, cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    return run(program, ['run', file, '--url', door.url, ...generated, ...CHECKS, ...FAST], options).then(
      ({ stdout }) => stdout,
      // It has found something, which the door saw as well, or it could not begin.
      (error: unknown) => (error as { stdout: string }).stdout,
    );
  };
  let said = '';
  try {
    for (let seed = 1; seed <= MOST_RUNS && door.tried() < requests; seed += atOnce) {
      const before = door.tried();
      const seeds = Array.from({ length: atOnce }, (_none, index) => seed + index);
      said = (await Promise.all(seeds.map(make))).join('\n');
      if (door.tried() === before) break;
    }
    const escaped = [...door.failures()];
    for (const { service, url } of services) {
      const { status } = await fetch(`${url}/healthz`);
      if (status !== 200) escaped.push(`${service} answers ${status} afterwards`);
    }
    if (door.tried() === 0) escaped.push(`schemathesis made no request of ${names.join(', ')}: ${said.slice(-300)}`);
    const of = Object.fromEntries(names.map((service) => [service, door.tried()]));
    return { tried: door.tried() * names.length, escaped, of };
  } finally {
    await door.close();
  }
}

async function attack(target: AttackTarget): ReturnType<Attack['run']> {
  const program = await setUp();
  if (program === undefined)
    return { tried: 0, escaped: ['schemathesis is not there (MATS_SCHEMATHESIS), and python3 could not set it up'] };
  const folder = await mkdtemp(join(tmpdir(), 'mats-schemathesis-'));
  try {
    // Most of a request is waiting for its answer, so all services are attacked at once.
    const attacks = (await interfacesOf(target)).map(async (one) => {
      const found = await attackOne(one, { program, folder, requests: target.requests });
      // The full form takes long, and what was tried of a service stands when it is broken off.
      process.stderr.write(`${JSON.stringify(found.of)}: escaped ${found.escaped.length}\n`);
      return found;
    });
    const seen = await Promise.all(attacks);
    return {
      tried: seen.reduce((sum, { tried }) => sum + tried, 0),
      escaped: seen.flatMap(({ escaped }) => escaped),
      of: Object.assign({}, ...seen.map(({ of }) => of)) as Record<string, number>,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const schemathesis: Attack = {
  name: 'schemathesis',
  says: 'requests that schemathesis makes of every service from its OpenAPI file; none may be answered by a 5xx but 503',
  run: attack,
};
