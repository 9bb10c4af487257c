import { expect, jest, test } from '@jest/globals';
import request from 'supertest';
import { ask } from '../testing/ask.ts';
import { as, working } from '../testing/start-orchestrator.ts';
import type { StartedOrchestrator } from '../testing/start-orchestrator.ts';
import { stoppedAfterEach } from '../testing/stopped-after-each.ts';
import { compareSpans, treesOf } from './compare-spans.ts';

jest.setTimeout(120_000);

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
const start = stoppedAfterEach();

const compare = ({ url }: StartedOrchestrator, query: string, user = ANN): request.Test =>
  request(url).get(`/compare?${query}`).set(as(user));

async function finished({ url }: StartedOrchestrator, id: string): Promise<void> {
  // The stream of events ends with the turn.
  await request(url).get(`/investigations/${id}/events`).set(as(ANN));
}

test('a question that is asked again has its inputs and knows of the turns before it alone', async () => {
  const orchestrator = await start({});
  const attachments = [{ name: 'web.log', content: 'a\n' }];
  const first = await ask(orchestrator, { session: 's-1', body: { attachments } });
  await ask(orchestrator, {
    session: 's-1',
    body: { prompt: 'since when?', attachments: [{ name: 'b.log', content: 'b' }] },
  });
  orchestrator.invocations.length = 0;
  const again = await request(orchestrator.url).post(`/investigations/${first.body.id}/again`).set(as(ANN)).send({});
  expect([again.status, again.headers['location']]).toEqual([202, `/investigations/${again.body.id}`]);
  expect(again.body).toMatchObject({
    turn: 3,
    again: 1,
    prompt: first.body.prompt,
    attachments: first.body.attachments,
  });
  await finished(orchestrator, again.body.id);
  expect(orchestrator.invocations.map(({ agent }) => agent)).toEqual(['sre', 'investigator', 'architect']);
  for (const { invoke } of orchestrator.invocations) expect(invoke.context.record).toEqual([]);
  const twice = await request(orchestrator.url).post(`/investigations/${again.body.id}/again`).set(as(ANN)).send({});
  expect(twice.body).toMatchObject({ turn: 4, again: 1 });
  await finished(orchestrator, twice.body.id);
  const others = await request(orchestrator.url).post(`/investigations/${first.body.id}/again`).set(as(BOB)).send({});
  expect([others.status, others.body.error.code]).toEqual([404, 'investigation_not_found']);
});

test('two turns are held against each other: what differs, and how long each agent took', async () => {
  let calls = 0;
  const orchestrator = await start({
    agents: {
      architect: (invoke, response) => {
        calls += 1;
        if (calls === 1) return working('architect')?.(invoke, response);
        const report = { ...firstReport, verdict: 'inconclusive', where: {} };
        const { usage } = firstReport;
        const finding = {
          agent: 'architect',
          summary: 'x',
          claims: [],
          candidates: [],
          evidence: [],
          notChecked: [],
          usage,
        };
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.end(`${JSON.stringify({ type: 'result', finding, report })}\n`);
        return undefined;
      },
    },
  });
  const first = await ask(orchestrator, { session: 's.t-1' });
  const firstReport = first.body.report;
  await ask(orchestrator, { session: 's-2' });
  const { status, body } = await compare(orchestrator, 'a=s.t-1.t1&b=s-2.t1');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    identical: false,
    a: { session_id: 's.t-1', turn: 1, verdict: 'root_cause' },
    b: { session_id: 's-2', turn: 1, verdict: 'inconclusive' },
    fields: [
      { field: 'verdict', a: 'root_cause', b: 'inconclusive' },
      { field: 'where.service', a: 'checkout', b: null },
    ],
    others: [],
    spans_from: 'events',
  });
  expect(body.agents.map(({ agent }: { agent: string }) => agent)).toEqual(['sre', 'investigator', 'architect']);
  expect(body.spans[0]).toMatchObject({ name: 'sre', depth: 0 });
  expect(body.spans[1]).toMatchObject({ name: 'sre works', depth: 1 });
  const same = await compare(orchestrator, 'a=s-2.t1&b=s-2.t1');
  expect([same.body.identical, same.body.fields]).toEqual([true, []]);
});

test('a turn that is not there, not named or somebody else’s is an error with a code', async () => {
  const orchestrator = await start({});
  await ask(orchestrator, { session: 's-1' });
  const answers = [
    await compare(orchestrator, 'a=s-1.t1&b=s-1.t9'),
    await compare(orchestrator, 'a=s-1.t1'),
    await compare(orchestrator, 'a=s-1&b=s-1.t1'),
    await compare(orchestrator, 'a=s-1.t1&b=s-1.t1', BOB),
  ];
  expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual([
    [404, 'investigation_not_found'],
    [400, 'invalid_request'],
    [400, 'invalid_request'],
    [404, 'session_not_found'],
  ]);
});

test('spans of two traces are paired by name below the same parent; what one side has alone has no time on the other', () => {
  const span = (id: string, about: { parent: string | null; name: string; start: number; ms: number }) => ({
    id,
    failed: id === 'c',
    ...about,
  });
  const a = treesOf([
    span('a', { parent: 'elsewhere', name: 'root', start: 0, ms: 9 }),
    span('b', { parent: 'a', name: 'read', start: 1, ms: 2 }),
    span('c', { parent: 'a', name: 'read', start: 3, ms: 3 }),
  ]);
  const b = treesOf([
    span('d', { parent: null, name: 'root', start: 0, ms: 8 }),
    span('e', { parent: 'd', name: 'read', start: 1, ms: 4 }),
    span('f', { parent: 'd', name: 'write', start: 2, ms: 5 }),
  ]);
  expect(compareSpans(a, b)).toEqual([
    { name: 'root', depth: 0, a_ms: 9, b_ms: 8, a_failed: false, b_failed: false },
    { name: 'read', depth: 1, a_ms: 2, b_ms: 4, a_failed: false, b_failed: false },
    { name: 'read', depth: 1, a_ms: 3, b_ms: null, a_failed: true, b_failed: false },
    { name: 'write', depth: 1, a_ms: null, b_ms: 5, a_failed: false, b_failed: false },
  ]);
});
