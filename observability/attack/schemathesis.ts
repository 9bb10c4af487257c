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
import type { Attack, AttackTarget } from './attack.ts';
import { openCountingDoor } from './counting-door.ts';
import { describedInterface, operationsIn } from './described-interface.ts';
import { bearerToken } from './service-token.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const VERSION = '4.32.5';
const TOKEN_SECONDS = 60;
/** Below it each operation gets its share alone; above it every edge of every parameter is tried too. */
const FULL = 1_000;
/** Runs from other seeds, when one did not make as many requests as are wanted. */
const MOST_RUNS = 20;
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

/** A service, what describes it, and what proves to it that its caller may call. */
interface Interface {
  readonly service: string;
  readonly url: string;
  readonly document: object;
  readonly proof: () => Readonly<Record<string, string>>;
}

/** The orchestrator's own token for an agent, which no program outside can make. */
function callOf(agent: string, keys: Readonly<Record<string, string>>): Interface['proof'] {
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
    return url === undefined ? [] : [{ service: name, url, document: agentInterface(), proof: callOf(agent, keys) }];
  });
  return [
    { service: 'mats-orchestrator', url: orchestratorUrl, document, proof: () => ({ authorization }) },
    // Browsers reach what it passes on under the same paths.
    { service: 'mats-ui', url: uiUrl, document, proof: () => ({ cookie, origin: uiUrl }) },
    ...agents,
  ];
}

async function attackOne(
  { service, url, document, proof }: Interface,
  options: { program: string; folder: string; requests: number },
): Promise<{ service: string; tried: number; escaped: readonly string[] }> {
  const { program, folder, requests } = options;
  const file = join(folder, `${service}.json`);
  writeFileSync(file, JSON.stringify(document));
  const door = await openCountingDoor(url, proof);
  const examples = String(Math.max(2, Math.ceil(requests / operationsIn(document).length)));
  const env = { PATH: searchPath(), HOME: folder };
  let said = '';
  try {
    for (let seed = 1; seed <= MOST_RUNS && door.tried() < requests; seed += 1) {
      const before = door.tried();
      const checks = ['--checks', 'not_a_server_error', '--max-examples', examples, '--seed', String(seed)];
      const quiet = ['--request-timeout', '30', '--generation-database', 'none', '--no-color', '--continue-on-failure'];
      const phases = requests < FULL ? ['--phases', 'fuzzing'] : [];
      const args = ['run', file, '--url', door.url, ...checks, ...phases, ...quiet];
      const ended = run(program, args, { env, cwd: folder, maxBuffer: 64 * 1024 * 1024 });
      const { stdout } = await ended.catch((error: unknown) => error as { stdout: string });
      said = stdout;
      if (door.tried() === before) break;
    }
    const { status } = await fetch(`${url}/healthz`);
    return {
      service,
      tried: door.tried(),
      escaped: [
        ...door.failures().map((words) => `${service}: ${words}`),
        ...(status === 200 ? [] : [`${service} answers ${status} afterwards`]),
        ...(door.tried() > 0 ? [] : [`schemathesis made no request of ${service}: ${said.slice(-300)}`]),
      ],
    };
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
    const seen: Awaited<ReturnType<typeof attackOne>>[] = [];
    for (const one of await interfacesOf(target)) {
      const found = await attackOne(one, { program, folder, requests: target.requests });
      // The full form takes hours, and what was tried of a service stands when it is broken off.
      process.stderr.write(`${found.service}: tried ${found.tried}, escaped ${found.escaped.length}\n`);
      seen.push(found);
    }
    return {
      tried: seen.reduce((sum, { tried }) => sum + tried, 0),
      escaped: seen.flatMap(({ escaped }) => escaped),
      of: Object.fromEntries(seen.map(({ service, tried }) => [service, tried])),
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
