import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { searchPath } from '../support/env.ts';
import { findProgram } from '../support/find-program.ts';
import type { Attack, AttackTarget } from './attack.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const VERSION = '4.32.5';
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

/** How many requests it says that it made. */
function triedOf(text: string): number {
  const counts = [...text.matchAll(/(\d{1,9}) (?:generated|test cases?)/g)].map(([, count = '0']) => Number(count));
  return Math.max(0, ...counts);
}

async function attack({ platform, requests }: AttackTarget): ReturnType<Attack['run']> {
  const program = await setUp();
  if (program === undefined)
    return { tried: 0, escaped: ['schemathesis is not there (MATS_SCHEMATHESIS), and python3 could not set it up'] };
  const folder = await mkdtemp(join(tmpdir(), 'mats-schemathesis-'));
  // So many for each of about 25 operations.
  const examples = Math.max(2, Math.ceil(requests / 25));
  const args = [
    'run',
    `${platform.orchestratorUrl}/openapi.json`,
    '-H',
    `Authorization: Bearer ${platform.apiKey}`,
    '--url',
    platform.orchestratorUrl,
    '--checks',
    'not_a_server_error',
    '--max-examples',
    String(examples),
    '--request-timeout',
    '30',
    '--generation-database',
    'none',
    '--seed',
    '1',
    '--no-color',
    '--continue-on-failure',
  ];
  const env = { PATH: searchPath(), HOME: folder };
  const ended = run(program, args, { env, cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  const { stdout } = await ended.catch((error: unknown) => error as { stdout: string });
  await rm(folder, { recursive: true, force: true });
  // What is refused because something is away is no finding: `storage_unavailable`, `stopping`.
  const failures = [...stdout.matchAll(/\[(5\d\d)\][^\n]{0,100}/g)].filter(([, status]) => status !== '503');
  const { status } = await fetch(`${platform.orchestratorUrl}/healthz`);
  const tried = triedOf(stdout);
  return {
    tried,
    escaped: [
      ...failures.map(([words]) => words),
      ...(status === 200 ? [] : [`the orchestrator answers ${status} afterwards`]),
      ...(tried > 0 ? [] : [`schemathesis made no request: ${stdout.slice(-300)}`]),
    ],
  };
}

export const schemathesis: Attack = {
  name: 'schemathesis',
  says: 'requests that schemathesis makes from the OpenAPI file; none may be answered by a 5xx but 503',
  run: attack,
};
