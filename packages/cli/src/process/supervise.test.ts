import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { findFreePort } from '../up/ports.ts';
import { lastMessage } from './log-file.ts';
import { restartDelay, supervise } from './supervise.ts';
import type { ProcessEvent, ProcessPlan, SupervisedProcess } from './supervise.ts';

const LISTEN = `
  const server = require('node:http').createServer((request, response) => response.end('ok'));
  server.listen(Number(process.env.PORT), '127.0.0.1');
`;

let folder: string;
const running: SupervisedProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mats-supervise-'));
});

afterEach(() => {
  for (const supervised of running.splice(0)) supervised.kill();
});

afterAll(() => rmSync(folder, { recursive: true }));

type Watched = {
  readonly supervised: SupervisedProcess;
  readonly events: readonly ProcessEvent[];
  /** Resolves with the next event of a type that has not been waited for yet. */
  readonly next: <Type extends ProcessEvent['type']>(type: Type) => Promise<Extract<ProcessEvent, { type: Type }>>;
};

async function watch(source: string, changes: Partial<ProcessPlan> = {}, slowMs = 30_000): Promise<Watched> {
  const port = await findFreePort('127.0.0.1');
  const file = path.join(folder, `${port}.cjs`);
  writeFileSync(file, source);
  const events: ProcessEvent[] = [];
  let seen = 0;
  let wake = (): void => undefined;
  const supervised = supervise(
    {
      name: 'example',
      command: process.execPath,
      args: [file],
      folder,
      environment: { PATH: process.env['PATH'], PORT: String(port) },
      logFile: path.join(folder, `${port}.log`),
      readyUrl: `http://127.0.0.1:${port}/readyz`,
      stopMs: 5_000,
      ...changes,
    },
    {
      now: () => performance.now(),
      firstRestartMs: 10,
      slowMs,
      report: (event) => {
        events.push(event);
        wake();
      },
    },
  );
  running.push(supervised);
  const next: Watched['next'] = async (type) => {
    for (;;) {
      const event = events[seen];
      if (event === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      seen += 1;
      if (event.type === type) return event as Extract<ProcessEvent, { type: typeof type }>;
    }
  };
  return { supervised, events, next };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a supervised process', () => {
  test('is ready when its readiness URL answers', async () => {
    const { next } = await watch(LISTEN);
    await expect(next('ready')).resolves.toMatchObject({ afterMs: expect.any(Number) });
  });

  test('that crashes is started again, and its last word is told', async () => {
    const { next } = await watch(`${LISTEN} setTimeout(() => { throw new TypeError('out of beans'); }, 300);`);
    const first = await next('started');
    const crash = await next('crashed');
    expect(crash.reason).toBe('exit code 1: TypeError: out of beans');
    const second = await next('started');
    expect(second.pid).not.toBe(first.pid);
  });

  test('that keeps crashing waits longer each time', async () => {
    const { next } = await watch('process.exit(3);');
    const waits = [await next('crashed'), await next('crashed'), await next('crashed')].map((event) => event.restartMs);
    expect(waits).toEqual([10, 20, 40]);
  });

  test('that could work each time and is killed is started at once, however often', async () => {
    const { next } = await watch(LISTEN);
    const waits: number[] = [];
    for (let kill = 0; kill < 3; kill += 1) {
      const { pid } = await next('started');
      await next('ready');
      process.kill(pid, 'SIGKILL');
      waits.push((await next('crashed')).restartMs);
    }
    expect(waits).toEqual([10, 10, 10]);
  });

  test('that cannot be started counts as crashed', async () => {
    const { next } = await watch(LISTEN, { command: path.join(folder, 'no-such-command') });
    await expect(next('crashed')).resolves.toMatchObject({ reason: expect.stringContaining('ENOENT') });
  });

  test('stops on SIGTERM and is not started again', async () => {
    const { supervised, next, events } = await watch(`${LISTEN} process.on('SIGTERM', () => process.exit(0));`);
    const { pid } = await next('started');
    await next('ready');
    await supervised.stop();
    expect(isRunning(pid)).toBe(false);
    expect(events.at(-1)).toEqual({ type: 'stopped', killed: false });
  });

  test('that ignores SIGTERM is killed, and that is said', async () => {
    const { supervised, next, events } = await watch(`${LISTEN} process.on('SIGTERM', () => undefined);`, {
      stopMs: 100,
    });
    const { pid } = await next('started');
    await next('ready');
    await supervised.stop();
    expect(isRunning(pid)).toBe(false);
    expect(events.at(-1)).toEqual({ type: 'stopped', killed: true });
  });

  test('that waits for its restart can be stopped', async () => {
    const { supervised, next, events } = await watch('process.exit(3);');
    await next('crashed');
    await supervised.stop();
    expect(events.at(-1)).toEqual({ type: 'stopped', killed: false });
  });

  test('that does not get ready says why once', async () => {
    const body = JSON.stringify({
      service: 'example',
      ready: false,
      checks: [{ name: 'database', ok: false, detail: 'connection refused' }],
    });
    const { next } = await watch(
      LISTEN.replace(`response.end('ok')`, `{ response.statusCode = 503; response.end('${body}'); }`),
      {},
      700,
    );
    await expect(next('slow')).resolves.toMatchObject({ reason: 'database: connection refused' });
  });

  test('writes what it prints to its log', async () => {
    const logFile = path.join(folder, 'written.log');
    const { next } = await watch(`console.log('hello from the service'); ${LISTEN}`, { logFile });
    await next('ready');
    expect(readFileSync(logFile, 'utf8')).toBe('hello from the service\n');
  });
});

describe('the wait before a restart', () => {
  test('doubles from the first and ends at 30 s', () => {
    expect([1, 2, 3, 7, 50].map((crashes) => restartDelay(crashes, 500))).toEqual([500, 1000, 2000, 30_000, 30_000]);
  });
});

describe('the last word of a log', () => {
  test.each([
    ['a JSON line', '{"level":30,"msg":"listening"}\n{"level":60,"msg":"Port 80 is taken."}\n', 'Port 80 is taken.'],
    ['a plain line', 'first\nsecond\n', 'second'],
    ['an uncaught error', 'RangeError: too far\n    at main.ts:1:1\n\nNode.js v24.21.0\n', 'RangeError: too far'],
    ['nothing', '', undefined],
  ])('of %s', (_case, text, expected) => {
    const file = path.join(folder, 'last-word.log');
    writeFileSync(file, text);
    expect(lastMessage(file)).toBe(expected);
  });
});
