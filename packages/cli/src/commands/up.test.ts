import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { phoenixProject } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import type { CheckResult } from '../doctor/check-result.ts';
import { checkReadBack } from '../doctor/check-phoenix.ts';
import type { Examination } from '../doctor/examine.ts';
import { REPOSITORY_ROOT } from '../repository-root.ts';
import { freePortSettings, plainEnvironment, startCommand } from '../testing/start-command.ts';
import type { RunningCommand } from '../testing/start-command.ts';

const MAIN = path.join(REPOSITORY_ROOT, 'packages', 'cli', 'src', 'main.ts');
const START_LIMIT_MS = 180_000;

jest.setTimeout(300_000);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mats-up-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function mats(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): RunningCommand {
  const command = [process.execPath, MAIN, ...args] as const;
  return startCommand([...command], {
    folder: REPOSITORY_ROOT,
    environment: { ...plainEnvironment(), ...environment },
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('mats up', () => {
  test('refuses a taken port with its number and the variable that moves it', async () => {
    const settings = await freePortSettings();
    const blocker = createServer().listen(Number(settings.MATS_ARCHITECT_AGENT_PORT), '127.0.0.1');
    try {
      const data = path.join(folder, 'taken');
      const command = mats(['up', '--no-phoenix', '--data', data], settings);
      await expect(command.ended).resolves.toBe(1);
      expect(command.output()).toContain(
        `Port ${settings.MATS_ARCHITECT_AGENT_PORT} is taken.\n` +
          '  Stop what listens there, or set MATS_ARCHITECT_AGENT_PORT to a free port.',
      );
    } finally {
      blocker.close();
    }
  });

  test('refuses an option that it does not have', async () => {
    const command = mats(['up', '--no-phenix'], {});
    await expect(command.ended).resolves.toBe(1);
    expect(command.output()).toContain("Unknown option '--no-phenix'");
  });
});

describeWith('phoenixVenv', 'mats up and mats doctor', (venv) => {
  let settings: Record<string, string>;
  let data: string;
  let up: RunningCommand;

  const children = (): Record<string, { pid: number }> =>
    (JSON.parse(readFileSync(path.join(data, 'up.json'), 'utf8')) as { children: Record<string, { pid: number }> })
      .children;
  const signalChild = (name: string, signal: NodeJS.Signals): void => {
    const child = children()[name];
    if (child === undefined) throw new Error(`${name} does not run`);
    process.kill(child.pid, signal);
  };
  const examine = async (): Promise<Examination> => {
    const doctor = mats(['doctor', '--json', '--data', data], {});
    const code = await doctor.ended;
    const examination = JSON.parse(doctor.output()) as Examination;
    expect(code).toBe(examination.ok ? 0 : 1);
    return examination;
  };
  const failuresOf = ({ checks }: Examination): readonly CheckResult[] => checks.filter((check) => !check.ok);

  beforeAll(async () => {
    // Short, so that a hanging agent costs the tests seconds; long enough for a first call on a busy machine.
    settings = {
      ...(await freePortSettings()),
      AGENT_TIMEOUT_MS: '10000',
      AGENT_RETRIES: '0',
      MATS_PHOENIX_VENV: venv,
    };
    data = path.join(folder, 'running');
    up = mats(['up', '--data', data], settings);
    await up.prints('Ctrl-C stops everything.', START_LIMIT_MS);
    await up.prints(`http://127.0.0.1:${settings['PHOENIX_PORT']}`, START_LIMIT_MS);
  });

  afterAll(async () => {
    up.signal('SIGTERM');
    await up.ended;
  });

  test('all is well: every check of the doctor passes', async () => {
    const examination = await examine();
    expect(failuresOf(examination)).toEqual([]);
    expect(examination.checks[0]).toMatchObject({
      name: 'instance',
      detail: `http://127.0.0.1:${settings['MATS_UI_PORT']}, started by npm start with its data in ${data}`,
    });
  });

  test('the doctor leaves no session behind', async () => {
    const page = `http://127.0.0.1:${settings['MATS_UI_PORT']}`;
    const login = await fetch(`${page}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'doctor@mats.local' }),
    });
    const cookie = login.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const sessions = await (await fetch(`${page}/sessions`, { headers: { cookie } })).json();
    expect(sessions).toMatchObject({ sessions: [] });
  });

  test('a key is made, used, listed and revoked by scripts of this machine', async () => {
    const keys = async (...words: string[]): Promise<string> => {
      const command = mats(['keys', ...words, '--data', data], {});
      await expect(command.ended).resolves.toBe(0);
      return command.output();
    };
    const sessions = (headers: Record<string, string>): Promise<Response> =>
      fetch(`http://127.0.0.1:${settings['MATS_ORCHESTRATOR_PORT']}/sessions`, { headers });
    expect((await sessions({})).status).toBe(401);
    const made = await keys('add', 'nightly', '--scopes', 'read', '--days', '30');
    const [key = ''] = made.split('\n');
    expect((await sessions({ authorization: `Bearer ${key}` })).status).toBe(200);
    const [id = ''] = /[0-9a-f]{16}/.exec(await keys()) ?? [];
    await keys('revoke', id);
    expect((await sessions({ authorization: `Bearer ${key}` })).status).toBe(401);
    expect(statSync(path.join(data, 'api-key')).mode & 0o777).toBe(0o600);
  });

  test('a second start in the same folder is refused', async () => {
    const second = mats(['up', '--data', data], { ...(await freePortSettings()), MATS_PHOENIX_VENV: venv });
    await expect(second.ended).resolves.toBe(1);
    expect(second.output()).toContain(`MATS runs in ${data} already`);
  });

  test('an agent that hangs is the broken hop, and the rest still works', async () => {
    signalChild('investigator', 'SIGSTOP');
    try {
      const failures = failuresOf(await examine());
      expect(failures.map(({ name }) => name)).toEqual(['Investigator agent', 'orchestrator → Investigator agent']);
      expect(failures[1]?.detail).toBe('The Investigator agent did not answer within 10 s.');
    } finally {
      signalChild('investigator', 'SIGCONT');
    }
  });

  test('a Phoenix that hangs is named, and spans made meanwhile arrive later', async () => {
    signalChild('phoenix', 'SIGSTOP');
    try {
      expect((await examine()).broken).toMatchObject({
        name: 'Phoenix',
        detail: `nothing answers at http://127.0.0.1:${settings['PHOENIX_PORT']} (no answer in time)`,
      });
    } finally {
      signalChild('phoenix', 'SIGCONT');
    }
    let last: readonly CheckResult[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      last = failuresOf(await examine());
      if (last.length === 0) break;
    }
    expect(last).toEqual([]);
  });

  test('spans that are sent elsewhere are told from a Phoenix that does not store', async () => {
    const turn = { traceId: randomBytes(16).toString('hex'), id: `inv_${randomBytes(16).toString('hex')}` };
    const canary = {
      sessionId: 'never-sent',
      investigation: {
        id: turn.id,
        session_id: 'never-sent',
        trace_id: turn.traceId,
        turn: 1,
        state: 'done' as const,
        prompt: 'Why?',
        redacted: false,
        asked_by: null,
        attachments: [],
        repositories: [],
        sample: false,
        created_at: '2026-01-05T08:00:00.000Z',
        finished_at: null,
        report: null,
        markdown: null,
        error: null,
      },
      events: [],
    };
    const phoenix = `http://127.0.0.1:${settings['PHOENIX_PORT']}`;
    const [arrival] = await checkReadBack(phoenix, {
      canary,
      project: phoenixProject(),
      collector: 'http://127.0.0.1:9',
      arrivalMs: 500,
    });
    expect(arrival).toMatchObject({
      ok: false,
      detail: "none of the canary's spans arrived within 0.5 s, though Phoenix stores what the doctor sends it",
    });
  });

  test('a service that crashes is started again, and that is said', async () => {
    const before = children()['sre']?.pid ?? 0;
    signalChild('sre', 'SIGKILL');
    await up.prints('signal SIGKILL', 30_000);
    expect(up.output()).toMatch(/SRE agent +crashed/);
    for (let attempt = 0; children()['sre']?.pid === before && attempt < 100; attempt += 1) {
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
    expect(children()['sre']?.pid).not.toBe(before);
  });

  test('one signal stops everything, exit code 0', async () => {
    const pids = Object.values(children()).map(({ pid }) => pid);
    up.signal('SIGINT');
    await expect(up.ended).resolves.toBe(0);
    expect(up.output()).toMatch(/Stopping \.\.\.\n(?:.*\n)*Stopped\.\n$/);
    expect(pids.filter(isRunning)).toEqual([]);
  });

  test('with nothing running, the doctor names the page first', async () => {
    const doctor = mats(['doctor', '--json', '--data', data], settings);
    await expect(doctor.ended).resolves.toBe(1);
    expect((JSON.parse(doctor.output()) as Examination).broken).toMatchObject({
      name: 'page',
      detail: `nothing answers at http://127.0.0.1:${settings['MATS_UI_PORT']} (ECONNREFUSED)`,
    });
  });
});
