import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../support/free-port.ts';
import { until } from '../support/until.ts';
import { bundleService } from './bundle.ts';
import { SERVICE_ENTRIES } from './services.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mats-bundle-'));
  await bundleService('mats-sre-agent', folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('a bundled service starts from its folder alone', async () => {
  const port = await freePort();
  const child = spawn(execPath, [join(folder, 'main.mjs')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PORT: String(port), HOST: '127.0.0.1', TELEMETRY_LEVEL: 'disabled' },
  });
  try {
    const health = await until('the agent', async () => {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`);
      return response.ok ? ((await response.json()) as { service: string }) : undefined;
    });
    expect(health.service).toBe('mats-sre-agent');
  } finally {
    child.kill('SIGKILL');
  }
});

test('a thread is bundled beside its service', () => {
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['main.mjs', 'log-worker.mjs']));
});

test('a CommonJS package that is imported late keeps its names', async () => {
  const chunks = readdirSync(folder).filter((name) => /^chunk-.*\.mjs$/.test(name));
  const modules = await Promise.all(
    chunks.map((name) => import(join(folder, name)) as Promise<Record<string, unknown>>),
  );
  expect(
    modules.filter(({ Agent, fetch, request }) => [Agent, fetch, request].every((it) => typeof it === 'function')),
  ).toHaveLength(1);
});

test('every service can be bundled', async () => {
  const others = Object.keys(SERVICE_ENTRIES).filter((name) => name !== 'mats-sre-agent');
  for (const name of others) {
    const into = mkdtempSync(join(tmpdir(), 'mats-bundle-'));
    try {
      await bundleService(name, into);
      expect(readdirSync(into)).toContain('main.mjs');
    } finally {
      rmSync(into, { recursive: true });
    }
  }
}, 120_000);

test('a name that is no service is refused with the ones that are', async () => {
  await expect(bundleService('nobody', folder)).rejects.toThrow(
    /^There is no service "nobody"\. Known: mats-orchestrator, /,
  );
});
