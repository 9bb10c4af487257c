import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Candidate, Finding, InvokeRequest } from '@mats/contracts';
import { createIncidentSources } from '@mats/evidence';
import { createRepositories, createSourceMaps } from '@mats/sources/git';
import { createInvestigatorAgent } from '../agent.ts';
import { createChangeReader } from '../changes/read-changes.ts';
import { createIncidentReader } from '../read-incident.ts';

const HOUR = 3_600_000;
const FIRST = Date.parse('2026-03-01T10:00:00Z');
const ACCOUNT = (message: string): string => `export class Account {
  #cents = 0;

  withdraw(cents: number): number {
    if (cents > this.#cents) throw new Error(${message});
    this.#cents -= cents;
    return this.#cents;
  }
}
`;
const TRANSFER = (step: string): string => `import { Account } from './account.ts';

export function transfer(from: Account, cents: number): number {
  const take = ${step};
  return take(cents);
}
`;
const CRASH = `TypeError: Cannot read properties of undefined (reading '#cents')
    at withdraw (/srv/app/src/account.ts:5:22)
    at transfer (/srv/app/src/transfer.ts:5:10)`;

let folder = '';

function commit(subject: string, at: number, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const date = new Date(at).toISOString();
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: folder, env, encoding: 'utf8' });
  git('add', '-A');
  git('-c', 'user.name=Kim', '-c', 'user.email=kim@example.org', 'commit', '-q', '-m', subject);
  return git('rev-parse', 'HEAD').trim();
}

const shas = { shorter: '', message: '' };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'followed-'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('mkdir', ['src'], { cwd: folder });
  const whole = '(amount: number) => from.withdraw(amount)';
  commit('accounts', FIRST, { 'src/account.ts': ACCOUNT("'not enough'"), 'src/transfer.ts': TRANSFER(whole) });
  shas.shorter = commit('transfer: shorter', FIRST + 20 * HOUR, { 'src/transfer.ts': TRANSFER('from.withdraw') });
  shas.message = commit('account: say how much', FIRST + 30 * HOUR, { 'src/account.ts': ACCOUNT('`not ${cents}`') });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is found when the crash is pasted at a time, with nothing that says when it happened. */
async function foundAt(now: number): Promise<Finding> {
  const repositories = createRepositories({ configured: new Map([['bank', folder]]), roots: [] });
  const sources = createIncidentSources({ orchestratorUrl: 'http://127.0.0.1:9', logPaths: [], now: () => now });
  const agent = createInvestigatorAgent({
    repositories,
    sourceMaps: createSourceMaps([]),
    readChanges: createChangeReader(sources),
    readIncident: createIncidentReader(sources, { now: () => now }),
    now: () => now,
  });
  const context: InvokeRequest['context'] = {
    attachments: [],
    changes: [],
    repositories: ['bank'],
    findings: [],
    missingAgents: [],
    others: [],
    record: [],
    fromRecord: false,
    sample: false,
  };
  const asked: InvokeRequest = { message: `Why does it crash?\n\n${CRASH}`, headers: {}, context };
  const signal = new AbortController().signal;
  try {
    const { finding } = await agent({ request: asked, signal, step: () => undefined, evidence: () => undefined });
    return finding;
  } finally {
    await sources.close();
    await repositories.close();
  }
}

async function askedAt(now: number): Promise<Candidate | undefined> {
  const { candidates } = await foundAt(now);
  return candidates[0];
}

test('the line at the top of the trace threw, and the one below it called, short as the function at the top may be', async () => {
  const { claims } = await foundAt(FIRST + 31 * HOUR);
  const told = claims.flatMap(({ about, text }) => (about === 'location' ? [text] : []));
  expect(told).toContain('src/account.ts:5 in withdraw: TypeError was thrown here.');
  expect(told).toContain('src/transfer.ts:5 in transfer: TypeError was thrown by what this line calls.');
});

test('a fresh change of what the failing value passes through is named before later changes of the line that threw', async () => {
  expect((await askedAt(FIRST + 31 * HOUR))?.commit).toBe(shas.shorter);
});

test('what ran for a year is not blamed for where it lies: who changed the line that threw is asked', async () => {
  expect((await askedAt(FIRST + 366 * 24 * HOUR))?.commit).not.toBe(shas.shorter);
});
