import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { REPOSITORY_ROOT } from '../repository-root.ts';

const COMMAND = path.join(REPOSITORY_ROOT, 'packages/cli/src/main.ts');
const JOINED = [
  'packages/contracts/src/agents.ts',
  'docker-compose.yml',
  'observability/compose/ports.cfg',
  'observability/prometheus/prometheus.yml',
  '.env.example',
  'Dockerfile',
  'deploy/helm/mats/values.yaml',
  'deploy/helm/mats/ci/everything-values.yaml',
  'package-lock.json',
];
let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'mats-create-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function create(...words: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'create', ...words, '--root', root], {
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}` };
}

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

function copyFiles(files: readonly string[]): void {
  for (const file of files) cpSync(path.join(REPOSITORY_ROOT, file), path.join(root, file), { recursive: true });
}

/** A checkout of its own: the files of the named folders, and the installed packages with our own among them. */
function copyCheckout(folders: readonly string[]): void {
  copyFiles([...JOINED, ...folders, 'package.json', 'tsconfig.base.json']);
  const modules = path.join(REPOSITORY_ROOT, 'node_modules');
  mkdirSync(path.join(root, 'node_modules', '@mats'), { recursive: true });
  for (const name of readdirSync(modules).filter((entry) => entry !== '@mats'))
    symlinkSync(path.join(modules, name), path.join(root, 'node_modules', name));
  for (const name of readdirSync(path.join(modules, '@mats')))
    symlinkSync(readlinkSync(path.join(modules, '@mats', name)), path.join(root, 'node_modules', '@mats', name));
}

describe('mats create agent', () => {
  test('a TypeScript agent joins every file that names agents, and says what holds each point of the checklist', () => {
    copyFiles(JOINED);
    const { status, output } = create('agent', 'ticket-desk', '--title', 'Desk');
    expect([status, output.match(/\[x\]/g)?.length]).toEqual([0, 7]);
    expect(read('packages/contracts/src/agents.ts')).toContain("'ticket-desk': {\n    title: 'Desk',");
    expect(read('docker-compose.yml')).toContain('  mats-ticket-desk-agent:\n');
    expect(read('Dockerfile')).toMatch(/ \/secrets\/ticket-desk \\\n[^]*FROM service AS mats-ticket-desk-agent\n/);
    expect(read('observability/compose/ports.cfg')).toContain('listen ticket-desk\n');
    expect(read('observability/prometheus/prometheus.yml')).toMatch(
      /names: \[mats-gcloud-agent\].*\n {6}- \{ names: \[mats-ticket-desk-agent\], type: A, port: \d+ \}\n\n {2}- job_name: collector\n/,
    );
    expect(read('.env.example')).toContain('# TICKET_DESK_SOURCE=\n');
    expect(read('deploy/helm/mats/values.yaml')).toContain('    setting: TICKET_DESK_SOURCE\n');
    expect(read('deploy/helm/mats/ci/everything-values.yaml')).toContain('  ticket-desk: { env: {');
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> };
    expect(lock.packages['node_modules/@mats/ticket-desk']).toEqual({ resolved: 'agents/ticket-desk', link: true });
  });

  test('reads what --setting names, in the list, in compose and in its own files', () => {
    copyFiles(JOINED);
    expect(create('agent', 'tickets', '--setting', 'TICKETS_PROJECT').status).toBe(0);
    const files = [
      'packages/contracts/src/agents.ts',
      'docker-compose.yml',
      '.env.example',
      'agents/tickets/src/env.ts',
    ];
    expect(files.filter((file) => !read(file).includes('TICKETS_PROJECT'))).toEqual([]);
    expect(files.filter((file) => read(file).includes('TICKETS_SOURCE'))).toEqual([]);
  });

  test.each([
    ['is complete', '2026-11-02', true],
    ['is older than the lockfile', '2026-10-01', false],
  ])('what is installed %s: the next start installs anew only then', (_what, at, isFresh) => {
    copyFiles(JOINED);
    mkdirSync(path.join(root, 'node_modules'), { recursive: true });
    const installed = path.join(root, 'node_modules', '.package-lock.json');
    writeFileSync(installed, '{}');
    utimesSync(path.join(root, 'package-lock.json'), new Date('2026-11-01'), new Date('2026-11-01'));
    utimesSync(installed, new Date(at), new Date(at));
    expect(create('agent', 'tickets').status).toBe(0);
    expect(statSync(path.join(root, 'package-lock.json')).mtimeMs <= statSync(installed).mtimeMs).toBe(isFresh);
  });

  test('a Python agent needs nothing but its folder', () => {
    expect(create('agent', 'tickets', '--language', 'python').status).toBe(0);
    expect(readdirSync(root)).toEqual(['agents']);
    expect(JSON.parse(read('agents/tickets/card.json'))).toMatchObject({ name: 'tickets', span: 'tickets_run' });
    expect(read('agents/tickets/agent.py')).not.toMatch(/__[A-Z]+__/);
  });

  test('writes nothing when a file has no place for the agent', () => {
    copyFiles(JOINED.filter((file) => file !== 'observability/compose/ports.cfg'));
    mkdirSync(path.join(root, 'observability/compose'), { recursive: true });
    cpSync(COMMAND, path.join(root, 'observability/compose/ports.cfg'));
    const { status, output } = create('agent', 'tickets');
    expect(status).toBe(1);
    expect(output).toContain('ports.cfg has 0 places that read "listen collector-grpc"; one is expected.');
    expect([existsSync(path.join(root, 'agents')), read('Dockerfile').includes('tickets')]).toEqual([false, false]);
  });

  test.each([
    [['agent', 'Bad'], 'is not 1-32 small letters'],
    [['agent', 'ui'], 'is the name of something else'],
    [['agent', 'sre'], 'There is an agent sre already (agents/sre).'],
    [['agent'], 'mats create agent NAME'],
    [['agent', 'x', '--language', 'cobol'], 'There is no language cobol.'],
    [['agent', 'x', '--setting', 'my place'], 'The setting "my place" is no name of a variable.'],
  ])('%j is refused with what to do', (words, said) => {
    const { status, output } = create(...words);
    expect([status, output.includes(said)]).toEqual([1, true]);
  });

  test('the agent it makes has no type error, is formatted, and keeps the contract of agents', () => {
    copyCheckout([
      'agents',
      ...['config', 'contracts', 'engine', 'evidence', 'service', 'sources', 'telemetry', 'testing'].map(
        (name) => `packages/${name}`,
      ),
    ]);
    expect(create('agent', 'ticket-desk').status).toBe(0);
    const folder = path.join(root, 'agents', 'ticket-desk');
    const run = (script: string, ...words: readonly string[]): string =>
      execFileSync(process.execPath, [path.join(root, 'node_modules', script), ...words], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    run('typescript/bin/tsc', '-p', 'tsconfig.json');
    run('oxfmt/bin/oxfmt', '--check', '.');
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const { status, stderr } = spawnSync(
      process.execPath,
      [...flags, path.join(root, 'node_modules/jest/bin/jest.js')],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect([status, /Tests: {1,9}(\d+) passed/.exec(stderr)?.[1]]).toEqual([0, '15']);
  }, 120_000);
});
