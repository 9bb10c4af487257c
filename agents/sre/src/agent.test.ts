import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { findingSchema, agentSpan } from '@mats/contracts';
import type { Finding } from '@mats/contracts';
import { createAgentApp, createLogger } from '@mats/service';
import { createIncidentSources } from '@mats/evidence';
import { startTestTelemetry } from '@mats/telemetry/testing';
import { createSampleIncident, describeAgentContract } from '@mats/testing';
import request from 'supertest';
import { createSreAgent } from './agent.ts';
import { card } from './card.ts';

// The first start of a file takes as long as the machine is busy.
jest.setTimeout(120_000);

const sample = createSampleIncident();
const telemetry = startTestTelemetry({ serviceName: 'mats-sre-agent' });
const sources = createIncidentSources({ orchestratorUrl: 'http://127.0.0.1:9', logPaths: [] });
const app = createAgentApp({
  card,
  agent: createSreAgent({ sources, now: () => Date.parse('2026-11-20T12:00:00Z') }),
  log: createLogger({ name: 'mats-sre-agent', level: 'silent' }),
  newId: () => 'made-up',
  onRunEnd: () => undefined,
  isStopping: () => false,
});
afterAll(() => sample.remove());

describeAgentContract({
  name: 'sre',
  spanName: agentSpan('sre'),
  agentName: 'mats-sre',
  app,
  spans: () => telemetry.spans(),
  reset: () => telemetry.reset(),
  stop: () => telemetry.stop(),
  delegation: sample.delegation,
});

async function ask(content: string): Promise<Finding> {
  const attachment = {
    id: `att_${'2'.repeat(32)}`,
    name: 'app.log',
    bytes: content.length,
    lines: 1,
    sha256: '',
    content,
  };
  const body = { message: 'what broke?', session_id: 's', context: { attachments: [attachment] } };
  return findingSchema.parse((await request(app).post('/invoke').send(body)).body.finding);
}

describe('the SRE agent', () => {
  test('says when it began, which service was first and what was deployed', async () => {
    const finding = findingSchema.parse((await request(app).post('/invoke').send(sample.delegation)).body.finding);
    expect(finding.incident?.firstService).toBe('checkout');
    expect(finding.incident?.onset?.at).toBe('2026-11-20T10:02:01.000Z');
    expect(finding.incident?.deploys.map((deploy) => deploy.revision)).toEqual([sample.guilty]);
    expect(finding.summary).toMatch(
      /^checkout has failed since 2026-11-20 10:02:01 UTC: “.+”, \d+ times, never before\./,
    );
    const [change] = finding.claims.filter(({ about }) => about === 'change');
    const [revision, previous] = [sample.guilty, finding.incident?.deploys[0]?.previous ?? ''].map((sha) =>
      sha.slice(0, 8),
    );
    expect(change?.text).toBe(
      `${revision} was deployed in place of ${previous}: checkout 1.0 s before the first error.`,
    );
  });

  test('finds no failure in a healthy log', async () => {
    const finding = await ask(
      '2026-11-20T10:00:00Z INFO web started\n2026-11-20T10:00:01Z INFO web request completed\n',
    );
    expect(finding.summary).toBe('No failure was found in what could be read.');
    expect(finding.incident?.onset).toBeNull();
  });

  test.each([
    ['an empty log', '', 'It is empty.'],
    ['a log without times', 'ERROR no disk\nERROR no disk\n', 'No time stamps: only the order of lines is known.'],
    [
      'a binary file',
      '\u0007\u0001\u0000\u0002\u007F\u0003'.repeat(500),
      'The file app.log cannot be read: it is binary, not text.',
    ],
  ])('says of %s what it could not tell', async (_what, content, why) => {
    const finding = await ask(content);
    expect(finding.notChecked.map((entry) => entry.why)).toContain(why);
  });

  test('reads the output of docker inspect as container states', async () => {
    const state = { Status: 'exited', ExitCode: 137, OOMKilled: true, FinishedAt: '2026-11-20T10:00:05Z' };
    const finding = await ask(JSON.stringify([{ Id: 'a'.repeat(64), Name: '/checkout', State: state }], null, 4));
    expect(finding.incident?.signals).toMatchObject([{ kind: 'out_of_memory', service: 'checkout' }]);
    expect(finding.summary).toBe(
      'Container checkout was killed for lack of memory (exited since 2026-11-20 10:00:05 UTC).',
    );
    const [shown] = finding.evidence.filter(({ detail }) => detail.kind === 'container_state');
    expect(shown).toMatchObject({ detail: { exitCode: 137 }, locator: { source: 'attachment', startLine: 5 } });
    expect(finding.notChecked).toEqual([]);
  });

  test('does not call it no incident when a table of containers shows one that is down', async () => {
    const table = (status: string): string =>
      `NAME       IMAGE      SERVICE   STATUS\nshop-db-1  postgres   db        ${status}\n`;
    const down = await ask(table('Exited (3) 2 minutes ago'));
    expect(down.incident?.outlook?.noIncident).toBe(0);
    const well = await ask(table('Exited (0) 2 minutes ago'));
    expect(well.incident?.outlook?.noIncident).toBeGreaterThan(0.5);
  });

  test('reads the output of docker events in a question', async () => {
    const event = (second: number, action: string, attributes: Record<string, string>): string => {
      const Attributes = { name: 'checkout', image: 'shop:1.14.2', ...attributes };
      return JSON.stringify({
        Type: 'container',
        Action: action,
        Actor: { ID: 'a', Attributes },
        scope: 'local',
        time: second,
      });
    };
    const events = [
      event(1_772_359_200, 'destroy', { image: 'shop:1.14.1' }),
      event(1_772_359_201, 'start', {}),
      event(1_772_359_205, 'die', { exitCode: '137' }),
      event(1_772_359_206, 'start', {}),
    ];
    const message = ['Why does checkout restart?', ...events].join('\n');
    const body = { message, session_id: 's', context: {} };
    const finding = findingSchema.parse((await request(app).post('/invoke').send(body)).body.finding);
    expect(finding.incident?.signals).toMatchObject([
      { kind: 'killed', service: 'checkout', count: 1 },
      { kind: 'restart', service: 'checkout', count: 1 },
    ]);
    expect(finding.incident?.deploys).toMatchObject([{ revision: '1.14.2', previous: '1.14.1' }]);
    expect(finding.evidence[0]?.locator).toMatchObject({ source: 'prompt', startLine: 2, endLine: 5 });
  });

  test('names a resource that gave way', async () => {
    const finding = await ask(
      `2026-11-20T10:00:00Z INFO db checkpoint done\n${'2026-11-20T10:00:05Z ERROR db write failed: ENOSPC: no space left on device\n'.repeat(5)}`,
    );
    expect(finding.incident?.signals.map((signal) => signal.kind)).toContain('disk_full');
  });

  test('keeps secrets of the log out of its evidence', async () => {
    const finding = await ask('2026-11-20T10:00:00Z ERROR db login failed for password=hunter22secret\n');
    expect(JSON.stringify(finding)).not.toContain('hunter22secret');
  });
});
