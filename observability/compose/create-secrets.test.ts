import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSecrets } from './create-secrets.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mats-secrets-'));
  for (const folder of ['database', 'orchestrator', 'phoenix']) mkdirSync(join(root, folder));
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
