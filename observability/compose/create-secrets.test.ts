import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SERVICE_CALLS, SERVICES } from '@mats/contracts';
import { createSecrets } from './create-secrets.ts';

const SERVICE_NAMES = Object.keys(SERVICES);
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mats-secrets-'));
  for (const folder of ['database', 'phoenix', ...SERVICE_NAMES]) mkdirSync(join(root, folder));
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

test('every database user gets a password of its own, which nobody could guess', () => {
  createSecrets(root);
  const passwords = readdirSync(join(root, 'database')).map((user) => read(`database/${user}`));
  expect(new Set(passwords).size).toBe(3);
  expect(passwords.filter((password) => !/^[A-Za-z0-9_-]{32}$/.test(password))).toEqual([]);
});

test('a service gets its own password, in a file that PostgreSQL’s clients accept', () => {
  createSecrets(root);
  expect(read('orchestrator/pgpass')).toBe(`db_postgres:5432:mats:mats:${read('database/mats')}\n`);
  expect(read('phoenix/pgpass')).toBe(`db_postgres:5432:phoenix:phoenix:${read('database/phoenix')}\n`);
  expect(statSync(join(root, 'orchestrator/pgpass')).mode & 0o777).toBe(0o600);
});

test('a second start keeps what the first one made', () => {
  createSecrets(root);
  const first = read('orchestrator/pgpass');
  createSecrets(root);
  expect(read('orchestrator/pgpass')).toBe(first);
});

test('a service gets the keys of the calls that it makes or takes, the same as the other end, and no others', () => {
  createSecrets(root);
  const keysOf = (service: string): Record<string, string> =>
    JSON.parse(read(`${service}/service-keys.json`)) as Record<string, string>;
  for (const [from, to] of SERVICE_CALLS) {
    expect(keysOf(from)[`${from}>${to}`]).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(keysOf(from)[`${from}>${to}`]).toBe(keysOf(to)[`${from}>${to}`]);
  }
  const counts = SERVICE_NAMES.map((service) => [service, Object.keys(keysOf(service)).length]);
  expect(Object.fromEntries(counts)).toEqual({ ui: 1, orchestrator: 7, sre: 2, investigator: 2, architect: 2 });
  expect(statSync(join(root, 'sre/service-keys.json')).mode & 0o777).toBe(0o600);
});

test('a service whose volume was lost gets keys that fit again', () => {
  createSecrets(root);
  const kept = read('architect/service-keys.json');
  rmSync(join(root, 'sre/service-keys.json'));
  createSecrets(root);
  const orchestrator = JSON.parse(read('orchestrator/service-keys.json')) as Record<string, string>;
  expect(JSON.parse(read('sre/service-keys.json'))).toEqual({
    'orchestrator>sre': orchestrator['orchestrator>sre'],
    'sre>orchestrator': orchestrator['sre>orchestrator'],
  });
  expect(read('architect/service-keys.json')).toBe(kept);
});
