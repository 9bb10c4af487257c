import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import type { Examination } from '../doctor/examine.ts';
import { REPOSITORY_ROOT } from '../repository-root.ts';
import { freePortSettings, plainEnvironment, startCommand } from '../testing/start-command.ts';
import type { RunningCommand } from '../testing/start-command.ts';

const INSTALL_LIMIT_MS = 300_000;
const SET_UP_LIMIT_MS = 900_000;
/** What a host must have; `ps` and `sh` are part of every system. */
const REQUIRED = ['node', 'npm', 'git', 'sh', 'ps'];

jest.setTimeout(SET_UP_LIMIT_MS + INSTALL_LIMIT_MS);

let folder: string;
let clone: string;
let bareTools: string;

function locate(program: string): string {
  // The host's own Node comes before the one that the repository brings: it is the one people type `npm` with.
  const places = (plainEnvironment()['PATH'] ?? '')
    .split(path.delimiter)
    .filter((place) => !place.includes('node_modules'));
  const found = execFileSync('/bin/sh', ['-c', `command -v ${program}`], {
    env: { PATH: places.join(path.delimiter) },
    encoding: 'utf8',
  });
  return found.trim();
}

/** The whole environment of a host with nothing but what is required: no Docker, and no Python unless it is named. */
function bareHost(settings: Readonly<Record<string, string>>, extraPath = ''): Record<string, string | undefined> {
  const { HOME, TMPDIR, ...plain } = plainEnvironment();
  const proxies = Object.fromEntries(
    Object.entries(plain).filter(([name]) =>
      /^(?:https?_proxy|no_proxy|PIP_\w+|SSL_CERT_\w+|NODE_EXTRA_CA_CERTS)$/i.test(name),
    ),
  );
  return { HOME, TMPDIR, ...proxies, ...settings, PATH: [bareTools, extraPath].filter(Boolean).join(path.delimiter) };
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mats-clone-'));
  clone = path.join(folder, 'mats');
  bareTools = path.join(folder, 'tools');
  mkdirSync(bareTools);
  for (const program of REQUIRED) symlinkSync(locate(program), path.join(bareTools, program));
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${REPOSITORY_ROOT}`, clone]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function stop(start: RunningCommand): Promise<void> {
  start.signal('SIGTERM');
  await start.prints('Stopped.', 60_000);
  await start.ended;
}

/** What is committed is tested here: changes of the work tree are not in a clone. */
describe('npm start as the first command in a fresh clone', () => {
  test('without Docker and Python installs, starts everything, and says what is missed', async () => {
    const settings = await freePortSettings();
    const start = startCommand(['npm', 'start'], { folder: clone, environment: bareHost(settings) });
    try {
      await start.prints('Ctrl-C stops everything.', INSTALL_LIMIT_MS);
      const page = await fetch(`http://127.0.0.1:${settings.MATS_UI_PORT}/`);
      expect(page.status).toBe(200);
      await expect(page.text()).resolves.toContain('<title>');
      expect(start.output()).toMatch(/Phoenix +not there +no sessions view; to get it, install Python 3\.10 to 3\.14/);
    } finally {
      await stop(start);
    }
  });
});

describeWith('python', 'npm start in a fresh clone with Python', (python) => {
  test('sets the real Phoenix up in the background, and all is well', async () => {
    // The Python itself, not a version manager's shim, which would need more of the host than Python.
    const executable = execFileSync(python, ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
    const withPython = path.join(folder, 'python');
    mkdirSync(withPython);
    symlinkSync(executable, path.join(withPython, 'python3'));
    const settings = await freePortSettings();
    const environment = bareHost(settings, withPython);
    const start = startCommand(['npm', 'start'], { folder: clone, environment });
    try {
      await start.prints('Ctrl-C stops everything.', INSTALL_LIMIT_MS);
      expect(start.output()).toMatch(/Phoenix +setting up/);
      await start.prints(`http://127.0.0.1:${settings.PHOENIX_PORT}`, SET_UP_LIMIT_MS);
      const doctor = startCommand(['npm', 'run', '--silent', 'mats', '--', 'doctor', '--json'], {
        folder: clone,
        environment,
      });
      await doctor.ended;
      const { checks } = JSON.parse(doctor.output()) as Examination;
      expect(checks.filter((check) => !check.ok)).toEqual([]);
    } finally {
      await stop(start);
    }
  });
});
