import { afterAll, describe, expect, test } from '@jest/globals';
import { findingSchema, agentSpan } from '@mats/contracts';
import type { Finding, InvokeRequest } from '@mats/contracts';
import { createAgentApp, createLogger } from '@mats/service';
import { createIncidentSources } from '@mats/evidence';
import { createRepositories, createSourceMaps } from '@mats/sources/git';
import { startTestTelemetry } from '@mats/telemetry/testing';
import { createSampleIncident, describeAgentContract } from '@mats/testing';
import request from 'supertest';
import { createInvestigatorAgent } from './agent.ts';
import { card } from './card.ts';
import { createChangeReader } from './changes/read-changes.ts';
import { findStackTracesTool } from './tools/find-stack-traces.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const sample = createSampleIncident();
const telemetry = startTestTelemetry({ serviceName: 'mats-investigator-agent' });
const sources = createIncidentSources({ orchestratorUrl: 'http://127.0.0.1:9', logPaths: [] });
const repositories = createRepositories({ configured: new Map([['shop', sample.repository]]), roots: [] });
const app = createAgentApp({
  card,
  agent: createInvestigatorAgent({
    repositories,
    sourceMaps: createSourceMaps([]),
    readChanges: createChangeReader(sources),
    readIncident: async ({ request: invoke, signal, step }) => {
      const logs = sources.logsFor(invoke);
      try {
        return await findStackTracesTool(logs, { question: invoke.message, signal, now: NOW, onStep: step });
      } finally {
        await Promise.all(logs.map((source) => source.close()));
      }
    },
    now: () => NOW,
  }),
  log: createLogger({ name: 'mats-investigator-agent', level: 'silent' }),
  newId: () => 'made-up',
  onRunEnd: () => undefined,
  isStopping: () => false,
});
afterAll(async () => {
  await repositories.close();
  sample.remove();
});

describeAgentContract({
  name: 'investigator',
  spanName: agentSpan('investigator'),
  agentName: 'mats-investigator',
  app,
  spans: () => telemetry.spans(),
  reset: () => telemetry.reset(),
  stop: () => telemetry.stop(),
  delegation: sample.delegation,
});

async function invoke(context: Partial<InvokeRequest['context']>): Promise<Finding> {
  const body = { ...sample.delegation, context: { ...sample.delegation.context, ...context } };
  return findingSchema.parse((await request(app).post('/invoke').send(body)).body.finding);
}

describe('the Investigator', () => {
  test('names the file, the line, the function and the commit that broke them', async () => {
    const [best] = (await invoke({})).candidates;
    expect(best).toMatchObject({ commit: sample.guilty, file: 'src/cart/total.ts', line: 8, function: 'totalOf' });
  });

  test('shows the code with who changed each line', async () => {
    const finding = await invoke({});
    const code = finding.evidence.find(
      (piece) => piece.detail.kind === 'code_range' && piece.locator.path === 'src/cart/total.ts',
    );
    expect(code?.excerpt).toContain('cart.discount.amount');
    expect(code?.detail.kind === 'code_range' && code.detail.blame.find((line) => line.line === 8)?.sha).toBe(
      sample.guilty,
    );
  });

  test("reads the sample's repository for those alone who name it", async () => {
    const agent = createInvestigatorAgent({
      repositories,
      sampleRepository: 'shop',
      sourceMaps: createSourceMaps([]),
      readChanges: createChangeReader(sources),
      readIncident: async ({ request: asked, signal, step }) =>
        findStackTracesTool(sources.logsFor(asked), { question: asked.message, signal, now: NOW, onStep: step }),
      now: () => NOW,
    });
    const run = async (names: string[]): Promise<string[]> => {
      const context = { ...sample.delegation.context, repositories: names };
      const asked = { ...sample.delegation, context } as InvokeRequest;
      const signal = new AbortController().signal;
      const { finding } = await agent({ request: asked, signal, step: () => undefined, evidence: () => undefined });
      return finding.read.map(({ what }) => what);
    };
    expect(await run([])).toEqual([]);
    expect(await run(['shop'])).toEqual(['shop']);
  });

  test('says clearly that a repository cannot be used, and goes on', async () => {
    const finding = await invoke({ repositories: ['nowhere', '/etc'] });
    expect(finding.notChecked.map((entry) => entry.what)).toEqual(
      expect.arrayContaining(['Repository nowhere', 'Repository /etc']),
    );
    expect(finding.candidates[0]?.commit ?? null).toBeNull();
  });

  test('says that the deployed revision is not there, and blames nobody for sure', async () => {
    const [attachment] = sample.delegation.context.attachments;
    if (attachment === undefined) throw new Error('the sample has no log');
    const content = attachment.content?.replaceAll(sample.guilty, '1234567890abcdef1234567890abcdef12345678') ?? '';
    const finding = await invoke({ attachments: [{ ...attachment, content }] });
    expect(finding.notChecked.map((entry) => entry.what)).toContain('Code at the deployed revision 12345678');
    expect(Math.max(...finding.candidates.map((candidate) => candidate.score))).toBeLessThan(0.5);
  });

  test('blames nobody for a failure of code that is not in the repository', async () => {
    const [attachment] = sample.delegation.context.attachments;
    if (attachment === undefined) throw new Error('the sample has no log');
    const content = attachment.content?.replaceAll('/srv/app/src/', '/srv/other/lib/of-somebody-else/') ?? '';
    const moved = content.replaceAll('total.ts', 'sum.ts').replaceAll('place.ts', 'put.ts');
    const finding = await invoke({ attachments: [{ ...attachment, content: moved }] });
    expect(Math.max(...finding.candidates.map((candidate) => candidate.score))).toBeLessThan(0.5);
    expect(finding.notChecked.map((entry) => entry.what)).toContain('Code of the stack traces');
  });
});
