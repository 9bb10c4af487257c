import { afterAll, describe, expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import { reportSchema, agentSpan } from '@mats/contracts';
import type { Evidence, Finding, Report } from '@mats/contracts';
import { createAgentApp, createLogger } from '@mats/service';
import { createIncidentSources } from '@mats/evidence';
import { createRepositories } from '@mats/sources/git';
import { startTestTelemetry } from '@mats/telemetry/testing';
import { createSampleIncident, describeAgentContract } from '@mats/testing';
import request from 'supertest';
import { createArchitectAgent } from './agent.ts';
import { card } from './card.ts';

const sample = createSampleIncident();
const [attachment] = sample.delegation.context.attachments;
const logLines = (attachment?.content ?? '').split('\n');
const telemetry = startTestTelemetry({ serviceName: 'mats-architect-agent' });
const repositories = createRepositories({ configured: new Map([['shop', sample.repository]]), roots: [] });
const app = createAgentApp({
  card,
  agent: createArchitectAgent({
    repositories,
    sources: createIncidentSources({ orchestratorUrl: 'http://127.0.0.1:9', logPaths: [] }),
    now: () => Date.parse('2026-11-20T12:00:00Z'),
  }),
  log: createLogger({ name: 'mats-architect-agent', level: 'silent' }),
  newId: () => 'made-up',
  onRunEnd: () => undefined,
  isStopping: () => false,
});
afterAll(async () => {
  await repositories.close();
  sample.remove();
});

const USAGE = { tokens: { prompt: 0, completion: 0 }, cost_usd: 0, model: null, duration_ms: 1, calls: [] };
const failing = logLines.findIndex((line) => line.includes('TypeError')) + 1;

function logEvidence(excerpt: string): Evidence {
  return createEvidence({
    title: 'TypeError',
    service: 'checkout',
    locator: {
      source: 'attachment',
      name: attachment?.id ?? '',
      label: 'checkout.log',
      startLine: failing,
      endLine: failing,
    },
    excerpt,
    detail: {
      kind: 'log_template',
      template: 'request failed: TypeError',
      count: 30,
      severity: 'error',
      change: 'new',
      buckets: [],
    },
  });
}

function codeEvidence(): Evidence {
  return createEvidence({
    title: 'src/cart/total.ts:8',
    locator: {
      source: 'git',
      name: 'shop',
      label: 'shop',
      path: 'src/cart/total.ts',
      revision: sample.guilty,
      startLine: 8,
      endLine: 8,
    },
    excerpt: '  return sum - cart.discount.amount;',
    detail: { kind: 'code_range', language: 'javascript', focusLine: 8, blame: [] },
  });
}

function findings(log: Evidence): Finding[] {
  const code = codeEvidence();
  const onset = {
    at: '2026-11-20T10:02:01.000Z',
    from: '2026-11-20T10:02:00.000Z',
    to: '2026-11-20T10:02:01.000Z',
    confidence: 0.99,
    evidence: [log.id],
  };
  const incident = {
    onset,
    telling: [],
    firstService: 'checkout',
    services: [{ name: 'checkout', errors: 30, blames: [], calls: [] }],
    measured: [],
    deploys: [],
    signals: [],
  };
  const sre: Finding = {
    agent: 'sre',
    summary: 'checkout fails',
    claims: [{ code: 'told', values: {}, text: 'checkout failed 30 times.', about: 'symptom', evidence: [log.id] }],
    candidates: [],
    evidence: [log],
    read: [],
    notChecked: [],
    incident,
    usage: { agent: 'sre', ...USAGE },
  };
  const investigator: Finding = {
    agent: 'investigator',
    summary: 'a commit',
    claims: [
      { code: 'told', values: {}, text: 'It throws in totalOf.', about: 'location', evidence: [code.id, log.id] },
    ],
    candidates: [
      {
        id: 'commit',
        found: 'change',
        kind: 'code_defect',
        change: 'commit',
        title: '"Simplify the discount" changes the failing line',
        commit: sample.guilty,
        service: 'checkout',
        file: 'src/cart/total.ts',
        line: 8,
        score: 0.9,
        reasons: [],
        nextSteps: [],
        for: [
          {
            code: 'told',
            values: {},
            text: 'The commit changes the failing line.',
            about: 'change',
            evidence: [code.id, log.id],
          },
        ],
        against: [],
      },
    ],
    evidence: [code],
    read: [],
    notChecked: [],
    usage: { agent: 'investigator', ...USAGE },
  };
  return [sre, investigator];
}

const trueLog = logEvidence(logLines[failing - 1] ?? '');
const delegation = { ...sample.delegation, context: { ...sample.delegation.context, findings: findings(trueLog) } };

describeAgentContract({
  name: 'architect',
  spanName: agentSpan('architect'),
  agentName: 'mats-architect',
  app,
  spans: () => telemetry.spans(),
  reset: () => telemetry.reset(),
  stop: () => telemetry.stop(),
  delegation,
});

async function report(given: Finding[], missingAgents: string[] = []): Promise<Report> {
  const context = { ...sample.delegation.context, findings: given, missingAgents };
  return reportSchema.parse(
    (
      await request(app)
        .post('/invoke')
        .send({ ...sample.delegation, context })
    ).body.report,
  );
}

describe('the Architect', () => {
  test('names the cause when all of it stands in its source', async () => {
    const written = await report(findings(trueLog));
    expect(written.verdict).toBe('root_cause');
    expect(written.where).toMatchObject({ file: 'src/cart/total.ts', line: 8, commit: sample.guilty });
    expect(written.claims.every((claim) => claim.verified)).toBe(true);
    expect(written.chain.map((node) => node.kind)).toEqual(expect.arrayContaining(['code', 'template', 'service']));
  });

  test('drops a claim whose excerpt is not what the source holds', async () => {
    const written = await report(findings(logEvidence('checkout is fine')));
    expect(written.claims.map((claim) => claim.text)).not.toContain('checkout failed 30 times.');
    expect(written.droppedClaims).toBeGreaterThan(0);
    expect(written.notRead.map((entry) => entry.why).join()).toContain('now holds other text');
  });

  test('keeps the evidence of what it says, and adds up what the others used', async () => {
    const written = await report(findings(trueLog));
    const known = new Set(written.evidence.map((piece) => piece.id));
    expect(written.claims.flatMap((claim) => claim.evidence).filter((id) => !known.has(id))).toEqual([]);
    expect(written.usage.calls.map((call) => call.agent)).toEqual(['sre', 'investigator']);
  });

  test('names the agent that is missing', async () => {
    const [sre] = findings(trueLog);
    const written = await report(sre === undefined ? [] : [sre], ['investigator']);
    expect(written).toMatchObject({
      verdict: 'inconclusive',
      abstention: 'agent_missing',
      missingAgents: ['investigator'],
    });
  });

  test('says "I do not know" when nothing was found', async () => {
    expect(await report([])).toMatchObject({ verdict: 'inconclusive', abstention: 'insufficient_data', claims: [] });
  });
});
